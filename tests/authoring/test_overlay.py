"""Scenarios that extend another: what is laid over what, what is removed, and into which file problems point."""

from pathlib import Path

import pytest

from engine.authoring.compose import parse
from engine.authoring.editor import overlay_schema
from engine.authoring.kept import playable
from engine.authoring.load import Loaded, find, load, shelf
from engine.authoring.overlay import extends
from engine.authoring.report import report
from tests.authoring.small_scenario import SMALL
from tui.cli import main

HEAD = "format: 1\nextends: base.yaml\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small scenario that others extend."""
    file = tmp_path / "base.yaml"
    file.write_text(SMALL)
    return file


def over(base: Path, text: str, *, head: str = HEAD, name: str = "over.yaml") -> Loaded:
    """A file beside the base with this text, loaded."""
    file = base.with_name(name)
    file.write_text(head + text)
    return load(file)


def places(loaded: Loaded) -> list[tuple[str, str, int]]:
    """Code, file name and line of each problem; each is fit to be shown."""
    assert report(loaded.problems) or not loaded.problems
    return [(p.code, Path(p.file).name, p.line) for p in loaded.problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_an_empty_change_means_the_same(base: Path) -> None:
    loaded, own = over(base, ""), load(base).scenario

    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert own is not None
    assert loaded.scenario.id == "over"
    assert loaded.scenario.digest == own.digest
    assert loaded.scenario.texts == own.texts


def test_changes_mean_what_a_whole_file_with_them_means(base: Path) -> None:
    changes = """\
title: Another
seats:
  us: {home: 40, aims: {magnets: {points: 6}}}
  china: {instruments: [tariff]}
beats:
  queue: null
  calm: {round: 2, headline: Calm, text: Nothing moves., source: made up}
trust: {china.us: -1}
"""
    whole = (
        SMALL.replace("title: Small", "title: Another")
        .replace("home: 48", "home: 40")
        .replace("points: 8\n        slide", "points: 6\n        slide")
        .replace("[tariff, export_licensing]", "[tariff]")
        .replace("china.us: -2", "china.us: -1")
        .replace(
            "queue: {round: 1, headline: A queue, text: Half of all requests wait.",
            "calm: {round: 2, headline: Calm, text: Nothing moves.",
        )
    )
    loaded, same = over(base, changes).scenario, load(whole).scenario
    assert loaded is not None
    assert same is not None

    assert loaded.digest == same.digest
    assert loaded.texts == same.texts


def test_the_order_is_that_of_the_lower_file_and_new_entries_come_last(base: Path) -> None:
    clock = "clock: {r3: {label: Third week, weeks: 1}, r1: {label: The very first}}\n"
    scenario = over(base, clock).scenario
    assert scenario is not None

    assert [span.label for span in scenario.clock.spans] == ["The very first", "Second week", "Third week"]


def test_whole_sections_can_be_removed(base: Path) -> None:
    scenario = over(base, "history: null\nbeats:\ntrust: null\n").scenario
    assert scenario is not None

    assert (scenario.history, scenario.beats, dict(scenario.trust)) == ((), (), {})


def test_files_lie_over_each_other_in_any_number(base: Path) -> None:
    over(base, "title: Middle\nseats: {us: {home: 40}}\n", name="middle.yaml")
    top = over(base, "seats: {us: {credibility: 60}}\n", head="format: 1\nextends: middle.yaml\n")

    assert top.problems == ()
    assert top.scenario is not None
    us = top.scenario.seats["us"]  # type: ignore[index]  # a seat id is text
    assert (top.scenario.text("title"), us.home, us.credibility) == ("Middle", 40, 60)


def test_a_shipped_scenario_is_extended_by_its_name() -> None:
    loaded = load("format: 1\nextends: tiny\ntitle: Tinier\n")

    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert list(loaded.scenario.seats) == ["eu", "china", "us"]


# --- where problems point ------------------------------------------------------------------------------------------


def test_a_mistake_in_a_change_points_into_the_upper_file(base: Path) -> None:
    loaded = over(base, "seats:\n  us:\n    hom: 40\n    region: japn\n")

    assert places(loaded) == [("F201", "over.yaml", 5), ("S301", "over.yaml", 6)]


def test_what_a_change_breaks_points_into_the_lower_file(base: Path) -> None:
    """Removing a measure leaves an act of the lower file without it; the help says who can mend it."""
    text = SMALL.replace("unless: {clause: licence_flow, by: china, input: magnets, user: us, gate: 85}",
                         "unless: {clause: suspend, by: us, measure: duty_china}")  # fmt: skip
    base.write_text(text)
    loaded = over(base, "measures: {duty_china: null}\n")

    assert places(loaded) == [("S301", "base.yaml", line_of(text, "unless:"))]
    assert "extends this file and can change it" in loaded.problems[0].help
    assert "duty_china" in loaded.problems[0].excerpt


def test_problems_of_both_files_come_in_order(base: Path) -> None:
    base.write_text(SMALL.replace("home: 58", "home: 158"))
    loaded = over(base, "seats: {us: {home: -3}}\n")

    assert places(loaded) == [("F205", "over.yaml", 3), ("F205", "base.yaml", line_of(SMALL, "home: 58"))]


def test_a_missing_key_points_at_the_change_that_removed_it(base: Path) -> None:
    assert places(over(base, "seats:\n  us: {home: null}\n")) == [("F202", "over.yaml", 4)]


def test_a_checks_warning_is_answered_in_the_file_where_it_stands(base: Path) -> None:
    news = "beats:\n  late: {round: 9, headline: Late, text: Too late., source: made up}"

    assert places(over(base, f"{news}\n")) == [("S305", "over.yaml", 4)]
    assert over(base, f"{news}  # ok: S305 it is a trap\n").problems == ()


def test_removing_what_is_not_there_is_told(base: Path) -> None:
    loaded = over(base, "beats:\n  queu: null\n")

    assert places(loaded) == [("S328", "over.yaml", 4)]
    assert loaded.problems[0].help == "did you mean 'queue'?"
    assert loaded.scenario is not None


def test_the_format_stands_in_every_file(base: Path) -> None:
    assert places(over(base, "", head="extends: base.yaml\n")) == [("F202", "over.yaml", 1)]


def test_broken_yaml_below_is_shown_where_it_is(base: Path) -> None:
    base.write_text(SMALL.replace("title: Small", "title: [Small"))
    loaded = over(base, "")

    assert [place[:2] for place in places(loaded)] == [("Y105", "base.yaml"), ("S327", "over.yaml")]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("nothing.yaml", "there is no file 'nothing.yaml' from here"),
        ("nothing", "there is no scenario 'nothing'"),
        ("over.yaml", "'over.yaml' extends itself in the end"),
        ("/etc/passwd.yaml", "is a path of one machine only"),
        ("[a]", "needs the name of a scenario"),
        ("base.txt", "there is no scenario 'base.txt'"),
    ],
)
def test_what_cannot_be_extended_is_told_with_the_reason(base: Path, what: str, said: str) -> None:
    loaded = over(base, "title: x\n", head=f"format: 1\nextends: {what}\n")

    assert [p.code for p in loaded.problems] == ["S327"]
    assert said in loaded.problems[0].message
    assert loaded.problems[0].line == 2


def test_files_that_extend_each_other_are_told(base: Path) -> None:
    over(base, "", head="format: 1\nextends: two.yaml\n", name="one.yaml")
    loaded = over(base, "", head="format: 1\nextends: one.yaml\n", name="two.yaml")

    assert "S327" in [p.code for p in loaded.problems]
    assert loaded.scenario is None


def test_a_long_chain_is_refused(base: Path) -> None:
    before = "base.yaml"
    for number in range(6):
        loaded = over(base, "", head=f"format: 1\nextends: {before}\n", name=f"o{number}.yaml")
        before = f"o{number}.yaml"

    assert [p.code for p in loaded.problems if p.code == "S327"]


def test_text_without_a_folder_extends_names_only() -> None:
    assert [p.code for p in load(HEAD).problems] == ["S327"]


# --- words ---------------------------------------------------------------------------------------------------------


def test_words_are_written_in_another_way_in_all_texts_but_sources(base: Path) -> None:
    words = "words: {China: Kesh, American: Bay, Chinese licences: Keshi papers}\n"
    scenario = over(base, words + "brief: China's summer. American or Sinochina?\n").scenario
    assert scenario is not None

    assert scenario.text("seats.china.name") == "Kesh"
    assert scenario.text("measures.duty_china.name") == "Bay duty on Kesh"
    assert scenario.text("measures.licences_us.name") == "Keshi papers for America"
    assert scenario.text("brief") == "Kesh's summer. Bay or Sinochina?"
    assert scenario.text("beats.queue.source") == "made up"


def test_a_sentence_still_begins_with_a_capital(base: Path) -> None:
    scenario = over(
        base, "words: {Europe: the League}\nbrief: Europe waits. Europe and China talk to Europe.\n"
    ).scenario
    assert scenario is not None

    assert scenario.text("brief") == "The League waits. The League and China talk to the League."


def test_words_change_no_meaning(base: Path) -> None:
    loaded, own = over(base, "words: {China: Kesh}\n").scenario, load(base).scenario

    assert loaded is not None
    assert own is not None
    assert loaded.digest == own.digest


# --- shelf, kept meanings, commands ---------------------------------------------------------------------------------


def test_the_shelf_shows_the_title_that_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mine.yaml").write_text("format: 1\nextends: tiny\nsummary: Mine.\n")

    entry = next(entry for entry in shelf() if entry.id == "mine")

    assert (entry.title, entry.summary, entry.own) == ("Tiny", "Mine.", True)


def test_a_kept_meaning_is_made_anew_when_the_lower_file_changes(
    tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "home"))
    over(base, "title: Over\n")
    file = str(base.with_name("over.yaml"))
    before = playable(file)
    base.write_text(SMALL.replace("home: 58", "home: 59"))
    after = playable(file)

    assert before is not None
    assert after is not None
    assert before == playable(file) or before.digest != after.digest
    assert after.seats["china"].home == 59  # type: ignore[index]  # a seat id is text


def test_the_shipped_lesson_has_made_up_names_and_two_rounds() -> None:
    loaded = find("lodestone_lesson")
    scenario = loaded.scenario
    assert scenario is not None

    assert extends(parse(loaded.text, "x"))
    assert [scenario.rounds(profile) for profile in scenario.profiles] == [2]
    assert scenario.profile("").minutes * 2 + scenario.profile("").debrief <= 45
    told = "\n".join(text for path, text in scenario.texts.items() if not path.endswith("source"))
    for name in ("China", "Chinese", "Europe", "American", "Brussels", "Beijing", "Washington", "2025"):
        assert name not in told


def test_an_overlay_has_a_schema_of_its_own(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    over(base, "seats: {us: {home: null}}\n")

    assert main(["schema", str(base.with_name("over.yaml")), "--print"]) == 0

    assert '"extends"' in capsys.readouterr().out
    assert overlay_schema()["required"] == ["format", "extends"]
