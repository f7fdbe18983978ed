"""Exemption: one of the giver's controls does not apply to the firms of another party.

China exempted Nexperia's civil chips from 1 November 2025 (P27, P28); a carve-out from a package lets one
user through while the package stands against everybody else. Requests of that user pass at 95 % of what they
ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import (
    OPEN_GATE,
    STANDS,
    aims_at,
    no_measure,
    not_party,
    orders_since,
    owned,
    still_stands,
)
from engine.economy import NO_SHOCK, Gate, Shock
from engine.forms import MeasureId, OtherSeat
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Measure, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A control that spares one party."""

    measure: MeasureId
    """The giver's control."""
    user: OtherSeat
    """Whose firms it spares."""


class Exemption(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("flow",)
    title = "Exemption from a control"
    concession = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say("{by} exempts {user} from {measure}", by=clause.by, user=clause.user, measure=clause.measure)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.user, clause.by, parties):
            return refusal
        found = owned(state, clause.measure, clause.by, parties)
        if found is None:
            return no_measure(clause.measure, clause.by)
        if "control" not in found.tags or not _inputs(found) or not aims_at(found, clause.user):
            return say("{measure} controls no input for {user}", measure=found.id, user=clause.user)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        wanted = set(_inputs(state.measures[Ref(clause.measure)]))
        for fact in orders_since(state, deal, clause):
            hit = state.measures.get(Ref(fact.ref))
            if hit and fact.rung >= 4 and wanted & set(_inputs(hit)) and still_stands(state, fact):
                because = say("{measure} of round {round} closes what was exempt", measure=hit.id, round=fact.round)
                return Kept(True, False, 100, because)
        if deal is None:
            because = say("nothing would stop {measure} from sparing {user}", user=clause.user, measure=clause.measure)
            return Kept(True, True, 0, because)
        return Kept(True, True, 0, say("{user} is spared by {measure}", user=clause.user, measure=clause.measure))

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: Clause) -> Shock:
        found = state.measures[Ref(clause.measure)]
        if found.standing not in STANDS:
            return NO_SHOCK
        giver, user = scenario.seats[clause.by].region, scenario.seats[Seat(clause.user)].region
        return Shock(gates=tuple(Gate(i, user, OPEN_GATE, giver, exempt=True) for i in _inputs(found)))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        mine = (Clause(by=by, measure=m.id, user=to) for m in state.measures.values() if m.by == by)
        return tuple(c for c in mine if self.why_not(scenario, state, (by, to), c) is None)


def _inputs(measure: Measure) -> tuple[str, ...]:
    found = (t.removeprefix("input.") for t in measure.touches if t.startswith("input."))
    return tuple(i for i in found if i != "*")


KIND = Exemption()
