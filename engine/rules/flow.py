"""Who must act next, and what a phase waits for."""

from __future__ import annotations

from functools import cache
from typing import Literal

from engine.plain import dataclass
from engine.scenario import Scenario, Seat
from engine.state import Audience, State


@dataclass(frozen=True, slots=True)
class Due:
    """Who must act next: seats, chance (a die with integer weights, thrown ``times``), the table, or nobody."""

    who: Literal["seats", "chance", "table", "nobody"]
    seats: tuple[Seat, ...] = ()
    die: str = ""
    weights: tuple[int, ...] = ()
    times: int = 0
    about: str = ""
    seen_by: Audience = "all"


TABLE_DUE = Due("table")
NOBODY = Due("nobody")
VOTE_WEIGHTS = (1, 2, 1)
"""The draw of a member state: half a step down, as it stands, half a step up (GAME 5.3)."""


def due(scenario: Scenario, state: State) -> Due:
    """Who acts next."""
    if state.phase == "ended":
        return NOBODY
    for vote in state.votes:
        if vote.mode != "commission" and vote.id not in state.faces and scenario.council is not None:
            return Due("chance", (), vote.id, VOTE_WEIGHTS, len(scenario.council.members), vote.subject, vote.seen_by)
    for die in state.dice:
        return Due("chance", (), die.id, die.weights, die.times, die.about, die.seen_by)
    if state.phase in ("talks", "orders"):
        waiting = waited_for(scenario, state)
        if waiting:
            return _seats_due(waiting)
    return TABLE_DUE


@cache
def _waiting(seats: tuple[Seat, ...], ready: tuple[Seat, ...]) -> tuple[Seat, ...]:
    return tuple(s for s in seats if s not in ready)


@cache  # a handful of answers, given before and after every act
def _seats_due(waiting: tuple[Seat, ...]) -> Due:
    return Due("seats", waiting)


def waited_for(scenario: Scenario, state: State) -> tuple[Seat, ...]:
    """The seats a phase waits for; in a sequential game orders come one seat at a time."""
    if state.phase == "orders" and not state.sealed:
        return _waiting(scenario.turns(), state.ready)[:1]
    return _waiting(tuple(scenario.seats), state.ready)
