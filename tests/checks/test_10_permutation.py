"""Check 10: the order in which sealed orders and offers come in never matters at the reveal."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from engine.actions import PlaceOrder, Ready, Step
from engine.rules.flow import due
from engine.rules.game import apply, digest, why_not
from engine.rules.line import default_action
from engine.state import Actor, State
from engine.view import choices, draw, view
from tests.playing import opening_of, scenario_of


def orders_phase(name: str) -> State:
    scenario, state = scenario_of(name), opening_of(name)
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
    scenario, state = scenario_of(name), orders_phase(name)
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
    return digest(state)


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
