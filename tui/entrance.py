"""What the menu may ask before a game is played: the shelf, the saved games, the files of an author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui import viewmodels as vm
from tui.desk import Desk, Values

if TYPE_CHECKING:
    from tui.workshop import Workshop


class Lobby(Protocol):
    """What can be played: the shelf of scenarios and the last game."""

    def menu(self) -> vm.Menu:
        """The first screen."""

    def scenarios(self) -> tuple[vm.Scenario, ...]:
        """The shelf."""

    def setup(self, scenario: str, values: Values) -> vm.Form:
        """Who sits where."""

    def start(self, scenario: str, values: Values) -> Desk | str:
        """Begin; or the reason why not."""

    def saved_games(self) -> tuple[vm.SavedGame, ...]:
        """Every saved game by its name and time, the last one left first; nothing is read for it."""

    def saved_game(self, game: str) -> vm.SavedGame:
        """One of them looked into: who plays, how far it is, or why it cannot be played and what can be done."""

    def resume(self, game: str) -> Desk | str:
        """Go on with a saved game; or the reason why not."""

    def learn(self) -> Desk | str:
        """The guided first game."""

    def files(self) -> tuple[vm.ScenarioFile, ...]:
        """The scenario files an author may open."""

    def workshop(self, file: str) -> Workshop:
        """Open one of them."""

    def new_file(self, name: str) -> str:
        """Write a new one from the template; its id, or raises BadInput with the reason why not."""
