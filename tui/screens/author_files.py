"""Choosing a scenario file to write at, or beginning a new one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from tui import commands as c
from tui.bad_input import BadInput
from tui.panels.author import FilesPanel
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.screens.fields import Ask
from tui.viewmodels import Field

NAME = Field(
    "name", "A new scenario", "text", "",
    "What is it called? The file is written into your own folder, full of comments, with first tests.",
)  # fmt: skip


class AuthorFilesScreen(Base[None]):
    """One list."""

    HERE = (c.Choose, c.NewFile, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "A scenario is one text file. Open it here and in your editor side by side."

    def parts(self) -> ComposeResult:
        """The list."""
        yield TopBar("Write a scenario", id="top")
        yield FilesPanel(id="files")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what there is."""
        self.load()
        self.query_one(FilesPanel).focus()

    def load(self) -> None:
        """Ask again."""
        self.query_one(TopBar).draw()
        self.query_one(FilesPanel).vm = self.brink.lobby.files()

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """Open the file."""
        if event.row_id:
            self.brink.open_file(event.row_id)

    def action_choose(self) -> None:
        """Open the marked one."""
        self.query_one(FilesPanel).action_select()

    def action_new_file(self) -> None:
        """Ask for a name, write the file, open it."""
        self.app.push_screen(Ask(NAME), self._write)

    def _write(self, name: str | None) -> None:
        if not name:
            return
        try:
            file = self.brink.lobby.new_file(name)
        except BadInput as refusal:
            self.brink.tell(str(refusal))
        else:
            self.brink.open_file(file)
