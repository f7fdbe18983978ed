"""General licences for a year (December 2025, GK-M)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.rules.promises import end_clauses
from engine.rules.work import Work
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    GAME,
    PRICE,
    checked,
    clause,
    deal,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

OPEN = clause("general_licence", "china", input="magnets", user="eu")
KIND = kind_of(OPEN)
LIC = Ref("china.lic_eu")


def test_why_it_cannot_be_given():
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(OPEN, user="us"))) == (
        "it must be given to another party of the deal, not us"
    )
    assert words(KIND.why_not(GAME, start(), (EU, CHINA), replace(OPEN, input="chips"))) == (
        "china has no licensing of chips for eu to open"
    )


def test_it_opens_the_gate_and_is_broken_by_turning_it_down():
    state = next_round(with_deal(start(), deal(OPEN, PRICE)))
    made = state.deals[Ref("eu.d1")]

    assert (state.measures[LIC].dial, state.measures[LIC].stage, state.measures[LIC].rung) == (9500, "promised", 2)
    assert KIND.kept(GAME, state, made, OPEN).kept
    tighter = KIND.kept(GAME, turned(state, LIC, dial=8500), made, OPEN)
    assert (tighter.kept, tighter.miss) == (False, 11)


def test_when_it_runs_out_the_gate_returns_to_where_it_stood():
    state = next_round(with_deal(start(), deal(replace(OPEN, until=3), PRICE)), rounds=2, phase="talks")
    work = Work(GAME, state)
    end_clauses(work)

    after = checked(work).state.measures[LIC]
    assert (after.dial, after.stage, after.rung) == (6000, "normal", 4)
