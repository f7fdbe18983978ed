"""Values, numbers and ids in a reader's words."""

from __future__ import annotations

import re
from typing import Any

from engine.authoring.cells import clip, quote
from engine.authoring.scalars import Plain
from engine.authoring.source import strange_letter

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def id_help(word: str) -> str:
    """What an id looks like, with an example made of a word that is none."""
    folded = _NOT_IN_ID.sub("_", word[:80].casefold()).strip("_").lstrip("0123456789_")
    example = f": '{clip(folded, 40)}'" if 2 * len(folded) > len(word[:80]) else ""
    return strange_letter(word) or f"an id has small letters, digits and '_', and begins with a letter{example}"


def as_written(value: Plain) -> str:
    """A plain value the way an author writes it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return in_words(value)
        case _:
            return str(value)


def in_words(value: Plain) -> str:
    """A value in a reader's words, never as Python: the text 'six', 5, a list."""
    match value:
        case str():
            return f"the text {quote(value)}" if value else "an empty text"
        case list():
            return "a list"
        case dict():
            return "keys with values"
        case None:
            return "no value"
        case _:
            return as_written(value)


def counted(number: int, unit: str) -> str:
    """A number with its unit: '1 entry', '3 entries', '2 characters'."""
    if number == 1:
        return f"1 {unit}"
    return f"{number} {unit[:-1]}ies" if unit.endswith("y") else f"{number} {unit}s"


def first_sentence(text: str) -> str:
    """The first sentence of a description, on one line and without its full stop."""
    line = " ".join(text.split())
    return re.split(r"(?<=[^\s.])\.(?:\s|$)", line, maxsplit=1)[0]


def number_range(limits: dict[str, Any]) -> str:
    """The limits of a number in words: 'allowed: 1 to 12'."""
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and high is not None:
        return f"allowed: {low:g} to {high:g}"
    return ""
