"""Sentences as words plus the ids and numbers in them; put into a language only when somebody reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter

from engine.plain import dataclass

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
        words.append(_placed(part.words, place))
        given += [(f"{key}_{place}", value) for key, value in part.given]
    return Said(head.words + between.join(words), tuple(given))


@lru_cache(maxsize=4096)  # the templates of a game are few and are joined thousands of times
def _placed(words: str, place: int) -> str:
    return _FILLED.sub(rf"{{\g<1>_{place}", words)


_FILLED = re.compile(r"\{(\w+)")


def tell(said: Said, names: Mapping[str, str]) -> str:
    """Put a Said into words for one reader; ids the reader has no name for stay themselves.

    Formats in a template: ``{x:percent}`` basis points, ``{x:share}`` basis points of one as a percentage,
    ``{x:tenths}``, ``{x:hundredths}``, ``{x:signed}``.
    """
    if not said.given:
        return said.words
    given, told = dict(said.given), []
    for text, name, shape in _parsed(said.words):
        told.append(text)
        if name is not None:
            told.append(_shown(given[name], shape, names))
    return "".join(told)


@lru_cache(maxsize=4096)  # the templates of a game are few and are told thousands of times
def _parsed(words: str) -> tuple[tuple[str, str | None, str], ...]:
    """A template as (text, name of what follows it, its format)."""
    return tuple((text, name, shape or "") for text, name, shape, _ in Formatter().parse(words))


def _shown(value: Given, shape: str, names: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return joined([names.get(p, p) for p in value.split(" ")]) if shape == "list" else names.get(value, value)
    match shape:
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
