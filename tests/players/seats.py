"""A game opened for talks, and one seat's decision in it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from engine.actions import Action, Step
from engine.events import Event
from engine.players import Decision, styles
from engine.rules.flow import due
from engine.rules.game import apply
from engine.rules.line import default_action
from engine.scenario import Scenario, Seat
from engine.state import State
from engine.view import view
from tests.playing import opening_of, scenario_of

Game = tuple[Scenario, State, tuple[Event, ...]]


def opened(name: str = "rare_earth_crackdown", *acts: Action, profile: str = "") -> Game:
    """The first talks of a scenario, and whatever is done in them; with all that has happened so far."""
    scenario, state = scenario_of(name), opening_of(name, profile)
    log: list[Event] = []
    for act in (Step(), *acts):
        turn = apply(scenario, state, act)
        state, log = turn.state, [*log, *turn.events]
    return scenario, state, tuple(log)


def played(game: Game, *acts: Action) -> Game:
    """The game after some more acts."""
    scenario, state, log = game
    for act in acts:
        turn = apply(scenario, state, act)
        state, log = turn.state, (*log, *turn.events)
    return scenario, state, log


def decide(game: Game, seat: str, style: str, *, luck: str = "luck", news: Sequence[Event] | None = None) -> Decision:
    """What a bot of a style would do in a seat."""
    scenario, state, log = game
    seen = view(scenario, state, log if news is None else news, Seat(seat))
    return styles()[style].decide(scenario, seen, Random(luck).randrange)


def until(game: Game, phase: str, *, round: int = 1) -> Game:
    """The game played on by default, with median draws, until a phase of a round waits for its seats."""
    scenario, state, log = game
    while (state.round, state.phase) != (round, phase):
        action = default_action(due(scenario, state))
        assert action is not None, "the game ended before"
        turn = apply(scenario, state, action)
        state, log = turn.state, (*log, *turn.events)
    return scenario, state, log
