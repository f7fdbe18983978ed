"""An instrument that says its shock is steady has the same shock in every week in which a measure of it bites."""

from __future__ import annotations

import pytest

from engine.instruments import catalogue
from engine.rules.world import bites
from engine.state import State
from tests.playing import random_game, scenario_of

STEADY = [name for name, instrument in catalogue().items() if instrument.steady]


@pytest.fixture(scope="module")
def states() -> list[State]:
    return [turn.state for seed in range(3) for _, _, turn in random_game("rare_earth_crackdown", seed)][::9]


@pytest.mark.parametrize("name", STEADY)
def test_a_steady_shock_does_not_hang_on_the_week(name: str, states: list[State]) -> None:
    scenario, instrument = scenario_of("rare_earth_crackdown"), catalogue()[name]
    for state in states:
        for measure in state.measures.values():
            if measure.instrument == name:
                weeks = [week for week in range(state.week, state.week + 52, 7) if bites(measure, week)]
                shocks = [instrument.shock(scenario, state, measure, week) for week in weeks]
                assert all(shock == shocks[0] for shock in shocks)
