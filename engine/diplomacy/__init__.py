"""Clause kinds: one file each, found by folder; the file's name is the clause's id.

A clause is machine-checkable and reads as one sentence. Clauses know measures by tags, touches and dials, and
figures by name; they know no instrument.
"""

from __future__ import annotations

import importlib
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar, cast

from engine.clock import Clock
from engine.economy import NO_SHOCK, Shock
from engine.events import Event
from engine.plain import dataclass
from engine.said import Said
from engine.scenario import Ref, Scenario, Seat
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
    """Base of all clause kinds. ``id`` is the name of the file; ``tags`` are what blocs hear when a deal
    enters: ``flow``, ``benchmark``, ``repeal``, ``security`` ..."""

    tags: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = ""
    benchmark: ClassVar[bool] = False
    secret_allowed: ClassVar[bool] = True
    final: ClassVar[bool] = False
    """It cannot be taken back, so homes ask for more (GAME 5.2)."""
    alone: ClassVar[bool] = False
    """An executive may give it without its council: meetings, data, monitoring (GAME 5.2)."""
    concession: ClassVar[bool] = False
    """It gives up or freezes an instrument of the giver; a council weighs it (GAME 5.3)."""
    in_threats: ClassVar[bool] = True
    """It may stand as the condition of a threat or pledge: everybody concerned can see whether it holds."""
    feature: ClassVar[str] = ""
    """The word a profile switches it off with, when that is not its id."""

    @cached_property
    def id(self) -> str:
        return type(self).__module__.rsplit(".", 1)[-1]

    @cached_property
    def Clause(self) -> type[C]:
        """Its form: the class of that name in its file."""
        return cast("type[C]", vars(sys.modules[type(self).__module__])["Clause"])

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
        """Sensible clauses of this kind that ``by`` could give to ``to`` now, for bots and screens."""

    def below_law(self, scenario: Scenario, clause: C) -> bool:
        """Whether it promises what a statute of the giver forbids: its legislature must agree (GAME 5.2)."""
        return False

    def enact(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: C) -> tuple[Event, ...]:
        """What entering into force does by itself: suspend, repeal, ease."""
        return ()

    def undo(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: C) -> tuple[Event, ...]:
        """What snap-back does to it: the giver's suspended measures return."""
        return ()

    def over(self, scenario: Scenario, state: State, deal: Deal, place: int, clause: C) -> tuple[Event, ...]:
        """What happens by itself when its last round is over: a ceiling lifts."""
        return ()

    def shock(self, scenario: Scenario, state: State, deal: Deal, clause: C) -> Shock:
        """What it does to the economy while it binds, beyond the measures it moved."""
        return NO_SHOCK

    def deal_tags(self, clause: C) -> tuple[str, ...]:
        """What blocs hear of it."""
        return self.tags


@cache
def vocabulary() -> Mapping[str, ClauseKind[Clause]]:
    """Every clause kind found in the folder, by id, in alphabetical order."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").KIND for name in names}


def kind_of(clause: Clause) -> ClauseKind[Clause]:
    """The kind of a clause."""
    return _kind_in(type(clause).__module__)


@cache  # asked for at every turn, of a dozen files
def _kind_in(module: str) -> ClauseKind[Clause]:
    return vocabulary()[module.rsplit(".", 1)[-1]]


def clause_from(kind: str, values: Mapping[str, object]) -> Clause:
    """A clause filled from plain values; raises TypeError for a field it has not."""
    form: type[Any] = vocabulary()[kind].Clause
    known = {f.name for f in fields(form)}
    if extra := sorted(set(values) - known):
        raise TypeError(f"{kind} has no field {extra[0]!r}; it has {', '.join(sorted(known))}")
    made: Clause = form(**values)
    return made


# --- what binds, and when -----------------------------------------------------------------------------------


def live(deal: Deal) -> tuple[tuple[int, Clause], ...]:
    """The clauses of a deal that are neither void nor broken, with their places."""
    return tuple((n, c) for n, c in enumerate(deal.clauses) if n not in deal.void and n not in deal.broken)


def performer(deal: Deal) -> Seat:
    """Who performs first in an escrow: the giver of the first flow, or else of the first clause."""
    flows = (c.by for c in deal.clauses if "flow" in kind_of(c).deal_tags(c))
    return next(flows, deal.clauses[0].by)


def in_escrow(scenario: Scenario, deal: Deal, clause: Clause) -> bool:
    """Whether a clause waits for its second half: in escrow the answer to a flow comes by halves (GAME 7.1)."""
    return (
        deal.enforcement == "escrow"
        and deal.kept_rounds < scenario.numbers.escrow_rounds
        and clause.by != performer(deal)
    )


def binds(clock: Clock, clause: Clause, week: int) -> bool:
    """Whether a clause's dates cover a week that ends a settlement: from its first round through its last."""
    begun = clause.start == 0 or clock.span(clause.start).first < week
    return begun and (clause.until == 0 or week <= clock.end_of(clause.until))


def deal_shocks(scenario: Scenario, state: State, week: int) -> dict[Ref, Shock]:
    """The shock of each deal in force in a week, by its ref: price floors, purchases, exemptions."""
    found: dict[Ref, Shock] = {}
    clock = scenario.played_clock(state.profile)
    for deal in state.deals.values():
        if deal.stage not in ("in_force", "frozen"):
            continue
        for _, clause in live(deal):
            if binds(clock, clause, week) and not in_escrow(scenario, deal, clause):
                shock = kind_of(clause).shock(scenario, state, deal, clause)
                if shock:
                    found[deal.id] = found.get(deal.id, NO_SHOCK) + shock
    return found


def deal_dates(scenario: Scenario, state: State) -> tuple[int, ...]:
    """The weeks in which a clause in force begins or ends, for whoever looks ahead."""
    clock = scenario.played_clock(state.profile)
    dates = []
    for deal in state.deals.values():
        if deal.stage in ("in_force", "frozen"):
            for _, clause in live(deal):
                dates += [clock.span(clause.start).first + 1] if clause.start else []
                dates += [clock.end_of(clause.until) + 1] if clause.until else []
    return tuple(sorted(dict.fromkeys(dates)))
