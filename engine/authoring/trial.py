"""Trial games for authors: begin at any round, and go on with the same game after the file was changed.

A changed file is played again from the start with what everybody did so far. What the new file does not allow, and all
that came after it, is kept as a tail with the reason, and is tried again after the next change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.actions import Action, Draw, Ready, Step
from engine.host import move
from engine.reader import names_for
from engine.said import say, tell
from engine.scenario import Scenario, Seat
from engine.state import Actor
from engine.table import LocalTable, Played, Refusal
from engine.view import view

__all__ = ["Played", "Trial", "begin", "go_on", "reload"]

HUMAN = "human"
BOT = "cautious"


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial game: its table, and what could not be played again after a change of the file, with the reason.

    ``acts`` counts what seats did, played again or not; the number after those that were is the first of the tail.
    """

    table: LocalTable
    tail: tuple[Played, ...] = ()
    because: str = ""
    acts: int = 0

    @property
    def kept(self) -> bool:
        """True when everything that was done could be done again."""
        return not self.tail


def begin(
    scenario: Scenario, *, round: int = 1, seats: Mapping[str, str] | None = None, bot: str = BOT, profile: str = "",
    seed: int = 1, told: Callable[[int], None] | None = None,
) -> Trial:  # fmt: skip
    """A game that stands at the talks of a round, played so far by bots; from then on `seats` say who sits where.

    Seats that are not named are held by people. A round after the last one gives the end of the game. `told` hears the
    round after each act; what it raises ends the play.
    """
    table = LocalTable(
        scenario, profile=profile, sealed=not scenario.sequential, seed=seed, seats=dict.fromkeys(scenario.seats, bot)
    )
    while not _stands_at(table, round) and move(table):
        if told:
            told(table.state.round)
    _seat(table, {seat: (seats or {}).get(seat, HUMAN) for seat in scenario.seats})
    return Trial(table)


def _stands_at(table: LocalTable, round: int) -> bool:
    state = table.state
    return state.phase == "ended" or (state.round >= round and state.phase == "talks" and table.due.who == "seats")


def _seat(table: LocalTable, seats: Mapping[str, str]) -> None:
    table.header = replace(table.header, seats=dict(seats))


def reload(trial: Trial, scenario: Scenario) -> Trial:
    """The same game on a changed scenario, as far as the new one allows what was done."""
    old = trial.table.header
    profile = old.profile if old.profile in scenario.profiles else ""
    table = LocalTable(scenario, profile=profile, sealed=not scenario.sequential, seed=old.seed)
    _seat(table, {seat: old.seats.get(seat, HUMAN) for seat in scenario.seats})
    faces = {p.action.die: p.action.faces for p in trial.table.played if isinstance(p.action, Draw)}
    acts = [p for p in (*trial.table.played, *trial.tail) if not isinstance(p.action, (Draw, Step))]
    for number, played in enumerate(acts):
        _run_on(table, faces)
        if because := _not_again(table, played):
            return Trial(table, tuple(acts[number:]), because, len(acts))
    _run_on(table, faces)
    return Trial(table, acts=len(acts))


def _not_again(table: LocalTable, played: Played) -> str:
    """Do an act again, or say why it cannot be done; one that names what is gone the rules cannot even judge."""
    try:
        done = table.send(played.action, reason=played.reason)
    except (LookupError, ValueError):
        done = Refusal(say("it speaks of something that is not in the file any more"))
    return _reason(table, played.action, done) if isinstance(done, Refusal) else ""


def _run_on(table: LocalTable, faces: Mapping[str, Sequence[int]]) -> None:
    """Let the table and chance act until seats are waited for; dice show what they showed before."""
    while (asked := table.due).who in ("table", "chance"):
        if asked.who == "chance" and asked.die in faces:
            again = Draw(die=asked.die, faces=tuple(faces[asked.die]))
            if not isinstance(table.send(again), Refusal):
                continue
        table.step()


def _reason(table: LocalTable, action: Action, refusal: Refusal) -> str:
    """Why an act could not be done again, in words: who, in which round, and what the rules say."""
    scenario, state = table.scenario, table.state
    names = names_for(scenario, view(scenario, state, (), None))
    who = names.get(action.by, action.by)
    return f"round {state.round}, {state.phase}: {who} cannot do this any more: {tell(refusal.because, names)}"


def go_on(trial: Trial, seat: Seat) -> None:
    """Say that a seat is done, and let bots, the table and chance act until a person is waited for."""
    trial.table.send(Ready(by=Actor(seat)))
    while move(trial.table):
        pass
