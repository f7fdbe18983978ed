"""Progress for anything that takes longer than a second: one line on standard error, only for people."""

from __future__ import annotations

import sys
import time


class Progress:
    """Shows ``done of total`` once a second has passed; wipes its line at the end."""

    def __init__(self, words: str, total: int) -> None:
        self.words, self.total = words, total
        self._began = self._told = time.monotonic()
        self._shown = False

    def __call__(self, done: int) -> None:
        """Tell how far it is."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._began < 1 or now - self._told < 0.2:
            return
        self._told, self._shown = now, True
        sys.stderr.write(f"\r{self.words}: {done} of {self.total} ")
        sys.stderr.flush()

    def end(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * (len(self.words) + 24) + "\r")
            sys.stderr.flush()
