"""No new orders from a rung upwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    GAME,
    PRICE,
    clause,
    deal,
    fact,
    measure,
    next_round,
    start,
    with_deal,
    words,
)

CALM = clause("standstill", "china", rung=4)
KIND = kind_of(CALM)


def kept(*facts, more=()) -> bool:
    state = next_round(with_deal(start(*more), deal(CALM, PRICE)), facts=facts)
    return KIND.kept(GAME, state, state.deals[Ref("eu.d1")], CALM).kept


@pytest.mark.parametrize(
    ("heard", "held"),
    [
        (fact("order", "china", "eu", rung=4), False),
        (fact("order", "china", "all", rung=6), False),
        (fact("order", "china", "eu", rung=3), True),
        (fact("order", "china", "us", rung=6), True),  # the US is no party
        (fact("order", "eu", "china", rung=6), True),  # the other side gave no standstill
        (fact("order", "china", "eu", rung=4, round=2), True),  # before the deal entered
        (fact("hit", "china", "eu", rung=6), True),  # a dated step of before
    ],
)
def test_new_orders_break_it_and_nothing_else(heard, held):
    assert kept(heard) == held


def test_what_was_ordered_counts_while_it_stands_so_lifting_it_is_a_cure():
    new = measure("china.m1", "eu", round=3, origin="order")
    climbed = fact("order", "china", "eu", rung=4, ref="china.m1")

    assert not kept(climbed, more=(new,))
    assert kept(climbed, more=(replace(new, standing="ended"),))


def test_it_begins_between_rung_three_and_six():
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(CALM, rung=2))) == (
        "a standstill begins at rung 3 to 6, not 2"
    )
