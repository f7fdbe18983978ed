"""What is true now: plain frozen data. Only events write it, into one Draft per apply."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from typing import Literal, NewType

from engine.economy import Economy
from engine.plain import dataclass
from engine.said import Said
from engine.scenario import Figure, Ref, Seat

Actor = NewType("Actor", str)
"""A seat id, or one of ``chance``, ``table``, ``facilitator``."""
CHANCE, TABLE, FACILITATOR = Actor("chance"), Actor("table"), Actor("facilitator")

Audience = tuple[Seat, ...] | Literal["all"]
"""Who may know a thing: everybody, or these seats in the order of the scenario."""

Standing = Literal["pending", "in_force", "suspended", "ended"]
Enforcement = Literal["none", "snap_back", "panel", "escrow"]
Weight = Literal["light", "medium", "heavy"]

PHASES = ("briefing", "talks", "orders", "reveal", "settlement", "ratification", "assessment")
"""The phases of a round in order; ``ended`` follows the last assessment."""


@dataclasses.dataclass(frozen=True, slots=True)
class Use:
    """Base of every instrument's form: scalars only; field docstrings are its help."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Base of every clause: who gives, and until which round it binds (0: as long as the deal).

    ``start`` is the first round it binds (0: at once). ``in_return_for`` is the place of the clause it answers, counted
    from 0 (-1: none): when that one is broken, this one is void.
    """

    by: Seat
    until: int = 0
    start: int = 0
    in_return_for: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One use of an instrument. Stage (where its procedure stands) and standing (whether it bites) are two facts.

    ``dial`` is its one number (duty in basis points, licence gate in basis points, ...); ``touches`` says what it
    works on (``input.magnets``, ``line.pork``); an ``inherited`` one stood when play began and has not been
    hardened since, so the track takes it for granted; ``since`` is the week it bites, ``until`` the week it ends,
    ``lapses`` the week a suspended one returns.
    """

    id: Ref
    instrument: str
    by: Seat
    against: str
    use: Use
    stage: str
    standing: Standing
    rung: int
    since: int
    dial: int = 0
    until: int | None = None
    lapses: int | None = None
    round: int = 0
    tags: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    origin: Literal["opening", "order", "deal", "beat"] = "order"
    inherited: bool = False
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A sealed order in a seat's tray, with the reason its owner wrote; ``threat`` is the threat it carries out."""

    by: Seat
    instrument: str
    use: Use
    reason: str = ""
    threat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package on the table: clauses with their givers, an enforcement, and who has signed."""

    id: Ref
    by: Seat
    parties: tuple[Seat, ...]
    clauses: tuple[Clause, ...]
    enforcement: Enforcement
    secret: bool
    expires: int
    signed: tuple[Seat, ...]
    round: int
    replaces: str = ""
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a measure stood before a deal moved it: what comes back when the deal is broken."""

    dial: int
    stage: str
    rung: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A package that all parties signed. Clauses are known by their place, counted from 0.

    ``round`` is that of the signatures, and of the entry once it binds: a parliament may have put it off. ``misses``
    counts warnings per clause; ``void`` lists clauses that no longer bind; ``broken`` those breached; ``frozen`` those
    a panel holds for a round. ``before`` keeps what the deal moved.
    """

    id: Ref
    parties: tuple[Seat, ...]
    clauses: tuple[Clause, ...]
    enforcement: Enforcement
    secret: bool
    stage: Literal["signed", "in_force", "failed", "frozen", "ended"]
    round: int
    ratified: tuple[Seat, ...] = ()
    misses: Mapping[int, int] = field(default_factory=dict)
    void: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    kept_rounds: int = 0
    replies: tuple[Ref, ...] = ()
    frozen: tuple[int, ...] = ()
    before: Mapping[Ref, Setting] = field(default_factory=dict)
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """``by`` will use ``instrument`` unless ``unless`` holds by round ``due``; a pledge is the same with 'if'."""

    id: Ref
    by: Seat
    against: Seat
    instrument: str
    use: Use
    unless: Clause
    due: int
    stake: int
    public: bool
    pledge: bool = False
    status: Literal["open", "met", "carried", "dropped", "traded", "lapsed"] = "open"
    round: int = 0
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A question put to a council; it waits for one throw per member (faces index the draws of GAME 5.3).

    ``tags`` of a deal say what its clauses are to the members, each once per clause and with its giver in front:
    ``china.flow``, ``china.benchmark``, ``eu.concession``, ``china.hostage``.
    """

    id: str
    seat: Seat
    mode: Literal["qmv_for", "qmv_against", "commission", "unanimity"]
    kind: Literal["tough", "deal"]
    subject: Ref
    question: Said
    faces: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Die:
    """A question for chance: integer weights per face, thrown ``times`` times; ``about`` is a ref or a beat id."""

    id: str
    weights: tuple[int, ...]
    times: int = 1
    about: str = ""
    seen_by: Audience = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What politics hears of a round: a kind, who did it to whom, tags, rung and what it was about.

    Kinds: order, hit, eased, lapsed_back, threat, threat_met, threat_carried, threat_dropped, deal, deal_failed,
    kept, broken, dialogue, empty_dialogue, joint, retreat, red_line, vote_won, vote_lost, courted, persuaded, sold,
    offer_refused, held_up (by a parliament), news, collapse (by: who climbed last).
    """

    kind: str
    by: str = ""
    against: str = ""
    tags: tuple[str, ...] = ()
    rung: int = 0
    weight: str = ""
    ref: str = ""
    round: int = 0
    seen_by: Audience = "all"


@dataclasses.dataclass(frozen=True, kw_only=True)
class State:
    """Everything that is true now. Containers are never changed in place; ``economy`` is opaque here.

    ``counts`` change only by events that carry the effective change; ``readings`` are remade at each settlement;
    ``series`` keeps one value a round (place 0 is the opening); ``serials`` count ids per seat and kind. It has no
    slots, so that a Draft opens and closes with one copy of all fields.
    """

    profile: str
    sealed: bool
    round: int
    phase: str
    week: int
    economy: Economy
    counts: Mapping[Figure, int]
    readings: Mapping[Figure, int]
    series: Mapping[Figure, tuple[int, ...]]
    line: Mapping[Seat, int]
    measures: Mapping[Ref, Measure]
    offers: Mapping[Ref, Offer]
    deals: Mapping[Ref, Deal]
    threats: Mapping[Ref, Threat]
    orders: Mapping[Seat, tuple[Order, ...]]
    ready: tuple[Seat, ...]
    votes: tuple[Vote, ...]
    dice: tuple[Die, ...]
    faces: Mapping[str, tuple[int, ...]]
    facts: tuple[Fact, ...]
    stances: Mapping[str, int]
    beats: tuple[str, ...]
    serials: Mapping[str, int]


class Draft:
    """The one working copy of an apply: the fields of State, assigned by events and closed to a new State."""

    profile: str
    sealed: bool
    round: int
    phase: str
    week: int
    economy: Economy
    counts: Mapping[Figure, int]
    readings: Mapping[Figure, int]
    series: Mapping[Figure, tuple[int, ...]]
    line: Mapping[Seat, int]
    measures: Mapping[Ref, Measure]
    offers: Mapping[Ref, Offer]
    deals: Mapping[Ref, Deal]
    threats: Mapping[Ref, Threat]
    orders: Mapping[Seat, tuple[Order, ...]]
    ready: tuple[Seat, ...]
    votes: tuple[Vote, ...]
    dice: tuple[Die, ...]
    faces: Mapping[str, tuple[int, ...]]
    facts: tuple[Fact, ...]
    stances: Mapping[str, int]
    beats: tuple[str, ...]
    serials: Mapping[str, int]

    def __init__(self, state: State) -> None:
        self.__dict__ = state.__dict__.copy()

    def close(self) -> State:
        """The State this draft has become."""
        state = object.__new__(State)
        object.__setattr__(state, "__dict__", self.__dict__.copy())
        return state


def seen(audience: Audience, seat: str | None) -> bool:
    """Whether a seat may know a thing; ``None`` is the public, who knows only what all may know."""
    return audience == "all" or (seat is not None and seat in audience)
