"""Check 10: the order in which sealed orders and offers come in never matters at the reveal."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from engine.actions import PlaceOrder, Ready, Step
from engine.rules.fingerprint import digest
from engine.rules.flow import due
from engine.rules.game import apply, why_not
from engine.rules.line import default_action
from engine.rules.opening import opening
from engine.scenario import Scenario
from engine.state import Actor, State
from engine.view import choices, draw, view
from tests.playing import opening_of, scenario_of


def orders_phase(name: str, scenario: Scenario | None = None) -> State:
    """The opening played on to the sealed orders; another scenario may stand in for the shipped one."""
    state = opening(scenario) if scenario else opening_of(name)
    scenario = scenario or scenario_of(name)
    while state.phase != "orders":
        action = default_action(due(scenario, state))
        assert action is not None
        state = apply(scenario, state, action).state
    return state


def drafted(name: str, seed: int) -> list[PlaceOrder]:
    """Some legal orders of each seat."""
    scenario, state, rng = scenario_of(name), orders_phase(name), Random(seed)
    found = []
    for seat in scenario.seats:
        now = state
        for _ in range(6):
            menu = choices(scenario, view(scenario, now, [], seat))
            order = draw(rng.choice(menu), seat, rng.randrange) if menu else None
            if order is not None and why_not(scenario, now, order) is None:
                now = apply(scenario, now, order).state
                found.append(order)
    return found


def revealed(name: str, orders: list[PlaceOrder], ready: list[str]) -> str:
    """The digest after the orders of a round were sealed in this order."""
    return digest(after_round(scenario_of(name), orders_phase(name), orders, ready))


def after_round(scenario: Scenario, state: State, orders: list[PlaceOrder], ready: list[str]) -> State:
    """The state when the next talks begin."""
    for order in orders:
        state = apply(scenario, state, order).state
    for seat in ready:
        state = apply(scenario, state, Ready(by=Actor(seat))).state
    state = apply(scenario, state, Step()).state
    state = apply(scenario, state, Step()).state
    while state.phase not in ("talks", "ended"):
        action = default_action(due(scenario, state))
        assert action is not None
        state = apply(scenario, state, action).state
    return state


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
@pytest.mark.parametrize("seed", range(4))
def test_submission_order_never_matters(name: str, seed: int) -> None:
    orders, seats = drafted(name, seed), list(scenario_of(name).seats)
    rng = Random(seed)
    assert len(orders) >= 3

    wanted = revealed(name, orders, seats)

    for other in list(permutations(seats))[1:]:
        shuffled = orders[:]
        rng.shuffle(shuffled)
        assert revealed(name, shuffled, list(other)) == wanted


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_seats_in_the_file_never_matters(name: str, seed: int) -> None:
    shipped = scenario_of(name)
    turned = replace(shipped, seats=dict(reversed(shipped.seats.items())), digest=f"{name} turned round")
    orders = drafted(name, seed)

    one = after_round(shipped, orders_phase(name), orders, list(shipped.seats))
    other = after_round(turned, orders_phase(name, turned), orders, list(turned.seats))

    assert dict(one.counts) == dict(other.counts)
    assert dict(one.readings) == dict(other.readings)
    assert dict(one.measures) == dict(other.measures)
