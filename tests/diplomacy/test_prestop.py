"""Resolution before stoppage (benchmark of June 2026)."""

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
    kinds,
    next_round,
    settled,
    start,
    turned,
    with_deal,
    words,
)

EARLY = clause("prestop", "china", input="magnets", user="eu")
KIND = kind_of(EARLY)
CALL = fact("dialogue", "eu", "china")


def at(cover: int, *facts, gate: int = 6000):
    state = next_round(with_deal(start(), deal(EARLY, PRICE)), facts=facts)
    state = turned(state, "china.lic_eu", dial=gate)
    return replace(state, readings={**state.readings, "eu.cover.magnets": cover})


def kept(cover: int, *facts, gate: int = 6000):
    state = at(cover, *facts, gate=gate)
    return KIND.kept(GAME, state, state.deals[Ref("eu.d1")], EARLY)


@pytest.mark.parametrize(
    ("cover", "facts", "gate", "held", "miss"),
    [
        (50, (), 6000, True, 0),
        (49, (), 6000, False, 100),
        (49, (CALL,), 6000, True, 0),
        (30, (CALL,), 6000, True, 0),
        (29, (CALL,), 6000, False, 10),  # a warning: the release has two weeks
        (29, (CALL,), 8500, True, 0),
        (29, (), 8500, False, 100),
    ],
)
def test_yellow_asks_for_a_meeting_and_red_for_licences(cover, facts, gate, held, miss):
    found = kept(cover, *facts, gate=gate)

    assert (found.kept, found.miss) == (held, miss)


def test_the_reason_does_not_tell_the_cover():
    assert words(kept(37).because) == "stocks of magnets fell below yellow and nobody met"


def test_a_release_that_does_not_come_in_two_rounds_is_a_breach():
    first = settled(at(20, CALL))
    assert "ClauseMissed" in kinds(first)

    later = next_round(first.state, facts=(replace(CALL, round=4),))
    assert "ClauseBroken" in kinds(settled(later))


def test_why_it_cannot_be_given():
    upside_down = replace(EARLY, red=60)
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), upside_down)) == (
        "red at 6 weeks must lie below yellow at 5, within 1 to 8 weeks"
    )
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(EARLY, input="chips"))) == (
        "china has no licensing of chips for eu"
    )


def test_it_cannot_be_the_condition_of_a_threat_for_stocks_are_private():
    assert not KIND.in_threats
