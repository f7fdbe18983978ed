"""Keeps a table going: chance, the table's steps and the bots act until a person is waited for or the game is over."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from engine.actions import Ready, TimeUp
from engine.players import styles
from engine.said import tell
from engine.scenario import Seat
from engine.state import Actor
from engine.table import LocalTable, Refusal

TALK_ACTS = 8
"""How many talk acts a bot may do in a round; it keeps two bots from haggling for ever."""


def bots_of(table: LocalTable) -> dict[Seat, str]:
    """The seats that bots hold, in the order of the scenario."""
    return {s: table.header.seats[s] for s in table.scenario.seats if table.header.seats.get(s, "human") != "human"}


def run(table: LocalTable, progress: Callable[[], None] = lambda: None) -> None:
    """Go on until a person is waited for, or the game is over."""
    while move(table):
        progress()


def move(table: LocalTable) -> bool:
    """One step: what the table or chance owes, else one act of one bot; False when only people are waited for."""
    if table.step():
        return True
    asked = table.due
    if asked.who != "seats":
        return False
    bots = bots_of(table)
    people_wait = any(s not in bots for s in asked.seats)
    return any(_act(table, seat, bots[seat], hold=people_wait) for seat in _turns(table, asked.seats) if seat in bots)


def _turns(table: LocalTable, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Those who acted least this round first, so that bots take turns."""
    return tuple(sorted(seats, key=lambda s: (acts_this_round(table, s), table.scenario.order(s))))


def acts_this_round(table: LocalTable, seat: Seat) -> int:
    """How many actions a seat has done in this round."""
    count = 0
    for p in reversed(table.played):
        if p.turn.state.round != table.state.round:
            break
        count += p.action.by == seat
    return count


def _act(table: LocalTable, seat: Seat, style: str, *, hold: bool) -> bool:
    """One act of a bot; while people still talk (``hold``) a bot that has nothing to say just waits."""
    state = table.state
    done = acts_this_round(table, seat)
    rng = Random(f"{table.header.seed}/{seat}/{state.round}/{state.phase}/{done}")
    ready = Ready(by=Actor(seat))
    if state.phase == "talks" and done >= TALK_ACTS:
        action, reason = ready, ""
    else:
        since = max(0, len(table.log(seat)) - 60)
        decision = styles()[style].decide(table.scenario, table.view(seat, since), rng.randrange)
        action, reason = decision.action, tell(decision.because, {})
    if isinstance(action, Ready) and hold and state.phase == "talks":
        return False
    if isinstance(table.send(action, reason=reason), Refusal):
        return not isinstance(table.send(ready), Refusal)
    return True


def time_up(table: LocalTable) -> None:
    """Call time for everybody who is waited for."""
    table.send(TimeUp())
