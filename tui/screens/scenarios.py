"""Choosing a scenario: the shelf and the briefing."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from tui import commands as c
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.brief import BriefPanel, ShelfPanel
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys


class ScenariosScreen(Base[None]):
    """Shelf left, briefing right."""

    HERE = (c.Choose, c.FullBrief, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Choose a crisis to play. Each has its sources; none is a forecast."

    def parts(self) -> ComposeResult:
        """Two panels."""
        yield TopBar("Choose a scenario", id="top")
        with Horizontal(id="scenarios"):
            yield ShelfPanel(id="shelf")
            yield BriefPanel(id="brief")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the shelf."""
        self.load()
        shelf = self.query_one(ShelfPanel)
        shelf.focus()
        self._brief("")

    def load(self) -> None:
        """Ask what can be played."""
        self.query_one(TopBar).draw()
        self.query_one(ShelfPanel).vm = self.brink.lobby.scenarios()

    def _brief(self, scenario: str) -> None:
        shelf = self.query_one(ShelfPanel).vm or ()
        found = next((s for s in shelf if s.id == scenario), shelf[0] if shelf else None)
        self.query_one(BriefPanel).vm = found

    @on(Panel.Marked)
    def follow(self, event: Panel.Marked) -> None:
        """Show the briefing of the marked one."""
        if isinstance(event.panel, ShelfPanel):
            self._brief(event.row_id)

    @on(Panel.Chosen)
    def take(self, event: Panel.Chosen) -> None:
        """Ask who sits where."""
        from tui.screens.setup import SetupScreen

        found = next((s for s in self.brink.lobby.scenarios() if s.id == event.row_id), None)
        if found is None or not isinstance(event.panel, ShelfPanel):
            return
        if found.problem:
            self.brink.tell(found.problem)
        else:
            self.app.push_screen(SetupScreen(found))

    def action_choose(self) -> None:
        """Take the marked one."""
        self.query_one(ShelfPanel).action_select()

    def action_full_brief(self) -> None:
        """Let the briefing fill the screen."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.maximize(self.query_one(BriefPanel))
            self.query_one(BriefPanel).focus()

    def action_back(self) -> None:
        """Back to the menu, or out of the enlarged briefing."""
        if self.maximized is not None:
            self.minimize()
            self.query_one(ShelfPanel).focus()
        else:
            self.dismiss()
