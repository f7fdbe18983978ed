"""The round: it opens, phases are entered, seats are ready, numbers are counted, the game ends."""

from __future__ import annotations

from typing import Literal

from engine.events.base import Event, put
from engine.plain import dataclass
from engine.scenario import Figure, Seat
from engine.state import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Event):
    """A new round began."""

    round: int

    def write(self, draft: Draft) -> None:
        draft.round, draft.phase, draft.ready = self.round, "briefing", ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseEntered(Event):
    """The table moved on to a phase."""

    phase: str

    def write(self, draft: Draft) -> None:
        draft.phase, draft.ready = self.phase, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatReady(Event):
    """A seat said it is done with this phase."""

    seat: Seat

    def write(self, draft: Draft) -> None:
        draft.ready = (*draft.ready, self.seat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Event):
    """A count moved by its effective change, after limits; the ledger is the sum of these."""

    figure: Figure
    change: int

    def write(self, draft: Draft) -> None:
        draft.counts = put(draft.counts, self.figure, draft.counts.get(self.figure, 0) + self.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded(Event):
    """The last round was assessed, or the facilitator went to the year ahead."""

    ending: Literal["year_ahead", "no_deal", "collapse"]

    def write(self, draft: Draft) -> None:
        draft.phase = "ended"
