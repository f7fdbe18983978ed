"""Joint purchasing: buyers of a critical input order together, so that stores are filled again sooner.

Law. European Union: matching and joint purchasing under the Critical Raw Materials Act, Regulation (EU) 2024/1252,
Articles 17 and 25, and the Raw Materials Platform of RESourceEU (FACTS A.1.8, A.1.9; mechanism S1-27). The seat decides
alone, once for an input. A gap in cover is then ordered back in five weeks instead of eight (GAME 6). Rung 1. Usual
answer: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.economy import Shock, Stock
from engine.events import Event, MeasureBegan
from engine.forms import InputId
from engine.instruments import Choice, Instrument
from engine.instruments._board import inputs, region, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

RESTOCK_WEEKS = 5


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Buyers of one input order together."""

    input: InputId
    """What is bought together."""


class JointPurchasing(Instrument[Use]):
    """See the top of the file."""

    tags = ("purchasing", "programme")
    marks = ("input.{input}",)
    title = "Joint purchasing"
    stages = ("pooled",)
    law = "Regulation (EU) 2024/1252, Articles 17 and 25; Raw Materials Platform"
    answer = "none"
    ends = "stays"
    moves = ("own.exposure_ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} lets its firms buy {input} together", by=by, input=use.input)

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        return say("{input} is bought together: stores fill in {weeks} weeks", input=use.input, weeks=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if use.input not in inputs(scenario):
            return say("{input} is no critical input of this game", input=use.input)
        for old in _pooled(state, by, use.input):
            return say("{measure} already pools the orders of {by} for {input}", measure=old.id, by=by,
                       input=use.input)  # fmt: skip
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        pooled = [touch for m in standing(state, by, by=by, tag="purchasing") for touch in m.touches]
        names = tuple(name for name in inputs(scenario) if f"input.{name}" not in pooled)
        return Choice("PlaceOrder", self.id, (("input", names),)) if names else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="pooled", standing="in_force", rung=1,
            since=start.week, dial=RESTOCK_WEEKS, round=start.round, tags=self.tags, touches=(f"input.{use.input}",),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        return Shock(stocks=(Stock(use.input, region(scenario, measure.by), 0, measure.dial),))


def _pooled(state: State, by: Seat, name: str) -> tuple[Measure, ...]:
    return standing(state, by, by=by, tag="purchasing", touch=f"input.{name}")


INSTRUMENT = JointPurchasing()
