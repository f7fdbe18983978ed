"""Forms: orders, threats, pledges, clauses, settings; one shape for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.viewmodels.words import Line, Power, Tone


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, with a line of help and, if barred, why."""

    value: str
    label: str
    help: str = ""
    barred: str = ""
    power: Power | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    kind: Literal["choice", "int", "text", "flag"]
    value: str
    help: str = ""
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 0
    step: int = 1
    unit: str = ""
    optional: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """A cost or gain in the preview: a range in words, "small" under 0.05."""

    who: Power | None
    label: str
    text: str
    tone: Tone = "plain"
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What the filled form would do, from public knowledge and your own secrets only."""

    sentence: str
    cost: str
    rung: str
    own: tuple[Effect, ...] = ()
    """Your result against your no-deal line, your exposure, your weeks of cover."""
    votes: tuple[Line, ...] = ()
    """The chance of each vote it needs."""
    effects: tuple[Effect, ...] = ()
    blocs: tuple[Effect, ...] = ()
    notes: tuple[Line, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill: an order, a threat, a clause."""

    kind: Literal["order", "threat", "pledge", "clause", "setup", "settings", "trial"]
    subject: str
    title: str
    what: str
    fields: tuple[Field, ...]
    preview: Preview | None = None
    law: str = ""
    confirm: str = "Seal this order"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One thing that can be ordered, threatened or promised."""

    id: str
    title: str
    group: str
    blurb: str
    cost: str = ""
    rung: int = 0
    barred: str = ""
