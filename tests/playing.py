"""Playing in tests: every apply goes through `play`, which checks what must hold of each single action."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

from engine.actions import Action, Ready
from engine.authoring.load import find
from engine.events import Counted, fold
from engine.players import styles
from engine.rules.fingerprint import digest
from engine.rules.flow import due
from engine.rules.game import apply, why_not
from engine.rules.line import default_action, new_game
from engine.rules.work import Turn
from engine.scenario import Scenario
from engine.state import Actor, State
from engine.view import view


@cache
def scenario_of(name: str = "tiny") -> Scenario:
    """A scenario that ships, loaded once."""
    loaded = find(name)
    assert loaded.scenario is not None, [p.message for p in loaded.problems]
    return loaded.scenario


@cache
def opening_of(name: str = "tiny", profile: str = "", sealed: bool = True) -> State:
    """The first state of a shipped scenario."""
    return new_game(scenario_of(name), profile=profile, sealed=sealed)


def play(scenario: Scenario, state: State, action: Action) -> Turn:
    """Apply, and check: events alone make the state, each says why, counts moved by exactly their events."""
    before = digest(state)

    turn = apply(scenario, state, action)

    assert digest(state) == before, f"{action} changed an earlier state"
    assert digest(fold(state, turn.events)) == digest(turn.state)
    for event in turn.events:
        assert event.because.words, f"{type(event).__name__} does not say why"
    for name in {*state.counts, *turn.state.counts}:
        moved = sum(e.change for e in turn.events if isinstance(e, Counted) and e.figure == name)
        assert turn.state.counts.get(name, 0) - state.counts.get(name, 0) == moved, name
    return turn


def random_action(scenario: Scenario, state: State, rng: Random, log: list) -> Action | None:  # type: ignore[type-arg]
    """What a table of random bots does next."""
    asked = due(scenario, state)
    if asked.who == "chance":
        from engine.actions import Draw

        faces = tuple(rng.choices(range(len(asked.weights)), asked.weights)[0] for _ in range(asked.times))
        return Draw(die=asked.die, faces=faces)
    if asked.who != "seats":
        return default_action(asked)
    seat = asked.seats[rng.randrange(len(asked.seats))]
    action = styles()["random"].decide(scenario, view(scenario, state, log[-40:], seat), rng.randrange).action
    if why_not(scenario, state, action) is not None:
        return Ready(by=Actor(seat))
    return action


def random_game(
    name: str, seed: int, *, sealed: bool = True, most: int = 4000, first: State | None = None
) -> Iterator[tuple[State, Action, Turn]]:
    """A whole random game: (state before, action, turn), each action through `play`."""
    scenario, rng, log = scenario_of(name), Random(f"test/{seed}"), []
    state = first or opening_of(name, "", sealed)
    for _ in range(most):
        action = random_action(scenario, state, rng, log)
        if action is None:
            return
        turn = play(scenario, state, action)
        log += turn.events
        yield state, action, turn
        state = turn.state
    raise AssertionError("the game does not end")
