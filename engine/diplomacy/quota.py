"""Quota: a share of a line enters free of the giver's duty on that line.

The Union's steel measure of 1 July 2026 lets 18.3 million tonnes in free and puts 50 per cent on the rest
(P26); the European Union gave the United States farm quotas in 2025 (P45). Here a free share lowers the
average duty on the line by that share. It opens a market a little, so blocs hear 'access'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import back, line_duties, not_party, touched, turned, unknown_line
from engine.events import Event
from engine.forms import LineId, OtherSeat, Within
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A free share of a line."""

    line: LineId
    """The product line under duty."""
    seller: OtherSeat
    """Whose goods enter."""
    free: Annotated[int, Within(10, 90, 10, "%")]
    """How much of the trade of 2024 enters free."""


class FreeShare(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("access",)
    title = "Tariff quota"
    concession = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say(
            "{by} lets {free} % of {line} from {seller} in free of duty",
            by=clause.by, free=clause.free, line=clause.line, seller=clause.seller,
        )  # fmt: skip

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.seller, clause.by, parties) or unknown_line(scenario, clause.line):
            return refusal
        if not 10 <= clause.free <= 90:
            return say("a free share of {free} % is outside 10 % to 90 %", free=clause.free)
        if not line_duties(state, clause.by, clause.seller, clause.line):
            return say(
                "{by} has no duty on {line} from {seller}",
                by=clause.by,
                line=clause.line,
                seller=clause.seller,
            )
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        duty = sum(m.dial for m in line_duties(state, clause.by, clause.seller, clause.line))
        before = deal.before if deal else {}
        promised = sum(
            _free(before[m.id].dial, clause)
            for m in line_duties(state, clause.by, clause.seller, clause.line)
            if m.id in before
        )
        because = say(
            "the duty on {line} averages {duty:percent} with {free} % free",
            line=clause.line, duty=duty, free=clause.free,
        )  # fmt: skip
        miss = rounded(100 * (duty - promised), max(promised, 100))
        return Kept(True, duty <= promised, max(miss, 0), because)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("{deal} frees {free} % of {line}", deal=deal.id, free=clause.free, line=clause.line)
        found = []
        for m in line_duties(state, clause.by, clause.seller, clause.line):
            least = _free(deal.before[m.id].dial if m.id in deal.before else m.dial, clause)
            if m.dial > least:
                found.append(turned(deal, m, because, dial=least, rung=m.rung))
        return tuple(found)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the quota for {line} falls: {deal} was broken", line=clause.line, deal=deal.id)
        mine = line_duties(state, clause.by, clause.seller, clause.line)
        return tuple(event for m in mine for event in back(deal, m, because))

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the quota for {line} in {deal} ran out", line=clause.line, deal=deal.id)
        mine = line_duties(state, clause.by, clause.seller, clause.line)
        return tuple(event for m in mine for event in back(deal, m, because))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        lines = touched(state, by, to, "line.", "line")
        found = (Clause(by=by, line=line, seller=to, free=50) for line in lines)
        return tuple(c for c in found if self.why_not(scenario, state, (by, to), c) is None)


def _free(duty: int, clause: Clause) -> int:
    return rounded(duty * (100 - clause.free), 100)


KIND = FreeShare()
