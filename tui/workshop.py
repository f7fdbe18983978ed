"""What the author's screen may ask of the scenario file that is open; files are read here and never written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tui import viewmodels as vm
from tui.desk import Desk, Values


class Workshop(Protocol):
    """One scenario file before its author."""

    at_once: Values | None
    """The trial game that begins as soon as the file has no errors; None for none."""

    def look(self) -> vm.Draft | None:
        """Look at the disk: the file as it is now, or None when nothing was saved since. Slow: for a thread."""

    def settle(self) -> str:
        """Go on with the trial game on the file that the last look found; what there is to say about it."""

    def draft(self) -> vm.Draft | None:
        """What the last look found."""

    def page(self, code: str) -> vm.CodePage:
        """What a code of a problem means."""

    def trial_form(self, values: Values) -> vm.Form | None:
        """Where a trial game begins; None while there is no version without errors."""

    def begin(self, values: Values, told: Callable[[str], None]) -> Desk | str:
        """Play the earlier rounds; or the reason why not. Slow: for a thread; `told` hears how far it is."""

    def trial(self) -> vm.TrialNow | None:
        """The trial game that is under way."""

    def desk(self) -> Desk | None:
        """The table of that game."""

    def take(self, desk: Desk) -> None:
        """Make a game that was begun the one that is under way."""

    def close(self) -> None:
        """Let go of the file and its game."""
