"""What follows from a breach and from a date: returns, clauses that end or begin, deals that are over (GAME 7.1)."""

from __future__ import annotations

from typing import TypedDict

from engine.diplomacy import in_escrow, kind_of, live, performer
from engine.events import ClauseVoided, DealEnded, DialTurned, Event, Resumed, audience_of
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Ref, Seat
from engine.state import Audience, Deal, State


class About(TypedDict):
    """Why an event about a deal happened, what caused it, who may know, and which deal it is."""

    because: Said
    causes: tuple[str, ...]
    seen_by: Audience
    deal: Ref


def about(deal: Deal, because: Said) -> About:
    """What every event about a deal says; its audience is that of the deal."""
    return {"because": because, "causes": (deal.id,), "seen_by": audience_of(deal), "deal": deal.id}


# --- enforcement --------------------------------------------------------------------------------------------


def enforce(work: Work, ref: str, state: State) -> None:
    """What a breach does beyond its booking: the other side's measures return, and a hollow deal ends."""
    old, deal = state.deals[ref], work.draft.deals[ref]  # type: ignore[index]  # a ref is a string
    fresh = tuple(p for p in deal.broken if p not in old.broken)
    if not fresh:
        return
    breakers = {deal.clauses[p].by for p in fresh}
    waiting = any(in_escrow(work.scenario, deal, c) for _, c in live(deal))
    if deal.enforcement in ("snap_back", "panel") or (deal.enforcement == "escrow" and waiting):
        _snap_back(work, deal, breakers)
    elif not live(deal):
        because = say("nothing of {deal} binds any more", deal=deal.id)
        work.emit(DealEnded(**about(deal, because)))


def _snap_back(work: Work, deal: Deal, breakers: set[Seat]) -> None:
    """What the others gave comes back, free and in force from the next round; then the deal is over."""
    by = " ".join(s for s in deal.parties if s in breakers)
    for place, clause in live(deal):
        if clause.by not in breakers:
            events = kind_of(clause).undo(work.scenario, work.now(), deal, place, clause)
            work.emit(*_unheld(work.now(), deal, events))
            because = say(
                "{deal} was broken by {by:list}; clause {clause} no longer binds",
                deal=deal.id, by=by, clause=place + 1,
            )  # fmt: skip
            work.emit(ClauseVoided(**about(deal, because), place=place))
    work.emit(DealEnded(**about(deal, say("{deal} ended: {by:list} broke it", deal=deal.id, by=by))))


def _unheld(state: State, deal: Deal, events: tuple[Event, ...]) -> list[Event]:
    """Returns of measures that no other deal of their owner still holds down."""
    return [e for e in events if not isinstance(e, DialTurned | Resumed) or not _held(state, deal, e.measure)]


def _held(state: State, deal: Deal, measure: str) -> bool:
    return any(
        d.id != deal.id and d.stage in ("in_force", "frozen")
        and (measure in d.before or any(getattr(c, "measure", "") == measure for _, c in live(d)))
        for d in state.deals.values()
    )  # fmt: skip


# --- dates --------------------------------------------------------------------------------------------------


def end_clauses(work: Work) -> None:
    """End the clauses whose last round is over, before the orders of the next are sealed."""
    for ref in list(work.draft.deals):
        deal = work.draft.deals[ref]
        if deal.stage not in ("in_force", "frozen"):
            continue
        over = [(n, c) for n, c in live(deal) if c.until and c.until < work.draft.round]
        for place, clause in over:
            because = say(
                "clause {clause} of {deal} was for round {until} at the latest",
                clause=place + 1, deal=deal.id, until=clause.until,
            )  # fmt: skip
            work.emit(ClauseVoided(**about(deal, because), place=place))
            events = kind_of(clause).over(work.scenario, work.now(), deal, place, clause)
            work.emit(*_unheld(work.now(), deal, events))
        if over and not live(work.draft.deals[ref]):
            work.emit(DealEnded(**about(deal, say("all clauses of {deal} are over", deal=ref))))


def begin_clauses(work: Work) -> None:
    """Put into force the clauses that start in this round."""
    for ref in list(work.draft.deals):
        deal = work.draft.deals[ref]
        for place, clause in live(deal):
            starts = clause.start == work.draft.round and deal.stage in ("in_force", "frozen")
            if starts and not in_escrow(work.scenario, deal, clause):
                work.emit(*kind_of(clause).enact(work.scenario, work.now(), deal, place, clause))


def second_half(work: Work, deal: Deal) -> None:
    """After two kept rounds the answer to a flow comes in full (escrow)."""
    if deal.enforcement == "escrow" and deal.kept_rounds == work.scenario.numbers.escrow_rounds:
        for place, clause in live(deal):
            if clause.by != performer(deal) and clause.start <= work.draft.round:
                work.emit(*kind_of(clause).enact(work.scenario, work.now(), deal, place, clause))
