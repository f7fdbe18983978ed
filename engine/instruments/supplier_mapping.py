"""Supplier mapping: find out who delivers what to whom; own cover is then exact instead of give or take two weeks.

Law. European Union: monitoring and stress tests of the Critical Raw Materials Act, Regulation (EU) 2024/1252, Article
20 (FACTS A.1.8). The seat decides alone, once. Rung 1. In the Council it calms the states whose makers are suppliers
of suppliers (GAME 5.3). Usual answer: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Event, MeasureBegan
from engine.instruments import Choice, Instrument
from engine.instruments._board import standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A census of suppliers and stocks; there is nothing to choose."""


class SupplierMapping(Instrument[Use]):
    """See the top of the file."""

    tags = ("mapping", "programme")
    title = "Supplier mapping"
    stages = ("mapped",)
    law = "Regulation (EU) 2024/1252, Article 20"
    answer = "none"
    ends = "stays"
    moves = ("council", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} maps who supplies its plants and what they have in store", by=by)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        for old in standing(state, by, by=by, tag="mapping"):
            return say("{measure} has mapped the suppliers of {by} already", measure=old.id, by=by)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        return None if standing(state, by, by=by, tag="mapping") else Choice("PlaceOrder", self.id, ())

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="mapped", standing="in_force", rung=1,
            since=start.week, round=start.round, tags=self.tags,
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)


INSTRUMENT = SupplierMapping()
