"""What an author's screen shows: briefing, role sheets, cards, conditions in words, lines round a problem."""

from pathlib import Path

import pytest

from engine.authoring.load import find, load
from engine.authoring.previews import briefing, cards, lines_round, role_sheets
from engine.scenario import Scenario
from tests.authoring.small_scenario import SMALL


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    scenario = find("tiny").scenario
    assert scenario is not None
    return scenario


def test_the_briefing_is_what_everybody_reads(tiny: Scenario) -> None:
    shown = briefing(tiny)

    assert shown.title == "Tiny"
    assert shown.text.startswith("A made-up week.")
    assert shown.rounds == ("6 - 12 October 2025", "13 - 19 October 2025")
    assert shown.profiles == (("short", 1, 20), ("full", 2, 45))


def test_a_role_sheet_has_aims_with_points_and_what_they_wait_for(tiny: Scenario) -> None:
    eu, china, us = role_sheets(tiny)

    licences, dependence = eu.aims
    assert (licences.says, licences.worth, licences.private) == (
        "Licences for European firms flow.", "up to 8 points", False,
    )  # fmt: skip
    assert "from 30 % to 80 %" in licences.when
    assert dependence.private
    assert dependence.worth == "4 points"
    assert china.aims[0].worth == "12 points, 4 points"
    assert china.aims[0].when.startswith("12 points: ")
    assert " is at most 20; 4 points: " in china.aims[0].when
    assert eu.red_lines[0].worth == "-15 points"
    assert "Broad tariff" in eu.instruments
    assert us.starts == (("Home support", "48"), ("Credibility", "50"))
    assert eu.blocs == ("Car and machine makers", "Farmers")


def test_a_card_says_when_it_comes_to_whom_and_what_it_does(tiny: Scenario) -> None:
    queue, storm, cable, held = cards(tiny)

    assert queue.comes == "in round 1"
    assert queue.does[0].endswith(" -1")
    assert storm.comes == "in round 2, with 6 chances in 12"
    assert cable.readers
    assert held.comes == "when the facilitator brings it"
    assert queue.source == "made up"


@pytest.mark.parametrize("name", ["rare_earth_crackdown", "lodestone_lesson"])
def test_everything_that_ships_can_be_shown(name: str) -> None:
    scenario = find(name).scenario
    assert scenario is not None

    sheets = role_sheets(scenario)
    assert all(aim.when for sheet in sheets for aim in sheet.aims)
    assert all(card.comes and card.headline and card.text for card in cards(scenario))
    assert briefing(scenario).text


def test_the_lines_round_a_problem_stand_as_in_the_file() -> None:
    loaded = load(SMALL.replace("home: 58", "home: 158"))
    (problem,) = loaded.problems

    lines = lines_round(loaded, problem, before=1, after=1)

    assert [line.text.strip() for line in lines] == ["region: china", "home: 158", "credibility: 50"]
    assert [line.width > 0 for line in lines] == [False, True, False]
    assert lines[1].number == problem.line


def test_the_lines_are_those_of_the_file_in_which_the_problem_is(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SMALL.replace("home: 58", "home: 158"))
    over = tmp_path / "over.yaml"
    over.write_text("format: 1\nextends: base.yaml\nseats: {us: {home: -3}}\n")
    loaded = load(over)
    above, below = loaded.problems

    assert [line.number for line in lines_round(loaded, above)] == [1, 2, 3, 4]
    assert [line.text.strip() for line in lines_round(loaded, below, before=0, after=1)] == [
        "home: 158",
        "credibility: 50",
    ]
    assert [line.number for line in lines_round(loaded, below, before=99, after=0)] == list(range(1, below.line + 1))
