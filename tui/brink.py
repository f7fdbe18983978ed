"""What a screen may ask of the app that shows it: the game, the signs, and the way to other screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.screen import Screen

from tui.desk import Desk, FormKind
from tui.entrance import Lobby
from tui.settings import Settings
from tui.symbols import Symbols
from tui.workshop import Workshop


class Brink(Protocol):
    """The app as screens know it."""

    desk: Desk | None
    lobby: Lobby
    settings: Settings
    symbols: Symbols
    workshop: Workshop | None

    def tell(self, refusal: str) -> bool:
        """Say why something was not done; true when it was."""

    def new_game(self) -> None:
        """Choose a scenario."""

    def choose_save(self) -> None:
        """Choose a saved game to go on with."""

    def play(self, desk: Desk | str) -> None:
        """Begin or go on with a game."""

    def choose_file(self) -> None:
        """Choose a scenario file to write at."""

    def open_file(self, file: str) -> None:
        """Open one before its author."""

    def close_file(self) -> None:
        """Back to the menu."""

    def show_anew(self) -> None:
        """Draw a game again that was changed under its screen."""

    def ask_go_back(self) -> None:
        """Choose how far to go back, asked once."""

    def route(self) -> None:
        """Show the screen of the stage the game is at."""

    def switch(self, mode: str, *, hide: bool = False, then: Callable[[], None] | None = None) -> None:
        """Go to a mode."""

    def open_sheet(self, *, first: bool = False) -> None:
        """Read the role sheet."""

    def open_form(self, kind: FormKind, subject: str = "") -> None:
        """Fill an order, a threat or a clause."""

    def open_room(self, partner: str) -> None:
        """Go to the negotiation room."""

    def open_council(self) -> None:
        """See the forecast of the Council."""

    def open_story(self) -> None:
        """Tell the last round again."""

    def open_letter(self, letter_id: str) -> None:
        """Open an offer, threat or pledge."""

    def open_detail(self, screen: Screen[Any], row_id: str) -> None:
        """Open what a row stands for."""

    def show_why(self, figure: str) -> None:
        """Show the causes of a number."""

    def ask_end_turn(self) -> None:
        """Show the orders once, then end the turn."""

    def ask_card(self) -> None:
        """Bring a held card, asked before the list and before it comes."""

    def ask_time(self) -> None:
        """Call time, asked once."""

    def ask_leave(self) -> None:
        """Back to the menu."""

    def change_setting(self, name: str, value: str) -> None:
        """Change one setting, show it and keep it."""

    def action_open_settings(self) -> None:
        """Open the settings."""

    def action_ask_quit(self) -> None:
        """Ask before leaving, if a game is open."""
