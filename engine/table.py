"""One game being played: a Protocol for any table, and the local one that keeps the game on disk after every action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Protocol

from engine.actions import Action, Draw, Step
from engine.events import Event
from engine.plain import dataclass
from engine.reader import scenario_names
from engine.rules.fingerprint import Texts, digest
from engine.rules.flow import Due, due
from engine.rules.game import done, why_not
from engine.rules.line import new_game
from engine.rules.work import Turn
from engine.said import Said, say, tell
from engine.saves import RULES, Header, Line, Save, SaveError, Writer, read
from engine.scenario import Scenario, Seat
from engine.sight import Sight
from engine.state import Actor, State, seen
from engine.view import SeatView, view


@dataclass(frozen=True, slots=True)
class Ack:
    """The action was done (or had been done before under the same token); ``number`` counts actions from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """The action was not possible, and why."""

    because: Said


class Table(Protocol):
    """One game being played, here or elsewhere."""

    def send(self, action: Action, *, token: str = "", reason: str = "") -> Ack | Refusal:
        """Do an action once, however often it is sent with the same token."""

    def subscribe(self, seat: Seat | None, since: int, hear: Callable[[SeatView], None]) -> Callable[[], None]:
        """Hear the view of a seat now and after every action; the answer ends it."""

    def view(self, seat: Seat | None, since: int = 0) -> SeatView:
        """What a seat knows now, with its news since an event number of its own."""


@dataclass(frozen=True, slots=True)
class Played:
    """One action of the game, what it did, and the reason its owner gave."""

    action: Action
    turn: Turn
    reason: str = ""


class Logs:
    """What each seat has heard, kept as it comes: a whole game gone through for every look costs more than its play."""

    def __init__(self, played: list[Played]) -> None:
        self._played = played
        self.forget()

    def forget(self) -> None:
        """Begin again: something was taken back."""
        self._heard: dict[Seat | None, list[Event]] = {}
        self._read: dict[Seat | None, int] = {}
        self._round: dict[Seat | None, tuple[int, int]] = {}

    def all(self, seat: Seat | None) -> list[Event]:
        """Every event a seat may know, in order."""
        heard = self._heard.setdefault(seat, [])
        round, first = self._round.get(seat, (0, 0))
        for p in self._played[self._read.get(seat, 0) :]:
            if p.turn.state.round != round:
                round, first = p.turn.state.round, len(heard)
            heard += [e for e in p.turn.events if seen(e.seen_by, seat)]
        self._read[seat], self._round[seat] = len(self._played), (round, first)
        return heard

    def of_round(self, seat: Seat | None) -> list[Event]:
        """The events of this round that a seat may know: from the act that opened it on."""
        return self.all(seat)[self._round[seat][1] :]


class LocalTable:
    """A game in this process. With a path every action is on disk before ``send`` returns."""

    def __init__(
        self, scenario: Scenario, *, profile: str = "", sealed: bool = True, seed: int = 0,
        seats: Mapping[str, str] | None = None, path: Path | None = None, source: str = "",
    ) -> None:  # fmt: skip
        self.scenario = scenario
        self.header = Header(scenario, profile, sealed, dict(seats or {}), seed, RULES, source)
        self.first = new_game(scenario, profile=profile, sealed=sealed)
        self.played: list[Played] = []
        self.notice = ""
        self.sight = Sight()
        self.logs = Logs(self.played)
        self.silent: dict[Seat, object] = {}
        """Bots that have nothing to say, and in what situation; kept for ``engine.host``."""
        self._due: tuple[State, Due] | None = None
        self._texts = Texts()
        self._acts: dict[Actor, list[Action]] = {}
        self._tokens: dict[str, int] = {}
        self._hearers: list[tuple[Seat | None, int, Callable[[SeatView], None]]] = []
        self._writer = Writer(path, self.header) if path else None

    @classmethod
    def open(cls, path: Path) -> LocalTable:
        """Resume a save: replay it, cut a damaged tail, go on writing the same file.

        A save that replays only so far is left as it is, and the game goes on in a file beside it.
        """
        save = read(path)
        table = cls.replayed(save)
        if table.notice == save.notice:
            table._writer = Writer.resume(path, save.good)
        else:
            table._go_on_in(_beside(path))
        return table

    def _go_on_in(self, path: Path) -> None:
        """Keep the game so far, and what comes, in a new file."""
        self._writer = Writer(path, self.header)
        for p in self.played:
            mark = digest(p.turn.state, self._texts) if isinstance(p.action, Step) else ""
            self._writer.write(Line(p.action, "", p.reason, digest=mark))
        self.notice += f"; the game goes on in {path.name}"

    @classmethod
    def replayed(cls, save: Save) -> LocalTable:
        """The table of a save, without writing. A save of other rules replays as far as it agrees and says so."""
        h = save.header
        try:
            table = cls(h.scenario, profile=h.profile, sealed=h.sealed, seed=h.seed, seats=h.seats, source=h.source)
        except Exception as error:
            raise SaveError(
                "the scenario in this save cannot be played; it was changed by hand, or written by another version "
                f"({_said_by(error)})"
            ) from error
        table.notice = save.notice
        for number, line in enumerate(save.lines, 2):
            if problem := table._tried(line):
                table.notice = _stopped(h.rules, number, tell(problem, scenario_names(h.scenario)))
                break
        return table

    @property
    def path(self) -> Path | None:
        """Where the game is kept, or None."""
        return self._writer.path if self._writer else None

    # --- the Table protocol ---

    @property
    def state(self) -> State:
        """What is true now."""
        return self.played[-1].turn.state if self.played else self.first

    @property
    def due(self) -> Due:
        """Who acts next; kept while the state stays, for it is asked several times for every act."""
        state = self.state
        if self._due is None or self._due[0] is not state:
            self._due = state, due(self.scenario, state)
        return self._due[1]

    def send(self, action: Action, *, token: str = "", reason: str = "") -> Ack | Refusal:
        """Do an action; the same token acts once."""
        if token and token in self._tokens:
            return Ack(self._tokens[token])
        if refusal := why_not(self.scenario, self.state, action):
            return Refusal(refusal)
        return self.accept(action, done(self.scenario, self.state, action), token=token, reason=reason)

    def accept(self, action: Action, turn: Turn, *, token: str = "", reason: str = "") -> Ack:
        """Take over what a legal action did; many games that settle together hand their turns in here."""
        self._keep(Played(action, turn, reason))
        if token:
            self._tokens[token] = len(self.played)
        if self._writer:
            mark = digest(self.state, self._texts) if isinstance(action, Step) else ""
            self._writer.write(Line(action, token, reason, digest=mark), keep=isinstance(action, Step))
        self._tell()
        return Ack(len(self.played))

    def view(self, seat: Seat | None, since: int = 0) -> SeatView:
        """What a seat knows now; news are its own events from number ``since`` on, counted per seat."""
        return view(self.scenario, self.state, self.logs.all(seat)[since:], seat, self.sight)

    def subscribe(self, seat: Seat | None, since: int, hear: Callable[[SeatView], None]) -> Callable[[], None]:
        """Hear the view now and after every action."""
        entry = (seat, since, hear)
        self._hearers.append(entry)
        hear(self.view(seat, since))
        return lambda: self._hearers.remove(entry) if entry in self._hearers else None

    # --- beyond it ---

    def log(self, seat: Seat | None) -> tuple[Event, ...]:
        """All events a seat may know, in order; the place in this tuple is the event's number for that seat."""
        return tuple(self.logs.all(seat))

    def acts(self, by: Seat) -> Sequence[Action]:
        """What a seat has done in this phase of this round, in order."""
        return self._acts.get(Actor(by), ())

    def events(self) -> tuple[Event, ...]:
        """All events, for the facilitator and the debrief."""
        return tuple(e for p in self.played for e in p.turn.events)

    def back_to(self, number: int) -> None:
        """Take back everything after action ``number`` (0: the opening); the save keeps what was taken back."""
        if not 0 <= number <= len(self.played):
            raise ValueError(f"the game has {len(self.played)} actions, there is no number {number}")
        self._forget(number)
        self._tokens = {t: n for t, n in self._tokens.items() if n <= number}
        if self._writer:
            self._writer.write(Line(back_to=number), keep=True)
        self._tell()

    def fork(self, number: int, path: Path | None = None) -> LocalTable:
        """A new table that has played the first ``number`` actions of this one."""
        h = self.header
        other = LocalTable(
            h.scenario, profile=h.profile, sealed=h.sealed, seed=h.seed, seats=h.seats, path=path, source=h.source
        )
        for p in self.played[:number]:
            other.send(p.action, reason=p.reason)
        return other

    def close(self) -> None:
        """Stop writing."""
        if self._writer:
            self._writer.close()
            self._writer = None

    def answer_chance(self) -> Draw:
        """The throw that is due, from the stream of its die; the same seed gives the same faces for ever."""
        asked = self.due
        rng = Random(f"{self.header.seed}/{asked.die}")
        faces = tuple(rng.choices(range(len(asked.weights)), asked.weights)[0] for _ in range(asked.times))
        return Draw(die=asked.die, faces=faces)

    def step(self) -> bool:
        """Do what the table and chance owe; True when something was done, False when seats or nobody are due."""
        match self.due.who:
            case "table":
                self.send(Step())
            case "chance":
                self.send(self.answer_chance())
            case _:
                return False
        return True

    def _do(self, action: Action, reason: str) -> None:
        self._keep(Played(action, done(self.scenario, self.state, action), reason))

    def _keep(self, played: Played) -> None:
        before, after = self.state, played.turn.state
        if after.phase != before.phase or after.round != before.round:
            self._acts = {}
        self._acts.setdefault(played.action.by, []).append(played.action)
        self.played.append(played)

    def _forget(self, number: int) -> None:
        """Take back all after action ``number``, and what was kept of it."""
        left, self.played[:] = self.played[:number], []
        self._acts = {}
        for played in left:
            self._keep(played)
        self.logs.forget()

    def _tried(self, line: Line) -> Said | None:
        """What is wrong with a line, also when somebody wrote it by hand and the rules cannot even judge it."""
        try:
            return self._again(line)
        except Exception as error:
            return say("the rules cannot judge it: {error}", error=_said_by(error))

    def _again(self, line: Line) -> Said | None:
        if line.back_to is not None:
            if not 0 <= line.back_to <= len(self.played):
                return say("it goes back to action {number}, which it has not", number=line.back_to)
            self._forget(line.back_to)
        elif line.action is not None:
            if refusal := why_not(self.scenario, self.state, line.action):
                return refusal
            self._do(line.action, line.reason)
            if line.token:
                self._tokens[line.token] = len(self.played)
            if line.digest and line.digest != digest(self.state, self._texts):
                return say("the numbers differ from those that were saved")
        return None

    def _tell(self) -> None:
        for seat, since, hear in list(self._hearers):
            hear(self.view(seat, since))


def _stopped(rules: int, number: int, problem: str) -> str:
    other = f"it comes from another version of the rules: it was played under version {rules}, this is {RULES}"
    version = other if rules != RULES else "it was played under the same version of the rules"
    return f"the save replays as far as line {number - 1}; line {number} does not: {problem} ({version})"


def _said_by(error: Exception) -> str:
    return f"{type(error).__name__}, {str(error)[:120]}" if str(error) else type(error).__name__


def _beside(path: Path) -> Path:
    """A free name beside a file: ``game-2.brink``."""
    number = 2
    while (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return found


def open_save(path: Path) -> LocalTable:
    """Read a save for looking at it; nothing is written."""
    return LocalTable.replayed(read(path))


__all__ = ["Ack", "LocalTable", "Played", "Refusal", "SaveError", "Table", "open_save"]
