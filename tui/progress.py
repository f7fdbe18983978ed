"""Progress for anything that takes longer than a second: one line on standard error, only for people."""

from __future__ import annotations

import sys
from threading import Event, Thread
from types import TracebackType

AFTER = 1.0
"""Seconds that pass in silence."""
EVERY = 0.2
"""Seconds between two looks at how far it is."""


class Progress:
    """Shows ``words: done of total`` while a block of work lasts, and wipes its line at the end.

    It looks by itself how far the work is, so that work is shown too that has nothing to tell for a while. Without a
    total only the words are shown, and the work may change them.
    """

    def __init__(self, words: str, total: int = 0) -> None:
        self.words, self.total, self.done = words, total, 0
        self._over = Event()
        self._watch: Thread | None = None
        self._wide = 0

    def __call__(self, done: int) -> None:
        """Tell how far it is."""
        self.done = done

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            self._watch = Thread(target=self._show, daemon=True)
            self._watch.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        if self._watch is not None:
            self._watch.join()
        if self._wide:
            sys.stderr.write("\r" + " " * self._wide + "\r")
            sys.stderr.flush()

    def _show(self) -> None:
        pause = AFTER
        while not self._over.wait(pause):
            line = f"{self.words}: {self.done} of {self.total} " if self.total else f"{self.words} ... "
            self._wide = max(self._wide, len(line))
            sys.stderr.write(f"\r{line.ljust(self._wide)}")
            sys.stderr.flush()
            pause = EVERY
