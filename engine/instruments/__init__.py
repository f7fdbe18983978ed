"""Instruments: one file each, found by folder; the file's name is the instrument's id.

An instrument is whole in its file: the form (``Use``), legality, menu, procedure, what it does at the reveal and
each round, its shock on the economy, its rung, and the words that explain it. No other file names it.
"""

from __future__ import annotations

import importlib
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from typing import ClassVar, Generic, TypeVar, cast

from engine.economy import NO_SHOCK, Shock
from engine.events import Event
from engine.plain import dataclass
from engine.said import Said
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Use, Weight

U = TypeVar("U", bound=Use)


@dataclass(frozen=True, slots=True)
class Choice:
    """A closed menu as axes minus exclusions: ``(('against', ('eu', 'us')), ('level', ('slow', 'ban')))``."""

    action: str
    subject: str
    axes: tuple[tuple[str, tuple[str | int, ...]], ...]
    barred: frozenset[tuple[str | int, ...]] = frozenset()


class Instrument(ABC, Generic[U]):
    """Base of all instruments; plain data in, plain data out. ``id`` is the name of the file."""

    tags: ClassVar[tuple[str, ...]] = ()
    marks: ClassVar[tuple[str, ...]] = ()
    """What its measures may have or touch besides: 'summit', 'input.{input}'; after a last dot any word may stand."""
    heard_as: ClassVar[tuple[str, ...]] = ()
    """What its orders and news may be tagged with beyond that: 'level.ban', 'member.{member}'."""
    title: ClassVar[str] = ""
    stages: ClassVar[tuple[str, ...]] = ()
    """Where its procedure may stand, in order."""
    law: ClassVar[str] = ""
    answer: ClassVar[str] = ""
    """The usual answer to it, for the form."""
    ends: ClassVar[str] = ""
    moves: ClassVar[tuple[str, int]]
    """What a use of it moves once its procedure is done, and which way (1 up, -1 down). ``target.ahead``,
    ``own.exposure_ahead``, ``others.ahead``: a figure of the seat it is aimed at, of its owner, of all others.
    ``trust``: between the two. ``council``: where the member states stand on a hard proposal. ``ratification``: what
    the owner's home counts for a signed deal. Check 12 holds each file to it."""
    powers: ClassVar[tuple[str, ...]] = ()
    """What it asks a seat to have under 'powers:', as such or for one thing each: 'tariff.ieepa', 'licence.{input}'."""
    steady: ClassVar[bool] = False
    """Its shock is the same in every week it bites: whoever looks at a year need not ask for each of its parts."""

    @cached_property
    def id(self) -> str:
        return type(self).__module__.rsplit(".", 1)[-1]

    @cached_property
    def Use(self) -> type[U]:
        """Its form: the class of that name in its file."""
        return cast("type[U]", vars(sys.modules[type(self).__module__])["Use"])

    @abstractmethod
    def weight(self, scenario: Scenario, state: State, by: Seat, use: U) -> Weight:
        """The class of an order: light, medium or heavy."""

    @abstractmethod
    def why_not(self, scenario: Scenario, state: State, by: Seat, use: U) -> Said | None:
        """Why this use is not possible, from what ``by`` may know; None when it is."""

    @abstractmethod
    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        """The menu of a seat now, or None when there is nothing to choose."""

    @abstractmethod
    def reveal(self, scenario: Scenario, start: State, by: Seat, use: U, ref: Ref) -> tuple[Event, ...]:
        """What the order does, judged on the common start; ``ref`` is the id for a measure it begins."""

    @abstractmethod
    def against(self, use: U, by: Seat) -> str:
        """The seat an order is aimed at; the owner itself for home programmes."""

    @abstractmethod
    def sentence(self, by: Seat, use: U) -> Said:
        """The order in words: '{by} raises duties on {against} by 100 %'."""

    def rung(self, scenario: Scenario, state: State, by: Seat, use: U) -> int:
        """The rung the order would stand on."""
        return 1

    def order_tags(self, use: U) -> tuple[str, ...]:
        """Tags of one use, for politics."""
        return self.tags

    def claim(self, state: State, by: Seat, use: U) -> tuple[str, int]:
        """What one use moves, and which way; ('nothing', 0) for a first step that only prepares the next."""
        return self.moves

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        """What happens to a measure at the start of each settlement: clocks, expiry, dates."""
        return ()

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        """What a council's vote about a measure does."""
        return ()

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        """What the measure does to the economy while it bites, in a week; ``state`` is for its own kind only."""
        return NO_SHOCK

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        """A measure that stands when play begins: the one its order would begin, with its procedure done."""
        return measure

    def looming(self, scenario: Scenario, state: State, measure: Measure) -> tuple[U, int] | None:
        """The order a standing case may lead to, and how far that is believed: per cent of credibility (GAME 4.2)."""
        return None

    def told(self, measure: Measure) -> Said:
        """A standing measure in words, for the board."""
        return self.sentence(measure.by, measure.use)  # type: ignore[arg-type]  # a measure holds its own form


@cache
def catalogue() -> Mapping[str, Instrument[Use]]:
    """Every instrument found in the folder, by id, in alphabetical order."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").INSTRUMENT for name in names}


def use_from(instrument: str, values: Mapping[str, object]) -> Use:
    """An instrument's form filled from plain values; raises TypeError for a field it has not."""
    form, known = _form(instrument)
    if extra := values.keys() - known:
        raise TypeError(f"{instrument} has no field {min(extra)!r}; it has {', '.join(sorted(known))}")
    return form(**values)


@cache
def _form(instrument: str) -> tuple[type[Use], frozenset[str]]:
    form = catalogue()[instrument].Use
    return form, frozenset(f.name for f in fields(form))
