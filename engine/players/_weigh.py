"""What a position would be worth: many possible states judged in one run of the economy.

A state is judged as it will stand when the game ends: dates have come, suspensions have lapsed, gates have moved. Home
counts with what the blocs would say to the round so far. Everything is in hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine import economy
from engine.diplomacy import kind_of
from engine.economy import Ahead, Gate, Shock
from engine.figures import figure, rung
from engine.plain import dataclass
from engine.rules.assessment import ahead_readings
from engine.rules.home import home_parts
from engine.rules.scoring import worth
from engine.rules.settlement import tick
from engine.rules.work import Work
from engine.rules.world import drag, model_of, schedule, seat_regions, support_cost
from engine.scenario import Figure, Scenario, Seat
from engine.state import State

Schedule = tuple[tuple[int, Shock], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A possible state: what it is worth to each seat, what of that the blocs at home make of the round (of those seats
    that were asked), the rung it reaches, and how it stands at the end."""

    worth: Mapping[Seat, int]
    home: Mapping[Seat, int]
    rung: int
    end: State

    def gain(self, base: Outcome, seat: Seat) -> int:
        """How much better it is for a seat than another outcome."""
        return self.worth[seat] - base.worth[seat]

    def plain_gain(self, base: Outcome, seat: Seat) -> int:
        """The same without what blocs say to it: what is left when the applause is over."""
        return self.gain(base, seat) - self.home.get(seat, 0) + base.home.get(seat, 0)


def weigh(scenario: Scenario, states: Sequence[State], *, homes: Sequence[Seat] = ()) -> tuple[Outcome, ...]:
    """Judge states that share one economy with the first; those with the same shocks ahead share its run.

    ``homes`` are the seats whose blocs are asked too.
    """
    if not states:
        return ()
    base = states[0]
    plans = [schedule(scenario, base)]
    plans += [plans[0] if _untouched(scenario, base, state) else schedule(scenario, state) for state in states[1:]]
    distinct: dict[Schedule, int] = {}
    for plan in plans:
        distinct.setdefault(plan, len(distinct))
    years = economy.ahead(model_of(scenario), [base.economy] * len(distinct), list(distinct))
    read = [_year(scenario, base, year, plan) for year, plan in zip(years, distinct, strict=True)]
    end = at_the_end(scenario, base)
    found = []
    for state, plan in zip(states, plans, strict=True):
        stands = end if plan is plans[0] else at_the_end(scenario, state)
        found.append(_outcome(scenario, state, stands, read[distinct[plan]], homes))
    return tuple(found)


def _untouched(scenario: Scenario, base: State, state: State) -> bool:
    """Whether a state differs from another by nothing that moves a measure or the economy."""
    if state.measures is not base.measures:
        return False
    fresh = (d for ref, d in state.deals.items() if ref not in base.deals)
    return not any(kind_of(c).shock(scenario, state, deal, c) for deal in fresh for c in deal.clauses)


def _year(scenario: Scenario, state: State, year: Ahead, plan: Schedule) -> dict[Figure, int]:
    """The readings of a year ahead, Economy without what depends on the state: drag and the cost of support."""
    found = ahead_readings(scenario, state, year)
    for seat in scenario.seats:
        found[Figure(f"{seat}.ahead")] += drag(scenario, state) - support_cost(state, seat)
    return {**found, **_gates(scenario, state, plan)}


def _outcome(
    scenario: Scenario, state: State, stands: State, year: Mapping[Figure, int], homes: Sequence[Seat]
) -> Outcome:
    height, less = rung(stands), drag(scenario, stands)
    readings = {**stands.readings, **year}
    for seat in scenario.seats:
        readings[Figure(f"{seat}.ahead")] += support_cost(stands, seat) - less
    end = replace(state, measures=stands.measures, readings=readings)
    home = {s: home_change(scenario, state, s) for s in homes}
    return Outcome(_Worths(scenario, end, home, _collapse(scenario, state, height)), home, height, end)


class _Worths(dict[Seat, int]):
    """What a state is worth to each seat, worked out when it is asked for."""

    def __init__(self, scenario: Scenario, end: State, home: Mapping[Seat, int], lost: int) -> None:
        super().__init__()
        self._of = scenario, end, home, lost

    def __missing__(self, seat: Seat) -> int:
        scenario, end, home, lost = self._of
        self[seat] = worth(scenario, end, seat).total - lost + home.get(seat, 0)
        return self[seat]


def home_change(scenario: Scenario, state: State, seat: Seat) -> int:
    """What the blocs would make of the round so far, as worth."""
    parts = home_parts(scenario, state, seat, 0)
    return scenario.numbers.home_weight * sum(part.amount for part in parts)


def _collapse(scenario: Scenario, state: State, height: int) -> int:
    """What reaching the highest rung will cost, when it has not been booked yet."""
    n = scenario.numbers
    if height < n.collapse_rung or any(f.kind == "collapse" for f in state.facts):
        return 0
    return n.collapse + n.collapse_last_climber


def at_the_end(scenario: Scenario, state: State) -> State:
    """The state with every measure's dates played on to the last settlement of the game."""
    clock = scenario.played_clock(state.profile)
    last = scenario.rounds(state.profile)
    work = Work(scenario, replace(state, round=last, week=clock.span(last).first))
    tick(work)
    return work.now()


def _gates(scenario: Scenario, state: State, plan: Schedule) -> dict[Figure, int]:
    """Licence gates as measures leave them at the end of the game, without the weeks they take to get there."""
    left = scenario.played_clock(state.profile).end_of(scenario.rounds(state.profile)) - state.week
    gates = plan[-1][1].gates
    for weeks, shock in plan:
        if left < weeks:
            gates = shock.gates
            break
        left -= weeks
    return {
        Figure(name): _gate([g for g in gates if g.input in (asked, "*") and g.user in (region, "*")])
        for seat, region in seat_regions(scenario).items()
        for name, asked in _asked(state, f"{seat}.gate.")
    }


def _asked(state: State, head: str) -> Iterator[tuple[str, str]]:
    return ((name, name.removeprefix(head)) for name in state.readings if name.startswith(head))


def _gate(gates: Sequence[Gate]) -> int:
    """The lowest gate counts, unless one is an exemption: then the highest of those."""
    free = [g.target for g in gates if g.exempt]
    return max(free) if free else min((g.target for g in gates), default=10_000)


def credit(scenario: Scenario, state: State, seat: str) -> int:
    """A seat's credibility, 0 to 100."""
    return figure(scenario, state, Figure(f"{seat}.credibility"))
