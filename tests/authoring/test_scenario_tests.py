"""Scenario tests: transcripts beside a scenario that are checked, played, and told where they go wrong."""

from pathlib import Path

import pytest

from engine.authoring.load import load, shelf
from engine.authoring.report import report
from engine.authoring.tests_file import beside, is_tests, load_tests, scenario_beside
from engine.authoring.tests_run import run_tests
from tests.authoring.small_scenario import SMALL
from tui.cli import main

SHIPPED = [file for entry in shelf() if (file := beside(entry.path)).is_file()]
DUTY = "{do: order, instrument: tariff, use: {against: china, duty: 20, basis: ieepa}}"
OFFER = """us: {do: propose, parties: [us, china], clauses: {
          a: {clause: suspend, by: us, measure: duty_china},
          b: {clause: licence_flow, by: china, input: magnets, user: us, gate: 85}}}"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small scenario in a folder of its own."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL)
    return file


def written(small: Path, text: str) -> Path:
    """A file of one test beside the scenario; the text is its play and what it expects."""
    file = beside(small)
    file.write_text(f"format: 1\ntests:\n  one:\n    says: One.\n{text}")
    return file


def wrongs(file: Path) -> list[tuple[str, int]]:
    """Code and line of all that is wrong with the tests of a file, or goes wrong when they are played."""
    loaded = load_tests(file)
    found = [*loaded.problems, *(problem for ran in run_tests(loaded) for problem in ran.problems)]
    assert report(found) or not found
    return [(problem.code, problem.line) for problem in found]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_tests_of_every_shipped_scenario_go_as_they_are_written(file: Path) -> None:
    assert wrongs(file) == []
    assert list(run_tests(load_tests(file)))


def test_every_shipped_scenario_has_tests() -> None:
    assert [entry.id for entry in shelf() if not beside(entry.path).is_file()] == []


def test_names_of_files() -> None:
    assert beside(Path("a/tiny.yaml")) == Path("a/tiny.tests.yaml")
    assert scenario_beside(Path("a/tiny.tests.yaml")) == Path("a/tiny.yaml")
    assert is_tests(Path("tiny.tests.yaml"))
    assert not is_tests(Path("tiny.yaml"))


@pytest.mark.parametrize(
    "play",
    [
        f"    play:\n      - us: {DUTY}\n      - end_round\n"
        "    expect: [{figures: {tariff.us.china: {equals: 50}}}]\n",
        f"    play:\n      - {OFFER}\n        named: bargain\n      - china: {{do: sign, offer: bargain}}\n"
        "      - end_round\n    expect: [{deal: {party: us, clause: suspend}}]\n",
        "    play: [end_game]\n    expect: [{happened: queue, figures: {us.result: {equals: 0}}}]\n",
        f"    play:\n      - end_talks\n      - china: {DUTY}\n        refused: needs another seat\n",
        "    play: [end_talks, end_orders, end_talks]\n    expect: [{round: {equals: 2}}]\n",
        "    seed: 3\n    profile: full\n    play: [end_game]\n",
    ],
)  # fmt: skip
def test_a_play_that_goes_as_it_is_written(small: Path, play: str) -> None:
    assert wrongs(written(small, play)) == []


@pytest.mark.parametrize(
    ("code", "line", "play"),
    [
        ("T402", 6, f"    play:\n      - china: {DUTY}\n"),
        ("T403", 7, f"    play:\n      - us: {DUTY}\n        refused: no power\n"),
        ("T404", 7, f"    play:\n      - china: {DUTY}\n        refused: no power\n"),
        ("T405", 6, "    expect:\n      - figures: {us.home: {equals: 3}}\n"),
        ("T405", 6, "    expect:\n      - in_force: {by: us, tag: licence}\n"),
        ("T405", 6, "    expect:\n      - deal: {party: us}\n"),
        ("T405", 6, "    expect:\n      - round: {equals: 2}\n"),
        ("T405", 6, "    expect:\n      - none_of: {news: {happened: queue}}\n"),
        ("T405", 6, "    expect:\n      - any_of: {late: {round: {equals: 2}}}\n"),
        (
            "T405",
            8,
            "    play:\n      - end_round\n      - expect:\n          - round: {equals: 1}\n      - end_round\n",
        ),
        ("T406", 6, "    play:\n      - end_orders\n"),
        ("T406", 7, "    play:\n      - end_game\n      - end_round\n"),
        ("T406", 6, f"    play:\n      - china: {{do: sign, offer: later}}\n      - {OFFER}\n        named: later\n"),
        ("T402", 6, "    play:\n      - bring: queue\n"),
    ],
)
def test_a_play_that_goes_otherwise_is_told_with_its_line(small: Path, code: str, line: int, play: str) -> None:
    assert wrongs(written(small, play)) == [(code, line)]


@pytest.mark.parametrize(
    ("code", "play"),
    [
        ("F201", "    plya: [end_round]\n"),
        ("F204", "    play: [end_rounds]\n"),
        ("F201", "    play:\n      - uk: {do: speak, words: Hello.}\n"),
        ("F208", "    play:\n      - {us: {do: speak, words: Hello.}, bring: queue}\n"),
        ("F208", "    play:\n      - {bring: queue, named: it}\n"),
        ("F208", "    play:\n      - {refused: no}\n"),
        (
            "F204",
            "    play:\n      - us: {do: order, instrument: tariff, use: {against: china, duty: 5, basis: law}}\n",
        ),
        ("S301", "    play:\n      - us: {do: sign, offer: nothing}\n"),
        ("S301", "    play:\n      - bring: que\n"),
        ("S301", "    profile: long\n"),
        ("S302", "    expect: [{figures: {uk.home: {equals: 3}}}]\n"),
        ("S303", "    expect: [{figures: {us.home: {equals: 3.5}}}]\n"),
    ],
)
def test_a_file_of_tests_is_checked_like_a_scenario(small: Path, code: str, play: str) -> None:
    file = written(small, play)

    assert code in [found for found, _ in wrongs(file)]
    assert load_tests(file).tests is None


def test_tests_need_their_scenario(tmp_path: Path, small: Path) -> None:
    assert wrongs(written(tmp_path / "other.yaml", "    play: [end_round]\n")) == [("T401", 1)]

    small.write_text(SMALL.replace("format: 1", "format: 2"))

    assert wrongs(written(small, "    play: [end_round]\n")) == [("T401", 1)]


def test_a_failure_says_what_is_and_what_was_expected(small: Path) -> None:
    (ran,) = run_tests(load_tests(written(small, "    expect:\n      - figures: {us.gate.magnets: {at_least: 0.9}}\n")))

    (problem,) = ran.problems
    assert "'us.gate.magnets' is 0." in problem.message
    assert problem.help == "expected: at least 0.9"


def test_a_scenario_keeps_its_places_for_its_tests(small: Path) -> None:
    loaded = load(small)

    assert loaded.tree is not None
    assert loaded.file is not None


# --- the commands --------------------------------------------------------------------------------------------------


def test_the_command_plays_the_tests(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(small, "    play: [end_round]\n    expect: [{round: {equals: 2}}]\n")

    assert main(["test", str(small)]) == 0
    assert main(["test", str(file)]) == 0
    assert capsys.readouterr().out.count("ok    One.\n1 test, none failed\n") == 2


def test_the_command_tells_failures_and_their_places(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(small, "    play: [end_round]\n    expect: [{round: {equals: 1}}]\n")

    assert main(["test", str(small)]) == 1
    shown = capsys.readouterr().out
    assert "FAIL  One." in shown
    assert "small.tests.yaml:6:15:" in shown
    assert "this is round 2 [T405]" in shown


def test_the_command_gives_json(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(small, "    play: [end_round]\n")

    assert main(["test", str(small), "--json"]) == 0
    assert '"ok": true' in capsys.readouterr().out


def test_a_scenario_without_tests_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", str(small)]) == 2
    assert "there are no tests" in capsys.readouterr().err


def test_check_takes_files_of_tests(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(small, "    play: [end_rond]\n")

    assert main(["check", str(small), str(file)]) == 1
    assert "small.tests.yaml:5:12" in capsys.readouterr().out
