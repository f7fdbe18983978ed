"""How much room a text takes in a terminal, and which characters are safe to show there."""

from __future__ import annotations

import unicodedata

STAND_IN = "\ufffd"
"""Shown in place of a character that cannot be shown."""
CUT = "…"
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufffe\uffff")
"""Characters that look like nothing although Unicode files them under letters, marks or symbols."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def is_unseen(char: str) -> bool:
    """True for control, formatting, private and blank characters other than the plain space."""
    if " " <= char <= "~":
        return False
    category = unicodedata.category(char)
    return category in _UNSEEN or category == "Zs" or char in _BLANKS


def visible(text: str) -> str:
    """The text with a stand-in for each character that a terminal would obey or hide; same length."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c == "\t" else STAND_IN if is_unseen(c) else c for c in text)


def cells(text: str) -> int:
    """Terminal cells that a visible text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def clip(text: str, room: int) -> str:
    """The beginning of a text that fits into `room` cells, with a sign where it is cut."""
    if len(text) <= room and cells(text) <= room:
        return text
    return _head(text, room - 1) + CUT


def _head(text: str, room: int) -> str:
    used = 0
    for index, char in enumerate(text[: 4 * room + 4]):
        used += _cell(char)
        if used > room:
            return text[:index]
    return text[: 4 * room + 4]


def _tail(text: str, room: int) -> str:
    return _head(text[::-1], room)[::-1]


def window(line: str, start: int, width: int, *, room: int) -> tuple[str, int, int]:
    """The part of a line round a stretch of it: (text, cells before the stretch, cells under it).

    `start` and `width` count characters from 0; the text fits into `room` cells.
    """
    marked = clip(visible(line[start : start + min(width, 2 * room)]), room // 2)
    after = visible(line[start + width : start + width + room])
    before = _before(line[:start], room - cells(marked) - min(room // 4, len(after)))
    return clip(before + marked + after, room), cells(before), max(1, cells(marked))


def _before(text: str, room: int) -> str:
    if len(text) <= room and cells(visible(text)) <= room:
        return visible(text)
    return CUT + _tail(visible(text[-room:]), room - 1)


def quote(value: object, room: int = 40) -> str:
    """A value as a reader would write it, in single quotes, safe to print and not too long."""
    text = str(value) if not isinstance(value, str) else value
    return f"'{clip(visible(text[: 4 * room]), room)}'"
