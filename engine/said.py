"""Sentences as words plus the ids and numbers in them; put into a language only when somebody reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

Given = str | int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: an English template, which is also its key in any catalogue, and what fills it."""

    words: str
    given: tuple[tuple[str, Given], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


NOTHING = Said("")


def say(words: str, **given: Given) -> Said:
    """Make a Said: ``say("{by} lifts {what}", by="eu", what="eu.m1")``."""
    return Said(words, tuple(given.items()))


def together(head: Said, parts: Iterable[Said], between: str = "; ") -> Said:
    """One sentence out of several, its ids and numbers kept apart: 'industry -3: eu.m1 hits cars -2; ...'."""
    words, given = [], list(head.given)
    for place, part in enumerate(parts):
        words.append(_FILLED.sub(rf"{{\g<1>_{place}", part.words))
        given += [(f"{key}_{place}", value) for key, value in part.given]
    return Said(head.words + between.join(words), tuple(given))


_FILLED = re.compile(r"\{(\w+)")


def tell(said: Said, names: Mapping[str, str]) -> str:
    """Put a Said into words for one reader; ids the reader has no name for stay themselves.

    Formats in a template: ``{x:percent}`` basis points, ``{x:share}`` basis points of one as a percentage,
    ``{x:tenths}``, ``{x:hundredths}``, ``{x:signed}``.
    """
    if not said.given:
        return said.words
    return _Teller(names).vformat(said.words, (), dict(said.given))


def number(value: int, scale: int, *, signed: bool = False) -> str:
    """Print an integer counted in 1/scale as a short decimal: ``number(628, 10) == '62.8'``."""
    digits = len(str(scale)) - 1
    text = f"{abs(value) / scale:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".") or "0"
    sign = "-" if value < 0 else ("+" if signed and value > 0 else "")
    return sign + text


def joined(parts: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Join names as people do: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


class _Teller(Formatter):
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, str):
            return (
                joined([self.names.get(part, part) for part in value.split(" ")])
                if format_spec == "list"
                else (self.names.get(value, value))
            )
        match format_spec:
            case "percent" | "share":
                return f"{number(value, 100)} %"
            case "tenths":
                return number(value, 10)
            case "hundredths":
                return number(value, 100)
            case "signed":
                return number(value, 1, signed=True)
            case _:
                return str(value)
