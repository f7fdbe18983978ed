"""What really happened, played: every act is legal, every reported figure lies within its tolerance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.analysis.history import compare_history, play_history
from engine.scenario import Scripted, Seat
from tests.playing import scenario_of

SHIPPED = ("tiny", "rare_earth_crackdown")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_historical_line_of_a_shipped_scenario_is_legal_and_within_tolerance(name: str) -> None:
    told = compare_history(scenario_of(name))

    assert told.skipped == ()
    assert [row.id for row in told.rows if not row.ok] == []
    assert told.ok


def test_the_truce_of_busan_is_in_force_after_the_line_of_october_2025() -> None:
    table, _ = play_history(scenario_of("rare_earth_crackdown"))

    deals = [d for d in table.state.deals.values() if set(d.parties) == {"china", "us"}]
    assert [d.stage for d in deals] == ["in_force"]
    assert [t.status for t in table.state.threats.values()] == ["traded"]


def test_an_act_that_is_not_legal_is_left_out_and_told() -> None:
    scenario = scenario_of("tiny")
    wrong = Scripted(round=1, phase="talks", seat=Seat("eu"), act={"do": "Sign", "by": "eu", "offer": "us.o1"})

    told = compare_history(replace(scenario, history=(wrong, *scenario.history)))

    assert [s.act for s in told.skipped] == [wrong]
    assert not told.ok
    assert "left out" in told.text().lower()


def test_a_figure_outside_its_tolerance_is_told() -> None:
    scenario = scenario_of("tiny")
    off = replace(scenario.reported[0], value=9000, tolerance=100)

    told = compare_history(replace(scenario, reported=(off,)))

    assert not told.ok
    assert told.text().count("\noff ") == 1
    assert told.as_json()["ok"] is False


def test_a_figure_of_a_round_that_was_never_played_is_not_ok() -> None:
    scenario = scenario_of("tiny")

    told = compare_history(replace(scenario, reported=(replace(scenario.reported[0], round=9),)))

    assert told.rows[0].simulated is None
    assert "not reached" in told.text()
