"""The one place for secrets: what a seat knows, what it may do, and what an order would cost it.

``view`` is a whitelist. ``imagine`` completes a view to a possible State, so that legality, menus, previews and bots
work on what a seat may know and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.actions import Action, PlaceOrder
from engine.economy import Economy, ahead, with_cover
from engine.events import Event
from engine.figures import figure, hidden, kind_of
from engine.instruments import Choice, catalogue, use_from
from engine.rules.flow import due
from engine.rules.orders import points_left, tray, usable
from engine.rules.world import model_of, usual_covers
from engine.scenario import Figure, Ref, Scenario, Seat
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


def view(scenario: Scenario, state: State, log: Sequence[Event], seat: Seat | None) -> SeatView:
    """What a seat may know now. ``log`` is what happened lately; the view keeps what the seat may see of it."""
    asked = due(scenario, state)
    return SeatView(
        seat=seat, scenario=scenario.id, profile=state.profile, sealed=state.sealed, round=state.round,
        phase=state.phase, week=state.week, my_turn=seat is not None and seat in asked.seats, waiting=asked.seats,
        ready=state.ready,
        points_left=points_left(scenario, state, seat) if seat else 0,
        tray=tray(state, seat) if seat else (),
        counts={n: v for n, v in state.counts.items() if not hidden(n, seat)},
        readings={n: v for n, v in state.readings.items() if not hidden(n, seat)},
        series={n: v for n, v in state.series.items() if not hidden(n, seat)},
        words=_words(scenario, state),
        line={s: v for s, v in state.line.items() if s == seat or state.phase == "ended"},
        measures={r: m for r, m in state.measures.items() if seen(m.seen_by, seat)},
        offers={r: o for r, o in state.offers.items() if seen(o.seen_by, seat)},
        deals={r: d for r, d in state.deals.items() if seen(d.seen_by, seat)},
        threats={r: t for r, t in state.threats.items() if seen(t.seen_by, seat)},
        votes=tuple(v for v in state.votes if seen(v.seen_by, seat)),
        dice=tuple(d for d in state.dice if seen(d.seen_by, seat)),
        facts=tuple(f for f in state.facts if seen(f.seen_by, seat)),
        stances=state.stances,
        beats=_beats(scenario, state, seat),
        serials={k: v for k, v in state.serials.items() if k.split(".")[0] == seat},
        news=tuple(e for e in log if seen(e.seen_by, seat)),
        economy=_published(scenario, state, seat),
    )  # fmt: skip


def _beats(scenario: Scenario, state: State, seat: Seat | None) -> tuple[str, ...]:
    private = {b.id: b.to for b in scenario.beats if b.to}
    return tuple(b for b in state.beats if b not in private or (seat is not None and seat in private[b]))


def _words(scenario: Scenario, state: State) -> dict[Figure, str]:
    found = {}
    for seat in scenario.seats:
        for what in ("home", "exposure"):
            name = Figure(f"{seat}.{what}")
            found[name] = word(name, figure(scenario, state, name))
    return found


WORDS: dict[str, tuple[tuple[int, str], ...]] = {
    "home": ((20, "revolt"), (40, "weak"), (60, "steady"), (80, "firm"), (10**6, "strong")),
    "credibility": ((30, "hollow"), (50, "doubted"), (70, "taken seriously"), (10**6, "feared")),
    "exposure": ((200, "low"), (400, "medium"), (600, "high"), (10**6, "acute")),
}
"""The word of a number: the first whose limit lies above it (GAME 1)."""


def word(name: str, value: int) -> str:
    """The word people say for a value of home, credibility or exposure; empty for other figures."""
    what = name.split(".")[-1]
    return next((w for limit, w in WORDS.get(what, ()) if value < limit), "")


def _published(scenario: Scenario, state: State, seat: Seat | None) -> Economy:
    """The economy with the stocks of other seats at their published estimate: the opening ones."""
    own = scenario.seats[seat].region if seat else ""
    others = {brief.region for brief in scenario.seats.values()} - {own}
    estimates = {cell: tenths for cell, tenths in usual_covers(scenario).items() if cell[1] in others}
    return with_cover(model_of(scenario), state.economy, estimates)


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
        target.setdefault(name, MIDDLES[said])
    for seat in scenario.seats:
        counts.setdefault(Figure(f"{seat}.points"), scenario.numbers.points_middle)
        for what in ("exposure_ahead", "dependence", "dependence_ahead"):
            readings.setdefault(Figure(f"{seat}.{what}"), readings[Figure(f"{seat}.exposure")])
        for what in ("service_low", "service_ahead"):
            readings.setdefault(Figure(f"{seat}.{what}"), 10000)
    orders = {seen_view.seat: seen_view.tray} if seen_view.seat and seen_view.tray else {}
    return State(
        profile=seen_view.profile, sealed=seen_view.sealed, round=seen_view.round, phase=seen_view.phase,
        week=seen_view.week, economy=seen_view.economy, counts=counts, readings=readings,
        series=_filled(scenario, seen_view, counts, readings),
        line=seen_view.line, measures=seen_view.measures, offers=seen_view.offers, deals=seen_view.deals,
        threats=seen_view.threats, orders=orders, ready=seen_view.ready, votes=seen_view.votes, dice=seen_view.dice,
        faces={}, facts=seen_view.facts, stances=seen_view.stances, beats=seen_view.beats,
        serials=_serials(seen_view),
    )  # fmt: skip


def _filled(
    scenario: Scenario, seen_view: SeatView, counts: Mapping[Figure, int], readings: Mapping[Figure, int]
) -> dict[Figure, tuple[int, ...]]:
    series = dict(seen_view.series)
    length = max((len(v) for v in series.values()), default=1)
    for seat in scenario.seats:
        for what in ("home", "exposure", "exposure_ahead", "dependence", "dependence_ahead"):
            name = Figure(f"{seat}.{what}")
            series.setdefault(name, (counts.get(name, readings.get(name, 0)),) * length)
    return series


def _serials(seen_view: SeatView) -> dict[str, int]:
    found = dict(seen_view.serials)
    for ref in (*seen_view.measures, *seen_view.offers, *seen_view.deals, *seen_view.threats):
        key = ref.rstrip("0123456789")
        digits = ref[len(key) :]
        if digits:
            found[key] = max(found.get(key, 0), int(digits))
    return found


# --- menus and previews ------------------------------------------------------------------------------------------


def choices(scenario: Scenario, seen_view: SeatView) -> tuple[Choice, ...]:
    """The closed menus of a seat: one per instrument it may use now."""
    if seen_view.seat is None or seen_view.phase != "orders" or not seen_view.my_turn:
        return ()
    state = imagine(scenario, seen_view)
    found = (catalogue()[i].choices(scenario, state, seen_view.seat) for i in usable(scenario, state, seen_view.seat))
    return tuple(c for c in found if c is not None)


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
