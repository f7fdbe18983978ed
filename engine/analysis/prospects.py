"""What an act would bring, before it is done: an order, a package or a threat, as far as a seat may know.

The bots reckon with the same suppositions, so a person who looks at a preview sees what a bot would see. Chance is not
thrown: an order that needs a vote is weighed as if the vote had passed, and how likely that is stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.actions import PlaceOrder
from engine.economy import ahead
from engine.events import VoteCalled
from engine.instruments import catalogue
from engine.players._forecast import believed
from engine.players._suppose import carried_out, with_deal, with_order
from engine.players._weigh import weigh
from engine.politics.council import Forecast, forecast
from engine.rules.assessment import ahead_readings
from engine.rules.deal_votes import has_council
from engine.rules.homes import Preview as Ratification
from engine.rules.homes import home_count
from engine.rules.world import model_of, schedule, seat_regions
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Deal, State
from engine.view import SeatView, imagine

__all__ = ["Change", "Prospect", "believed", "carried_out", "prospect", "with_deal", "with_order", "worths"]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure as it would stand without the act and with it, in the figure's unit."""

    figure: Figure
    before: int
    after: int

    @property
    def by(self) -> int:
        """How far the act moves it."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an order would bring the seat that thinks of it, from its own view and secrets.

    ``result`` is in hundredths of a point against its no-deal line, ``exposure`` in tenths after the year ahead,
    ``cover`` in tenths of weeks in store after the year ahead, for each critical input that the order moves, or that
    it alone is about; ``votes`` are the forecasts of the votes it would call at the reveal; ``homes`` are the signed
    deals that the seat's own home would take in another way, with its count without the order and with it.
    """

    result: Change
    exposure: Change
    cover: tuple[Change, ...]
    votes: tuple[Forecast, ...]
    homes: tuple[tuple[Deal, Ratification, Ratification], ...]


def prospect(scenario: Scenario, view: SeatView, order: PlaceOrder) -> Prospect:
    """What an order would change for the seat of a view: its result, its exposure and cover a year on, the votes."""
    seat = Seat(order.by)
    before = imagine(scenario, view)
    after = with_order(scenario, before, seat, order.instrument, order.use)
    now, then = (worth - view.line.get(seat, 0) for worth in worths(scenario, (before, after), seat))
    years = _year_ahead(scenario, (before, after), seat)
    exposure, *cover = (Change(name, value, years[1][name]) for name, value in years[0].items())
    about = _inputs(before, after)
    return Prospect(
        result=Change(Figure(f"{seat}.result"), now, then), exposure=exposure,
        cover=tuple(c for c in cover if c.by or {c.figure.split(".")[2]} == about),
        votes=tuple(votes_on(scenario, before, order)), homes=tuple(_homes(scenario, before, after, seat)),
    )  # fmt: skip


def worths(scenario: Scenario, states: Sequence[State], seat: Seat) -> tuple[int, ...]:
    """What each of some possible states would be worth to a seat at the end, in hundredths of a point."""
    return tuple(outcome.worth[seat] for outcome in weigh(scenario, states, homes=(seat,)))


def votes_on(scenario: Scenario, state: State, order: PlaceOrder) -> Iterator[Forecast]:
    """The forecasts of the votes an order would call at the reveal, as far as its seat may know."""
    seat = Seat(order.by)
    ref = Ref(f"{seat}.m{state.serials.get(f'{seat}.m', 0) + 1}")
    for event in catalogue()[order.instrument].reveal(scenario, state, seat, order.use, ref):
        if isinstance(event, VoteCalled):
            found = forecast(scenario, state, event.vote, reader=seat)
            if found is not None:
                yield found if event.vote.seat == seat else found.for_others()


def _homes(
    scenario: Scenario, before: State, after: State, seat: Seat
) -> Iterator[tuple[Deal, Ratification, Ratification]]:
    """Signed deals of a seat whose count at its home an order moves."""
    mine = (d for d in before.deals.values() if d.stage == "signed" and seat in d.parties)
    for deal in mine if not has_council(scenario, seat) else ():
        one, other = (home_count(scenario, state, deal, seat) for state in (before, after))
        if one.total != other.total:
            yield deal, one, other


def _year_ahead(scenario: Scenario, states: Sequence[State], seat: Seat) -> tuple[dict[Figure, int], ...]:
    """Exposure and then the weeks in store of one seat after the year ahead, for each of some states."""
    region = seat_regions(scenario)[seat]
    years = ahead(model_of(scenario), [s.economy for s in states], [schedule(scenario, s) for s in states])
    found = []
    for state, year in zip(states, years, strict=True):
        name = Figure(f"{seat}.exposure_ahead")
        end = {name: ahead_readings(scenario, state, year)[name]}
        kept = {item: supply.cover for item, user, supply in year.end.supplies() if user == region}
        end |= {name: w for i, w in kept.items() if (name := Figure(f"{seat}.cover.{i}")) in state.readings}
        found.append(end)
    return tuple(found)


def _inputs(before: State, after: State) -> frozenset[str]:
    """The critical inputs that the measures an order brings or changes are about."""
    changed = (m for ref, m in after.measures.items() if before.measures.get(ref) is not m)
    return frozenset(t.removeprefix("input.") for m in changed for t in m.touches if t.startswith("input."))
