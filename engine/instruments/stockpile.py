"""Stockpile: buy more of a critical input than is used and keep it; it fills only while licences flow.

Law. European Union: Critical Raw Materials Act, Regulation (EU) 2024/1252, Articles 22 and 23 (coordinated stocks), and
the pilot stock of RESourceEU, COM(2025) 945 of 3 December 2025. United States: Project Vault. China: state reserves
(FACTS A.1.8, A.1.9, A.2). The seat decides alone. Each step raises the target cover by four weeks, at most three steps
for an input (GAME 6); plants order at most a quarter more than they use, so a store filled late stays empty. Rung 1.
Two steps also take half the fear out of the member states (GAME 5.3).
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

STEP = 40
"""Target cover of one step, in tenths of a week."""
STEPS = 3


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Four more weeks of a critical input in store."""

    input: InputId
    """What is stored."""


class Stockpile(Instrument[Use]):
    """See the top of the file."""

    tags = ("stockpile", "programme")
    marks = ("input.{input}",)
    title = "Stockpile"
    stages = ("filling",)
    law = "Regulation (EU) 2024/1252, Articles 22 and 23; RESourceEU; Project Vault; state reserves"
    answer = "none"
    ends = "stays"
    moves = ("own.exposure_ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} stores {weeks:tenths} more weeks of {input}", by=by, weeks=STEP, input=use.input)

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        return say("store for {weeks:tenths} more weeks of {input}", weeks=measure.dial, input=use.input)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if use.input not in inputs(scenario):
            return say("{input} is no critical input of this game", input=use.input)
        if len(_steps(state, by, use.input)) >= STEPS:
            return say("{by} has {steps} steps of {input} in store, which is the most", by=by, steps=STEPS,
                       input=use.input)  # fmt: skip
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        steps = [touch for m in standing(state, by, by=by, tag="stockpile") for touch in m.touches]
        names = tuple(name for name in inputs(scenario) if steps.count(f"input.{name}") < STEPS)
        return Choice("PlaceOrder", self.id, (("input", names),)) if names else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="filling", standing="in_force", rung=1,
            since=start.week, dial=STEP, round=start.round, tags=self.tags, touches=(f"input.{use.input}",),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        return Shock(stocks=(Stock(use.input, region(scenario, measure.by), measure.dial),))


def _steps(state: State, by: Seat, name: str) -> tuple[Measure, ...]:
    return standing(state, by, by=by, tag="stockpile", touch=f"input.{name}")


INSTRUMENT = Stockpile()
