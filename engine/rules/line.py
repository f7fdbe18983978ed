"""The no-deal line: what each seat is worth when all three play the default to the end. Its value is shown as 0."""

from __future__ import annotations

from dataclasses import replace

from engine.actions import Action, Draw, Step, TimeUp
from engine.rules.flow import Due, due
from engine.rules.game import apply
from engine.rules.opening import opening
from engine.rules.scoring import worth
from engine.scenario import Scenario, Seat
from engine.state import State

_LINES: dict[tuple[str, str, bool], dict[Seat, int]] = {}
_FIRST: dict[tuple[str, str, bool], tuple[Scenario, State]] = {}


def new_game(scenario: Scenario, *, profile: str = "", sealed: bool = True) -> State:
    """The first state of a game; no dice. A profile is one of the scenario's; empty means the longest.

    It is remembered for a loaded scenario: a State never changes.
    """
    key = (scenario.digest, profile, sealed)
    if key not in _FIRST or _FIRST[key][0] is not scenario:
        first = opening(scenario, profile=profile, sealed=sealed)
        _FIRST[key] = scenario, replace(first, line=no_deal_line(scenario, first))
    return _FIRST[key][1]


def no_deal_line(scenario: Scenario, first: State) -> dict[Seat, int]:
    """The worth of each seat on the default line, in hundredths; remembered per scenario and profile."""
    key = (scenario.digest, first.profile, first.sealed)
    if key not in _LINES:
        last = play_default(scenario, first)
        _LINES[key] = {seat: worth(scenario, last, seat).total for seat in scenario.seats}
    return _LINES[key]


def play_default(scenario: Scenario, state: State) -> State:
    """Play the default for everybody to the end, with median draws."""
    while (action := default_action(due(scenario, state))) is not None:
        state = apply(scenario, state, action).state
    return state


def default_action(asked: Due) -> Action | None:
    """What happens when nobody does anything: time runs out, the table steps, chance shows its median face."""
    match asked.who:
        case "seats":
            return TimeUp()
        case "table":
            return Step()
        case "chance":
            return Draw(die=asked.die, faces=(median_face(asked.weights),) * asked.times)
        case _:
            return None


def median_face(weights: tuple[int, ...]) -> int:
    """The face in the middle of the odds."""
    half, total = sum(weights), 0
    for face, weight in enumerate(weights):
        total += 2 * weight
        if total >= half:
            return face
    return len(weights) - 1
