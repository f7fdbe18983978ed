"""A finished game played once more, with one act left out: everybody else does what they did, as far as it is legal.

Chance shows the faces it showed; a question that was never asked is answered by the game's own stream. So the only
difference is the act that is missing, and what followed from it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from engine.actions import Action, Draw, Step, TimeUp
from engine.rules.game import why_not
from engine.table import LocalTable, Played


def without(table: LocalTable, numbers: Container[int]) -> LocalTable:
    """The same game without the actions of these numbers (counted from 0)."""
    h = table.header
    other = LocalTable(h.scenario, profile=h.profile, sealed=h.sealed, seed=h.seed, seats=h.seats)
    faces = {p.action.die: p.action.faces for p in table.played if isinstance(p.action, Draw)}
    moments = moments_of(table)
    for number, played in enumerate(table.played):
        if number in numbers or isinstance(played.action, Step | Draw | TimeUp):
            continue
        if _reach(other, moments[number], faces) and why_not(h.scenario, other.state, played.action) is None:
            other.send(played.action, reason=played.reason)
    _reach(other, END, faces)
    return other


Moment = tuple[int, int]
"""A round and the place of a phase in it."""
END: Moment = (10**6, 0)
PLACES = {"talks": 1, "orders": 2}


def moments_of(table: LocalTable) -> list[Moment]:
    """When each action was done."""
    found, state = [], table.first
    for played in table.played:
        found.append((state.round, PLACES.get(state.phase, 0)))
        state = played.turn.state
    return found


def _reach(table: LocalTable, moment: Moment, faces: Mapping[str, Sequence[int]]) -> bool:
    """Move a table on to a moment; who is not ready by then plays the default. False when it is past it."""
    while True:
        due, state = table.due, table.state
        now = state.round, PLACES.get(state.phase, 0)
        if due.who == "nobody" or (due.who == "seats" and now >= moment):
            return due.who == "seats" and now == moment
        table.send(_default(table, faces))


def _default(table: LocalTable, faces: Mapping[str, Sequence[int]]) -> Action:
    due = table.due
    if due.who == "seats":
        return TimeUp()
    if due.who == "chance":
        shown = tuple(faces.get(due.die, ()))
        return Draw(die=due.die, faces=shown) if len(shown) == due.times else table.answer_chance()
    return Step()


def acts_of(table: LocalTable, seat: str) -> tuple[tuple[int, Played], ...]:
    """A seat's own actions with their numbers."""
    return tuple((n, p) for n, p in enumerate(table.played) if p.action.by == seat)
