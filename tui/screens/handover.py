"""Handing the keyboard over: an opaque screen that knows nothing but who comes next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Input, Static

from tui.command import Command
from tui.ink import Ink, colour, lines, words
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.viewmodels import HandOver


class TakeOver(Command):
    """Show the next seat its table."""

    key, word, display = "enter", "I am here", "enter"


class LeaveHandOver(Command):
    """Back to the menu; the game is saved."""

    key, word, display = "escape", "Menu", "esc"


class HandOverScreen(Base[None]):
    """Who has finished, who comes next."""

    HERE = (TakeOver, LeaveHandOver)
    BINDINGS = keys(*HERE)
    HELP = "The table is hidden. The next person takes the keyboard; the others look away."

    view: var[HandOver | None] = var(None, init=False)

    def parts(self) -> ComposeResult:
        """A box with a line to type in."""
        with Vertical(id="hand-over", classes="box"):
            yield Static("", id="hand-text", classes="prose", markup=False)
            yield Input(placeholder="seat word", password=True, id="word")
            yield Static("", id="hand-note", classes="prose soft", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask who comes next."""
        self.query_one("#hand-over").border_title = "Hand over the keyboard"
        if self.brink.desk is not None and self.brink.desk.stage == "hand_over":
            self.load()

    def load(self) -> None:
        """Ask who comes next."""
        self.view = self.desk.hand_over()

    def watch_view(self) -> None:
        """Draw it."""
        view = self.view
        if view is None or not self.children:
            return
        ink = Ink(self.brink.symbols)
        done = words(ink.tag(view.done), " has left the keyboard. ") if view.done else words("")
        people = (f"   {view.people}", "$muted") if view.people else ""
        text = [
            words(done, "The table is hidden."),
            words(" "),
            words("Next:  ", ink.tag(view.next), " ", (view.next.name, f"bold {colour(view.next)}"), people),
            words(" "),
            words(f"{ink.symbols.bullet} {view.others}"),
            words(f"{ink.symbols.bullet} {view.next.name}: take the keyboard",
                  ", then type your seat word and press enter." if view.asks_word else ", then press enter."),
        ]  # fmt: skip
        self.query_one("#hand-text", Static).update(lines(text))
        self.query_one("#hand-note", Static).update(words(view.note))
        box = self.query_one(Input)
        box.value = ""
        box.display = view.asks_word
        self.set_focus(box if view.asks_word else None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A word was typed."""
        event.stop()
        self._try(event.value.strip())

    def action_take_over(self) -> None:
        """No word is needed."""
        if self.view is not None and not self.view.asks_word:
            self._try("")

    def _try(self, word: str) -> None:
        refusal = self.desk.take_over(word)
        self.query_one(Input).value = ""
        self.query_one("#hand-note", Static).update(words((refusal, "$caution")))
        if not refusal:
            self.brink.route()

    def action_leave_hand_over(self) -> None:
        """Back to the menu."""
        self.brink.ask_leave()
