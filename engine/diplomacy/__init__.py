"""Clause kinds: one file each, found by folder; the file's name is the clause's id.

A clause is machine-checkable and reads as one sentence. Clauses know measures by tags, touches and dials, and figures
by name; they know no instrument.
"""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from engine.events import Event
from engine.said import Said
from engine.scenario import Scenario, Seat
from engine.state import Clause, Deal, State

C = TypeVar("C", bound=Clause)


@dataclass(frozen=True, slots=True)
class Kept:
    """How a clause stands in one round: ``due`` is False when nothing is owed yet; ``miss`` is how far it was
    missed, in hundredths of what was promised (0 when kept)."""

    due: bool
    kept: bool
    miss: int
    because: Said


class ClauseKind(ABC, Generic[C]):
    """Base of all clause kinds. ``id`` is the name of the file; ``tags`` are what blocs hear when a deal enters:
    ``flow``, ``benchmark``, ``repeal``, ``security`` ..."""

    Clause: type[C]
    tags: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = ""
    benchmark: ClassVar[bool] = False
    secret_allowed: ClassVar[bool] = True

    @property
    def id(self) -> str:
        return type(self).__module__.rsplit(".", 1)[-1]

    @abstractmethod
    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: C) -> Said | None:
        """Why this clause cannot stand in a package now, from what all its parties may know."""

    @abstractmethod
    def sentence(self, clause: C) -> Said:
        """The clause as one sentence."""

    @abstractmethod
    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: C) -> Kept:
        """Whether it holds now. ``deal`` is None when a threat or pledge asks."""

    @abstractmethod
    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[C, ...]:
        """Sensible clauses of this kind that ``by`` could give to ``to`` now, for bots and the talks screen."""

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: C) -> tuple[Event, ...]:
        """What entering into force does by itself: suspend, repeal, ease."""
        return ()

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: C) -> tuple[Event, ...]:
        """What snap-back does to it: the giver's suspended measures return."""
        return ()

    def deal_tags(self, clause: C) -> tuple[str, ...]:
        """What blocs hear of it; by default the kind's tags and its giver."""
        return self.tags


@cache
def vocabulary() -> Mapping[str, ClauseKind[Clause]]:
    """Every clause kind found in the folder, by id, in alphabetical order."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").KIND for name in names}


def kind_of(clause: Clause) -> ClauseKind[Clause]:
    """The kind of a clause."""
    return vocabulary()[type(clause).__module__.rsplit(".", 1)[-1]]


def clause_from(kind: str, values: Mapping[str, object]) -> Clause:
    """A clause filled from plain values; raises TypeError for a field it has not."""
    form = vocabulary()[kind].Clause
    known = {f.name for f in fields(form)}
    if extra := sorted(set(values) - known):
        raise TypeError(f"{kind} has no field {extra[0]!r}; it has {', '.join(sorted(known))}")
    return form(**values)
