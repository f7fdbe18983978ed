"""A parliament holds up a new regulation, and votes on no deal with a seat whose threat stands (GAME 10)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.events import VoteCalled, fold
from engine.instruments import catalogue, use_from
from engine.rules.homes import preview_ratification
from engine.rules.parliament import hold_up
from engine.rules.ratification import close_ratification, open_ratification
from engine.rules.work import Work
from engine.scenario import Actor, Cue, Ref
from engine.state import Offer, Threat
from tests.diplomacy.world import (
    CHINA,
    EU,
    FLOW,
    US,
    bloc,
    brief,
    checked,
    clause,
    deal,
    fact,
    kinds,
    of,
    scenario,
    start,
    with_deal,
    words,
)

EARS = bloc("security", (Cue(kind="retreat", by="self"), -2), (Cue(kind="order", by="self"), 1))
PARLIAMENT = Actor(id="parliament", holds_up="security", freezes="us")
GAME = scenario(brief(EU, blocs=(EARS,)), actors=(PARLIAMENT,))
EASE = clause("tariff_level", "us", against="eu", level=500)
PACT = deal(EASE, clause("no_case", "eu", instrument="targeted_duty"), id="eu.d1")
RETREAT = fact("retreat", "eu", "", round=2)


def threat(**changes):
    """An American threat of duties on Europe."""
    plain = Threat(
        id=Ref("us.t1"), by=US, against=EU, instrument="tariff", due=4, stake=3, public=True, round=2,
        use=use_from("tariff", {"against": "eu", "duty": 2500, "basis": "ieepa"}),
        unless=clause("no_case", "eu", instrument="fsr_case"),
    )  # fmt: skip
    return replace(plain, **changes)


# --- a new regulation ---------------------------------------------------------------------------------------


def adopted(*facts, votes=True, game=GAME):
    """The assessment of the round in which the Council adopted a duty to diversify."""
    name = "mandatory_diversification"
    instrument, state = catalogue()[name], start(phase="assessment", facts=facts)
    events = instrument.reveal(game, state, EU, instrument.Use(), Ref("eu.m1"))
    state = fold(state, [e for e in events if not isinstance(e, VoteCalled)])
    if votes:
        state = fold(state, instrument.decided(game, state, state.measures[Ref("eu.m1")], True))
    return replace(state, facts=facts)


def after(state, game=GAME):
    work = Work(game, state)
    hold_up(work)
    return checked(work)


def test_a_discontented_security_bloc_puts_a_regulation_off_by_a_round_and_only_once():
    state = adopted(RETREAT)
    before = state.measures[Ref("eu.m1")].since

    turn = after(state)
    again = after(replace(turn.state, facts=(*turn.state.facts, fact("retreat", "eu", "", round=2))))

    assert kinds(turn) == ["StageReached", "Noted"]
    assert turn.state.measures[Ref("eu.m1")].since == before + 1
    assert words(turn.events[0].because) == (
        "parliament holds up eu.m1 for a round, until week 10: eu.security is discontented"
    )
    assert again.events == ()


@pytest.mark.parametrize(
    ("facts", "game", "votes"),
    [
        ((), GAME, True),  # nothing to be discontented about
        ((fact("order", "eu", "china", round=2),), GAME, True),
        ((replace(RETREAT, seen_by=(EU,)),), GAME, True),  # a public delay must not tell of what is secret
        ((RETREAT,), replace(GAME, actors=(Actor(id="parliament", freezes="us"),)), True),
        ((RETREAT,), replace(GAME, council=None), True),
        ((RETREAT,), GAME, False),  # not adopted yet
    ],
)
def test_otherwise_it_takes_effect_on_its_date(facts, game, votes):
    assert after(adopted(*facts, votes=votes, game=game), game).events == ()


# --- a deal -------------------------------------------------------------------------------------------------


def home(made, *threats, game=GAME, round=2):
    state = start(
        phase="ratification", round=round, deals={made.id: made}, threats={t.id: t for t in threats},
    )  # fmt: skip
    work = Work(game, state)
    open_ratification(work)
    called = work.draft.votes
    work.draft.votes = ()
    if not called:
        close_ratification(work)
    return work.close(), called


def test_a_deal_with_a_seat_that_threatens_waits_and_is_asked_about_again():
    turn, called = home(PACT, threat())

    assert (called, kinds(turn)) == ((), ["Noted"])
    assert turn.state.deals[PACT.id].stage == "signed"
    assert words(turn.events[0].because) == "parliament does not vote on eu.d1 while us.t1 stands"
    later, asked = home(PACT, threat(status="dropped"), round=3)
    assert len(asked) == 1
    assert of(later, "DealFailed") == []


@pytest.mark.parametrize(
    "harmless",
    [
        threat(status="met"),
        threat(public=False, seen_by=(EU, US)),
        threat(pledge=True),
        threat(by=CHINA, id=Ref("china.t1")),
        threat(against=CHINA),
        threat(unless=PACT.clauses[1]),  # the deal takes the threat away
    ],
)
def test_it_votes_when_no_open_public_threat_of_that_seat_stands(harmless):
    assert len(home(PACT, harmless)[1]) == 1


def test_it_is_asked_about_deals_with_that_seat_only_and_not_about_what_the_executive_may_give_alone():
    other = deal(FLOW, clause("no_case", "eu", instrument="targeted_duty"), id="eu.d2")
    alone = deal(EASE, clause("transparency", "eu"), id="eu.d3")

    assert len(home(other, threat())[1]) == 1
    assert of(home(alone, threat())[0], "Noted") == []
    assert len(home(PACT, threat(), game=replace(GAME, actors=()))[1]) == 1


def test_a_threat_that_waits_for_a_deal_put_off_waits_on():
    answered = replace(threat(), id=Ref("eu.t1"), by=EU, against=US, due=2, unless=EASE)

    turn, _ = home(PACT, threat(), answered)

    assert {t.id: t.status for t in turn.state.threats.values()} == {"us.t1": "open", "eu.t1": "open"}


def test_a_deal_put_off_counts_its_rounds_from_its_entry():
    assert with_deal(start(round=4, phase="ratification"), PACT).deals[PACT.id].round == 4


def test_the_preview_says_that_there_will_be_no_vote():
    offer = Offer(
        id=Ref("us.eu.o1"), by=US, parties=(EU, US), clauses=PACT.clauses, enforcement="none", secret=False, expires=2,
        signed=(US,), round=2, seen_by=(EU, US),
    )  # fmt: skip

    said = preview_ratification(GAME, start(threats={Ref("us.t1"): threat()}), offer, EU)

    assert said.chance == 0
    assert [words(label) for label, _ in said.parts] == ["parliament does not vote on it while us.t1 stands"]
    assert preview_ratification(GAME, start(), offer, EU).needed == 50
