"""Tariff level: the giver's broad extra duties on another party add up to no more than a ceiling.

Busan, 30 October 2025: the American extra duty on China fell from 30 to 20 points (P69, P50); Turnberry, 27
July 2025: a ceiling of 15 per cent on most goods (P45). A benchmark, for a duty can be counted; it must be
public. The youngest duty gives way first; when the clause runs out or is broken by the other side, what it
brought down comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import STANDS, back, not_party, suspended, turned
from engine.events import Event
from engine.figures import figure
from engine.forms import OtherSeat, Within
from engine.numbers import rounded
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, Measure, State

SMALLEST = 500
"""Five points: the least a miss is measured against, so that a ceiling of nothing can be missed at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A ceiling on broad duties."""

    BENCHMARK = True

    against: OtherSeat
    """Whose goods pay no more than this."""
    level: Annotated[int, Within(0, 14500, 500, "%", 100)]
    """The most all broad extra duties may add up to."""


class TariffLevel(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("access", "benchmark")
    title = "Ceiling on duties"
    benchmark = True
    secret_allowed = False
    concession = True

    def sentence(self, clause: Clause) -> Said:
        words = "{by} keeps its extra duties on {against} at {level:percent} or less"
        if not clause.level:
            return say("{by} puts no extra duties on {against}", by=clause.by, against=clause.against)
        return say(words, by=clause.by, against=clause.against, level=clause.level)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if refusal := not_party(clause.against, clause.by, parties):
            return refusal
        total = sum(m.dial for m in _duties(state, clause))
        if not total:
            return say("{by} has no broad duty on {against}", by=clause.by, against=clause.against)
        if clause.level < 0:
            return say("a ceiling of {level:percent} is below nothing", level=clause.level)
        if clause.level >= total:
            return say("{total:percent} stand today; promise less", total=total)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        now = figure(scenario, state, Figure(f"tariff.{clause.by}.{clause.against}"))
        because = say(
            "extra duties of {by} on {against} add up to {now:percent}",
            by=clause.by, against=clause.against, now=now,
        )  # fmt: skip
        over = max(0, now - clause.level)
        miss = rounded(100 * over, max(clause.level, SMALLEST))
        return Kept(True, over == 0, max(miss, 1) if over else 0, because)

    def below_law(self, scenario: Scenario, clause: Clause) -> bool:
        """A ceiling under the extra duty of a statute; what rests on an order of the executive it may lower alone."""
        return clause.level < scenario.seats[clause.by].duty_by_law.get(clause.against, 0)

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        duties = _duties(state, clause)
        excess = sum(m.dial for m in duties) - clause.level
        found: list[Event] = []
        because = say(
            "{deal} holds duties on {against} to {level:percent}",
            deal=deal.id, against=clause.against, level=clause.level,
        )  # fmt: skip
        for m in reversed(duties):
            if excess <= 0:
                break
            cut = min(excess, m.dial)
            excess -= cut
            if cut == m.dial or m.standing == "pending":
                found.append(suspended(scenario, state, deal, clause, m, because))
            else:
                found.append(turned(deal, m, because, dial=m.dial - cut, rung=m.rung))
        return tuple(found)

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("duties on {against} snap back: {deal} was broken", against=clause.against, deal=deal.id)
        return _returned(state, deal, clause, because)

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: Clause) -> tuple[Event, ...]:
        because = say("the ceiling of {deal} ran out after round {until}", deal=deal.id, until=clause.until)
        return _returned(state, deal, clause, because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        total = sum(m.dial for m in _duties(state, Clause(by=by, against=to, level=0)))
        levels = sorted({max(0, total - 1000), total // 2, 0}, reverse=True)
        return tuple(Clause(by=by, against=to, level=level) for level in levels) if total else ()


def _duties(state: State, clause: Clause) -> list[Measure]:
    return [
        m
        for m in state.measures.values()
        if m.by == clause.by and m.against == clause.against and m.standing in STANDS and "broad" in m.tags
    ]


def _returned(state: State, deal: Deal, clause: Clause, because: Said) -> tuple[Event, ...]:
    mine = (
        m
        for m in state.measures.values()
        if m.id in deal.before and m.by == clause.by and m.against == clause.against and "broad" in m.tags
    )
    return tuple(event for m in mine for event in back(deal, m, because))


KIND = TariffLevel()
