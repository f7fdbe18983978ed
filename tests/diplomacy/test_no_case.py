"""One instrument stays in the drawer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, clause, deal, measure, next_round, start, with_deal, words

PROMISE = clause("no_case", "eu", instrument="targeted_duty")
KIND = kind_of(PROMISE)
NEW = measure("eu.m1", "china", instrument="targeted_duty", origin="order", round=3)


def kept(*more) -> bool:
    state = next_round(with_deal(start(*more), deal(FLOW, PROMISE)))
    return KIND.kept(GAME, state, state.deals[Ref("eu.d1")], PROMISE).kept


def test_only_an_instrument_of_the_giver():
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(PROMISE, instrument="tariff"))) == (
        "eu has no instrument tariff"
    )


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ({}, False),
        ({"against": "all"}, False),
        ({"against": "us"}, True),
        ({"round": 2}, True),
        ({"instrument": "tariff"}, True),
        ({"standing": "ended"}, True),
        ({"origin": "beat"}, True),
    ],
)
def test_only_a_new_use_against_a_party_breaks_it(changes, held):
    assert kept(replace(NEW, **changes)) == held


def test_the_menu_offers_what_was_used_before():
    used = measure("eu.m0", "china", instrument="targeted_duty")

    assert [c.instrument for c in KIND.menu(GAME, start(used), EU, CHINA)] == ["targeted_duty"]
