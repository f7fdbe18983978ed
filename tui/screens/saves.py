"""Going on with a game: every save, the newest first, the damaged ones named."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from tui import commands as c
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.keybar import KeyBar
from tui.panels.saves import SavePanel, SavesPanel
from tui.screens.base import Base, keys
from tui.viewmodels import SavedGame


class SavesScreen(Base[None]):
    """List above, the marked game below. Each file is looked into while the list can already be used."""

    HERE = (c.GoOn, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Enter goes on with the marked game. Nothing is ever deleted here."

    def parts(self) -> ComposeResult:
        """Two panels."""
        yield TopBar("Go on with a game", id="top")
        with Vertical(id="saves-box"):
            yield SavesPanel(id="saves")
            yield SavePanel(id="save")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the list at once, and look into the files behind it."""
        self.query_one(TopBar).draw()
        games = self.brink.lobby.saved_games()
        panel = self.query_one(SavesPanel)
        panel.vm = games
        self._show(games[0].id if games else "")
        panel.focus()
        self.look_into(tuple(game.id for game in games))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def look_into(self, games: tuple[str, ...]) -> None:
        """Read one file after the other, the newest first."""
        worker = get_current_worker()
        for game in games:
            if worker.is_cancelled:
                return
            found = self.brink.lobby.saved_game(game)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, found)

    def _take(self, found: SavedGame) -> None:
        if not self.is_attached:
            return
        panel = self.query_one(SavesPanel)
        panel.vm = tuple(found if game.id == found.id else game for game in panel.vm or ())
        if self.query_one(SavePanel).vm is not None and self.query_one(SavePanel).vm.id == found.id:  # type: ignore[union-attr]  # looked at before
            self.query_one(SavePanel).vm = found

    def _show(self, game: str) -> None:
        games = self.query_one(SavesPanel).vm or ()
        self.query_one(SavePanel).vm = next((g for g in games if g.id == game), None)

    @on(Panel.Marked)
    def follow(self, event: Panel.Marked) -> None:
        """Show the marked game below."""
        if isinstance(event.panel, SavesPanel) and event.row_id:
            self._show(event.row_id)

    @on(Panel.Chosen)
    def go_on(self, event: Panel.Chosen) -> None:
        """Go on with the chosen game; a damaged one says once more why not."""
        if not isinstance(event.panel, SavesPanel) or not event.row_id:
            return
        self.workers.cancel_node(self)
        desk = self.brink.lobby.resume(event.row_id)
        if isinstance(desk, str):
            self._refused(event.row_id, desk)
        self.brink.play(desk)

    def _refused(self, game: str, why: str) -> None:
        found = next((g for g in self.query_one(SavesPanel).vm or () if g.id == game), None)
        if found is not None and not found.problem:
            self._take(replace(found, read=True, problem=why))

    def action_go_on(self) -> None:
        """Go on with the marked game."""
        self.query_one(SavesPanel).action_select()
