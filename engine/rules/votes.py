"""Holding a council's vote: count it, say the count, and let the measure or the deal hear the answer (GAME 5.3)."""

from __future__ import annotations

from engine.events import VoteHeld, audience_of
from engine.instruments import catalogue
from engine.politics.council import DRAW_WEIGHTS, Tally, after_draws, count_said, positions, tally
from engine.rules.deal_votes import completed
from engine.rules.homes import deal_decided
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Council, Scenario
from engine.state import Audience, Die, State, Vote


def hold(work: Work, vote: Vote) -> None:
    """Count an open vote with the draws that fell, write it down, and act on it."""
    council = work.scenario.council
    state = work.now()
    ready = completed(state, vote)
    counted = count(work.scenario, state, ready)
    passed = counted.passed if counted else True
    because = _told(council, vote, counted)
    causes, seen_by = (vote.subject,), audience_of(vote)
    work.emit(
        VoteHeld(
            because=because, causes=causes, seen_by=seen_by, vote=vote.id, seat=vote.seat, subject=vote.subject,
            passed=passed, yes=counted.yes if counted else (), no=counted.no if counted else (),
            abstained=counted.abstained if counted else (), population=counted.population if counted else 0,
        )
    )  # fmt: skip
    if vote.subject in state.measures:
        _measure_decided(work, state, vote, passed=passed)
    elif vote.subject in state.deals:
        words = "{seat} ratifies {subject}" if passed else "the Council of {seat} does not accept {subject}"
        deal_decided(work, vote.subject, vote.seat, passed, say(words, seat=vote.seat, subject=vote.subject))


def _told(council: Council | None, vote: Vote, counted: Tally | None) -> Said:
    if council is None or counted is None:
        return say("{subject} is decided without a council", subject=vote.subject)
    head = say("{subject} is adopted: " if counted.passed else "{subject} is not adopted: ", subject=vote.subject)
    return together(head, (count_said(council, counted),))


def count(scenario: Scenario, state: State, vote: Vote) -> Tally | None:
    """The count of a vote with the draws that fell, or None where nobody votes."""
    council = scenario.council
    if council is None:
        return None
    if vote.mode == "commission":
        return Tally(
            mode="commission", passed=True, yes=(), no=(), abstained=(), population=0, population_no=0,
            population_abstained=0,
        )  # fmt: skip
    values = {p.member: p.value for p in positions(scenario, state, vote)}
    return tally(council, vote.mode, after_draws(council, values, state.faces.get(vote.id, vote.faces)))


def _measure_decided(work: Work, state: State, vote: Vote, *, passed: bool) -> None:
    measure = state.measures[vote.subject]
    causes, seen_by = (vote.subject,), audience_of(vote, measure)
    if not passed:
        lost = say("{seat} loses the vote on its own proposal {measure}", seat=vote.seat, measure=measure.id)
        n = work.scenario.numbers
        work.count(f"{vote.seat}.credibility", n.vote_lost, lost, causes=causes, seen_by=seen_by)
        work.count(f"{vote.seat}.votes_lost", 1, lost, causes=causes, seen_by=seen_by)
    instrument = catalogue()[measure.instrument]
    work.emit(*instrument.decided(work.scenario, work.now(), measure, passed))


def die_of(council: Council, vote: Vote) -> Die:
    """The throw a vote waits for: one draw for each member, in the order of the council."""
    return Die(id=vote.id, weights=DRAW_WEIGHTS, times=len(council.members), about=vote.subject, seen_by=vote.seen_by)


def vote_audience(state: State, vote: Vote) -> Audience:
    """Who may know of a vote: those who may know what it is about."""
    thing = state.measures.get(vote.subject) or state.deals.get(vote.subject)
    return audience_of(vote, thing) if thing is not None else audience_of(vote)
