"""No new case: the giver does not use one instrument against the other parties while the clause lasts.

Turnberry and Busan both held promises not to open cases (Section 301 on ships was put off for a year in
November 2025, P50). What was open before stays open; only a new use breaks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import STANDS, aims_at, others
from engine.forms import Names
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """An instrument left in the drawer."""

    instrument: Annotated[str, Names("instruments")]
    """The giver's instrument."""


class NoCase(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("calm",)
    title = "No new case"
    concession = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        if clause.until:
            return say(
                "{by} makes no new use of the instrument '{instrument}' until round {until}",
                by=clause.by, instrument=clause.instrument, until=clause.until,
            )  # fmt: skip
        return say("{by} makes no new use of the instrument '{instrument}'", by=clause.by, instrument=clause.instrument)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if clause.instrument not in scenario.seats[clause.by].instruments:
            return say("{by} has no instrument {instrument}", by=clause.by, instrument=clause.instrument)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        since = deal.round if deal else state.round
        aims = others(deal, clause)
        new = [
            m
            for m in state.measures.values()
            if m.by == clause.by
            and m.instrument == clause.instrument
            and m.origin == "order"
            and m.round > since
            and m.standing in STANDS
            and any(aims_at(m, seat) for seat in aims)
        ]
        if new:
            because = say(
                "{by} opened {measure} in round {round}",
                by=clause.by,
                measure=new[-1].id,
                round=new[-1].round,
            )
            return Kept(True, False, 100, because)
        because = say(
            "{by} made no new use of the instrument '{instrument}'", by=clause.by, instrument=clause.instrument
        )
        return Kept(True, True, 0, because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        """Instruments the giver has used against that seat before."""
        used = sorted({m.instrument for m in state.measures.values() if m.by == by and aims_at(m, to)})
        return tuple(Clause(by=by, instrument=i) for i in used if i in scenario.seats[by].instruments)


KIND = NoCase()
