"""Who sits at the keyboard of a game at this machine, what comes next before them, and what each has seen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from engine import Action, Actor, LocalTable, Ready, Refusal, Seat, bots_of, run
from engine.events import RoundAssessed
from tui import viewmodels as vm
from tui.desk import Stage
from tui.present.look import Look
from tui.present.room import Draft
from tui.words import hashed, keep, kept, opens


class Keyboard:
    """Whose turn it is at one keyboard, what was seen by whom, and the looks that follow from it."""

    def __init__(
        self, game: LocalTable, *, title: str = "", words: Mapping[str, str] | None = None, learn: bool = False,
        folder: Path | None = None,
    ) -> None:  # fmt: skip
        self.game = game
        self.title = title
        self.words = {seat: hashed(word) for seat, word in (words or {}).items() if word}
        self.learn = learn
        keep(game.path, self.words, learn=learn)
        self.folder = folder
        self.people = [s for s in game.scenario.seats if s not in bots_of(game)]
        self.at: Seat | None = self.people[0] if len(self.people) == 1 else None
        self._left: Seat | None = None
        self._stage: Stage = "table"
        self._told_rounds = self._rounds_done()
        self._story: tuple[int, int, int] | None = None
        self._met: set[Seat] = set()
        self._fresh: dict[Seat, int] = {}
        self._read: dict[Seat, int] = {}
        self._drafts: dict[tuple[Seat, str], Draft] = {}
        self._partner: dict[Seat, str] = {}
        self._saw: dict[Seat, int] = dict.fromkeys(self.people, len(game.played))
        """How many acts had been played when each person last looked at the screen."""
        self._debrief: vm.Debrief | None = None
        run(game)
        if (game.played and game.state.round > 1) or game.state.phase not in ("briefing", "talks"):
            self._met = set(self.people)
        self._go_on()

    @classmethod
    def again(cls, game: LocalTable, *, save: Path | None = None, title: str = "", folder: Path | None = None) -> Self:
        """A game from its save, with the words of its seats and its advice; NoWords when they cannot be read.

        ``save`` is where the game was read from, when it goes on in another file.
        """
        source = save or game.path
        words, learn = kept(source) if source else ({}, False)
        desk = cls(game, title=title, folder=folder)
        desk.words.update({Seat(s): word for s, word in words.items()})
        desk.learn = learn
        if game.path != source:
            keep(game.path, words, learn=learn)
        return desk

    # -- whose turn ----------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """Which screen comes next."""
        return self._stage

    def _rounds_done(self) -> int:
        return sum(isinstance(e, RoundAssessed) for p in self.game.played for e in p.turn.events)

    def _go_on(self) -> None:
        """Find the next screen: a story to tell, the end, the next person, their sheet, the table."""
        done = self._rounds_done()
        if done > self._told_rounds:
            self._told_rounds = done
            self._story = self._span(done)
            self._stage = "reveal"
            self._saw = dict.fromkeys(self.people, len(self.game.played))
            return
        if self.game.state.phase == "ended":
            self.at = None
            self._stage = "debrief"
            return
        waiting = [s for s in self.game.due.seats if s in self.people]
        if self.at not in waiting and waiting:
            self._leave_to(waiting[0])
            if len(self.people) > 1:
                self._stage = "hand_over"
                return
        self._seat_stage()

    def _seat_stage(self) -> None:
        seat = self.at
        if seat is None:
            self._stage = "table"
            return
        self._mark_fresh()
        self._stage = "table" if seat in self._met else "sheet"

    def _mark_fresh(self, before: int = 0) -> None:
        """What came since this seat last looked is new, on top of some that is."""
        seat = self._seat
        seen = len(self.game.log(seat))
        self._fresh[seat] = before + seen - self._read.get(seat, 0)
        self._read[seat] = seen

    def _span(self, number: int) -> tuple[int, int, int]:
        """The actions of a round: its number, the first and the one after the last."""
        first, count = 0, 0
        for place, played in enumerate(self.game.played):
            if any(isinstance(e, RoundAssessed) for e in played.turn.events):
                count += 1
                if count == number:
                    return number, first, place + 2
                first = place + 1
        return number, first, len(self.game.played)

    def end_turn(self) -> str:
        """Say this seat is done, and let the table run."""
        refusal = self._send(Ready(by=Actor(self._seat)))
        if not refusal:
            self._run_on()
        return refusal

    def _others_waiting(self) -> list[Seat]:
        """The other people who still act, the next one first."""
        waiting = [s for s in self.people if s in self.game.due.seats]
        if self.at not in waiting:
            return waiting
        place = waiting.index(self.at)
        return waiting[place + 1 :] + waiting[:place]

    def pass_on(self) -> str:
        """Give the keyboard to another person who still acts, without ending the turn."""
        others = self._others_waiting()
        if not others:
            return "nobody else at this keyboard has anything to do now"
        self._leave_to(others[0])
        self._stage = "hand_over"
        return ""

    def _leave_to(self, seat: Seat) -> None:
        """Another person sits down; what the last one saw is known."""
        if self.at is not None:
            self._saw[self.at] = len(self.game.played)
        self._left, self.at = self.at or self._left, seat

    def _run_on(self) -> None:
        run(self.game)
        self._go_on()

    def seen(self) -> None:
        """The sheet or the story was read."""
        if self._stage == "sheet" and self.at is not None:
            self._met.add(self.at)
            self._stage = "table"
        elif self._stage == "reveal":
            self._go_on()
            if len(self.people) > 1 and self._stage in ("table", "sheet"):
                self._pass_after_reveal()

    def _pass_after_reveal(self) -> None:
        """All have watched the reveal: the first who acts sits down anew, so that nobody's table opens before all."""
        waiting = [s for s in self.people if s in self.game.due.seats]
        self._left, self.at = None, waiting[0] if waiting else self.at
        self._stage = "hand_over"

    def take_over(self, word: str) -> str:
        """The next person sits down."""
        if self.at in self.words and not opens(word, self.words[self.at]):
            return "that is not the word of this seat"
        self._seat_stage()
        return ""

    @property
    def _seat(self) -> Seat:
        return self.at or (self.people[0] if self.people else next(iter(self.game.scenario.seats)))

    # -- looking -------------------------------------------------------------------------------------------

    def look(self, seat: Seat | None) -> Look:
        """A seat's look at the game, or the public's."""
        return Look(self.game.scenario, self.game.view(seat, len(self.game.log(seat))), self.title)

    @property
    def mine(self) -> Look:
        """The look of who sits here."""
        return self.look(self.at)

    def people_words(self) -> dict[str, str]:
        """Who plays each seat, in a word."""
        bots = bots_of(self.game)
        return {str(s): f"bot, {bots[s]}" if s in bots else "" for s in self.game.scenario.seats}

    def _send(self, action: Action, *, reason: str = "") -> str:
        answer = self.game.send(action, reason=reason)
        return self.mine.tell(answer.because) if isinstance(answer, Refusal) else ""
