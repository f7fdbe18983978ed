"""Check 12: without measures nothing moves; each instrument moves its target's figures the way its file says."""

from __future__ import annotations

from dataclasses import replace

from engine.rules.flow import due
from engine.rules.game import apply
from engine.rules.line import default_action
from engine.rules.opening import opening
from tests.playing import scenario_of


def test_with_no_measure_every_economic_figure_stays_to_the_unit() -> None:
    shipped = scenario_of()
    rested = replace(shipped.economy, cover=())
    scenario = replace(shipped, economy=rested, openings=(), beats=(), digest="no measures")
    first = state = opening(scenario)
    while (action := default_action(due(scenario, state))) is not None:
        state = apply(scenario, state, action).state

    assert state.phase == "ended"
    for name, value in first.readings.items():
        assert state.readings[name] == value, name
