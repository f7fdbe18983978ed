"""A ceiling on broad duties (Busan: 30 to 20 points)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.rules.promises import end_clauses
from engine.rules.work import Work
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    GAME,
    LEVEL,
    REST,
    US,
    checked,
    deal,
    measure,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

KIND = kind_of(LEVEL)
DUTY = Ref("us.duty")
YOUNG = measure("us.young", "china", "tariff", "broad", dial=1500, rung=5)
DATED = measure("us.dated", "china", "tariff", "broad", dial=10000, rung=4, standing="pending", since=4)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"level": 2500}, ""),
        ({"level": 3000}, "30 % stand today; promise less"),
        ({"level": 3500}, "30 % stand today; promise less"),
        ({"level": -100}, "a ceiling of -1 % is below nothing"),
        ({"against": "eu"}, "it must be given to another party of the deal, not eu"),
    ],
)
def test_a_ceiling_lies_below_what_stands(changes, said):
    assert words(KIND.why_not(GAME, start(), (CHINA, US), replace(LEVEL, **changes))) == said


def test_who_has_no_duty_has_no_ceiling_to_give():
    bare = turned(start(), DUTY, standing="ended")

    assert words(KIND.why_not(GAME, bare, (CHINA, US), LEVEL)) == "us has no broad duty on china"


def test_the_duty_comes_down_to_the_ceiling():
    after = with_deal(start(), deal(LEVEL, REST, id="china.d1")).measures[DUTY]

    assert (after.dial, after.standing, after.rung) == (2000, "in_force", 5)


def test_the_youngest_duty_gives_way_first_and_a_dated_one_rests():
    after = with_deal(start(YOUNG, DATED), deal(LEVEL, REST, id="china.d1")).measures

    assert after[Ref("us.dated")].standing == "suspended"
    assert after[Ref("us.young")].standing == "suspended"
    assert (after[DUTY].standing, after[DUTY].dial) == ("in_force", 2000)


@pytest.mark.parametrize(
    ("dial", "level", "miss"),
    [(2000, 2000, 0), (2100, 2000, 5), (2200, 2000, 10), (3000, 2000, 50), (100, 0, 20), (1, 0, 1)],
)
def test_how_far_it_is_missed_is_measured_against_the_ceiling(dial, level, miss):
    found = KIND.kept(GAME, turned(start(), DUTY, dial=dial), None, replace(LEVEL, level=level))

    assert (found.kept, found.miss) == (miss == 0, miss)


def test_when_it_runs_out_the_duty_returns():
    state = with_deal(start(), deal(replace(LEVEL, until=3), REST, id="china.d1"))
    work = Work(GAME, next_round(state, rounds=2, phase="talks"))
    end_clauses(work)

    assert checked(work).state.measures[DUTY].dial == 3000
