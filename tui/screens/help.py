"""Help: the panel you are in, the screen, and every key that works now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Markdown

from tui import commands as c
from tui.command import Command
from tui.commands import EVERYWHERE
from tui.ink import Ink, columns, lines, words, wrap
from tui.panels.base import Panel, Row
from tui.screens.base import Dialog, keys


@dataclass(frozen=True, slots=True)
class Help:
    """What to show: words as Markdown and rows of key, word, sentence."""

    text: str
    keys: tuple[tuple[str, str, str], ...]


def help_for(screen: Screen[Any]) -> Help:
    """The words of the focused panel and its screen, and the commands that work now."""
    panel = screen.focused
    texts = [getattr(panel, "HELP", ""), getattr(screen, "HELP", "")]
    here: tuple[type[Command], ...] = getattr(screen, "HERE", ())
    rows = [
        (command.shown_key(), command.word, command.help())
        for command in (*here, *EVERYWHERE)
        if screen.check_action(command.action.removeprefix("app.").split("(")[0], ())
    ]
    rows += [
        ("tab", "Next panel", "Shift and tab for the one before."),
        ("^p", "Palette", "Every command by name."),
    ]
    return Help("\n\n".join(t for t in texts if t), tuple(rows))


class KeysPanel(Panel[tuple[tuple[str, str, str], ...]], can_focus=False):
    """Every key that works now."""

    TITLE = "Keys now"

    def rows(self, vm: tuple[tuple[str, str, str], ...], ink: Ink, width: int) -> Iterable[Row]:
        """Key, word, sentence."""
        for key, word, text in vm:
            lead = columns(((key, "bold $accent"), 7), ((word, "bold"), 16))
            yield Row(lines(wrap(words((text, "$muted")), width, first=lead)))


class HelpScreen(Dialog[None]):
    """Help in a box."""

    HERE = (c.Back,)
    BINDINGS = keys(*HERE)

    def __init__(self, shown: Help) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        """Words above, keys below."""
        with VerticalScroll(id="help", classes="box"):
            if self._shown.text:
                yield Markdown(self._shown.text)
            yield KeysPanel(id="keys")

    def on_mount(self) -> None:
        """Fill the keys."""
        self.query_one("#help").border_title = "Help"
        self.query_one("#help").border_subtitle = "esc closes"
        self.query_one(KeysPanel).vm = self._shown.keys
        self.query_one("#help").focus()
