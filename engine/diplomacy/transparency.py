"""Transparency: the giver reports its subsidies and trade data to the other parties every few rounds.

The third of the four benchmarks of June 2026 (S1-56). A report costs a light order: one that politics hears
as 'report', or a meeting with a party, at which the data are handed over. A benchmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import others
from engine.forms import Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Fact, State

REPORTS = ("report", "meeting")
"""What an order must be tagged with to count as a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A duty to report."""

    BENCHMARK = True

    every: Annotated[int, Within(1, 4, 1, "rounds")] = 2
    """One report in so many rounds."""


class Transparency(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("transparency", "benchmark")
    title = "Subsidy transparency"
    benchmark = True
    alone = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say("{by} reports its subsidies every {every} rounds", by=clause.by, every=clause.every)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if not 1 <= clause.every <= 4:
            return say("a report is due every 1 to 4 rounds, not {every}", every=clause.every)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        since = deal.round if deal else state.round
        played = state.round - since
        if played < 1 or played % clause.every:
            left = clause.every - played % clause.every
            return Kept(
                False,
                True,
                0,
                say("the next report of {by} is due in {left} rounds", by=clause.by, left=left),
            )
        aims = others(deal, clause)
        if any(f.round > state.round - clause.every and _reports(f, clause, aims) for f in state.facts):
            return Kept(True, True, 0, say("{by} filed its report for round {round}", by=clause.by, round=state.round))
        because = say("{by} filed no report in {every} rounds", by=clause.by, every=clause.every)
        return Kept(True, False, 100, because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        return (Clause(by=by),)


def _reports(fact: Fact, clause: Clause, aims: tuple[Seat, ...]) -> bool:
    if fact.kind != "order" or fact.by != clause.by or not any(tag in fact.tags for tag in REPORTS):
        return False
    return "report" in fact.tags or fact.against in aims


KIND = Transparency()
