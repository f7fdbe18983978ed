"""What every screen shares: size classes, commands as bindings, the desk, the marked number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

from tui.commands import REGISTRY, Command
from tui.panels.base import Panel
from tui.panels.bars import TopBar

if TYPE_CHECKING:
    from tui.app import BrinkApp
    from tui.desk import Desk

R = TypeVar("R")


class Base(Screen[R]):
    """A screen of the game."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-short"), (30, "-tall")]
    HERE: ClassVar[tuple[type[Command], ...]] = ()
    """The commands of this screen."""
    HELP: ClassVar[str] = ""
    SECRET: ClassVar[bool] = False
    """Whether it shows what one seat knows, and must be emptied before another person sits down."""

    @property
    def brink(self) -> BrinkApp:
        """The app."""
        return cast("BrinkApp", self.app)

    @property
    def desk(self) -> Desk:
        """The game being played."""
        assert self.brink.desk is not None
        return self.brink.desk

    def barred(self) -> frozenset[str]:
        """Ids of the commands that cannot be used now."""
        return frozenset()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what is barred."""
        barred = self.barred()
        if barred and any(REGISTRY[i].action.split("(")[0] == action for i in barred if i in REGISTRY):
            return False
        return True

    def load(self) -> None:
        """Ask the desk for what this screen shows."""

    def forget(self) -> None:
        """Empty every panel; nothing a seat knew stays in the tree."""
        for panel in self.query(Panel):
            panel.vm = None
        for bar in self.query(TopBar):
            bar.vm = None
        self.clear_selection()

    def refresh_signs(self) -> None:
        """Draw everything again, with other symbols."""
        self.set_class(self.brink.symbols.name == "ascii", "-ascii")
        for panel in self.query(Panel):
            panel.draw()
        for bar in self.query(TopBar):
            bar.draw()

    def on_screen_resume(self) -> None:
        """Take the class of the symbol set."""
        self.set_class(self.brink.symbols.name == "ascii", "-ascii")

    def action_ask_why(self) -> None:
        """Ask about the marked number."""
        panel = self.focused
        if isinstance(panel, Panel) and panel.figure:
            self.brink.show_why(panel.figure)
        else:
            self.notify("Mark a number first: tab moves between panels, arrows inside.", timeout=4)

    def action_back(self) -> None:
        """Leave this screen."""
        self.dismiss()
