"""A question before something that cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.command import Command
from tui.ink import Ink, words, wrap
from tui.panels.base import Panel, Row, row
from tui.screens.base import Dialog, keys


class AnswerPanel(Panel[tuple[str, str]]):
    """Yes and no."""

    HELP = "y says yes, n or escape says no."

    def rows(self, vm: tuple[str, str], ink: Ink, width: int) -> Iterable[Row]:
        """Two lines."""
        yield row(("y  ", "bold $accent"), (vm[0], "bold"), id="yes")
        yield row(("n  ", "bold $accent"), vm[1], id="no")


class Yes(Command):
    """Yes, do it."""

    key, word = "y", "Yes"


class No(Command):
    """No, leave it."""

    key, word, display = "n,escape", "No", "n"


class Confirm(Dialog[bool]):
    """One question, two answers."""

    SECRET = True
    HERE = (Yes, No)
    BINDINGS = keys(*HERE)
    HELP = "y says yes, n or escape says no."

    def __init__(self, question: str, text: tuple[str, ...], *, yes: str, no: str) -> None:
        super().__init__()
        self.question, self._text, self._answers = question, text, (yes, no)

    def compose(self) -> ComposeResult:
        """Text and answers."""
        with Vertical(id="confirm", classes="box"):
            yield Static("", id="confirm-text", classes="prose", markup=False)
            yield AnswerPanel(id="answers")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#confirm").border_title = words(self.question).markup
        body = [line for text in self._text for line in wrap(text, 60)]
        self.query_one("#confirm-text", Static).update(Content("\n").join(body))
        panel = self.query_one(AnswerPanel)
        panel.vm = self._answers
        panel.focus()

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """An answer was opened."""
        self.dismiss(event.row_id == "yes")

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)
