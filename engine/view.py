"""The one place for secrets: what a seat knows, what it may do, and what an order would cost it.

``view`` is a whitelist. ``imagine`` completes a view to a possible State, so that legality, menus, previews and bots
work on what a seat may know and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import NamedTuple, overload

from engine import sight
from engine.actions import Action, PlaceOrder
from engine.economy import Economy, ahead
from engine.events import Event
from engine.figures import kind_of
from engine.instruments import Choice, catalogue, use_from
from engine.plain import dataclass
from engine.rules.flow import due
from engine.rules.orders import points_left, tray, usable
from engine.rules.world import model_of
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.sight import Sight, word
from engine.state import (
    Actor,
    Deal,
    Die,
    Fact,
    Measure,
    Offer,
    Order,
    State,
    Threat,
    Vote,
    seen,
)

__all__ = [
    "Choice",
    "Menus",
    "Part",
    "Pick",
    "SeatView",
    "choices",
    "compare",
    "draw",
    "imagine",
    "preview",
    "view",
    "with_order",
    "word",
]

Pick = Callable[[int], int]
"""Chooses a whole number below its argument; the only randomness a bot or a draw gets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """What one seat knows (``seat`` None: the public). JSON-able but for ``economy``, which is public apart from the
    stocks of other seats and holds the published estimates of those."""

    seat: Seat | None
    scenario: str
    profile: str
    sealed: bool
    round: int
    phase: str
    week: int
    my_turn: bool
    waiting: tuple[Seat, ...]
    ready: tuple[Seat, ...]
    points_left: int
    tray: tuple[Order, ...]
    counts: Mapping[Figure, int]
    readings: Mapping[Figure, int]
    series: Mapping[Figure, tuple[int, ...]]
    words: Mapping[Figure, str]
    line: Mapping[Seat, int]
    measures: Mapping[Ref, Measure]
    offers: Mapping[Ref, Offer]
    deals: Mapping[Ref, Deal]
    threats: Mapping[Ref, Threat]
    votes: tuple[Vote, ...]
    dice: tuple[Die, ...]
    facts: tuple[Fact, ...]
    stances: Mapping[str, int]
    beats: tuple[str, ...]
    serials: Mapping[str, int]
    news: tuple[Event, ...]
    economy: Economy


def view(
    scenario: Scenario, state: State, log: Sequence[Event], seat: Seat | None, eyes: Sight | None = None
) -> SeatView:
    """What a seat may know now. ``log`` is what happened lately (usually this round); the view keeps what it may see.

    A table that shows its states one after the other hands in its ``eyes``; the view is the same without.
    """
    asked = due(scenario, state)
    see = (eyes or Sight()).of(scenario, seat).see
    return SeatView(
        seat=seat, scenario=scenario.id, profile=state.profile, sealed=state.sealed, round=state.round,
        phase=state.phase, week=state.week, my_turn=seat is not None and seat in asked.seats, waiting=asked.seats,
        ready=state.ready,
        points_left=points_left(scenario, state, seat) if seat else 0,
        tray=tray(state, seat) if seat else (),
        counts=see("counts", state.counts, sight.figures),
        readings=see("readings", state.readings, sight.figures),
        series=see("series", state.series, sight.figures),
        words=sight.words(scenario, state),
        line={s: v for s, v in state.line.items() if s == seat or state.phase == "ended"},
        measures=see("measures", state.measures, sight.things),
        offers=see("offers", state.offers, sight.things),
        deals=see("deals", state.deals, sight.things),
        threats=see("threats", state.threats, sight.things),
        votes=tuple(v for v in state.votes if seen(v.seen_by, seat)) if state.votes else (),
        dice=tuple(d for d in state.dice if seen(d.seen_by, seat)) if state.dice else (),
        facts=see("facts", state.facts, sight.facts),
        stances=state.stances,
        beats=see("beats", state.beats, sight.beats),
        serials=see("serials", state.serials, sight.serials),
        news=tuple([e for e in log if e.seen_by == "all" or seat in e.seen_by]),
        economy=see("economy", state.economy, sight.Published),
    )  # fmt: skip


# --- imagining -------------------------------------------------------------------------------------------------

MIDDLES = {
    "revolt": 10, "weak": 30, "steady": 50, "firm": 70, "strong": 90,
    "low": 100, "medium": 300, "high": 500, "acute": 700,
}  # fmt: skip
"""A number for a word, when only the word is known."""


def imagine(scenario: Scenario, seen_view: SeatView, pick: Pick | None = None) -> State:
    """A possible state behind a view: unknown numbers from their words, unknown trays empty."""
    counts, readings = dict(seen_view.counts), dict(seen_view.readings)
    for name, said in seen_view.words.items():
        target = counts if kind_of(name).kind == "count" else readings
        if name not in target:
            target[name] = MIDDLES[said]
    for guess in _guesses(tuple(scenario.seats)):
        counts.setdefault(guess.points, scenario.numbers.points_middle)
        for name in guess.like_exposure:
            readings.setdefault(name, readings[guess.exposure])
        for name in guess.full_service:
            readings.setdefault(name, 10000)
    orders = {seen_view.seat: seen_view.tray} if seen_view.seat and seen_view.tray else {}
    return State(
        profile=seen_view.profile, sealed=seen_view.sealed, round=seen_view.round, phase=seen_view.phase,
        week=seen_view.week, economy=seen_view.economy, counts=counts, readings=readings,
        series=_filled(scenario, seen_view, counts, readings),
        line=seen_view.line, measures=seen_view.measures, offers=seen_view.offers, deals=seen_view.deals,
        threats=seen_view.threats, orders=orders, ready=seen_view.ready, votes=seen_view.votes, dice=seen_view.dice,
        faces={}, facts=seen_view.facts, stances=seen_view.stances, beats=seen_view.beats,
        serials=_counted(seen_view),
    )  # fmt: skip


class Guess(NamedTuple):
    """The names of what nobody tells others of one seat, by how it is guessed."""

    points: Figure
    exposure: Figure
    like_exposure: tuple[Figure, ...]
    full_service: tuple[Figure, ...]
    series: tuple[Figure, ...]


@cache
def _guesses(seats: tuple[Seat, ...]) -> tuple[Guess, ...]:
    return tuple(
        Guess(
            Figure(f"{seat}.points"), Figure(f"{seat}.exposure"),
            _of_seat(seat, "exposure_ahead", "dependence", "dependence_ahead"),
            _of_seat(seat, "service_low", "service_ahead"),
            _of_seat(seat, "home", "exposure", "exposure_ahead", "dependence", "dependence_ahead"),
        )
        for seat in seats
    )  # fmt: skip


def _of_seat(seat: Seat, *kinds: str) -> tuple[Figure, ...]:
    return tuple(Figure(f"{seat}.{what}") for what in kinds)


def _filled(
    scenario: Scenario, seen_view: SeatView, counts: Mapping[Figure, int], readings: Mapping[Figure, int]
) -> dict[Figure, tuple[int, ...]]:
    series = dict(seen_view.series)
    length = max(map(len, series.values()), default=1)
    for guess in _guesses(tuple(scenario.seats)):
        for name in guess.series:
            if name not in series:
                series[name] = (counts.get(name, readings.get(name, 0)),) * length
    return series


def _counted(seen_view: SeatView) -> dict[str, int]:
    found = dict(seen_view.serials)
    for refs in (seen_view.measures, seen_view.offers, seen_view.deals, seen_view.threats):
        if refs:
            for series, number in _highest(tuple(refs)):
                if number > found.get(series, 0):
                    found[series] = number
    return found


@lru_cache(maxsize=1024)  # the same measures stand in view after view
def _highest(refs: tuple[Ref, ...]) -> tuple[tuple[str, int], ...]:
    """The highest number of each series of ids: ``eu.m3``, ``eu.m12``, ``us.t1`` -> (``eu.m``, 12), (``us.t``, 1)."""
    found: dict[str, int] = {}
    for ref in refs:
        series = ref.rstrip("0123456789")
        found[series] = max(found.get(series, 0), int(ref[len(series) :] or 0))
    return tuple(found.items())


# --- menus and previews ------------------------------------------------------------------------------------------


class Menus(Sequence[Choice]):
    """The menus behind a view, in alphabetical order, made when they are read; one asked for by name is made alone."""

    def __init__(self, scenario: Scenario, seen_view: SeatView, seat: Seat) -> None:
        self._scenario, self._view, self._seat = scenario, seen_view, seat

    def of(self, instrument: str) -> Choice | None:
        """The menu of one instrument; None when there is nothing to choose."""
        if instrument not in self.instruments:
            return None
        return catalogue()[instrument].choices(self._scenario, self._state, self._seat)

    @cached_property
    def instruments(self) -> tuple[str, ...]:
        """The instruments the seat may use."""
        return usable(self._scenario, self._state, self._seat)

    @cached_property
    def _state(self) -> State:
        return imagine(self._scenario, self._view)

    @cached_property
    def _all(self) -> tuple[Choice, ...]:
        return tuple(c for c in map(self.of, self.instruments) if c is not None)

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Choice: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Choice, ...]: ...
    def __getitem__(self, place: int | slice) -> Choice | tuple[Choice, ...]:
        return self._all[place]


def choices(scenario: Scenario, seen_view: SeatView) -> Sequence[Choice]:
    """The closed menus of a seat: one per instrument it may use now."""
    if seen_view.seat is None or seen_view.phase != "orders" or not seen_view.my_turn:
        return ()
    return Menus(scenario, seen_view, seen_view.seat)


def draw(choice: Choice, by: Seat, pick: Pick, *, tries: int = 12) -> PlaceOrder | None:
    """One combination of a menu that is not barred, as an order; None when luck does not find one."""
    for _ in range(tries):
        values = tuple(options[pick(len(options))] for _, options in choice.axes)
        if values not in choice.barred:
            named = dict(zip((name for name, _ in choice.axes), values, strict=True))
            return PlaceOrder(by=Actor(by), instrument=choice.subject, use=use_from(choice.subject, named))
    return None


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a preview: a figure and its change in the figure's unit, with the range shown to people."""

    figure: Figure
    change: int
    low: int
    high: int


def preview(scenario: Scenario, seen_view: SeatView, order: Action) -> tuple[Part, ...]:
    """What an order does to each seat's year ahead, from public knowledge only; ranges are a quarter either way."""
    if not isinstance(order, PlaceOrder) or seen_view.seat is None:
        return ()
    before = imagine(scenario, seen_view)
    after = with_order(scenario, before, order)
    return compare(scenario, before, after)


def with_order(scenario: Scenario, state: State, order: PlaceOrder) -> State:
    """The state as if one order had been revealed alone and any vote about it had passed."""
    from engine.events import MeasureBegan, fold

    by = Seat(order.by)
    instrument = catalogue()[order.instrument]
    ref = Ref(f"{by}.m{state.serials.get(f'{by}.m', 0) + 1}")
    events = instrument.reveal(scenario, state, by, order.use, ref)
    after = fold(state, events)
    for event in events:
        if isinstance(event, MeasureBegan) and event.measure.standing == "pending" and after.votes != state.votes:
            after = fold(after, instrument.decided(scenario, after, after.measures[ref], True))
    return replace(after, votes=state.votes)


def compare(scenario: Scenario, before: State, after: State) -> tuple[Part, ...]:
    """The change of each seat's year ahead between two states, in hundredths of a point."""
    from engine.rules.assessment import ahead_readings
    from engine.rules.world import schedule

    states = (before, after)
    years = ahead(model_of(scenario), [s.economy for s in states], [schedule(scenario, s) for s in states])
    old, new = (ahead_readings(scenario, s, y) for s, y in zip(states, years, strict=True))
    parts = []
    for seat in scenario.seats:
        name = Figure(f"{seat}.ahead")
        change = new[name] - old[name]
        parts.append(Part(name, change, *_range(change)))
    return tuple(parts)


def _range(change: int) -> tuple[int, int]:
    low, high = sorted((change * 3 // 4, -(-change * 5 // 4)))
    return low, high
