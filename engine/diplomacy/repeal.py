"""Repeal: one measure of the giver is gone for good.

The April licensing of 2025 (Announcement No. 18) was never offered for repeal; what a truce suspends, a
settlement repeals. A new measure of the same kind in its place breaks the clause. Homes ask for more (GAME 5.2),
it must be public, and no snap-back brings it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import aims_at, ended, no_measure, owned, renewed
from engine.events import Event
from engine.forms import MeasureId
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A measure taken off the books."""

    measure: MeasureId
    """The giver's measure; repealed is for good."""


class Repeal(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("repeal",)
    title = "Repeal a measure"
    secret_allowed = False
    final = True
    concession = True

    def sentence(self, clause: Clause) -> Said:
        return say("{by} repeals {measure}", by=clause.by, measure=clause.measure)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        found = owned(state, clause.measure, clause.by, parties)
        if found is None:
            return no_measure(clause.measure, clause.by)
        if not any(aims_at(found, p) for p in parties if p != clause.by):
            return say("{measure} is not aimed at another party of the deal", measure=found.id)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        found = state.measures.get(Ref(clause.measure))
        if found is not None and (new := renewed(state, deal, clause, found)):
            return Kept(True, False, 100, say("{new} does what {measure} did", new=new.id, measure=found.id))
        if found is None or found.standing == "ended":
            return Kept(True, True, 0, say("{measure} is off the books", measure=clause.measure))
        return Kept(True, False, 100, say("{measure} is still on the books", measure=clause.measure))

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        found = state.measures[Ref(clause.measure)]
        if found.standing == "ended":
            return ()
        because = say("{by} repeals {measure} under {deal}", by=clause.by, measure=found.id, deal=deal.id)
        return (ended(deal, found, because),)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        mine = (m for m in state.measures.values() if m.by == by and aims_at(m, to) and m.standing != "ended")
        return tuple(Clause(by=by, measure=m.id) for m in mine if m.rung >= 4 and m.seen_by == "all")


KIND = Repeal()
