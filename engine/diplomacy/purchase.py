"""Purchase: the giver's state buyers take more of a product line from another party than in 2024.

Busan, 30 October 2025: 12 million tonnes of soybeans by the end of the season, then 25 million a year (P69b);
Beijing, 14 May 2026: 200 aircraft (P70). The economy publishes no flow of one line, so the promise is put into it
as what a state buyer does, and its keeping is read off what the giver does: the treasury pays part of the price of
the line, the giver's own duty on it rests, and the promise is missed when such a duty bites. A benchmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import back, goods, line_duties, not_party, suspended, unknown_line
from engine.economy import Duty, Shock
from engine.events import Event
from engine.forms import LineId, OtherSeat, Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State

PRICE_PER_MORE = 50
"""Basis points of price the treasury pays for each per cent more: farm goods answer about twice a price change
within a year (economic model, agri-food: 1.5 at once, 4 in the long run)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A promise to buy."""

    BENCHMARK = True

    line: LineId
    """What is bought."""
    seller: OtherSeat
    """From whom."""
    more: Annotated[int, Within(5, 60, 5, "%")]
    """How much more than in 2024."""


class Purchase(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("purchase", "benchmark")
    title = "Purchases"
    benchmark = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} buys {more} % more {line} from {seller} than in 2024",
            by=clause.by, more=clause.more, line=clause.line, seller=clause.seller,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.seller, clause.by, parties) or unknown_line(scenario, clause.line):
            return refusal
        if not 5 <= clause.more <= 60:
            return say("{more} % more is outside 5 % to 60 %", more=clause.more)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        duties = line_duties(state, clause.by, clause.seller, clause.line)
        standing = [m for m in duties if m.standing == "in_force"]
        if standing:
            because = say("{measure} keeps buyers from {line}", measure=standing[0].id, line=clause.line)
            return Kept(True, False, 100, because)
        because = say(
            "state buyers of {by} take {more} % more {line}", by=clause.by, more=clause.more, line=clause.line
        )
        return Kept(True, True, 0, because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("{deal} asks for {line}, so the duty on it rests", deal=deal.id, line=clause.line)
        mine = line_duties(state, clause.by, clause.seller, clause.line)
        return tuple(suspended(scenario, state, deal, clause, m, because) for m in mine)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the duty on {line} is back: {deal} was broken", line=clause.line, deal=deal.id)
        mine = (
            m
            for m in state.measures.values()
            if m.by == clause.by and m.against == clause.seller and f"line.{clause.line}" in m.touches
        )
        return tuple(event for m in mine for event in back(deal, m, because))

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: Clause) -> Shock:
        sector, line = goods(scenario, clause.line)
        seller, buyer = scenario.seats[Seat(clause.seller)].region, scenario.seats[clause.by].region
        return Shock(duties=(Duty(sector, seller, buyer, -clause.more * PRICE_PER_MORE, line),))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        """Lines the giver has hit at any time: that is where a purchase is missed."""
        hit = sorted(
            touch.removeprefix("line.")
            for m in state.measures.values()
            if m.by == by and m.against == to
            for touch in m.touches
            if touch.startswith("line.")
        )
        found = (Clause(by=by, line=line, seller=to, more=20) for line in dict.fromkeys(hit))
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


KIND = Purchase()
