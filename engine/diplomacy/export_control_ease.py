"""Easing of a high-tech control: the giver lets through at least a share of requests for chips or software.

The American affiliates rule (29 September 2025) and the controls on chip software and tools are what China
asks for; the Netherlands license chip machines. It is the concession that security circles at home forgive
least (GAME 5.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import back, controls, not_party, touched, turned
from engine.events import Event
from engine.forms import InputId, OtherSeat, Within
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Measure, State

LEAST, MOST, OPEN = 2000, 9500, 8000
"""The range of the promise, and the share from which the control counts as an open one; basis points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A control on technology, eased."""

    input: InputId
    """The controlled item."""
    user: OtherSeat
    """For whose firms it is eased."""
    gate: Annotated[int, Within(LEAST, MOST, 500, "%", 100)]
    """The least share of requests let through."""


class ExportControlEase(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("high_tech", "security")
    title = "Ease a high-tech control"
    concession = True

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} eases its control of {input} for {user} to {gate:percent} of requests",
            by=clause.by, input=clause.input, user=clause.user, gate=clause.gate,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.user, clause.by, parties):
            return refusal
        if not LEAST <= clause.gate <= MOST:
            return say("a share of {gate:percent} is outside 20 % to 95 %", gate=clause.gate)
        mine = _mine(state, clause)
        if not mine:
            return say(
                "{by} has no high-tech control of {input} for {user}",
                by=clause.by, input=clause.input, user=clause.user,
            )  # fmt: skip
        if all(m.dial >= clause.gate for m in mine):
            return say("{input} is already let through at that share", input=clause.input)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        gate = min((m.dial for m in _mine(state, clause)), default=10_000)
        because = say("{by} lets through {gate:percent} of {input}", by=clause.by, gate=gate, input=clause.input)
        miss = rounded(100 * (clause.gate - gate), clause.gate)
        return Kept(True, gate >= clause.gate, max(miss, 0), because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("{deal} eases {input} to {gate:percent}", deal=deal.id, input=clause.input, gate=clause.gate)
        return tuple(
            turned(deal, m, because, dial=clause.gate, rung=2 if clause.gate >= OPEN else min(m.rung, 4))
            for m in _mine(state, clause)
            if m.dial < clause.gate
        )

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the control of {input} snaps back: {deal} was broken", input=clause.input, deal=deal.id)
        return tuple(event for m in _mine(state, clause) for event in back(deal, m, because))

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the easing of {input} in {deal} ran out", input=clause.input, deal=deal.id)
        return tuple(event for m in _mine(state, clause) for event in back(deal, m, because))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        inputs = touched(state, by, to, "input.", "control")
        found = (Clause(by=by, input=i, user=to, gate=gate) for i in inputs for gate in (5000, 9500))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


def _mine(state: State, clause: Clause) -> list[Measure]:
    """High-tech controls only: raw-material licences and packages have clauses of their own."""
    found = controls(state, clause.by, clause.user, clause.input)
    return [m for m in found if m.against == clause.user and "licence" not in m.tags and "package" not in m.tags]


KIND = ExportControlEase()
