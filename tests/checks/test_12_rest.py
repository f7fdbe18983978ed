"""Check 12: without measures nothing moves; each instrument moves its target's figures the way its file says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.actions import PlaceOrder
from engine.economy import ahead
from engine.instruments import catalogue, use_from
from engine.rules.assessment import ahead_readings
from engine.rules.flow import due
from engine.rules.game import apply
from engine.rules.line import default_action
from engine.rules.opening import opening
from engine.rules.world import model_of, schedule
from engine.state import Actor
from engine.view import with_order
from tests.playing import opening_of, scenario_of


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


MOVES = {
    "tariff": ("us", {"against": "china", "duty": 10000, "basis": "ieepa"}, "china.ahead", -1),
    "targeted_duty": ("china", {"against": "eu", "line": "cars", "duty": 3000}, "eu.ahead", -1),
    "export_licensing": ("china", {"against": "eu", "input": "magnets", "level": "slow"}, "eu.ahead", -1),
    "high_tech_control": ("us", {"against": "china", "input": "chip_software"}, "china.ahead", -1),
    "stockpile": ("us", {"input": "graphite"}, "us.exposure_ahead", -1),
    "joint_project": ("eu", {}, "eu.dependence_ahead", -1),
    "joint_purchasing": ("eu", {"input": "magnets"}, "eu.exposure_ahead", 0),
    "mandatory_diversification": ("eu", {}, "eu.dependence_ahead", -1),
    "emergency_support": ("eu", {}, "eu.ahead", -1),
    "lift": ("china", {"measure": "china.october_package", "how": "lift"}, "eu.ahead", 1),
}
"""Instruments that work on the economy: who uses it, how, the figure it moves, which way (0: not the wrong way)."""
ELSEWHERE = {
    "affiliates_rule", "anti_coercion_instrument", "control_package", "court_capital", "dialogue", "fsr_case",
    "joint_measure", "partnership_step", "persuasion", "procurement_bar", "sell_at_home", "supplier_mapping",
}  # fmt: skip
"""Instruments whose first step moves votes, trust, rungs or a later stage; tests/instruments has each of them."""


def ahead_of(scenario, state) -> dict[str, int]:  # type: ignore[no-untyped-def]
    """The readings of the year ahead of one state."""
    (year,) = ahead(model_of(scenario), [state.economy], [schedule(scenario, state)])
    return dict(ahead_readings(scenario, state, year))


def test_every_instrument_is_in_one_of_the_lists() -> None:
    assert set(MOVES) | ELSEWHERE == set(catalogue())
    assert not set(MOVES) & ELSEWHERE


@pytest.mark.parametrize("instrument", MOVES)
def test_each_instrument_moves_its_figure_the_way_its_file_says(instrument: str) -> None:
    seat, form, figure, sign = MOVES[instrument]
    scenario, before = scenario_of("rare_earth_crackdown"), opening_of("rare_earth_crackdown")
    order = PlaceOrder(by=Actor(seat), instrument=instrument, use=use_from(instrument, form))

    after = with_order(scenario, before, order)
    if instrument == "mandatory_diversification":
        after = replace(after, measures={r: replace(m, standing="in_force") for r, m in after.measures.items()})
    change = ahead_of(scenario, after)[figure] - ahead_of(scenario, before)[figure]

    assert change * sign > 0 if sign else change <= 0, change
