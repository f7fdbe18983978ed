"""Meetings to look at how a deal is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, clause, deal, fact, next_round, start, with_deal, words

MEET = clause("review", "eu", every=2)
KIND = kind_of(MEET)


def kept(round: int, *facts):
    state = next_round(with_deal(start(), deal(FLOW, MEET)), rounds=round - 2, facts=facts)
    return KIND.kept(GAME, state, state.deals[Ref("eu.d1")], MEET)


def test_a_review_is_due_every_second_round():
    assert [kept(round).due for round in (3, 4, 5, 6)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("heard", "held"),
    [
        (fact("dialogue", "eu", "china", round=4), True),
        (fact("dialogue", "china", "eu", round=3), True),  # whoever invited
        (fact("dialogue", "eu", "us", round=4), False),
        (fact("dialogue", "eu", "china", round=2), False),
    ],
)
def test_any_dialogue_between_the_parties_is_one(heard, held):
    assert kept(4, heard).kept == held


def test_every_one_to_four_rounds():
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(MEET, every=0))) == (
        "a review comes every 1 to 4 rounds, not 0"
    )
