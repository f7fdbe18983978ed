"""Holding a council's vote: count it, say the count, and let the measure or the deal hear the answer (GAME 5.3)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.events import VoteHeld, audience_of
from engine.instruments import catalogue
from engine.politics.council import DRAW_WEIGHTS, Tally, after_draws, count_said, positions, tally
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Council, Ref, Scenario, Seat
from engine.state import Audience, Deal, Die, State, Vote


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
        from engine.rules.ratification import deal_decided

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


# --- a vote on a deal ------------------------------------------------------------------------------------------


def deal_vote(state: State, deal: Deal, seat: Seat, question: Said) -> Vote:
    """The question whether a seat's council accepts a deal, with what its clauses are to the members."""
    return Vote(
        id=f"vote.{deal.id}.{seat}", seat=seat, mode="qmv_for", kind="deal", subject=deal.id, question=question,
        tags=clause_tags(deal, state), seen_by=deal.seen_by,
    )  # fmt: skip


def clause_tags(deal: Deal, state: State | None = None) -> tuple[str, ...]:
    """What the clauses of a deal are to politics, each tag with its giver in front: ``china.flow``.

    With a state, a clause about one measure carries that measure's tags too: ``us.tariff``, ``china.hostage``.
    """
    found: list[str] = []
    for clause in deal.clauses:
        kind = kind_of(clause)
        tags = [*kind.deal_tags(clause), *(("concession",) if kind.concession else ())]
        measure = state.measures.get(Ref(getattr(clause, "measure", ""))) if state is not None else None
        tags += (*measure.tags, *measure.touches) if measure is not None else ()
        found += (f"{clause.by}.{tag}" for tag in dict.fromkeys(tags))
    return tuple(found)


def completed(state: State, vote: Vote) -> Vote:
    """A vote on a deal with the tags of the deal's clauses, when it was called without them."""
    deal = state.deals.get(vote.subject)
    return replace(vote, tags=clause_tags(deal, state)) if deal is not None and not vote.tags else vote


def vote_audience(state: State, vote: Vote) -> Audience:
    """Who may know of a vote: those who may know what it is about."""
    thing = state.measures.get(vote.subject) or state.deals.get(vote.subject)
    return audience_of(vote, thing) if thing is not None else audience_of(vote)
