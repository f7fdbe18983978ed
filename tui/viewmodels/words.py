"""Words every view-model uses: a power, a line, a tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["good", "bad", "warn", "plain", "dim"]
"""How a line is meant: it colours the line, and the words must say the same."""
Slot = Literal["eu", "cn", "us", "other"]
"""Which of the three power colours, glyphs and markers is used."""


@dataclass(frozen=True, slots=True)
class Power:
    """A side: its id in the engine, its letters, its name and its place in the palette."""

    id: str
    code: str
    name: str
    slot: Slot = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its meaning, perhaps spoken or caused by a power."""

    text: str
    tone: Tone = "plain"
    by: Power | None = None
    figure: str = ""
    value: str = ""
