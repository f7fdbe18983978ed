"""Visa slowdown: papers for travellers of one seat take longer. Made up for a test of the folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.economy import Duty, Shock
from engine.events import Event, MeasureBegan
from engine.forms import OtherSeat, Within
from engine.instruments import Choice, Instrument
from engine.instruments._board import no_target, others, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Fewer visas."""

    against: OtherSeat
    """Whose travellers wait."""
    weeks: Annotated[int, Within(2, 8, 2, "weeks")] = 4
    """How long they wait."""


class VisaSlowdown(Instrument[Use]):
    tags = ("visa",)
    title = "Visa slowdown"
    law = "none: made up"
    answer = "the same"
    ends = "lifted"
    moves = ("target.ahead", -1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 2

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} lets travellers of {against} wait {weeks} weeks", by=by, against=use.against, weeks=use.weeks)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if standing(state, by, by=by, against=use.against, tag="visa"):
            return say("travellers of {against} wait already", against=use.against)
        return None if 2 <= use.weeks <= 8 else say("{weeks} weeks is outside 2 to 8", weeks=use.weeks)

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        left = tuple(s for s in others(scenario, by) if not standing(state, by, by=by, against=s, tag="visa"))
        return Choice("PlaceOrder", self.id, (("against", left), ("weeks", (2, 4, 6, 8)))) if left else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref,
            instrument=self.id,
            by=by,
            against=use.against,
            use=use,
            stage="slow",
            standing="in_force",
            rung=2,
            since=start.week,
            dial=use.weeks,
            round=start.round,
            tags=self.tags,
        )
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        seats = scenario.seats
        there, here = seats[Seat(measure.against)].region, seats[measure.by].region
        return Shock(duties=(Duty("*", there, here, 10 * measure.dial),))


INSTRUMENT = VisaSlowdown()
