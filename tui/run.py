"""Opens the screen: the menu, or a game that was chosen on the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import home
from tui.app import BrinkApp
from tui.desk import Desk
from tui.lobby import HouseLobby
from tui.progress import Progress

if TYPE_CHECKING:
    from engine import LocalTable
    from tui.workshop import Workshop


def make_app(
    table: LocalTable | None = None, *, save: Path | None = None, workshop: Workshop | None = None,
    writing: bool = False, theme: str = "", symbols: str = "",
) -> BrinkApp:  # fmt: skip
    """The app over this machine's saves and scenarios; theme and symbols given here hold for this time only."""
    app = BrinkApp(
        HouseLobby(), desk=_desk(table, save), settings_path=home.home() / "settings.json", workshop=workshop,
        writing=writing,
    )  # fmt: skip
    if theme:
        app.settings = replace(app.settings, theme=theme)
    if symbols:
        app.settings = replace(app.settings, symbols=symbols)
    return app


def _desk(table: LocalTable | None, save: Path | None) -> Desk | None:
    if table is None:
        return None
    from tui.session import LocalDesk

    title = table.scenario.text("title", table.scenario.id)
    return LocalDesk.again(table, save=save, title=title, folder=home.home() / "reports")


def open_screen(
    table: Callable[[], LocalTable] | None = None, *, save: Path | None = None, workshop: Workshop | None = None,
    writing: bool = False, theme: str = "", symbols: str = "",
) -> int:  # fmt: skip
    """Run the app until it is left; 1 when a fault ended it. A game is opened, or bots begin it, in sight."""
    with Progress("laying the table"):
        game = table() if table else None
        app = make_app(game, save=save, workshop=workshop, writing=writing, theme=theme, symbols=symbols)
    app.run()
    return app.return_code or 0
