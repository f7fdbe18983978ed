"""Price undertaking: instead of paying a duty, exporters sell at a minimum price and keep the difference.

Law. Regulation (EU) 2016/1037, Article 13: an undertaking may replace a countervailing duty; a breach brings
the duty back. Guidance on minimum import prices for electric cars followed on 12 January 2026 (P16, P17).
China's brandy duties of 5 July 2025 spare houses with an undertaking (P65). The importing seat gives it: its
duties on the line rest while the clause lasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import back, goods, line_duties, not_party, suspended, touched, unknown_line
from engine.economy import Floor, Shock
from engine.events import Event
from engine.forms import LineId, OtherSeat, Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A minimum price in place of a duty."""

    line: LineId
    """The product line under duty."""
    exporter: OtherSeat
    """Whose firms sell at the minimum price."""
    floor: Annotated[int, Within(500, 4000, 500, "%", 100)] = 1500
    """How far the minimum price lies above the price of 2024."""


class Undertaking(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("undertaking",)
    title = "Price undertaking"
    concession = True
    feature = "undertakings"

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} takes a minimum price for {line} from {exporter}, {floor:percent} above 2024, instead of its duty",
            by=clause.by, line=clause.line, exporter=clause.exporter, floor=clause.floor,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.exporter, clause.by, parties) or unknown_line(scenario, clause.line):
            return refusal
        if not 500 <= clause.floor <= 4000:
            return say("a minimum price {floor:percent} up is outside 5 % to 40 %", floor=clause.floor)
        if not line_duties(state, clause.by, clause.exporter, clause.line):
            return say(
                "{by} has no duty on {line} from {exporter} that a price could replace",
                by=clause.by, line=clause.line, exporter=clause.exporter,
            )  # fmt: skip
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        standing = line_duties(state, clause.by, clause.exporter, clause.line)
        if standing:
            because = say("{measure} stands beside the minimum price", measure=standing[0].id)
            return Kept(True, False, 100, because)
        because = say("no duty is due on {line} from {exporter}", line=clause.line, exporter=clause.exporter)
        return Kept(True, True, 0, because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("a minimum price for {line} replaces the duty under {deal}", line=clause.line, deal=deal.id)
        mine = line_duties(state, clause.by, clause.exporter, clause.line)
        return tuple(suspended(scenario, state, deal, clause, m, because) for m in mine)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the duty on {line} is back: {deal} was broken", line=clause.line, deal=deal.id)
        mine = (
            m
            for m in state.measures.values()
            if m.by == clause.by and m.against == clause.exporter and f"line.{clause.line}" in m.touches
        )
        return tuple(event for m in mine for event in back(deal, m, because))

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: Clause) -> Shock:
        sector, line = goods(scenario, clause.line)
        exporter, home = scenario.seats[Seat(clause.exporter)].region, scenario.seats[clause.by].region
        return Shock(floors=(Floor(sector, exporter, home, clause.floor, line),))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        lines = touched(state, by, to, "line.", "line")
        found = (Clause(by=by, line=line, exporter=to) for line in lines)
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = Undertaking()
