"""News: a mandate of the leaders moves the mood of their council for its rounds and no longer (GAME 5.3)."""

from __future__ import annotations

from dataclasses import replace

from engine.rules.flow import due
from engine.rules.line import default_action
from engine.rules.news import fire
from engine.rules.opening import opening
from engine.rules.work import Work
from engine.scenario import Beat, Effect, Scenario
from engine.state import State
from tests.playing import play, scenario_of


def summit(rounds: int) -> Beat:
    return Beat(id="leaders_meet", held=True, effects=(Effect(mandate="china", rounds=rounds),))


def moods(scenario: Scenario, state: State) -> dict[int, int]:
    """The mood on China in the talks of each round, to the end."""
    found: dict[int, int] = {}
    while (action := default_action(due(scenario, state))) is not None:
        state = play(scenario, state, action).state
        if state.phase == "talks":
            found[state.round] = state.stances.get("china", 0)
    return found


def after(*beats: Beat) -> tuple[Scenario, State]:
    shipped = scenario_of("rare_earth_crackdown")
    scenario = replace(shipped, beats=beats, digest=f"mandates {beats}")
    work = Work(scenario, opening(scenario))
    for beat in beats:
        fire(work, beat)
    return scenario, work.now()


def test_a_mandate_ends_after_its_rounds() -> None:
    assert moods(*after(summit(2))) == {1: 10, 2: 10, 3: 0, 4: 0, 5: 0, 6: 0}


def test_a_second_mandate_makes_the_first_longer_not_stronger() -> None:
    assert moods(*after(summit(1), summit(3))) == {1: 10, 2: 10, 3: 10, 4: 0, 5: 0, 6: 0}
