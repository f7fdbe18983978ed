"""The table of a trial game: kept nowhere, and played again on the new file whenever its author saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine import Scenario, capital, run
from engine.authoring.trial import Played, Trial, reload
from tui import viewmodels as vm
from tui.session import LocalDesk


@dataclass(frozen=True, slots=True)
class Again:
    """A trial game as it stands on a changed file: what it was made of, and what the old one had played by then."""

    before: Trial
    after: Trial
    played: tuple[Played, ...]


class TrialDesk(LocalDesk):
    """One seat at the keyboard, bots in the others."""

    def __init__(self, trial: Trial, *, title: str, file: str) -> None:
        self.file = file
        self.word = ""
        self.stopped = False
        self._whole = trial
        super().__init__(trial.table, title=title)
        self._settled = tuple(self.game.played)

    def _known(self) -> Trial:
        """The longest game that is known: with what the last file did not allow, until somebody acts anew."""
        return self._whole if _same(self._settled, self.game.played) else Trial(self.game)

    def replayed(self, scenario: Scenario) -> Again | None:
        """The same game on a changed file, bots having acted where a stop left them due; None without its seats.

        Nothing of this desk is changed: it may be asked in a thread.
        """
        if not set(self.people) <= set(scenario.seats):
            return None
        before, played = self._known(), tuple(self.game.played)
        after = reload(before, scenario)
        if not after.kept and not set(self.people) & set(after.table.due.seats):
            run(after.table)
        return Again(before, after, played)

    def take(self, found: Again, when: str) -> str:
        """Sit down at the game on the changed file; what there is to say about it."""
        if not _same(found.played, self.game.played):
            newer = self.replayed(found.after.table.scenario)
            assert newer is not None
            found = newer
        after = found.after
        if _names(after.table.scenario) != _names(self.game.scenario):
            self._drafts.clear()
        self.game = after.table
        self.title = self.game.scenario.text("title", self.title)
        self._whole = after if after.kept else found.before
        self._settled = tuple(self.game.played)
        self.stopped = not after.kept
        self.word = _word(after, when)
        self._find_place()
        return self.word

    def _find_place(self) -> None:
        """Stay where the person was, as far as the game still goes there."""
        self._debrief = self._story = None
        self._told_rounds = done = self._rounds_done()
        ended = self.game.state.phase == "ended"
        self.at = None if ended else self.people[0]
        self._read = {seat: min(read, len(self.game.log(seat))) for seat, read in self._read.items()}
        gone = {"reveal": not done, "debrief": not ended}.get(self._stage, ended)
        if gone:
            self._go_on()

    def stay(self, said: str) -> str:
        """Say why the game stays as it is after a save."""
        self.word, self.stopped = said, False
        return said

    def table(self) -> vm.Table:
        """The table, with a line about the trial."""
        quiet = f"{self.file}: save it and this game goes on with the new version; esc is back to the file"
        return replace(super().table(), hint=self.word or quiet, hint_label="Trial")

    def now(self) -> vm.TrialNow:
        """Where the game stands."""
        state, scenario = self.game.state, self.game.scenario
        names = ", ".join(self.look(None).power(s).name for s in self.people)
        if state.phase == "ended":
            stands = f"{names}: the game is over"
        else:
            stands = f"{names}: round {state.round} of {scenario.rounds(state.profile)}, {state.phase}"
        return vm.TrialNow(stands, self.word, self.stopped)


def _same(before: Sequence[Played], now: Sequence[Played]) -> bool:
    """Whether nothing was done or taken back since."""
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


def _names(scenario: Scenario) -> tuple[object, ...]:
    """What papers may speak of."""
    return tuple(scenario.seats), tuple(scenario.texts)


def _word(after: Trial, when: str) -> str:
    if after.kept:
        return f"{when}; the same game on the new file"
    number = after.acts - len(after.tail) + 1
    return (
        f"{when}; the new file does not allow the game from act {number} of {after.acts} on. {capital(after.because)}. "
        "You stand before it; mend the file and the rest comes back, or go on from here"
    )
