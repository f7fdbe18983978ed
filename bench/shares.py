"""Where the time of a play goes: the doors of each room are timed, and every second is counted once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

DOORS = {
    "economy": ("engine.economy.turns:turn", "engine.economy.outlook:ahead"),
    "measures to shocks": ("engine.rules.world:labelled", "engine.rules.world:schedule"),
    "views": ("engine.view:view",),
    "imagining": ("engine.view:imagine",),
    "legality": ("engine.rules.game:why_not",),
    "sentences": ("engine.said:tell",),
}
"""The functions by which a room is entered."""
REST = "rules and table"


class Shares:
    """Seconds by room; who is inside a room stops the clock of the room it came from."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inside = [REST]
        self._since = time.process_time()

    def timed(self, room: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time booked on a room."""

        def door(*args: object, **words: object) -> Any:
            self._book()
            self._inside.append(room)
            try:
                return function(*args, **words)
            finally:
                self._book()
                self._inside.pop()

        return door

    def _book(self) -> None:
        now, room = time.process_time(), self._inside[-1]
        self.spent[room] = self.spent.get(room, 0.0) + now - self._since
        self._since = now

    def parts(self) -> dict[str, float]:
        """Per cent of all the time by room, the largest first."""
        self._book()
        total = sum(self.spent.values())
        return {room: 100 * self.spent[room] / total for room in sorted(self.spent, key=lambda r: -self.spent[r])}


@contextmanager
def shares() -> Iterator[Shares]:
    """Time all rooms for a while."""
    found = Shares()
    with ExitStack() as stack:
        for owner, name, room in [*_functions(), *_methods()]:
            stack.enter_context(patch.object(owner, name, found.timed(room, getattr(owner, name))))
        found._since = time.process_time()
        yield found


def _functions() -> Iterator[tuple[Any, str, str]]:
    """Each door wherever a module of the engine has imported it."""
    rooms = [m for name, m in sorted(sys.modules.items()) if name.split(".")[0] == "engine"]
    for room, doors in DOORS.items():
        for door in doors:
            home, name = door.split(":")
            function = vars(sys.modules[home])[name]
            for module in rooms:
                for known, value in list(vars(module).items()):
                    if value is function:
                        yield module, known, room


def _methods() -> Iterator[tuple[Any, str, str]]:
    """Menus of every instrument and clause, and the thinking of every bot."""
    from engine.diplomacy import vocabulary
    from engine.instruments import catalogue
    from engine.players import styles

    for room, name, things in (
        ("menus", "choices", catalogue()),
        ("menus", "menu", vocabulary()),
        ("bots", "decide", styles()),
    ):
        for thing in things.values():
            yield thing, name, room
