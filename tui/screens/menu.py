"""The first screen: go on with a game, start one, learn, settings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui import commands as c
from tui.ink import Ink, Piece, columns, words
from tui.panels.base import Panel, Row, row
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.viewmodels import Menu

LETTERS = (
    "█▄▄ █▀█ █ █▄ █ █▄▀ █▀▄▀█ ▄▀█ █▄ █ █▀ █ █ █ █▀█",
    "█▄█ █▀▄ █ █ ▀█ █ █ █ ▀ █ █▀█ █ ▀█ ▄█ █▀█ █ █▀▀",
)

ENTRIES = (
    ("continue", "Continue", ""),
    ("new", "New game", "choose a scenario and who sits where"),
    ("learn", "Learn", "a guided first round, five minutes"),
    ("write", "Write a scenario", "your own file, previewed and tried out"),
    ("settings", "Settings", "theme, symbols, motion"),
    ("quit", "Quit", ""),
)
LEAD = 20
"""Columns of the words; the longest is 'Write a scenario'."""


class Logo(Static):
    """The name, large where there is room."""

    def on_mount(self) -> None:
        """Draw for the symbol set."""
        self.draw()

    def draw(self) -> None:
        """Two lines of blocks, or spaced letters in ASCII."""
        ascii_only = getattr(self.app, "symbols", None) is not None and self.app.symbols.name == "ascii"  # type: ignore[attr-defined]
        name = ["B R I N K M A N S H I P", ""] if ascii_only else list(LETTERS)
        powers = words(
            ("EU", "bold $power-eu"), ("  x  ", "$muted"), ("China", "bold $power-cn"), ("  x  ", "$muted"),
            ("United States", "bold $power-us"),
        )  # fmt: skip
        self.update(words((name[0] + "\n" + name[1], "$accent"), "\n\n", powers))


class MenuPanel(Panel[Menu]):
    """What can be done."""

    HELP = "Arrows mark, enter opens. A game is saved after every action, so Continue always works."

    def titles(self, vm: Menu, ink: Ink) -> tuple[Piece, Piece]:
        """Version below."""
        return "", (f"{vm.version}  F1 help", "$muted")

    def rows(self, vm: Menu, ink: Ink, width: int) -> Iterable[Row]:
        """An entry a line, with air between groups."""
        for entry, word, text in ENTRIES:
            if entry == "continue":
                if not vm.continue_text:
                    continue
                text = vm.continue_text
            if entry == "settings":
                yield row((ink.symbols.rule * width, "$line"))
            yield Row(columns((("  " + word, "bold"), LEAD), ((text, "$muted"), width - LEAD)), entry)


class MenuScreen(Base[None]):
    """The first screen."""

    HERE = (c.Choose,)
    BINDINGS = keys(*HERE)
    HELP = "Three powers, one table. Start with Learn if this is your first game."

    def parts(self) -> ComposeResult:
        """Name, line, menu."""
        with Vertical(id="menu-box"):
            yield Logo(id="logo", markup=False)
            yield Static("A tabletop game about economic coercion and the way out of it", id="tagline", markup=False)
            yield MenuPanel(id="menu")
            yield Static("", id="menu-notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the menu."""
        self.load()
        panel = self.query_one(MenuPanel)
        panel.focus()
        if panel.vm is not None and not panel.vm.continue_text:
            panel.highlighted = panel.get_option_index("learn")

    def on_screen_resume(self) -> None:
        """Read again whether there is a game to continue."""
        if self.query(MenuPanel):
            self.load()

    def load(self) -> None:
        """Fill the panel."""
        menu = self.brink.lobby.menu()
        self.query_one(MenuPanel).vm = menu
        self.query_one("#menu-notice", Static).update(words((menu.notice, "$caution")))

    def action_choose(self) -> None:
        """Open the marked entry."""
        self.query_one(MenuPanel).action_select()

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """Do what the entry says."""
        match event.row_id:
            case "continue":
                self.brink.choose_save()
            case "new":
                self.brink.new_game()
            case "learn":
                self.brink.play(self.brink.lobby.learn())
            case "write":
                self.brink.choose_file()
            case "settings":
                self.brink.action_open_settings()
            case "quit":
                self.brink.action_ask_quit()
