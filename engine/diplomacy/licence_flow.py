"""Licence flow: the giver lets through at least a share of licence requests for an input from a user's firms.

The clause behind the special channel of October 2025 and the first of the four benchmarks of June 2026
(faster, more predictable licences). Entering into force turns the giver's licence gate up to the promised
share, and a package that closes later spares it. The dial counts, and the published share where it is better:
gates need weeks to open, and a giver is not blamed for the queue of last month. When its last round is over
the gate returns to where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import FAST_GATE, PROMISED, back, dangers, licences, not_party, spared, touched, turned
from engine.economy import Shock
from engine.events import Event
from engine.figures import figure
from engine.forms import InputId, OtherSeat, Within
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


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

    tags = ("flow", "benchmark")
    title = "Licences flow"
    benchmark = True
    concession = True

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} lets through at least {gate:percent} of requests for {input} from {user}",
            by=clause.by, gate=clause.gate, input=clause.input, user=clause.user,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.user, clause.by, parties):
            return refusal
        if not 3000 <= clause.gate <= 9500:
            return say("a licence share of {gate:percent} is outside 30 % to 95 %", gate=clause.gate)
        mine = licences(state, clause.by, clause.user, clause.input)
        if not mine:
            return say(
                "{by} has no licensing of {input} for {user} that could be eased",
                by=clause.by, input=clause.input, user=clause.user,
            )  # fmt: skip
        now = min(m.dial for m in mine)
        spare = clause.gate == now and dangers(state, clause.by, clause.user, clause.input)
        return None if clause.gate > now or spare else say("{gate:percent} stand today; promise more", gate=now)

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        now = figure(scenario, state, Figure(f"{clause.user}.gate.{clause.input}"))
        dials = [m.dial for m in licences(state, clause.by, clause.user, clause.input)]
        best = max(now, min(dials, default=10_000))
        because = say("{gate:percent} of requests for {input} get through", gate=best, input=clause.input)
        miss = 0 if best >= clause.gate else max(1, rounded(100 * (clause.gate - best), clause.gate))
        return Kept(True, best >= clause.gate, miss, because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say(
            "{deal} promises that {gate:percent} of requests for {input} get through",
            deal=deal.id,
            gate=clause.gate,
            input=clause.input,
        )
        return tuple(
            turned(
                deal, m, because, dial=max(m.dial, clause.gate), stage=PROMISED,
                rung=min(m.rung, 2 if clause.gate >= FAST_GATE else 4),
            )
            for m in licences(state, clause.by, clause.user, clause.input)
            if m.dial < clause.gate or m.stage != PROMISED
        )  # fmt: skip

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the gate for {input} falls back: {deal} was broken", input=clause.input, deal=deal.id)
        return self._returned(state, deal, clause, because)

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say(
            "the promise of {deal} for {input} ended with round {until}",
            deal=deal.id, input=clause.input, until=clause.until,
        )  # fmt: skip
        return self._returned(state, deal, clause, because)

    def _returned(self, state: State, deal: Deal, clause: Clause, because: Said) -> tuple[Event, ...]:
        mine = licences(state, clause.by, clause.user, clause.input)
        return tuple(event for m in mine for event in back(deal, m, because))

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: Clause) -> Shock:
        return spared(scenario, state, clause.by, clause.user, clause.input, clause.gate)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        inputs = touched(state, by, to, "input.", "licence")
        found = (Clause(by=by, input=i, user=to, gate=gate) for i in inputs for gate in (6000, 8500, 9500))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = LicenceFlow()
