"""Clocks of a procedure: how many rounds a stage takes, when a round begins, what a date alone does to a measure."""

from __future__ import annotations

from engine.clock import legal_rounds
from engine.events import Ended, Event, TookEffect, audience_of
from engine.said import say
from engine.scenario import Scenario
from engine.state import Measure, State


def stage_rounds(scenario: Scenario, state: State, key: str, weeks: int) -> int:
    """Rounds a stage takes: what the scenario says under ``<instrument>.<stage>``, else the weeks of the law."""
    if key in scenario.stages:
        return scenario.stages[key]
    span = scenario.played_clock(state.profile).span(state.round)
    return legal_rounds(weeks, max(span.weeks, 1))


def week_in(scenario: Scenario, state: State, rounds: int) -> int:
    """The first week of the round that comes so many rounds from now."""
    return scenario.played_clock(state.profile).span(state.round + rounds).first


def came(measure: Measure, week: int, *, rung: int) -> tuple[Event, ...]:
    """What a date does: an announced measure takes effect in its week, one whose term is over ends.

    A measure that was suspended while it was only announced comes back in force on its old rung: it is raised here.
    """
    if measure.until is not None and measure.until <= week and measure.standing in ("pending", "in_force"):
        return expired(measure)
    waiting = measure.standing == "pending" or (measure.standing == "in_force" and measure.rung != rung)
    if waiting and measure.stage == "announced" and measure.since <= week:
        because = say("{measure} of {by} takes effect: week {week} has come", measure=measure.id, by=measure.by,
                      week=measure.since)  # fmt: skip
        return (
            TookEffect(because=because, causes=(measure.id,), seen_by=audience_of(measure), measure=measure.id,
                       rung=rung, dial=measure.dial),
        )  # fmt: skip
    return ()


def expired(measure: Measure) -> tuple[Event, ...]:
    """The end of a legal term."""
    because = say("the term of {measure} ran out in week {week}", measure=measure.id, week=measure.until or 0)
    return (
        Ended(because=because, causes=(measure.id,), seen_by=audience_of(measure), measure=measure.id, how="expired"),
    )  # fmt: skip
