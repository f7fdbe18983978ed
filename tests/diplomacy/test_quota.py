"""A free share of a line lowers its average duty."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, GAME, REST, clause, deal, next_round, start, turned, with_deal, words

HALF = clause("quota", "eu", line="BEV", seller="china", free=50)
KIND = kind_of(HALF)


def refusal(**changes) -> str:
    return words(KIND.why_not(GAME, start(), (EU, CHINA), replace(HALF, **changes)))


def test_why_it_cannot_be_given():
    assert refusal() == ""
    assert refusal(free=95) == "a free share of 95 % is outside 10 % to 90 %"
    assert refusal(line="pork") == "eu has no duty on pork from china"
    assert refusal(line="moon") == "there is no product line moon in this game"
    assert refusal(seller="us") == "it must be given to another party of the deal, not us"


def test_half_free_is_half_the_duty_and_no_more():
    state = next_round(with_deal(start(), deal(REST, HALF)))
    made = state.deals[Ref("eu.d1")]

    assert state.measures[Ref("eu.cars")].dial == 1000
    assert KIND.kept(GAME, state, made, HALF).kept
    found = KIND.kept(GAME, turned(state, "eu.cars", dial=1500), made, HALF)
    assert (found.kept, found.miss) == (False, 50)
