"""Custody: the giver's order over a firm rests while the other side keeps the firm's input flowing.

The Netherlands took control of Nexperia on 30 September 2025 and suspended the order on 19 November, when
civil chips flowed again (P28, S2-05): suspended, not revoked. When the flow stops the promise asks for
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import FAST_GATE, STANDS, back, no_measure, others, owned, suspended
from engine.events import Event
from engine.figures import figure
from engine.forms import InputId, MeasureId
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """An order over a firm, at rest while its input flows."""

    measure: MeasureId
    """The giver's order over the firm."""
    input: InputId
    """What the firm's plants on the other side deliver."""


class Custody(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("custody",)
    title = "Custody of a firm"
    concession = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} rests {measure} while {input} flows",
            by=clause.by,
            measure=clause.measure,
            input=clause.input,
        )

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        found = owned(state, clause.measure, clause.by, parties)
        if found is None:
            return no_measure(clause.measure, clause.by)
        if "firm" not in found.tags:
            return say("{measure} is no order over a firm", measure=found.id)
        if scenario.economy.inputs and clause.input not in scenario.economy.inputs:
            return say("there is no input {input} in this game", input=clause.input)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        found = state.measures.get(Ref(clause.measure))
        if found is None or found.standing not in STANDS:
            return Kept(True, True, 0, say("{measure} is at rest", measure=clause.measure))
        gate = figure(scenario, state, Figure(f"{clause.by}.gate.{clause.input}"))
        if gate < FAST_GATE and others(deal, clause):
            because = say("{input} stands at {gate:percent}, so nothing is owed", input=clause.input, gate=gate)
            return Kept(False, True, 0, because)
        return Kept(
            True,
            False,
            100,
            say("{measure} is in force though {input} flows", measure=found.id, input=clause.input),
        )

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        found = state.measures[Ref(clause.measure)]
        if found.standing not in STANDS:
            return ()
        because = say("{by} rests {measure} under {deal}", by=clause.by, measure=found.id, deal=deal.id)
        return (suspended(scenario, state, deal, clause, found, because),)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("{measure} is back: {deal} was broken", measure=clause.measure, deal=deal.id)
        return back(deal, state.measures[Ref(clause.measure)], because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        mine = [m for m in state.measures.values() if m.by == by and "firm" in m.tags and m.standing in STANDS]
        inputs = scenario.economy.inputs
        found = (Clause(by=by, measure=m.id, input=i) for m in mine for i in inputs if f"input.{i}" in m.touches)
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = Custody()
