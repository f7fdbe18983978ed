"""A project promised, each side by its own clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import EU, GAME, US, clause, deal, fact, measure, next_round, start, with_deal, words

OURS = clause("joint_effort", "eu", input="magnets", partner="us")
THEIRS = clause("joint_effort", "us", input="magnets", partner="eu")
KIND = kind_of(OURS)


def kept(round: int, *facts, more=()):
    state = next_round(with_deal(start(*more), deal(OURS, THEIRS)), rounds=round - 2, facts=facts)
    found = KIND.kept(GAME, state, state.deals[Ref("eu.d1")], OURS)
    return found.due, found.kept


def paid(round: int, by: str = "eu", ref: str = "eu.m1"):
    return fact("order", by, by, "project", round=round, ref=ref)


@pytest.mark.parametrize(
    ("round", "facts", "found"),
    [
        (3, (), (False, True)),  # a round is left
        (4, (), (True, False)),
        (3, (paid(3),), (True, True)),
        (4, (paid(3),), (False, True)),  # paid for: the promise is done
        (4, (paid(2),), (True, False)),  # before the deal
        (4, (paid(3, "us"),), (True, False)),  # the partner's order is the partner's
    ],
)
def test_one_order_within_two_rounds(round, facts, found):
    assert kept(round, *facts) == found


def test_a_project_for_another_input_is_not_the_promised_one():
    other = measure("eu.m1", "eu", "project", touches=("input.chips",), round=3)
    same = replace(other, touches=("input.magnets",))

    assert kept(4, paid(3), more=(other,)) == (True, False)
    assert kept(3, paid(3), more=(same,)) == (True, True)


def test_why_it_cannot_be_given():
    assert (
        words(KIND.why_not(GAME, start(), (EU, US), replace(OURS, input="moon")))
        == "there is no input moon in this game"
    )
    assert words(KIND.why_not(GAME, start(), (EU, US), replace(OURS, within=5))) == (
        "a project is promised within 1 to 4 rounds, not 5"
    )
