"""Emergency support: money for plants and farms that an answer from abroad may hit.

Law. European Union: Temporary state-aid frameworks under Article 107(3)(b) TFEU and the agricultural reserve; the
Commission decides alone (V3). United States: farm aid of USD 12 bn in December 2025 (FACTS A.2). The seat decides
alone; it lasts three rounds and can be renewed once (GAME 6). It halves the fear of the member states and the anger of
blocs that are hit, and costs the treasury 0.02 Economy points while it stands: ``dial`` is that cost in hundredths of a
point, read by settlement from measures tagged ``support``. Rung 1. Usual answer: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Event, MeasureBegan
from engine.instruments import Choice, Instrument
from engine.instruments._board import standing
from engine.instruments._clocks import came, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

ROUNDS, TIMES, COST = 3, 2, -2
"""How long it lasts, how often it can be opened, and hundredths of an Economy point it costs while it stands."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Support for plants and farms; there is nothing to choose."""


class EmergencySupport(Instrument[Use]):
    """See the top of the file."""

    tags = ("support", "programme")
    title = "Emergency support"
    stages = ("open",)
    law = "Article 107(3)(b) TFEU; agricultural reserve; US farm aid"
    answer = "none"
    ends = "three rounds, renewed once"
    moves = ("council", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} opens emergency support for {rounds} rounds", by=by, rounds=ROUNDS)

    def told(self, measure: Measure) -> Said:
        return say("emergency support, at {cost:hundredths} of Economy", cost=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        for old in standing(state, by, by=by, tag="support"):
            return say("{measure} still runs, until week {week}", measure=old.id, week=old.until or 0)
        opened = standing(state, by, by=by, tag="support", how=("ended", "suspended"))
        if len(opened) >= TIMES:
            return say("{by} has opened emergency support {times} times, which is the most", by=by, times=TIMES)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        return None if self.why_not(scenario, state, by, Use()) else Choice("PlaceOrder", self.id, ())

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="open", standing="in_force", rung=1,
            since=start.week, until=week_in(scenario, start, ROUNDS) + 1, dial=COST, round=start.round, tags=self.tags,
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        return came(measure, state.week, rung=1)


INSTRUMENT = EmergencySupport()
