"""A report every few rounds (benchmark of June 2026)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, clause, deal, fact, next_round, start, with_deal, words

DATA = clause("transparency", "eu", every=2)
KIND = kind_of(DATA)


def kept(round: int, *facts):
    state = next_round(with_deal(start(), deal(FLOW, DATA)), rounds=round - 2, facts=facts)
    return KIND.kept(GAME, state, state.deals[Ref("eu.d1")], DATA)


def test_a_report_is_due_every_second_round():
    assert [kept(round).due for round in (3, 4, 5, 6)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("heard", "held"),
    [
        (fact("order", "eu", "eu", "report", round=3), True),
        (fact("order", "eu", "china", "meeting", round=4), True),
        (fact("order", "eu", "us", "meeting", round=4), False),  # not a party
        (fact("order", "china", "eu", "meeting", round=4), False),  # not the giver's order
        (fact("order", "eu", "china", "meeting", round=2), False),  # before the deal
        (fact("order", "eu", "china", "tariff", round=4), False),
    ],
)
def test_an_order_of_the_giver_that_hands_data_over_is_a_report(heard, held):
    assert kept(4, heard).kept == held


def test_every_one_to_four_rounds():
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(DATA, every=5))) == (
        "a report is due every 1 to 4 rounds, not 5"
    )
