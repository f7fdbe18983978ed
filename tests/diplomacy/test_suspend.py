"""Suspensions with a date (No. 70 and 72 of November 2025; the affiliates rule)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    GAME,
    LEVEL,
    REST,
    US,
    clause,
    deal,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

KIND = kind_of(REST)
PACKAGE = Ref("china.package")


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("china.package", ""),
        ("china.duty", ""),
        ("china.lic_eu", "china.lic_eu is not aimed at another party of the deal"),
        ("us.duty", "china has no standing measure us.duty to put into a deal"),
        ("china.m99", "china has no standing measure china.m99 to put into a deal"),
    ],
)
def test_only_what_the_giver_holds_against_a_party(measure, said):
    found = KIND.why_not(GAME, start(), (CHINA, US), replace(REST, measure=measure))

    assert words(found) == said


def test_an_ended_measure_is_gone_and_a_suspended_one_can_be_renewed():
    over = turned(start(), PACKAGE, standing="ended")
    assert words(KIND.why_not(GAME, over, (CHINA, US), REST)).startswith("china has no standing measure")

    resting = turned(start(), PACKAGE, standing="suspended", lapses=3)
    assert KIND.why_not(GAME, resting, (CHINA, US), REST) is None
    assert with_deal(resting, deal(LEVEL, REST, id="china.d1")).measures[PACKAGE].lapses == 53


@pytest.mark.parametrize(("until", "lapses"), [(0, 1 + 52), (4, 5), (8, 9)])
def test_it_returns_in_the_round_after_its_last_or_after_a_year(until, lapses):
    state = with_deal(start(), deal(LEVEL, replace(REST, until=until), id="china.d1"))

    assert (state.measures[PACKAGE].standing, state.measures[PACKAGE].lapses) == ("suspended", lapses)


@pytest.mark.parametrize(
    ("standing", "kept"), [("suspended", True), ("ended", True), ("in_force", False), ("pending", False)]
)
def test_it_is_kept_while_the_measure_does_not_bite(standing, kept):
    state = next_round(with_deal(start(), deal(LEVEL, REST, id="china.d1")))
    found = KIND.kept(GAME, turned(state, PACKAGE, standing=standing), state.deals[Ref("china.d1")], REST)

    assert (found.kept, found.miss) == (kept, 0 if kept else 100)


def test_after_its_year_it_asks_for_nothing():
    state = replace(next_round(with_deal(start(), deal(LEVEL, REST, id="china.d1"))), week=60)
    found = KIND.kept(GAME, turned(state, PACKAGE, standing="in_force"), state.deals[Ref("china.d1")], REST)

    assert (found.due, found.kept) == (False, True)


def test_an_order_over_a_firm_at_home_can_rest_too():
    firm = clause("suspend", "eu", measure="eu.firm")

    assert KIND.why_not(GAME, turned(start(), "eu.firm", against="eu"), (EU, CHINA), firm) is None
