"""The one working copy of an apply: emits events, keeps counts within limits, closes to a Turn."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from engine.events import Counted, Event, record
from engine.figures import LIMITS, owner_of
from engine.numbers import clamped
from engine.said import Said
from engine.scenario import Figure, Scenario, Seat
from engine.state import Audience, Draft, State


class Turn(NamedTuple):
    """What an action did: the state after it and what happened."""

    state: State
    events: tuple[Event, ...]


class Work:
    """Emit events into one Draft. ``state`` is a live view of what is true so far (a Draft has State's fields)."""

    def __init__(self, scenario: Scenario, state: State) -> None:
        self.scenario = scenario
        self.start = state
        self.draft = Draft(state)
        self.events: list[Event] = []

    def emit(self, *events: Event) -> None:
        """Write events; a count is first cut to its effective change, and one without effect is left out."""
        for event in events:
            if isinstance(event, Counted):
                effective = self._effective(event)
                if effective == 0:
                    continue
                if effective != event.change:
                    event = replace(event, change=effective)
            record(self.draft, event)
            self.events.append(event)

    def count(
        self, figure: str, change: int, because: Said, *, causes: tuple[str, ...] = (), seen_by: Audience = "all"
    ) -> None:
        """Move a count; a private count is seen by its owner only unless told otherwise."""
        self.emit(Counted(because=because, causes=causes, seen_by=seen_by, figure=Figure(figure), change=change))

    def now(self) -> State:
        """The state as it stands at this point of the work."""
        return self.draft.close()

    def close(self) -> Turn:
        """The Turn this work has become."""
        return Turn(self.draft.close(), tuple(self.events))

    def next_ref(self, seat: str, letter: str, *, ahead: int = 0) -> str:
        """The next id of a kind for a seat: ``eu.m3``; ``ahead`` counts ids given but not yet written."""
        return f"{seat}.{letter}{self.draft.serials.get(f'{seat}.{letter}', 0) + 1 + ahead}"

    def _effective(self, event: Counted) -> int:
        low, high = _limits(event.figure)
        old = self.draft.counts.get(event.figure, 0)
        return clamped(old + event.change, low, high) - old


@cache  # a few dozen names, thousands of counts
def _limits(figure: str) -> tuple[int, int]:
    head, *rest = figure.split(".")
    what = head if head in LIMITS else (rest[0] if rest else head)
    return LIMITS.get(what, (0, 10**9))


def private(figure: str, seat: Seat) -> Audience:
    """The audience of a private count: its owner."""
    return (Seat(owner_of(figure) or seat),)
