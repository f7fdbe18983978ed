""" "Why?": the causes of one number."""

from __future__ import annotations

from textual.app import ComposeResult

from tui import commands as c
from tui.panels.tree import WhyPanel
from tui.screens.base import Dialog, keys
from tui.viewmodels import Why


class WhyScreen(Dialog[None]):
    """A box above the table."""

    SECRET = True
    HERE = (c.Back,)
    BINDINGS = keys(*HERE)
    HELP = "The causes of one number. Escape closes it."

    def __init__(self, why: Why) -> None:
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """The tree in a box."""
        yield WhyPanel(id="why", classes="box")

    def on_mount(self) -> None:
        """Draw it."""
        panel = self.query_one(WhyPanel)
        panel.vm = self._why
        panel.focus()

    def action_ask_why(self) -> None:
        """Already here."""
