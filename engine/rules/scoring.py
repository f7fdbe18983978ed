"""What a position is worth to a seat: V of GAME 8, part by part, against the line of no deal; all in hundredths."""

from __future__ import annotations

from typing import Literal

from engine.conditions import holds
from engine.figures import figure
from engine.numbers import clamped, rounded
from engine.plain import dataclass
from engine.rules.lamps import Lamp, lamps
from engine.said import Said, say
from engine.scenario import Aim, Figure, RedLine, Scenario, Seat
from engine.state import State

__all__ = ["Lamp", "Result", "Worth", "aim_points", "grade", "lamps", "results", "worth"]

Part = tuple[Said, int]
Grade = Literal["worse than no deal", "no better than no deal", "some gain", "a good result", "a strong result"]


@dataclass(frozen=True, slots=True)
class Worth:
    """V of a seat and the parts it is the sum of, in hundredths."""

    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A seat at the end: its worth, the worth of its no-deal line, and the difference, which alone is scored."""

    seat: Seat
    worth: Worth
    line: int
    result: int
    grade: Grade


def worth(scenario: Scenario, state: State, seat: Seat) -> Worth:
    """V as things stand now; no other seat's loss is in it."""
    parts = [
        _economy(scenario, state, seat), _home(scenario, state, seat), _credibility(scenario, state, seat),
        _exposure(scenario, state, seat), *_lever(scenario, state, seat), *_aims(scenario, state, seat),
        *_losses(scenario, state, seat),
    ]  # fmt: skip
    return Worth(sum(amount for _, amount in parts), tuple(parts))


# --- the four numbers --------------------------------------------------------------------------------------------


def _economy(scenario: Scenario, state: State, seat: Seat) -> Part:
    """Half the mean of the rounds played, half the year ahead."""
    weight = scenario.seats[seat].economy_weight
    now = figure(scenario, state, Figure(f"{seat}.economy"))
    played = state.series.get(Figure(f"{seat}.economy"), ())[1:] or (now,)
    ahead = state.readings.get(Figure(f"{seat}.ahead"), now)
    total, rounds = sum(played), len(played)
    amount = rounded(weight * (total + rounds * (ahead - 20_000)), 2 * rounds)
    mean = rounded(total, rounds)
    words = "Economy: {weight} times half of {mean:hundredths} in play and half of {ahead:hundredths} ahead, less 100"
    return say(words, weight=weight, mean=mean, ahead=ahead), amount


def _home(scenario: Scenario, state: State, seat: Seat) -> Part:
    now, start = figure(scenario, state, Figure(f"{seat}.home")), scenario.seats[seat].home
    return say("Home support {now}, {start} at the start", now=now, start=start), scenario.numbers.home_weight * (
        now - start
    )


def _credibility(scenario: Scenario, state: State, seat: Seat) -> Part:
    now, start = figure(scenario, state, Figure(f"{seat}.credibility")), scenario.seats[seat].credibility
    amount = scenario.numbers.credibility_weight * (now - start)
    return say("Credibility {now}, {start} at the start", now=now, start=start), amount


def _exposure(scenario: Scenario, state: State, seat: Seat) -> Part:
    ahead, start = _exposure_ahead(scenario, state, seat)
    amount = rounded(scenario.numbers.exposure_weight * (start - ahead), 10)
    return say("Exposure {ahead:tenths} ahead, {start:tenths} at the start", ahead=ahead, start=start), amount


def _exposure_ahead(scenario: Scenario, state: State, seat: Seat) -> tuple[int, int]:
    name = Figure(f"{seat}.exposure")
    now = figure(scenario, state, name)
    start = state.series.get(name, (now,))[0]
    return state.readings.get(Figure(f"{seat}.exposure_ahead"), now), start


def _lever(scenario: Scenario, state: State, seat: Seat) -> list[Part]:
    """Leverage lost is a loss, leverage gained is not scored; only for the seat whose lever is others' exposure."""
    if not scenario.seats[seat].lever:
        return []
    others = [_exposure_ahead(scenario, state, s) for s in scenario.seats if s != seat]
    if not others:
        return []
    change = sum(ahead - start for ahead, start in others)
    amount = min(0, rounded(scenario.numbers.lever_weight * change, 10 * len(others)))
    mean = rounded(change, len(others))
    return [(say("Leverage: exposure of the others moves by {mean:tenths}", mean=mean), amount)]


# --- aims and losses ---------------------------------------------------------------------------------------------


def aim_points(scenario: Scenario, state: State, aim: Aim) -> int:
    """Points of one aim as things stand, in hundredths."""
    times = 100
    if aim.times is not None and holds(scenario, state, aim.times[0]):
        times = aim.times[1]
    if aim.slide is not None:
        value = rounded(figure(scenario, state, aim.slide) * times, 100)
        points = rounded(aim.points * (value - aim.low), max(aim.high - aim.low, 1))
        return clamped(points, min(0, aim.points), max(0, aim.points))
    if aim.grades:
        points = next((p for when, p in aim.grades if holds(scenario, state, when)), 0)
    else:
        points = aim.points if aim.when is None or holds(scenario, state, aim.when) else 0
    return rounded(points * times, 100)


def _aims(scenario: Scenario, state: State, seat: Seat) -> list[Part]:
    aims = scenario.seats[seat].aims
    return [(say("aim: {aim}", aim=f"{seat}.aims.{a.id}"), aim_points(scenario, state, a)) for a in aims]


def crossed(scenario: Scenario, state: State, seat: Seat) -> tuple[RedLine, ...]:
    """The red lines a seat stands beyond now, or was found beyond at the end of any round."""
    noted = {tag for f in state.facts if f.kind == "red_line" and f.by == seat for tag in f.tags}
    return tuple(
        line for line in scenario.seats[seat].red_lines if line.id in noted or holds(scenario, state, line.when)
    )


def _losses(scenario: Scenario, state: State, seat: Seat) -> list[Part]:
    n = scenario.numbers
    found: list[Part] = []
    for line in crossed(scenario, state, seat):
        found.append((say("red line crossed: {line}", line=f"{seat}.red_lines.{line.id}"), -n.red_line))
    for lamp in lamps(scenario, state, seat):
        if lamp.colour == "red":
            found.append((lamp.because, -n.failure))
    collapse = next((f for f in state.facts if f.kind == "collapse"), None)
    if collapse is not None:
        found.append((say("the table collapsed in round {round}", round=collapse.round), -n.collapse))
        if seat in collapse.by.split():
            words = "{seat} climbed last before the collapse"
            found.append((say(words, seat=seat), -n.collapse_last_climber))
    return found


# --- results -----------------------------------------------------------------------------------------------------


def results(scenario: Scenario, state: State) -> tuple[Result, ...]:
    """What each seat made of the game, in the order of the scenario: V less the V of its no-deal line."""
    found = []
    for seat in scenario.seats:
        value, line = worth(scenario, state, seat), state.line.get(seat, 0)
        found.append(Result(seat, value, line, value.total - line, grade(scenario, value.total - line)))
    return tuple(found)


def grade(scenario: Scenario, result: int) -> Grade:
    """A result in words, by steps of the scenario's scale: half a step, one and a half, three."""
    half_steps = 50 * scenario.scale
    if result < -half_steps:
        return "worse than no deal"
    if result <= half_steps:
        return "no better than no deal"
    if result <= 3 * half_steps:
        return "some gain"
    return "a good result" if result <= 6 * half_steps else "a strong result"
