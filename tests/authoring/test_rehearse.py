"""`brink rehearse`: what never or always happens is found, is the same each time, and points into the file."""

from pathlib import Path

import pytest

from engine.authoring.load import Loaded, load
from engine.authoring.rehearse import Rehearsal, full_points, rehearse
from engine.authoring.rehearse_findings import length_of, placed_findings
from engine.authoring.rehearse_text import rehearsal_text
from engine.authoring.worth_signing import Bargains
from engine.rules.line import new_game
from engine.scenario import Seat
from tests.authoring.small_scenario import SMALL
from tests.playing import scenario_of
from tui.cli import main

NEVER = """\
  never: {when: {figures: {us.home: {at_least: 99}}}, headline: Joy, text: All are glad., source: made up}
  always: {when: {figures: {us.home: {at_most: 99}}}, headline: Calm, text: All is well., source: made up}
  held: {held: true, headline: Held, text: It waits., source: made up}
"""
AIMS = """\
      gift: {says: Be at the table., points: 2, when: {round: {at_least: 1}}}
      dream: {says: All love us., points: 2, when: {figures: {us.home: {at_least: 100}}}}
"""
RED = "    red_lines: {table: {says: Sit at no table., when: {round: {at_least: 1}}}}\n"
WITH_FINDINGS = (
    SMALL.replace("beats:\n", f"beats:\n{NEVER}")
    .replace("      magnets:\n        says", f"{AIMS}      magnets:\n        says")
    .replace("    blocs:\n      markets", f"{RED}    blocs:\n      markets")
    .replace("    instruments: [tariff]\n", "    instruments: [tariff, court_capital]\n")
)


def rehearsed(text: str, *, games: int = 20) -> tuple[Rehearsal, Loaded]:
    loaded = load(text, name="small.yaml")
    assert loaded.scenario is not None, [p.message for p in loaded.problems]
    return rehearse(loaded.scenario, games=games, thinking=0), loaded


@pytest.fixture(scope="module")
def with_findings() -> tuple[Rehearsal, Loaded]:
    return rehearsed(WITH_FINDINGS)


def test_what_never_or_always_happens_is_found_with_its_line(with_findings: tuple[Rehearsal, Loaded]) -> None:
    lines = WITH_FINDINGS.split("\n")
    problems = placed_findings(*with_findings)

    found = {(p.code, lines[p.line - 1].strip().split(":")[0]) for p in problems}
    assert {
        ("R501", "never"), ("R502", "always"), ("R504", "gift"), ("R503", "dream"), ("R506", "red_lines"),
        ("R505", "instruments"),
    } <= found  # fmt: skip
    assert not {("R501", "held"), ("R502", "queue")} & found


def test_a_finding_is_a_note_and_can_be_answered_in_the_file() -> None:
    answered = WITH_FINDINGS.replace(
        "  never: {", "  # ok: R501 it is there for a facilitator who reads this\n  never: {"
    )
    problems = placed_findings(*rehearsed(answered))

    assert "R501" not in {p.code for p in problems}
    assert {p.level for p in problems} == {"note"}


def test_the_same_seed_gives_the_same_rehearsal() -> None:
    one, other = (rehearsal_text(rehearsed(SMALL, games=6)[0]) for _ in range(2))

    assert one == other


def test_the_account_tells_news_aims_instruments_deals_and_length(with_findings: tuple[Rehearsal, Loaded]) -> None:
    text = rehearsal_text(with_findings[0])

    assert "     0  never  never  (when something holds)" in text
    assert "   100  always us: Be at the table." in text
    for head in ("Instruments used", "Clauses in force", "How it ends", "Length: about"):
        assert head in text


def test_progress_is_told() -> None:
    scenario = load(SMALL).scenario
    assert scenario is not None
    told: list[int] = []

    rehearse(scenario, games=3, thinking=0, progress=told.append)

    assert told == [1, 2, 3]


def test_an_aim_that_only_costs_is_no_aim_to_be_met() -> None:
    eu = scenario_of("rare_earth_crackdown").seats[Seat("eu")]

    assert [full_points(aim) for aim in eu.aims if aim.points < 0] == [-200, -500]


def test_clauses_are_judged_in_bargains() -> None:
    """Licences are worth a duty, and nobody gains from what its receiver does not want."""
    scenario = scenario_of("rare_earth_crackdown")
    bargains = Bargains()
    bargains.look(scenario, new_game(scenario))

    flow = bargains.found["licence_flow", Seat("china"), Seat("us")]
    assert flow.worth > 0
    assert all(worth.worth <= worth.offered for worth in bargains.found.values())


def test_the_length_counts_reading_talking_and_orders(with_findings: tuple[Rehearsal, Loaded]) -> None:
    length = length_of(with_findings[0])

    assert length.planned == 20
    assert 5 < length.needed < 60
    assert min(length.reading, length.talking, length.deciding, length.handling) > 0


def test_a_game_longer_than_planned_is_told() -> None:
    problems = placed_findings(*rehearsed(SMALL.replace("minutes_per_round: 10", "minutes_per_round: 2"), games=4))

    assert "R508" in {p.code for p in problems}


# --- the command ---------------------------------------------------------------------------------------------------


def test_the_command_rehearses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(WITH_FINDINGS)

    assert main(["rehearse", str(file), "--games", "4", "--thinking", "0"]) == 0

    shown = capsys.readouterr().out
    assert "Small: 4 games of 'full'" in shown
    assert "[R504]" in shown


def test_the_command_tells_what_it_cannot_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL.replace("format: 1", "format: 2"))

    assert main(["rehearse", str(file)]) == 1
    assert main(["rehearse", "tiny", "--profile", "shrt"]) == 2
    assert "did you mean 'short'" in capsys.readouterr().err
    assert main(["rehearse", "no_such"]) == 2
