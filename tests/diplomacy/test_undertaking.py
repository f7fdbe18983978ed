"""Minimum prices in place of a duty (electric cars, January 2026; brandy, July 2025)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, PRICE, deal, next_round, start, turned, with_deal, words

KIND = kind_of(PRICE)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"floor": 4500}, "a minimum price 45 % up is outside 5 % to 40 %"),
        ({"line": "pork"}, "eu has no duty on pork from china that a price could replace"),
        ({"line": "moon"}, "there is no product line moon in this game"),
        ({"exporter": "us"}, "it must be given to another party of the deal, not us"),
    ],
)
def test_why_it_cannot_be_given(changes, said):
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(PRICE, **changes))) == said


def test_the_duty_rests_and_a_price_floor_takes_its_place():
    state = next_round(with_deal(start(), deal(FLOW, PRICE)))

    assert state.measures[Ref("eu.cars")].standing == "suspended"
    (floor,) = KIND.shock(GAME, state, state.deals[Ref("eu.d1")], PRICE).floors
    assert (floor.origin, floor.destination, floor.bp, floor.line) == ("china", "eu", 1500, "BEV")


def test_a_duty_beside_the_price_breaks_it():
    state = next_round(with_deal(start(), deal(FLOW, PRICE)))
    found = KIND.kept(GAME, turned(state, "eu.cars", standing="in_force"), state.deals[Ref("eu.d1")], PRICE)

    assert words(found.because) == "eu.cars stands beside the minimum price"
    assert not found.kept
