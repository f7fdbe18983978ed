"""What happened and why: the reveal, "why?", the charts and the debrief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.viewmodels.table import CouncilBar, Lamp, Status
from tui.viewmodels.words import Line, Power, Tone


@dataclass(frozen=True, slots=True)
class Move:
    """A number that moved, with the figure to ask "why?" about."""

    power: Power | None
    label: str
    before: str
    after: str
    change: str
    tone: Tone = "plain"
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story of a round."""

    id: str
    title: str
    kind: Literal["threats", "orders", "votes", "markets", "home", "promises", "score", "news"]
    lead: str
    lines: tuple[Line, ...] = ()
    moves: tuple[Move, ...] = ()
    vote: CouncilBar | None = None
    moral: str = ""


@dataclass(frozen=True, slots=True)
class Reveal:
    """The story of a round, told step by step."""

    status: Status
    headline: str
    steps: tuple[Step, ...]
    audience: str


@dataclass(frozen=True, slots=True)
class Part:
    """One cause and its share; the shares of a level add up to the change above them."""

    label: str
    text: str
    amount: float
    parts: tuple[Part, ...] = ()
    note: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a number is what it is."""

    figure: str
    title: str
    before: str
    after: str
    change: str
    kind: Literal["count", "reading"]
    parts: tuple[Part, ...]
    rule: str
    thumb: str = ""
    source: str = ""
    power: Power | None = None
    small: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """One power's values, one for each round; None is a number you may not know."""

    power: Power
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A family of curves that share a scale."""

    id: str
    title: str
    help: str
    rounds: tuple[str, ...]
    curves: tuple[Curve, ...]
    unit: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Charts:
    """All series of a game so far."""

    status: Status
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One power's result against its own mandate and its no-deal line."""

    power: Power
    result: float
    text: str
    grade: str
    parts: tuple[tuple[str, str], ...]
    aims: tuple[Line, ...]
    red_lines: tuple[Line, ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A moment after which the game went another way, found by replaying without it."""

    when: str
    what: str
    without: str
    by: Power | None = None
    effects: tuple[tuple[Power, str, Tone], ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """How a power kept its word."""

    power: Power
    kept: int
    warned: int
    broken: int
    lines: tuple[Line, ...] = ()
    dropped: int = 0
    """Threats and pledges it let pass."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """The end of a game, and what to talk about."""

    status: Status
    headline: str
    results: tuple[ResultRow, ...]
    joint: tuple[tuple[str, float, str], ...]
    turning_points: tuple[TurningPoint, ...]
    promises: tuple[Kept, ...]
    lamps: tuple[tuple[Power, tuple[Lamp, ...]], ...]
    history: tuple[Line, ...]
    questions: tuple[str, ...]
    report: str
    medals: tuple[Line, ...] = ()
    joint_note: str = ""
    """Why history is not among the joint values, if it is not."""
