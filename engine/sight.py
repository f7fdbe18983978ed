"""What one seat may know of each part of a state: its figures, measures, offers and so on.

``view`` puts the parts together. A thing is known to its audience, a figure to all or to its owner, the economy to all
but for the stocks of other seats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Protocol, TypeVar

from engine.economy import Economy, with_cover
from engine.figures import figure, hidden
from engine.rules.world import model_of, usual_covers
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Audience, Fact, State, seen

T = TypeVar("T")
R = TypeVar("R")


class Sight:
    """What each seat of one table was last shown of each part of the state.

    States share the parts that an act has not touched, and most acts touch one or two: to show the others again as
    they were costs a tenth of filtering them for every look.
    """

    def __init__(self) -> None:
        self._eyes: dict[Seat | None, Eye] = {}

    def of(self, scenario: Scenario, seat: Seat | None) -> Eye:
        """The eye of one seat, None is the public."""
        if seat not in self._eyes:
            self._eyes[seat] = Eye(scenario, seat)
        return self._eyes[seat]


class Eye:
    """What one seat was last shown."""

    def __init__(self, scenario: Scenario, seat: Seat | None) -> None:
        self._scenario, self._seat = scenario, seat
        self._last: dict[str, tuple[object, Any]] = {}

    def see(self, part: str, now: T, shown: Callable[[Scenario, T, Seat | None], R]) -> R:
        """What ``shown`` makes of a part of the state; made anew only when the part is another one than last time."""
        last = self._last.get(part)
        if last is not None and last[0] is now:
            again: R = last[1]
            return again
        made = shown(self._scenario, now, self._seat)
        self._last[part] = now, made
        return made


class Thing(Protocol):
    """A measure, an offer, a deal, a threat: it knows who may know of it."""

    @property
    def seen_by(self) -> Audience: ...


A = TypeVar("A", bound=Thing)


def things(scenario: Scenario, all_: Mapping[Ref, A], seat: Seat | None) -> Mapping[Ref, A]:
    """The things whose audience a seat is in."""
    return {ref: thing for ref, thing in all_.items() if seen(thing.seen_by, seat)}


def facts(scenario: Scenario, all_: tuple[Fact, ...], seat: Seat | None) -> tuple[Fact, ...]:
    """The facts whose audience a seat is in."""
    return tuple(f for f in all_ if seen(f.seen_by, seat))


def figures(scenario: Scenario, all_: Mapping[Figure, T], seat: Seat | None) -> Mapping[Figure, T]:
    """The public figures, and the private ones of the seat."""
    return {name: all_[name] for name in _known(tuple(all_), seat)}


@lru_cache(maxsize=1024)  # the same hundred names come back in every view of a game
def _known(names: tuple[Figure, ...], seat: Seat | None) -> tuple[Figure, ...]:
    return tuple(n for n in names if not hidden(n, seat))


def beats(scenario: Scenario, all_: tuple[str, ...], seat: Seat | None) -> tuple[str, ...]:
    """The news a seat has heard: its cables and everybody's."""
    private = {b.id: b.to for b in scenario.beats if b.to} if all_ else {}
    return tuple(b for b in all_ if b not in private or (seat is not None and seat in private[b]))


def serials(scenario: Scenario, all_: Mapping[str, int], seat: Seat | None) -> Mapping[str, int]:
    """How many ids the seat itself has given."""
    return {series: count for series, count in all_.items() if series.split(".", 1)[0] == seat}


class Published(Economy):
    """The economy with the stocks of other seats at their published estimate: the opening ones.

    It is worked out when somebody looks at it, for most looks at a view never do.
    """

    __slots__ = ("_made",)
    _made: Callable[[], Economy]

    def __init__(self, scenario: Scenario, economy: Economy, seat: Seat | None) -> None:
        object.__setattr__(self, "_made", cache(lambda: _published(scenario, economy, seat)))

    @property
    def stack(self) -> Any:
        return self._made().stack

    @property
    def at(self) -> int:
        return self._made().at


def _published(scenario: Scenario, economy: Economy, seat: Seat | None) -> Economy:
    own = scenario.seats[seat].region if seat else ""
    others = {brief.region for brief in scenario.seats.values()} - {own}
    estimates = {cell: tenths for cell, tenths in usual_covers(scenario).items() if cell[1] in others}
    return with_cover(model_of(scenario), economy, estimates)


# --- words -----------------------------------------------------------------------------------------------------

WORDS: dict[str, tuple[tuple[int, str], ...]] = {
    "home": ((20, "revolt"), (40, "weak"), (60, "steady"), (80, "firm"), (10**6, "strong")),
    "credibility": ((30, "hollow"), (50, "doubted"), (70, "taken seriously"), (10**6, "feared")),
    "exposure": ((200, "low"), (400, "medium"), (600, "high"), (10**6, "acute")),
}
"""The word of a number: the first whose limit lies above it (GAME 1)."""


def word(name: str, value: int) -> str:
    """The word people say for a value of home, credibility or exposure; empty for other figures."""
    for limit, said in WORDS.get(name.rpartition(".")[2], ()):
        if value < limit:
            return said
    return ""


def words(scenario: Scenario, state: State) -> Mapping[Figure, str]:
    """What everybody hears of the private headlines of each seat."""
    names = _told(tuple(scenario.seats))
    return _words(names, tuple(figure(scenario, state, name) for name in names))


@lru_cache(maxsize=256)  # they seldom change from one look to the next
def _words(names: tuple[Figure, ...], values: tuple[int, ...]) -> Mapping[Figure, str]:
    return {name: word(name, value) for name, value in zip(names, values, strict=True)}


@cache
def _told(seats: tuple[Seat, ...]) -> tuple[Figure, ...]:
    return tuple(Figure(f"{seat}.{what}") for seat in seats for what in ("home", "exposure"))
