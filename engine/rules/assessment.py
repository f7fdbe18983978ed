"""Assessment: home reacts, the year ahead is looked at, the scoreboard gets its line, the next round opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from engine.economy import Ahead, ahead
from engine.events import GameEnded, Noted, RoundAssessed, RoundOpened
from engine.figures import figure, rung
from engine.rules.aftermath import judge_calls
from engine.rules.home import points_of, settle_home
from engine.rules.parliament import hold_up
from engine.rules.promises import retreat, tokens
from engine.rules.scoring import crossed
from engine.rules.work import Turn, Work
from engine.rules.world import drag, model_of, schedule, seat_regions, support_cost
from engine.said import say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Audience, Fact, State

KEPT = (
    "economy",
    "ahead",
    "home",
    "credibility",
    "exposure",
    "exposure_ahead",
    "dependence",
    "dependence_ahead",
    "points",
)
"""The figures of a seat that keep one value a round."""


def assess(scenario: Scenario, states: Sequence[State]) -> tuple[Turn, ...]:
    """Assess many games that stand at their assessment; each result is the same as if assessed alone."""
    works = [Work(scenario, state) for state in states]
    for work in works:
        judge_calls(work)
        retreat(work)
        tokens(work)
        hold_up(work)
        settle_home(work, _moves(work))
        _note_red_lines(work)
    look_ahead(scenario, works)
    for work in works:
        _next(work)
    return tuple(work.close() for work in works)


def _note_red_lines(work: Work) -> None:
    """A red line crossed at the end of a round stays crossed, whatever is lifted later (GAME 8)."""
    state = work.now()
    known = {(f.by, tag) for f in state.facts if f.kind == "red_line" for tag in f.tags}
    for seat in work.scenario.seats:
        for line in crossed(work.scenario, state, seat):
            if (seat, line.id) not in known:
                because = say(
                    "{seat} crosses a red line of its own: {line}", seat=seat, line=f"{seat}.red_lines.{line.id}"
                )
                seen: Audience = (seat,) if line.private else "all"
                fact = Fact(kind="red_line", by=seat, tags=(line.id,))
                work.emit(Noted(because=because, causes=(seat,), seen_by=seen, fact=fact))


def look_ahead(scenario: Scenario, works: Sequence[Work]) -> None:
    """Run the coming year with what stands now, read it off, and add one value to each series."""
    states = [work.now() for work in works]
    years = ahead(model_of(scenario), [s.economy for s in states], [schedule(scenario, s) for s in states])
    for work, state, year in zip(works, states, years, strict=True):
        found = ahead_readings(scenario, state, year)
        values = _values(scenario, state, found)
        because = say("round {round} is assessed; the year ahead counts half of Economy", round=state.round)
        work.emit(RoundAssessed(because=because, readings=found, values=values))


def ahead_readings(scenario: Scenario, state: State, year: Ahead) -> dict[Figure, int]:
    """The readings of the year ahead by their figure names."""
    found: dict[str, int] = {}
    less = drag(scenario, state)
    lows: dict[str, int] = {}
    for _, user, supply in year.mean.supplies():
        lows[user] = min(lows.get(user, 10_000), supply.service)
    for seat, region in seat_regions(scenario).items():
        found[f"{seat}.ahead"] = year.economy(region) - less + support_cost(state, seat)
        found[f"{seat}.exposure_ahead"] = year.exposure(region)
        found[f"{seat}.dependence_ahead"] = year.dependence(region)
        found[f"{seat}.service_ahead"] = lows.get(region, 10_000)
    return {Figure(name): value for name, value in found.items()}


def _values(scenario: Scenario, state: State, found: dict[Figure, int]) -> dict[Figure, int]:
    values: dict[Figure, int] = {}
    for seat in scenario.seats:
        for what in KEPT:
            name = Figure(f"{seat}.{what}")
            values[name] = found[name] if name in found else figure(scenario, state, name)
        for name in _stocks(tuple(state.readings), seat):
            values[name] = state.readings[name]
    values[Figure("market")] = figure(scenario, state, Figure("market"))
    values[Figure("rung")] = rung(state)
    for pair in scenario.trust:
        values[Figure(f"trust.{pair}")] = figure(scenario, state, Figure(f"trust.{pair}"))
    return values


@lru_cache(maxsize=64)  # the same hundred names every round
def _stocks(names: tuple[Figure, ...], seat: Seat) -> tuple[Figure, ...]:
    """The figures of a seat's critical inputs among some names."""
    return tuple(n for n in names if n.startswith((f"{seat}.cover.", f"{seat}.gate.", f"{seat}.service.")))


def _moves(work: Work) -> dict[Seat, int]:
    draft = work.draft
    moves: dict[Seat, int] = {}
    for seat in work.scenario.seats:
        name = Figure(f"{seat}.economy")
        before = draft.series[name][-1] if draft.series.get(name) else draft.readings[name]
        moves[seat] = draft.readings[name] - before
    return moves


def _next(work: Work) -> None:
    state = work.now()
    if state.round >= work.scenario.rounds(state.profile):
        ending = _ending(state)
        work.emit(GameEnded(because=say(LAST[ending], round=state.round), ending=ending))  # type: ignore[arg-type]
        return
    for seat in work.scenario.seats:
        left = state.counts.get(Figure(f"{seat}.points"), 0)
        fresh = points_of(work.scenario, state, seat) + min(left, work.scenario.numbers.carry)
        because = say("the next round begins with {fresh} points; unspent in this one: {left}", fresh=fresh, left=left)
        work.count(f"{seat}.points", fresh - left, because, causes=(seat,), seen_by=(seat,))
    opened = say("round {round} begins", round=state.round + 1)
    work.emit(RoundOpened(because=opened, round=state.round + 1))


LAST = {
    "collapse": "round {round} was the last of a table that collapsed; the year ahead is counted",
    "no_deal": "round {round} was the last and no deal is in force; the year ahead is counted",
    "year_ahead": "round {round} was the last, with a deal in force; the year ahead is counted",
}
"""How a game ended, in words."""


def _ending(state: State) -> str:
    if any(height >= 7 for height in state.series.get(Figure("rung"), ())):
        return "collapse"
    deals = any(d.stage in ("in_force", "frozen") for d in state.deals.values())
    return "year_ahead" if deals else "no_deal"
