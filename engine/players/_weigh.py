"""What a position would be worth: many possible states judged in one run of the economy.

A state is judged as it will stand when the game ends: dates have come, suspensions have lapsed, gates have moved. Home
counts with what the blocs would say to the round so far. Everything is in hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine import economy
from engine.economy import Ahead, Shock
from engine.figures import figure, rung
from engine.rules.assessment import ahead_readings
from engine.rules.home import home_parts
from engine.rules.scoring import worth
from engine.rules.settlement import tick
from engine.rules.work import Work
from engine.rules.world import joined, labelled, model_of, schedule, seat_regions
from engine.scenario import Figure, Scenario, Seat
from engine.state import State

Schedule = tuple[tuple[int, Shock], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A possible state: what it is worth to each seat asked about, the rung it reaches, how it stands at the end."""

    worth: Mapping[Seat, int]
    rung: int
    end: State

    def gain(self, base: Outcome, seat: Seat) -> int:
        """How much better it is for a seat than another outcome."""
        return self.worth[seat] - base.worth[seat]


def weigh(scenario: Scenario, states: Sequence[State], seats: Sequence[Seat]) -> tuple[Outcome, ...]:
    """Judge states that share one economy; those with the same shocks ahead share its run."""
    plans = [schedule(scenario, state) for state in states]
    distinct: dict[Schedule, int] = {}
    for plan in plans:
        distinct.setdefault(plan, len(distinct))
    now = [states[0].economy] * len(distinct) if states else []
    years = economy.ahead(model_of(scenario), now, list(distinct))
    return tuple(
        _outcome(scenario, state, years[distinct[plan]], seats) for state, plan in zip(states, plans, strict=True)
    )


def _outcome(scenario: Scenario, state: State, year: Ahead, seats: Sequence[Seat]) -> Outcome:
    end = at_the_end(scenario, state)
    readings = {**end.readings, **ahead_readings(scenario, end, year), **_gates(scenario, end)}
    end = replace(end, readings=readings)
    height = rung(end)
    lost = _collapse(scenario, state, height)
    found = {s: worth(scenario, end, s).total + home_change(scenario, state, s) - lost for s in seats}
    return Outcome(found, height, end)


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
    return replace(work.now(), round=state.round, week=state.week, facts=state.facts, votes=state.votes)


def _gates(scenario: Scenario, end: State) -> dict[Figure, int]:
    """Licence gates as the measures of the end leave them, without the weeks they take to get there."""
    clock = scenario.played_clock(end.profile)
    shock = joined(labelled(scenario, end, clock.end_of(scenario.rounds(end.profile))).values())
    found = {}
    for seat, region in seat_regions(scenario).items():
        head = f"{seat}.gate."
        for name in (n for n in end.readings if n.startswith(head)):
            asked = name.removeprefix(head)
            gates = [g for g in shock.gates if g.input in (asked, "*") and g.user in (region, "*")]
            free = [g.target for g in gates if g.exempt]
            found[Figure(name)] = max(free) if free else min((g.target for g in gates), default=10_000)
    return found


def credit(scenario: Scenario, state: State, seat: str) -> int:
    """A seat's credibility, 0 to 100."""
    return figure(scenario, state, Figure(f"{seat}.credibility"))
