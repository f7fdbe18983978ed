"""General licence: named users of the other side get an input for a year without asking shipment by shipment.

China granted the first such licences about December 2025 to magnet makers for named customers (GK-M); the
American text of Busan claims general licences that the Chinese texts do not contain (P67). The gate of the
giver's licensing goes to 95 % of requests, also under a package that closes later, for 52 weeks or until a
round.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import (
    OPEN_GATE,
    PROMISED,
    back,
    dangers,
    licences,
    not_party,
    spared,
    touched,
    turned,
)
from engine.economy import Shock
from engine.events import Event
from engine.forms import InputId, OtherSeat
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """An open gate for the firms of another party."""

    input: InputId
    """The critical input."""
    user: OtherSeat
    """Whose firms no longer need to ask."""


class GeneralLicence(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("flow",)
    title = "General licence"
    concession = True

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} gives firms of {user} a general licence for {input}",
            by=clause.by, user=clause.user, input=clause.input,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.user, clause.by, parties):
            return refusal
        mine = licences(state, clause.by, clause.user, clause.input)
        if not mine:
            return say(
                "{by} has no licensing of {input} for {user} to open",
                by=clause.by, input=clause.input, user=clause.user,
            )  # fmt: skip
        if min(m.dial for m in mine) >= OPEN_GATE and not dangers(state, clause.by, clause.user, clause.input):
            return say("{gate:percent} stand today; a general licence gives no more", gate=min(m.dial for m in mine))
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        gate = min((m.dial for m in licences(state, clause.by, clause.user, clause.input)), default=OPEN_GATE)
        because = say("licences for {input} are set to {gate:percent}", input=clause.input, gate=gate)
        miss = rounded(100 * (OPEN_GATE - gate), OPEN_GATE)
        return Kept(True, gate >= OPEN_GATE, max(miss, 0), because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("{deal} gives a general licence for {input}", deal=deal.id, input=clause.input)
        mine = licences(state, clause.by, clause.user, clause.input)
        return tuple(
            turned(deal, m, because, dial=OPEN_GATE, rung=2, stage=PROMISED)
            for m in mine
            if m.dial < OPEN_GATE or m.stage != PROMISED
        )

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        return self._closed(state, deal, clause, say("the licence falls: {deal} was broken", deal=deal.id))

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the general licence of {deal} ran out after round {until}", deal=deal.id, until=clause.until)
        return self._closed(state, deal, clause, because)

    def _closed(self, state: State, deal: Deal, clause: Clause, because: Said) -> tuple[Event, ...]:
        mine = licences(state, clause.by, clause.user, clause.input)
        return tuple(event for m in mine for event in back(deal, m, because))

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: Clause) -> Shock:
        return spared(scenario, state, clause.by, clause.user, clause.input, OPEN_GATE)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        found = (Clause(by=by, input=i, user=to) for i in touched(state, by, to, "input.", "licence"))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = GeneralLicence()
