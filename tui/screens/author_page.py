"""What a code of a problem means, in a box above the author's screen."""

from __future__ import annotations

from textual.app import ComposeResult

from tui import commands as c
from tui.panels.author import PagePanel
from tui.screens.base import Dialog, keys
from tui.viewmodels import CodePage


class PageScreen(Dialog[None]):
    """One page."""

    HERE = (c.Back,)
    BINDINGS = keys(*HERE)
    HELP = "What the problem is, and an example of the bad and of the good. Escape closes it."

    def __init__(self, page: CodePage) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page in a box."""
        yield PagePanel(id="page", classes="box")

    def on_mount(self) -> None:
        """Draw it."""
        panel = self.query_one(PagePanel)
        panel.vm = self._page
        panel.focus()
