"""Repeal is for good."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.rules.promises import check_clauses
from engine.rules.work import Work
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    GAME,
    LEVEL,
    US,
    clause,
    deal,
    fact,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

GONE = clause("repeal", "china", measure="china.duty")
KIND = kind_of(GONE)


def test_only_what_the_giver_holds_against_a_party():
    assert KIND.why_not(GAME, start(), (CHINA, US), GONE) is None
    assert (
        words(KIND.why_not(GAME, start(), (EU, CHINA), GONE)) == "china.duty is not aimed at another party of the deal"
    )
    assert words(KIND.why_not(GAME, start(), (CHINA, US), clause("repeal", "china", measure="us.duty"))) == (
        "china has no standing measure us.duty to put into a deal"
    )


def test_it_ends_the_measure_and_no_snap_back_brings_it_back():
    made = deal(LEVEL, GONE, id="china.d1", enforcement="snap_back")
    state = next_round(with_deal(start(), made))
    assert state.measures[Ref("china.duty")].standing == "ended"
    assert "repealed" in state.facts[-1].tags

    work = Work(GAME, turned(state, "us.duty", dial=3000))
    check_clauses(work)
    assert work.draft.deals[made.id].stage == "ended"
    assert work.draft.measures[Ref("china.duty")].standing == "ended"


def test_it_is_final_and_public():
    assert KIND.final
    assert not KIND.secret_allowed


def test_a_new_measure_of_the_same_kind_breaks_it():
    made = deal(LEVEL, GONE, id="china.d1")
    state = next_round(with_deal(start(), made))
    old = state.measures[Ref("china.duty")]
    order = fact("order", "china", "us", rung=4, ref="china.m9")

    def after(**changes):
        new = replace(old, **{"id": Ref("china.m9"), "standing": "in_force", **changes})
        return replace(state, measures={**state.measures, new.id: new}, facts=(order,))

    assert KIND.kept(GAME, state, state.deals[made.id], GONE).kept
    broken = KIND.kept(GAME, after(), state.deals[made.id], GONE)
    assert not broken.kept
    assert words(broken.because) == "china.m9 does what china.duty did"
    assert KIND.kept(GAME, after(standing="ended"), state.deals[made.id], GONE).kept
    assert KIND.kept(GAME, after(touches=("ships",)), state.deals[made.id], GONE).kept
    assert KIND.kept(GAME, after(instrument="fsr_case"), state.deals[made.id], GONE).kept
