"""Lift: the owner takes back a measure of its own, or lets it sleep until a date.

Law: who may impose may withdraw; the Union by the same act (Article 12 of Regulation (EU) 2023/2675 for the
Anti-Coercion Instrument), the others by order. Precedents: MOFCOM No. 70 of 7 November 2025, the American suspension of
the affiliates rule for a year (FACTS A.2, A.3.4). The owner decides alone. Suspended is not repealed: after 52 weeks it
returns by itself. Rung 1. Under pressure a lifting can be a retreat (GAME 4.3; the rules judge it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.events import Ended, Event, Suspended, audience_of
from engine.forms import MeasureId, Within
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form


@dataclass(frozen=True, slots=True)
class Use(Form):
    """An own measure taken back."""

    measure: MeasureId
    """Which of your measures against others."""
    how: Literal["suspend", "lift"]
    """suspend: it sleeps and returns by itself; lift: it is gone."""
    weeks: Annotated[int, Within(4, 104, 1, "weeks")] = 52
    """How long a suspension lasts."""


class Lift(Instrument[Use]):
    """See the top of the file."""

    tags = ("lift",)
    heard_as = ("suspend",)
    title = "Lift or suspend"
    law = "the act that imposed it; Regulation (EU) 2023/2675, Article 12; MOFCOM No. 70 of 7 November 2025"
    answer = "none"
    ends = "a suspension lapses on its date"
    moves = ("others.ahead", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, use.how)

    def sentence(self, by: Seat, use: Use) -> Said:
        if use.how == "lift":
            return say("{by} lifts {measure}", by=by, measure=use.measure)
        return say("{by} suspends {measure} for {weeks} weeks", by=by, measure=use.measure, weeks=use.weeks)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        found = next((m for m in _own(state, by) if m.id == use.measure), None)
        if found is None:
            return say("{by} has no measure {measure} against others to take back", by=by, measure=use.measure)
        if use.how not in ("suspend", "lift"):
            return say("a measure is suspended or lifted, not {how}", how=use.how)
        if use.how == "suspend" and found.standing == "suspended":
            return say("{measure} is suspended already", measure=found.id)
        if not 4 <= use.weeks <= 104:
            return say("a suspension lasts 4 to 104 weeks, not {weeks}", weeks=use.weeks)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        own = _own(state, by)
        barred = frozenset((m.id, "suspend") for m in own if m.standing == "suspended")
        refs = tuple(m.id for m in own)
        return Choice("PlaceOrder", self.id, (("measure", refs), ("how", ("suspend", "lift"))), barred) if own else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        found = start.measures[Ref(use.measure)]
        because, causes, who = self.sentence(by, use), (found.id,), audience_of(found)
        if use.how == "lift":
            return (Ended(because=because, causes=causes, seen_by=who, measure=found.id, how="lifted"),)
        lapses = start.week + use.weeks
        return (Suspended(because=because, causes=causes, seen_by=who, measure=found.id, lapses=lapses),)


def _own(state: State, by: Seat) -> tuple[Measure, ...]:
    """Own measures against others; programmes at home stay."""
    return tuple(m for m in standing(state, by, by=by, how=LISTED) if m.against != by and "meeting" not in m.tags)


INSTRUMENT = Lift()
