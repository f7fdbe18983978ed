"""A finished game played once more, with one act left out: everybody else does what they did, as far as it is legal.

Chance shows the faces it showed; a question that was never asked is answered by the game's own stream. So the only
difference is the act that is missing, and what followed from it. Many such games run side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.actions import Action, Draw, Ready, Step, TimeUp
from engine.analysis.bulk import settle_together
from engine.rules.game import why_not
from engine.scenario import Seat
from engine.table import LocalTable, Played

Moment = tuple[int, int]
"""A round and the place of a phase in it."""
END: Moment = (10**6, 0)
PLACES = {"talks": 1, "orders": 2}


def without(table: LocalTable, number: int) -> LocalTable:
    """The same game without action ``number`` (counted from 0)."""
    return without_each(table, [number])[0]


def without_each(table: LocalTable, numbers: Sequence[int]) -> list[LocalTable]:
    """The same game without each of these actions in turn, all run side by side."""
    faces = {p.action.die: p.action.faces for p in table.played if isinstance(p.action, Draw)}
    moments = moments_of(table)
    games = [_Replay(table, number, moments, faces) for number in numbers]
    waiting = [g for g in games if g.go_on()]
    while waiting:
        settle_together(table.scenario, [g.table for g in waiting])
        waiting = [g for g in waiting if g.go_on()]
    return [g.table for g in games]


def moments_of(table: LocalTable) -> list[Moment]:
    """When each action was done."""
    found, state = [], table.first
    for played in table.played:
        found.append((state.round, PLACES.get(state.phase, 0)))
        state = played.turn.state
    return found


class _Replay:
    """One game without one act; what came before the act is taken over as it was."""

    def __init__(
        self, old: LocalTable, number: int, moments: Sequence[Moment], faces: Mapping[str, Sequence[int]]
    ) -> None:
        h = old.header
        self.table = LocalTable(h.scenario, profile=h.profile, sealed=h.sealed, seed=h.seed, seats=h.seats)
        for played in old.played[:number]:
            self.table.accept(played.action, played.turn, reason=played.reason)
        self.faces = faces
        later = zip(moments[number + 1 :], old.played[number + 1 :], strict=True)
        self.left = [(moment, p) for moment, p in later if not isinstance(p.action, Step | Draw | TimeUp)]

    def go_on(self) -> bool:
        """Play until the economy must run (True) or the game is over (False)."""
        table = self.table
        while table.due.who != "nobody":
            if table.due.who == "table" and table.state.phase in ("settlement", "assessment"):
                return True
            table.send(self._next())
        return False

    def _next(self) -> Action:
        """What chance or the table owes, else the next act of the old game that is still possible, else time is up."""
        due, state = self.table.due, self.table.state
        if due.who == "table":
            return Step()
        if due.who == "chance":
            shown = tuple(self.faces.get(due.die, ()))
            return Draw(die=due.die, faces=shown) if len(shown) == due.times else self.table.answer_chance()
        now = state.round, PLACES[state.phase]
        while self.left and self.left[0][0] <= now:
            if self._too_early(self.left[0]):
                return TimeUp()
            moment, played = self.left.pop(0)
            if moment == now and why_not(self.table.scenario, state, played.action) is None:
                return played.action
        return TimeUp()

    def _too_early(self, next: tuple[Moment, Played]) -> bool:
        """Whether orders come in turn and this act's seat has its turn still to come: time was up for those before."""
        state, waiting = self.table.state, self.table.due.seats
        moment, by = next[0], Seat(next[1].action.by)
        in_turn = state.phase == "orders" and not state.sealed and moment == (state.round, PLACES["orders"])
        return in_turn and by in self.table.scenario.seats and by not in (*waiting, *state.ready)


def acts_of(table: LocalTable, seat: Seat) -> Iterator[tuple[int, Played]]:
    """What a seat did beyond saying that it was ready, with the numbers of its actions."""
    return ((n, p) for n, p in enumerate(table.played) if p.action.by == str(seat) and not isinstance(p.action, Ready))
