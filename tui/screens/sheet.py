"""The role sheet of one seat."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.command import Command
from tui.panels.bars import TopBar
from tui.panels.brief import LeversPanel, SheetPanel
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys


class TakeSeat(Command):
    """Go to the table."""

    key, word, display, priority = "enter,escape,space", "To the table", "enter", True


class SheetScreen(Base[None]):
    """Aims left, levers right."""

    SECRET = True
    HERE = (TakeSeat,)
    BINDINGS = keys(*HERE)
    HELP = "Read it once before the first round; `r` at the table brings it back."

    def __init__(self, *, first: bool = False) -> None:
        super().__init__()
        self._first = first

    def parts(self) -> ComposeResult:
        """Two panels."""
        yield TopBar("Your role", id="top")
        with Horizontal(id="sheet"):
            yield SheetPanel(id="aims")
            yield LeversPanel(id="levers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show it."""
        self.load()
        self.query_one(SheetPanel).focus()

    def load(self) -> None:
        """Ask for the sheet."""
        sheet = self.desk.sheet()
        self.query_one(TopBar).vm = self.desk.table().status
        self.query_one(SheetPanel).vm = sheet
        self.query_one(LeversPanel).vm = sheet

    def action_take_seat(self) -> None:
        """To the table."""
        if self._first:
            self.desk.seen()
        self.dismiss()
        self.brink.route()
