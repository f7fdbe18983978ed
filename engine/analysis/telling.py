"""Events as sentences for one reader: nothing twice, what was moved behind the reason that moved it."""

from __future__ import annotations

from collections.abc import Iterable

from engine.events import (
    ClauseKept,
    Counted,
    DiceThrown,
    Event,
    NewsBroke,
    OrderSealed,
    PhaseEntered,
    RoundAssessed,
    RoundOpened,
    SeatReady,
)
from engine.reader import Names, capital, event_text, figure_change, figure_name
from engine.said import tell
from engine.scenario import Scenario

SILENT = (SeatReady, PhaseEntered, RoundOpened, RoundAssessed)
"""What is told by headings and the scoreboard instead."""


class Teller:
    """Tells one reader the events of a game in order, and remembers which promises it has told as kept."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._kept: set[tuple[str, int]] = set()

    def told(self, events: Iterable[Event], names: Names) -> list[str]:
        """The sentences of some events: what repeats the last one is left out, what it moved stands behind it."""
        found: list[str] = []
        last, moves = "", False
        for event in events:
            if isinstance(event, SILENT) or _headline_follows(event) or self._kept_again(event):
                continue
            because = event_text(event, names)
            if isinstance(event, Counted):
                moved = f"{figure_name(event.figure, names)} {figure_change(event.figure, event.change)}"
                if because == last and found:
                    found[-1] = f"{found[-1][:-1]}; {moved})" if moves else f"{found[-1]} ({moved})"
                    moves = True
                else:
                    found.append(f"{capital(moved)}: {tell(event.because, names)}")
            elif because != last:
                last, moves = because, False
                found.append(self._sentence(event, names, because))
        return found

    def _kept_again(self, event: Event) -> bool:
        """Whether a clause held as it did before: its first time is told, then the deal as a whole."""
        if not isinstance(event, ClauseKept):
            return False
        key = event.deal, event.place
        again = key in self._kept
        self._kept.add(key)
        return again

    def _sentence(self, event: Event, names: Names, because: str) -> str:
        match event:
            case NewsBroke():
                text = self.scenario.text(f"beats.{event.beat}.text")
                return f"{because}. {' '.join(text.split())}" if text else because
            case OrderSealed():
                return f"Sealed: {tell(event.because, names)}"
            case _:
                return because


def _headline_follows(event: Event) -> bool:
    """Whether chance let news happen, which is told when it breaks."""
    return isinstance(event, DiceThrown) and event.die.startswith("beat.") and event.faces == (0,)
