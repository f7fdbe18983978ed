"""Asking and telling in lines: numbered choices, words, yes or no."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDEST = 100
"""Columns of a line on a terminal; longer ones are hard to read."""


class Leave(Exception):
    """The person wants to stop; the game is saved."""


@dataclass
class Talk:
    """Where lines come from and go to; tests bring their own."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    hidden: Callable[[str], str] | None = None
    """Asks for a word without showing it; where there is no such way, ``ask`` does."""

    def choose(self, words: str, options: Sequence[str], *, back: str = "back") -> int | None:
        """A number from 1; 0 or an empty line goes back (None)."""
        self.tell(words)
        for n, option in enumerate(options, 1):
            self.tell(f"  {n:>2}  {option}")
        while True:
            text = self.ask(f"number, or enter for {back}: ").strip().lower()
            if text in ("", "0"):
                return None
            if text in ("q", "quit"):
                raise Leave
            if text.isdigit() and 1 <= int(text) <= len(options):
                return int(text) - 1
            self.tell(f"'{text}' is not one of 1 to {len(options)}; q leaves the game")

    def several(self, words: str, groups: Sequence[tuple[str, Sequence[str]]], kept: Sequence[int] = ()) -> list[int]:
        """Several numbers on one line, counted through all groups; those kept from before are marked, 0 goes back."""
        self.tell(words)
        last = 0
        for heading, options in groups:
            if options:
                self.tell(f" {heading}")
            for option in options:
                last += 1
                self.tell(f"  {last:>2}{'*' if last - 1 in kept else ' '} {option}")
        enter = " ".join(str(n + 1) for n in kept)
        asked = f"numbers, enter for {enter}, 0 for back: " if kept else "numbers, or enter for back: "
        while True:
            wanted = self.ask(asked).replace(",", " ").lower().split()
            if not wanted:
                return list(kept)
            if wanted == ["0"]:
                return []
            if wanted in (["q"], ["quit"]):
                raise Leave
            wrong = next((w for w in wanted if not (w.isdigit() and 1 <= int(w) <= last)), None)
            if wrong is None:
                return [int(w) - 1 for w in dict.fromkeys(wanted)]
            self.tell(f"'{wrong}' is not one of 1 to {last}; give numbers with spaces between them")

    def sure(self, words: str) -> bool:
        """Yes or no."""
        return self.ask(f"{words} (y/n): ").strip().lower() in ("y", "yes")


def console() -> Talk:
    """The person at the terminal; the end of input leaves the game."""

    def ask(words: str) -> str:
        try:
            return input(words)
        except EOFError:
            raise Leave from None

    def hidden(words: str) -> str:
        from getpass import getpass

        try:
            return getpass(words)
        except EOFError:
            raise Leave from None

    def tell(words: str) -> None:
        print(folded(words, shutil.get_terminal_size().columns))

    if not sys.stdout.isatty():
        return Talk(ask, print, hidden if sys.stdin.isatty() else None)
    return Talk(ask, tell, hidden if sys.stdin.isatty() else None)


def folded(words: str, columns: int) -> str:
    """Text in lines that fit, broken between words; what goes on stands two columns further in. Tables stay."""
    width = max(20, min(columns, WIDEST) - 1)
    return "\n".join(_folded(line, width) for line in words.split("\n"))


def _folded(line: str, width: int) -> str:
    if len(line) <= width or line.startswith("|"):
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return "\n".join(textwrap.wrap(line, width, subsequent_indent=indent, drop_whitespace=True))
