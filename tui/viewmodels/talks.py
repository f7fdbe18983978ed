"""The negotiation room: a draft treaty, what it is worth, who would ratify it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.viewmodels.forms import MenuEntry, Option
from tui.viewmodels.table import CouncilBar, Status
from tui.viewmodels.words import Line, Power, Tone


@dataclass(frozen=True, slots=True)
class Clause:
    """One promise of a draft."""

    number: int
    giver: Power
    sentence: str
    term: str
    benchmark: bool = False
    change: str = ""
    """"new" or "changed" since the last version."""


@dataclass(frozen=True, slots=True)
class Worth:
    """One bar of the worth panel: now, this draft, your no-deal line."""

    label: str
    value: float
    text: str
    tone: Tone = "plain"
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How a side would ratify: each part, the sum, what is needed and the verdict."""

    power: Power
    parts: tuple[tuple[str, str], ...]
    total: str
    need: str
    verdict: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class StateVote:
    """One member state: where it leans, and its share of the population in tenths of a per cent."""

    code: str
    name: str
    share: int
    leaning: str
    """"sure yes", "leaning yes", "open", "leaning no", "sure no" or "hidden"."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """The forecast of a vote among the states of the Council."""

    about: str
    mode: str
    states: tuple[StateVote, ...]
    states_range: str
    population_range: str
    odds: str
    bar: CouncilBar
    tips: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """One negotiation: with whom, the draft, its worth and its chances at home."""

    status: Status
    you: Power
    partner: Power
    partners: tuple[Power, ...]
    version: str
    standing: str
    waits_for: str
    clauses: tuple[Clause, ...]
    enforcement: Option
    secrecy: Option
    worth: tuple[Worth, ...]
    counts: tuple[Count, ...]
    forecast: CouncilBar | None
    checks: tuple[Line, ...]
    talk: tuple[Line, ...]
    actions: frozenset[str] = frozenset()
    """Which of offer, counter, accept, refuse, withdraw, clause are open."""
    signed: tuple[Line, ...] = ()
    """Clauses of deals these two have signed before."""
    menu: tuple[MenuEntry, ...] = ()
    hint: str = ""
    advice: str = ""
    """What to do now, in the guided game."""
