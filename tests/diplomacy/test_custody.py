"""An order over a firm rests while its input flows (Nexperia, November 2025)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, clause, deal, next_round, start, turned, with_deal, words

HELD = clause("custody", "eu", measure="eu.firm", input="chips")
KIND = kind_of(HELD)


def test_only_an_order_over_a_firm():
    assert KIND.why_not(GAME, start(), (EU, CHINA), HELD) is None
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(HELD, measure="eu.cars"))) == (
        "eu.cars is no order over a firm"
    )
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(HELD, measure="eu.m9"))) == (
        "eu has no standing measure eu.m9 to put into a deal"
    )


def test_the_order_rests_and_asks_for_nothing_when_the_flow_stops():
    state = next_round(with_deal(start(), deal(FLOW, HELD)))
    made = state.deals[Ref("eu.d1")]
    assert state.measures[Ref("eu.firm")].standing == "suspended"

    back = turned(state, "eu.firm", standing="in_force")
    assert not KIND.kept(GAME, back, made, HELD).kept
    dry = replace(back, readings={**back.readings, "eu.gate.chips": 0})
    assert KIND.kept(GAME, dry, made, HELD).kept
