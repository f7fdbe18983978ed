"""What a plain word of a file means: a number, true, false, nothing, or else text."""

from __future__ import annotations

import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,18})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,18})\.[0-9]{1,18}", re.ASCII)
_CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "": None}
_MAY_BE_NUMBER = frozenset("+-0123456789")
_ZEROS = re.compile(r"([-+]?)0+([0-9]+(?:\.[0-9]+)?)", re.ASCII)
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:[_ ',][0-9]{3})+|[-+]?[0-9]+(?:_[0-9]+)+", re.ASCII)
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+", re.ASCII)
_YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def meaning(word: str) -> Scalar:
    """The value of an unquoted word; anything but the plainest numbers stays text."""
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if word[0] not in _MAY_BE_NUMBER:
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _DECIMAL.fullmatch(word) else word


def number_help(word: str) -> str:
    """How to write a text that was meant to be a number; empty when it was not."""
    word = word.strip()
    if len(word) > 40:
        return ""
    if match := _ZEROS.fullmatch(word):
        return f"write {match[1]}{match[2]}, without the zero in front"
    if _GROUPED.fullmatch(word):
        return f"write {re.sub(r'[^-+0-9]', '', word)}, without separators"
    if _COMMA.fullmatch(word):
        return f"write {word.replace(',', '.')}, with a point"
    if isinstance(meaning(word or "x"), (int, float)):
        return f"write {word}, without quotes"
    if word.endswith("%") and isinstance(meaning(word[:-1].strip() or "x"), (int, float)):
        return f"write {word[:-1].strip()}, without the sign"
    return ""


def flag_help(word: str) -> str:
    """How to write a text that was meant to be true or false; empty when it was not."""
    lower = word.strip().lower()
    if lower in ("true", "false"):
        return f"write {lower}, in small letters and without quotes"
    return f"write {_YES[lower]}" if lower in _YES else ""
