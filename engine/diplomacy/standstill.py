"""Standstill: no new order from a rung upwards against the other parties while the clause lasts.

The truces of Geneva (12 May 2025) and London (10 June 2025) were standstills first of all. Dated steps that
stood before the deal, and measures that come back by their own date, do not break it; new orders do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import orders_since, still_stands
from engine.forms import Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A ceiling on new measures."""

    rung: Annotated[int, Within(3, 6, 1, "rung")] = 4
    """New orders from this rung upwards break it: 4 targeted, 5 broad, 6 bans."""


class Standstill(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("calm",)
    title = "Standstill"
    concession = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        if clause.until:
            return say(
                "{by} takes no new measure of rung {rung} or higher until round {until}",
                by=clause.by, rung=clause.rung, until=clause.until,
            )  # fmt: skip
        return say("{by} takes no new measure of rung {rung} or higher", by=clause.by, rung=clause.rung)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if not 3 <= clause.rung <= 6:
            return say("a standstill begins at rung 3 to 6, not {rung}", rung=clause.rung)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        climbs = [f for f in orders_since(state, deal, clause) if f.rung >= clause.rung and still_stands(state, f)]
        if climbs:
            because = say(
                "{by} climbed to rung {rung} in round {round}",
                by=clause.by, rung=climbs[-1].rung, round=climbs[-1].round,
            )  # fmt: skip
            return Kept(True, False, 100, because)
        return Kept(True, True, 0, say("{by} took no step of rung {rung}", by=clause.by, rung=clause.rung))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        return (Clause(by=by, rung=4), Clause(by=by, rung=5))


KIND = Standstill()
