"""Suspension: one measure of the giver does not bite while the clause lasts, and comes back by itself.

Announcements No. 70 and 72 of 7 and 9 November 2025 (until 10 and 27 November 2026) and the affiliates rule
(until 9 November 2026) are suspensions: still on the list, with a date. Suspended is not repealed. A
new measure of the same kind beside the resting one breaks the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import STANDS, aims_at, back, lapse_week, no_measure, owned, renewed, suspended
from engine.events import Event
from engine.forms import MeasureId
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A measure put to rest for a time."""

    measure: MeasureId
    """The giver's measure. Without a last round it rests for a year."""


class Suspend(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("suspension",)
    title = "Suspend a measure"
    concession = True

    def sentence(self, clause: Clause) -> Said:
        if clause.until:
            return say(
                "{by} suspends {measure} until round {until}",
                by=clause.by,
                measure=clause.measure,
                until=clause.until,
            )
        return say("{by} suspends {measure} for a year", by=clause.by, measure=clause.measure)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        found = owned(state, clause.measure, clause.by, parties)
        if found is None:
            return no_measure(clause.measure, clause.by)
        if "firm" not in found.tags and not any(aims_at(found, p) for p in parties if p != clause.by):
            return say("{measure} is not aimed at another party of the deal", measure=found.id)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        found = state.measures.get(Ref(clause.measure))
        if found is not None and (new := renewed(state, deal, clause, found)):
            return Kept(True, False, 100, say("{new} does what {measure} did", new=new.id, measure=found.id))
        if found is None or found.standing not in STANDS:
            return Kept(True, True, 0, say("nothing of {measure} is in force", measure=clause.measure))
        if deal is not None and not clause.until and state.week > self._year(scenario, state, deal):
            return Kept(False, True, 0, say("the year of {measure} is over", measure=clause.measure))
        return Kept(True, False, 100, say("{measure}: in force or dated again", measure=clause.measure))

    def _year(self, scenario: Scenario, state: State, deal: Deal) -> int:
        clock = scenario.played_clock(state.profile)
        return clock.end_of(deal.round) + scenario.numbers.suspension_weeks

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        found = state.measures[Ref(clause.measure)]
        longer = found.lapses is not None and lapse_week(scenario, state, clause) > found.lapses
        if found.standing not in STANDS and not (found.standing == "suspended" and longer):
            return ()
        because = say("{by} suspends {measure} under {deal}", by=clause.by, measure=found.id, deal=deal.id)
        return (suspended(scenario, state, deal, clause, found, because),)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        found = state.measures[Ref(clause.measure)]
        return back(deal, found, say("snap-back of {measure}: {deal} was broken", measure=found.id, deal=deal.id))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        mine = (m for m in state.measures.values() if m.by == by and aims_at(m, to) and m.standing in STANDS)
        return tuple(Clause(by=by, measure=m.id) for m in mine if m.rung >= 4 and m.seen_by == "all")


KIND = Suspend()
