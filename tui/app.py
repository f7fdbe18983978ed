"""The application: modes, themes, symbols, settings and the palette. It decides nothing of the game."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender

from tui import settings as keep
from tui.asking import Asking
from tui.command import bindings
from tui.commands import EVERYWHERE
from tui.desk import Desk
from tui.entrance import Lobby
from tui.palette import GameCommands
from tui.panels.base import Panel
from tui.screens.base import Base
from tui.symbols import SETS, Symbols, fitting
from tui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from tui.brink import Brink
    from tui.workshop import Workshop

QUIT = "Quit Brinkmanship?"
"""The question before leaving."""


class PlainBar(ScrollBarRender):
    """A scroll bar of blanks, for terminals without block signs."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def _menu() -> Screen[Any]:
    from tui.screens.menu import MenuScreen

    return MenuScreen()


def _table() -> Screen[Any]:
    from tui.screens.table import TableScreen

    return TableScreen()


def _talks() -> Screen[Any]:
    from tui.screens.talks import TalksScreen

    return TalksScreen()


def _charts() -> Screen[Any]:
    from tui.screens.charts import ChartsScreen

    return ChartsScreen()


def _hand_over() -> Screen[Any]:
    from tui.screens.handover import HandOverScreen

    return HandOverScreen()


def _reveal() -> Screen[Any]:
    from tui.screens.reveal import RevealScreen

    return RevealScreen()


def _debrief() -> Screen[Any]:
    from tui.screens.debrief import DebriefScreen

    return DebriefScreen()


def _author() -> Screen[Any]:
    from tui.screens.author import AuthorScreen

    return AuthorScreen()


class BrinkApp(Asking):
    """Brinkmanship in a terminal."""

    TITLE = "Brinkmanship"
    CSS_PATH: ClassVar[Any] = [
        f"styles/{name}.tcss" for name in ("base", "table", "forms", "story", "lobby", "author", "sizes")
    ]
    COMMANDS: ClassVar[set[Any]] = {GameCommands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    ENABLE_COMMAND_PALETTE = True
    MODES: ClassVar[dict[str, Any]] = {
        "menu": _menu,
        "table": _table,
        "talks": _talks,
        "charts": _charts,
        "hand_over": _hand_over,
        "reveal": _reveal,
        "debrief": _debrief,
        "author": _author,
    }

    def __init__(
        self, lobby: Lobby, *, desk: Desk | None = None, settings_path: Path | None = None,
        workshop: Workshop | None = None, writing: bool = False,
    ) -> None:  # fmt: skip
        self.settings = keep.load(settings_path)
        self.symbols: Symbols = self._chosen_symbols()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._known_theme()
        self.lobby = lobby
        self.desk = desk
        self.workshop = workshop
        self._writing = writing
        self._settings_path = settings_path

    def on_mount(self) -> None:
        """Take the settings and show the first screen."""
        self.apply_settings()
        self.switch_mode("menu")
        if self.desk is not None:
            self.route()
        elif self.workshop is not None:
            self.switch("author")
        elif self._writing:
            self.call_later(self.choose_file)
        self.call_after_refresh(self._settle_memory)

    def _settle_memory(self) -> None:
        """What exists after the first screen stays; the collector need not look at it again."""
        gc.collect()
        gc.freeze()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours under any theme."""
        return variable_defaults(dark=self.current_theme.dark)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Only what makes sense in a game; no screenshot of a secret."""
        yield SystemCommand("Quit", "Leave Brinkmanship; your game is saved", self.action_ask_quit)

    # -- settings ------------------------------------------------------------------------------------------

    def _chosen_symbols(self) -> Symbols:
        return SETS.get(self.settings.symbols) or fitting()

    def _known_theme(self) -> str:
        names = {theme.name for theme in THEMES}
        return self.settings.theme if self.settings.theme in names else THEMES[0].name

    def apply_settings(self) -> None:
        """Take theme, symbols, motion and keys from the settings."""
        self.theme = self._known_theme()
        self.animation_level = "basic" if self.settings.motion == "basic" else "none"
        self.set_keymap(dict(self.settings.keys))
        self.symbols = self._chosen_symbols()
        ScrollBar.renderer = ScrollBarRender if self.symbols.name == "unicode" else PlainBar
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Base) and screen.is_mounted:
                    screen.refresh_signs()

    def change_setting(self, name: str, value: str) -> None:
        """Change one setting, show it and keep it."""
        self.settings = keep.changed(self.settings, name, value)
        self.apply_settings()
        keep.save(self._settings_path, self.settings)

    # -- leaving -------------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """What ctrl+c does: the quit question; a second time leaves at once."""
        from tui.screens.confirm import Confirm

        if not isinstance(self.screen, Confirm):
            self.action_ask_quit()
        elif self.screen.question == QUIT:
            self._quit(True)
        else:
            self.screen.dismiss(False)
            self.call_later(self.action_ask_quit)

    def _fatal_error(self) -> None:
        """A fault ends the app with one sentence; what the game knows is nobody's to read in a traceback."""
        if "debug" in self.features:
            super()._fatal_error()
        elif not self._exit_renderables:
            fault = type(self._exception).__name__
            self.panic(f"brink: a fault stopped the screen ({fault}); your game is saved, and Continue brings it back.")
        else:
            self._close_messages_no_wait()

    # -- everywhere ----------------------------------------------------------------------------------------

    def action_open_settings(self) -> None:
        """Open the settings."""
        from tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """Help for the focused panel and the keys that work now."""
        from tui.screens.help import HelpScreen, help_for

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(help_for(self.screen)))

    def action_enlarge(self) -> None:
        """Let the focused panel fill the screen, or bring the rest back."""
        if self.screen.maximized is not None:
            self.screen.minimize()
        elif isinstance(self.screen.focused, Panel):
            self.screen.maximize(self.screen.focused)


if TYPE_CHECKING:
    _what_screens_know: type[Brink] = BrinkApp
