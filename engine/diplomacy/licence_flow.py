"""Licence flow: the giver lets through at least a share of licence requests for an input from a user's firms.

The clause behind the special channel of October 2025 and the first of the four benchmarks of June 2026 (faster, more
predictable licences). Entering into force turns the giver's licence gate up to the promised share. A benchmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.events import DialTurned, Event, audience_of
from engine.figures import figure
from engine.forms import InputId, OtherSeat, Within
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Measure, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A promised share of licence requests."""

    BENCHMARK = True

    input: InputId
    """The critical input."""
    user: OtherSeat
    """Whose firms get the licences."""
    gate: Annotated[int, Within(3000, 9500, 500, "%", 100)]
    """The least share of requests let through."""


class LicenceFlow(ClauseKind[Clause]):
    """See the top of the file."""

    Clause = Clause
    tags = ("flow", "benchmark")
    title = "Licences flow"
    benchmark = True

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} lets through at least {gate:percent} of {input} requests from {user}",
            by=clause.by, gate=clause.gate, input=clause.input, user=clause.user,
        )  # fmt: skip

    def why_not(
        self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause
    ) -> Said | None:
        if clause.user not in parties or clause.user == clause.by:
            return say("licences must flow to another party of the deal, not {user}", user=clause.user)
        if not 3000 <= clause.gate <= 9500:
            return say("a licence share of {gate:percent} is outside 30 % to 95 %", gate=clause.gate)
        if not _regimes(state, clause):
            return say(
                "{by} has no licensing of {input} for {user} that could be eased",
                by=clause.by, input=clause.input, user=clause.user,
            )  # fmt: skip
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        now = figure(scenario, state, Figure(f"{clause.user}.gate.{clause.input}"))
        dials = [m.dial for m in _regimes(state, clause) if m.standing == "in_force"]
        promised = min(dials, default=10000)
        best = max(now, promised)
        because = say("{gate:percent} of {input} requests get through", gate=best, input=clause.input)
        miss = 0 if best >= clause.gate else rounded(100 * (clause.gate - best), clause.gate)
        return Kept(True, best >= clause.gate, miss, because)

    def enact(
        self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause
    ) -> tuple[Event, ...]:
        because = say("the deal promises {gate:percent} of {input} requests", gate=clause.gate, input=clause.input)
        return tuple(
            DialTurned(
                because=because, causes=(deal.id, m.id), seen_by=audience_of(m), measure=m.id, dial=clause.gate,
                stage="promised", rung=4 if clause.gate < 8000 else 2, harder=False, traded=True,
            )
            for m in _regimes(state, clause)
            if m.dial < clause.gate
        )  # fmt: skip

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        inputs = sorted(
            touch.removeprefix("input.")
            for m in state.measures.values()
            if m.by == by and "licence" in m.tags and m.against in (to, "all")
            for touch in m.touches
            if touch.startswith("input.")
        )
        found = (Clause(by=by, input=i, user=to, gate=gate) for i in inputs for gate in (6000, 8500, 9500))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


def _regimes(state: State, clause: Clause) -> list[Measure]:
    return [
        m
        for m in state.measures.values()
        if m.by == clause.by
        and m.against == clause.user
        and m.standing == "in_force"
        and "licence" in m.tags
        and f"input.{clause.input}" in m.touches
    ]


KIND = LicenceFlow()
