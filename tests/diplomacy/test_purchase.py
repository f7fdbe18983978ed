"""State buyers take more of a line (soybeans of Busan)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    GAME,
    LEVEL,
    US,
    clause,
    deal,
    next_round,
    settled,
    start,
    turned,
    with_deal,
    words,
)

SOY = clause("purchase", "china", line="soybeans", seller="us", more=20)
KIND = kind_of(SOY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"more": 61}, "61 % more is outside 5 % to 60 %"),
        ({"line": "moon"}, "there is no product line moon in this game"),
        ({"seller": "china"}, "it must be given to another party of the deal, not china"),
    ],
)
def test_why_it_cannot_be_promised(changes, said):
    assert words(KIND.why_not(GAME, start(), (CHINA, US), replace(SOY, **changes))) == said


def test_a_duty_on_the_line_is_a_miss():
    found = KIND.kept(GAME, start(), None, SOY)

    assert (found.kept, found.miss) == (False, 100)
    assert words(found.because) == "china.farm keeps buyers from soybeans"
    assert KIND.kept(GAME, turned(start(), "china.farm", standing="suspended"), None, SOY).kept


def test_the_treasury_pays_a_part_of_the_price():
    (duty,) = KIND.shock(GAME, start(), None, SOY).duties
    assert (duty.sector, duty.origin, duty.destination, duty.bp, duty.line) == ("*", "us", "china", -1000, "soybeans")

    (whole,) = KIND.shock(GAME, start(), None, replace(SOY, line="machines")).duties
    assert (whole.sector, whole.line) == ("machinery_electrical", "")


def test_the_givers_own_duty_on_the_line_rests_and_returns_when_the_deal_is_broken():
    made = deal(SOY, LEVEL, id="china.d1", enforcement="snap_back")
    state = next_round(with_deal(start(), made))
    assert state.measures[Ref("china.farm")].standing == "suspended"

    broken = settled(turned(state, "us.duty", dial=3000)).state
    assert broken.measures[Ref("china.farm")].standing == "in_force"
