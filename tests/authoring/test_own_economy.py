"""A small economy of the scenario's own: checked, compiled to whole numbers, kept in saves, and played."""

from pathlib import Path

import pytest

from engine.actions import Ready
from engine.analysis.bulk import play_games
from engine.authoring.kept import playable
from engine.authoring.load import find, load, load_and_play
from engine.codec import decode, encode
from engine.economy import NoAnswer
from engine.figures import figure
from engine.rules.line import new_game
from engine.rules.world import model_of
from engine.scenario import Figure, Scenario
from engine.state import Actor
from engine.table import LocalTable

TEXT = find("salt_and_silk").text


def scenario_of(text: str = TEXT) -> Scenario:
    loaded = load(text, name="salt_and_silk.yaml")
    assert loaded.scenario is not None, [p.message for p in loaded.problems]
    return loaded.scenario


def codes(text: str) -> list[str]:
    return [problem.code for problem in load(text).problems]


def test_places_goods_and_inputs_come_from_the_economy_itself() -> None:
    setting = scenario_of().economy

    assert setting.regions == ("harbour", "hills", "isles")
    assert (setting.inputs, setting.goods) == (("salt",), ("fish", "silk"))
    assert setting.cover == (("salt", "harbour", 60),)


def test_numbers_are_whole_and_kept_by_the_codec() -> None:
    scenario = scenario_of()
    own = scenario.economy.own
    assert own is not None

    assert own["goods"]["fish"]["trade"]["harbour"]["hills"] == 15_000  # type: ignore[index]  # by name
    assert own["inputs"]["salt"]["users"]["harbour"]["suppliers"] == {"hills": 9000, "isles": 1000}  # type: ignore[index]
    assert decode(Scenario, encode(scenario)) == scenario


def test_the_model_has_the_trade_of_the_file() -> None:
    names = model_of(scenario_of()).names

    assert (names.regions, names.sectors, names.inputs) == (("harbour", "hills", "isles"), ("fish", "silk"), ("salt",))
    assert names.cells == (("salt", "harbour"),)


def test_play_begins_with_the_store_of_the_file_and_a_hill_that_can_shut_the_pass() -> None:
    scenario = scenario_of()
    state = new_game(scenario)

    assert figure(scenario, state, Figure("harbour.cover.salt")) == 60
    assert figure(scenario, state, Figure("harbour.dependence")) > 800


def test_shutting_the_pass_empties_the_store() -> None:
    """Two rounds of four weeks under a ban leave the Harbour with less than under permits as usual."""
    scenario = scenario_of()
    left = [_store_after(scenario, level) for level in ("normal", "ban")]

    assert left[1] < left[0]


def _store_after(scenario: Scenario, level: str) -> int:
    table = LocalTable(scenario_of(TEXT.replace("level: normal", f"level: {level}")))
    while table.state.round < 3:
        while table.step():
            pass
        for seat in table.due.seats:
            table.send(Ready(by=Actor(seat)))
    return figure(table.scenario, table.state, Figure("harbour.cover.salt"))


def test_bots_play_it_and_a_save_of_it_opens_again(tmp_path: Path) -> None:
    scenario = scenario_of()
    (table,) = play_games(scenario, [1], dict.fromkeys(scenario.seats, "random"))
    copy = table.fork(len(table.played), tmp_path / "salt.brink")
    copy.close()

    again = LocalTable.open(tmp_path / "salt.brink")

    assert again.notice == ""
    assert again.state.phase == "ended"


def test_its_meaning_is_kept_between_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))

    assert playable("salt_and_silk") == playable("salt_and_silk") == scenario_of()
    assert list((tmp_path / "cache").iterdir())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("hills: 0.9, isles: 0.1", "hills: 0.9, isles: 0.2", "S329"),
        ("needed_by: {fish: 0.6}", "needed_by: {silk: 0.6}", "S329"),
        ("needed_by: {fish: 0.6}", "needed_by: {fsh: 0.6}", "S301"),
        ("suppliers: {hills: 0.9", "suppliers: {hill: 0.9", "S301"),
        ("like: agri_food", "like: agrifood", "S301"),
        ("region: hills", "region: hill", "S301"),
        ("line: silk, duty", "line: sil, duty", "S301"),
        ("input: salt", "input: magnets", "S301"),
        ("figure: harbour.licensed.salt", "figure: harbour.licensed.magnets", "S302"),
        ("  own:\n", "  regions: [eu]\n  own:\n", "F208"),
        ("  own:\n", "  lines: [cars]\n  own:\n", "F208"),
        ("isles: {isles: 12}", "isles: 12", "F203"),
        ("isles: {isles: 12}", "isles: {isles: -12}", "F205"),
    ],
)
def test_mistakes_in_it_are_told(old: str, new: str, code: str) -> None:
    assert old in TEXT

    assert code in codes(TEXT.replace(old, new))


def test_an_economy_is_packaged_or_own() -> None:
    before, _, rest = TEXT.partition("economy:\n")
    after = rest[rest.index("seats:\n") :]

    assert "F208" in codes(f"{before}economy: {{warm_up_weeks: 4}}\n{after}")


def test_an_empty_store_is_no_trouble_for_the_numbers() -> None:
    assert load_and_play(TEXT.replace("weeks_in_store: 6", "weeks_in_store: 0")).problems == ()


def test_an_economy_without_an_answer_is_told_and_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_: object, **__: object) -> None:
        raise NoAnswer("the market of fish did not settle")

    monkeypatch.setattr("engine.authoring.checks_in_play.opening", no_answer)

    (problem,) = load_and_play(TEXT).problems

    assert (problem.code, problem.level) == ("S329", "error")
    assert "the market of fish did not settle" in problem.message
