"""Random play with the economy taken out: its answers are kept from a first play and given again in the same order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import engine.rules.assessment
import engine.rules.settlement

DOORS = ((engine.rules.settlement, "turn"), (engine.rules.assessment, "ahead"))
"""Where a game asks the economy."""


class Answers:
    """What the economy said, in order, and the seconds it took to say it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._said: list[Any] = []
        self._next: int | None = None

    def again(self) -> None:
        """From here on give the first answer, then the second, and so on."""
        self._next = 0

    def asked(self, economy: Callable[..., Any]) -> Callable[..., Any]:
        """The same door, with somebody behind it who remembers."""

        def door(*args: object, **words: object) -> Any:
            if self._next is not None:
                self._next += 1
                return self._said[self._next - 1]
            begin = time.process_time()
            self._said.append(economy(*args, **words))
            self.seconds += time.process_time() - begin
            return self._said[-1]

        return door


@contextmanager
def answers() -> Iterator[Answers]:
    """Listen to the economy for a while."""
    found = Answers()
    with ExitStack() as stack:
        for module, name in DOORS:
            stack.enter_context(patch.object(module, name, found.asked(getattr(module, name))))
        yield found
