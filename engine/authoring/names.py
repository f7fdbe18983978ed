"""The name somebody most likely meant, out of those that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from engine.authoring.cells import clip, visible

LONGEST = 40
"""Longer words are not compared: nobody mistypes a sentence."""
LISTED = 24
"""Names listed in one message."""
_SEPARATORS = re.compile(r"[\s\-.]+")


def closest(word: object, names: Collection[str]) -> str | None:
    """The one existing name near enough to be meant by `word`, or None; never a wild guess."""
    if not isinstance(word, str) or not 0 < len(word) <= LONGEST:
        return None
    wanted = _folded(word)
    known = {name: _folded(name) for name in sorted(names) if len(name) <= LONGEST}
    return _nearest(wanted, known) or _only_one_with(wanted, known)


class Guesses:
    """A number of guesses for one file: looking for close names in a hostile one would take minutes."""

    def __init__(self, left: int = 40) -> None:
        self.left = left
        self._made: dict[tuple[object, tuple[str, ...]], str | None] = {}

    def closest(self, word: object, names: Collection[str]) -> str | None:
        """The name that may be meant, or None; always None when there have been too many problems."""
        question = (word, tuple(names))
        if question not in self._made:
            self.left -= 1
            self._made[question] = closest(word, names) if self.left >= 0 else None
        return self._made[question]


def _folded(word: str) -> str:
    return _SEPARATORS.sub("_", word.strip().casefold())


def _nearest(wanted: str, known: dict[str, str]) -> str | None:
    """The name with the fewest slips, at most one in three letters; the same first letter breaks a tie."""
    ranks: list[tuple[int, bool, str]] = []
    for name, folded in known.items():
        limit = max(len(wanted), len(folded)) // 3
        if abs(len(wanted) - len(folded)) <= limit and (slips := distance(wanted, folded)) <= limit:
            ranks.append((slips, folded[:1] != wanted[:1], name))
    return min(ranks)[2] if ranks else None


def _only_one_with(wanted: str, known: dict[str, str]) -> str | None:
    """The only name that starts with the word or has it as one of its parts."""
    if len(wanted) < 3:
        return None
    starts = [name for name, folded in known.items() if folded.startswith(wanted)]
    parts = [name for name, folded in known.items() if wanted in folded.split("_")]
    return next((found[0] for found in (parts, starts) if len(found) == 1), None)


def distance(one: str, other: str) -> int:
    """Slips between two words: letters added, dropped, changed, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                slips = min(slips, last[j - 2] + 1)
            row.append(slips)
    return row[-1]


def listing(names: Iterable[str]) -> str:
    """Names in one line, in their order, the rest as a count."""
    all_names = list(names)
    shown = [clip(visible(name), LONGEST) for name in all_names[:LISTED]]
    rest = len(all_names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
