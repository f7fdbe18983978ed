"""Markets: the economy ran, the scoreboard was read."""

from __future__ import annotations

from collections.abc import Mapping

from engine.economy import Economy
from engine.events.base import Event
from engine.plain import dataclass
from engine.scenario import Figure
from engine.state import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketsSettled(Event):
    """The economy ran for the weeks of the round; readings are integers, the economy itself is opaque.

    The codec leaves ``economy`` out and replay makes it again.
    """

    economy: Economy
    week: int
    readings: Mapping[Figure, int]

    def write(self, draft: Draft) -> None:
        draft.economy, draft.week, draft.readings = self.economy, self.week, self.readings


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAssessed(Event):
    """The scoreboard of the round: the year ahead was looked at, one value was added to each series."""

    readings: Mapping[Figure, int]
    values: Mapping[Figure, int]

    def write(self, draft: Draft) -> None:
        draft.readings = {**draft.readings, **self.readings}
        draft.series = {name: (*draft.series.get(name, ()), value) for name, value in self.values.items()}
