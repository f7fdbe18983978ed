"""`brink new`: what it writes is right, tested and playable at once, whatever was wished for."""

from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine.analysis.bulk import play_games
from engine.authoring.compose import parse
from engine.authoring.editor import editor_schema
from engine.authoring.load import load_and_play
from engine.authoring.scaffold import Wishes, first_tests, id_of, inputs_held, scenario_text, seat_ids, wrong_wish
from engine.authoring.tests_file import load_tests
from engine.authoring.tests_run import run_tests
from tui.cli import main

USUAL = Wishes(id="crisis", title="A new crisis")
WISHES = {
    "usual": USUAL,
    "long": replace(USUAL, rounds=8, minutes=240),
    "two_rounds": replace(USUAL, rounds=2, minutes=45),
    "chips": replace(USUAL, input="legacy_chips"),
    "others": replace(USUAL, seats=("Côte d'Or", "St. Bees", "New-Town"), title="Crisis: 'the sequel' #2"),
    "america_supplies": replace(USUAL, regions=("us", "china", "eu"), input="chip_software"),
    "odd_title": replace(USUAL, title="true"),
}


@pytest.mark.parametrize("name", WISHES)
def test_a_new_scenario_has_no_problems_and_its_tests_pass(name: str, tmp_path: Path) -> None:
    wishes = WISHES[name]
    assert wrong_wish(wishes) == ""
    file, tests = tmp_path / "crisis.yaml", tmp_path / "crisis.tests.yaml"
    file.write_text(scenario_text(wishes), encoding="utf-8")
    tests.write_text(first_tests(wishes), encoding="utf-8")

    loaded = load_and_play(file)

    assert [f"{p.where}: {p.message}" for p in loaded.problems] == []
    assert loaded.scenario is not None
    assert loaded.scenario.text("title") == wishes.title
    assert load_tests(tests).problems == ()
    assert [ran.problems for ran in run_tests(load_tests(tests))] == [()] * 3


def test_a_new_scenario_is_commented_and_in_block_style_where_authors_write() -> None:
    text = scenario_text(USUAL)

    assert text.count("#") > 15
    assert [line for line in text.split("\n") if len(line) > 120] == []
    schema = editor_schema(root := parse(text, "crisis.yaml").root)
    assert root is not None
    assert list(Draft202012Validator(schema).iter_errors(root.value)) == []


def test_bots_play_a_new_scenario_to_its_end(tmp_path: Path) -> None:
    scenario = load_and_play(scenario_text(USUAL), name="crisis.yaml").scenario
    assert scenario is not None

    (table,) = play_games(scenario, [1], dict.fromkeys(scenario.seats, "cautious"))

    assert table.state.phase == "ended"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seats": ("A", "a", "B")}, "three names that differ"),
        ({"seats": ("All", "b", "c")}, "'All' cannot name a seat"),
        ({"seats": ("7", "b", "c")}, "'7' cannot name a seat"),
        ({"seats": ("a: b", "b", "c")}, "'a: b' cannot name a seat"),
        ({"regions": ("china", "china", "us")}, "three different regions"),
        ({"regions": ("china", "mars", "us")}, "three different regions"),
        ({"input": "soybeans"}, "china does not supply eu with soybeans; it does with magnets,"),
        ({"rounds": 1}, "2 to 12 rounds, not 1"),
        ({"minutes": 10}, "10 minutes are too few for 4 rounds"),
        ({"title": " "}, "needs a title of"),
    ],
)
def test_wishes_that_cannot_be_fulfilled_are_told(change: dict[str, object], said: str) -> None:
    assert said in wrong_wish(replace(USUAL, **change))


def test_ids_are_made_of_names() -> None:
    assert id_of("New Crisis, part 2!") == "new_crisis_part_2"
    assert id_of("2026") == ""
    assert seat_ids(("Côte d'Or", "St. Bees")) == ("cote_d_or", "st_bees")
    assert "magnets" in inputs_held("china", "eu")


# --- the command ---------------------------------------------------------------------------------------------------


def test_the_command_writes_a_scenario_its_tests_and_their_schemas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "crisis"), "--seats", "Reds, Greens, Blues", "--rounds", "3", "--yes"]) == 0

    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"crisis.yaml", "crisis.tests.yaml", "crisis.schema.json", "crisis.tests.schema.json"}
    assert "brink check" in capsys.readouterr().out
    assert main(["check", "--play", str(tmp_path / "crisis.yaml"), str(tmp_path / "crisis.tests.yaml")]) == 0
    assert main(["test", str(tmp_path / "crisis.yaml")]) == 0


def test_the_command_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crisis.tests.yaml").write_text("mine")

    assert main(["new", str(tmp_path / "crisis.yaml"), "--yes"]) == 2

    assert "nothing is overwritten" in capsys.readouterr().err
    assert not (tmp_path / "crisis.yaml").exists()


def test_the_command_asks_what_it_was_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["A quiet war", "Reds, Greens, Blues", "", "graphite", "5", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.chdir(tmp_path)

    assert main(["new"]) == 0

    text = (tmp_path / "a_quiet_war.yaml").read_text()
    assert "title: A quiet war" in text
    assert "inputs: [graphite]" in text
    assert "r5:" in text
    assert list(answers) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "My Crisis", "--yes"], "such as my_crisis"),
        (["new", "x", "--yes", "--seats", "a,b"], "three seats are needed"),
        (["new", "x", "--yes", "--rounds", "99"], "2 to 12 rounds"),
    ],
)
def test_the_command_says_what_it_cannot_do(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(words) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
