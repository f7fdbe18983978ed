"""The forecast of the Council in a box."""

from __future__ import annotations

from textual.app import ComposeResult

from tui import commands as c
from tui.panels.council import CouncilPanel
from tui.screens.base import Dialog, keys
from tui.viewmodels import Council


class CouncilScreen(Dialog[None]):
    """State by state."""

    SECRET = True
    HERE = (c.Back,)
    BINDINGS = keys(*HERE)
    HELP = "The forecast of a vote. Escape closes it."

    def __init__(self, council: Council) -> None:
        super().__init__()
        self._council = council

    def compose(self) -> ComposeResult:
        """One panel."""
        yield CouncilPanel(id="council", classes="box")

    def on_mount(self) -> None:
        """Draw it."""
        panel = self.query_one(CouncilPanel)
        panel.vm = self._council
        panel.focus()
