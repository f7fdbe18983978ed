"""The table: cards, track, board, promises, feed, inbox and sealed orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.viewmodels.words import Line, Power, Tone


@dataclass(frozen=True, slots=True)
class Meter:
    """A headline number, its bar in tenths and its word; only the word where the number is private."""

    figure: str
    label: str
    word: str
    value: str = ""
    cells: int | None = None
    change: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Economy:
    """Economy now and over the year ahead, on a scale from `low` to `high`."""

    figure: str
    now: float
    ahead: float
    change: str = ""
    tone: Tone = "plain"
    low: float = 95.0
    high: float = 101.0


@dataclass(frozen=True, slots=True)
class Card:
    """A power's card: everything for your own seat, official statistics and words for the others."""

    power: Power
    you: bool
    people: str
    economy: Economy
    meters: tuple[Meter, ...]
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The line on top of every screen of a game."""

    title: str
    when: str
    round: str
    phase: str
    seat: Power | None
    points: str = ""
    order: str = "sealed"
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the escalation track."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Track:
    """The shared escalation track, who holds it up and what the market says."""

    rungs: tuple[Rung, ...]
    now: int
    held_by: tuple[Line, ...]
    market: str
    market_tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Pair:
    """Trust between two powers, -5 to +5."""

    a: Power
    b: Power
    trust: float
    word: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Lamp:
    """One of the two ways to fail: dark, amber (half true) or red."""

    name: str
    state: Literal["dark", "amber", "red"]
    text: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class CouncilBar:
    """The Council in one line: states and population that would say yes, against what is needed, in per cent."""

    about: str
    states: str
    population: str
    odds: str
    yes_share: int
    maybe_share: int
    need_states: int
    need_share: float


@dataclass(frozen=True, slots=True)
class Relations:
    """Trust, Council and lamps: the panel below the cards."""

    pairs: tuple[Pair, ...]
    council: CouncilBar | None
    lamps: tuple[Lamp, ...]


@dataclass(frozen=True, slots=True)
class InputRow:
    """A critical input: who holds it, what share of requests passes, how long your stock lasts."""

    id: str
    name: str
    holder: Power
    gates: tuple[tuple[Power, str], ...]
    gate: int | None
    cover: str = ""
    cover_cells: int | None = None
    note: str = ""
    tone: Tone = "plain"
    figure: str = ""


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A sector: change of output for each power, and the measures that touch it."""

    id: str
    name: str
    cells: tuple[tuple[Power, str, Tone], ...]
    heat: int = 0
    measures: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as everybody at the table may know it."""

    id: str
    by: Power
    against: str
    name: str
    rung: int
    standing: str
    since: str
    until: str = ""
    tone: Tone = "plain"
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A clause of a signed deal and how it has been kept."""

    id: str
    deal: str
    giver: Power
    sentence: str
    state: str
    tone: Tone = "plain"
    record: tuple[Literal["kept", "warned", "broken", "due"], ...] = ()
    secret: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """One line of the feed."""

    when: str
    kind: str
    text: str
    by: Power | None = None
    fresh: bool = False
    figure: str = ""
    only_you: bool = False
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """An offer, threat, pledge or invitation that lies before you."""

    id: str
    kind: str
    sender: Power
    title: str
    text: tuple[str, ...]
    until: str
    private: bool = False
    fresh: bool = False
    yours: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One of your sealed orders."""

    id: str
    name: str
    detail: str
    cost: int
    rung: int = 0
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Orders:
    """Your orders of the round and the points that are left."""

    lines: tuple[OrderLine, ...]
    slots: int
    points: int
    spent: int
    note: str = ""
    open: bool = True
    sealed: bool = True  # opened at once with everybody's; if not, done when your turn ends


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table as one seat sees it."""

    status: Status
    cards: tuple[Card, ...]
    track: Track
    relations: Relations
    inputs: tuple[InputRow, ...]
    sectors: tuple[SectorRow, ...]
    measures: tuple[MeasureRow, ...]
    promises: tuple[PromiseRow, ...]
    news: tuple[News, ...]
    letters: tuple[Letter, ...]
    orders: Orders
    hint: str = ""
    hint_label: str = "Learn"
    barred: frozenset[str] = frozenset()
    """Ids of commands that cannot be used now."""
    ending: tuple[str, ...] = ()
    """What to know before ending the turn."""
