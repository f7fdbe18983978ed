"""What every screen shares: size classes, commands as bindings, the desk, the marked number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.command import REGISTRY, Command, bindings
from tui.commands import EVERYWHERE
from tui.panels.bars import TopBar
from tui.panels.base import Panel

if TYPE_CHECKING:
    from tui.brink import Brink
    from tui.desk import Desk

R = TypeVar("R")
SMALLEST = (80, 24)


def keys(*commands: type[Command]) -> list[BindingType]:
    """The bindings of a screen: its own commands and those of everywhere."""
    return bindings((*commands, *EVERYWHERE))


class TooSmall(Static):
    """Covers a screen that has no room to be read."""

    def __init__(self) -> None:
        super().__init__("", classes="too-small", markup=False)

    def on_resize(self) -> None:
        """Say what is there and what is needed."""
        have = self.app.size
        self.update(
            f"This window has {have.width} x {have.height} cells.\n"
            f"Brinkmanship needs {SMALLEST[0]} x {SMALLEST[1]}.\n\n"
            "Make the window larger or the letters smaller,\nor play line by line: brink play --plain"
        )


class Common:
    """What screens and dialogs share."""

    HERE: ClassVar[tuple[type[Command], ...]] = ()
    """The commands of this screen."""
    HELP: ClassVar[str | None] = ""
    SECRET: ClassVar[bool] = False
    """Whether it shows what one seat knows, and must be emptied before another person sits down."""

    @property
    def here(self) -> Screen[Any]:
        """This screen, as Textual knows it."""
        return cast("Screen[Any]", self)

    @property
    def brink(self) -> Brink:
        """The app."""
        return cast("Brink", self.here.app)

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
        names = {REGISTRY[i].action.split("(")[0] for i in self.barred() if i in REGISTRY}
        return action not in names

    def load(self) -> None:
        """Ask the desk for what this screen shows."""

    def forget(self) -> None:
        """Empty every panel; nothing a seat knew stays in the tree."""
        for panel in self.here.query(Panel):
            panel.vm = None
        for bar in self.here.query(TopBar):
            bar.vm = None
        self.here.clear_selection()

    def refresh_signs(self) -> None:
        """Draw everything again, with other symbols."""
        self.take_signs()
        for panel in self.here.query(Panel):
            panel.draw()
        for bar in self.here.query(TopBar):
            bar.draw()

    def take_signs(self) -> None:
        """Take the class of the symbol set."""
        self.here.set_class(self.brink.symbols.name == "ascii", "-ascii")

    def action_ask_why(self) -> None:
        """Ask about the marked number."""
        panel = self.here.focused
        if isinstance(panel, Panel) and panel.figure:
            self.brink.show_why(panel.figure)
        else:
            self.here.notify(panel.NO_FIGURE if isinstance(panel, Panel) else Panel.NO_FIGURE, timeout=4)

    def focus_first(self, *selectors: str) -> None:
        """Put the focus on the first of these panels that is shown."""
        for selector in selectors:
            for widget in self.here.query(selector):
                if widget.display:
                    widget.focus()
                    return


class Base(Common, Screen[R]):
    """A screen of the game."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares them without ClassVar
        (0, "-tiny"), (80, "-narrow"), (100, "-middle"), (116, "-normal"), (150, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  as above
        (0, "-flat"), (24, "-short"), (30, "-tall"),
    ]  # fmt: skip

    _held: Widget | None = None

    def compose(self) -> ComposeResult:
        """The parts of the screen, and the cover for a window that is too small."""
        yield from self.parts()
        yield TooSmall()

    def parts(self) -> Iterable[Any]:
        """The parts of the screen."""
        return ()

    def on_screen_resume(self) -> None:
        """Take the class of the symbol set."""
        self.take_signs()

    @on(events.Resize)
    def hold_focus(self, event: events.Resize) -> None:
        """What is not laid out under the cover cannot hold the focus: keep it, and give it back."""
        if event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]:
            self._held = self.focused or self._held
        elif self._held is not None or self.focused is None:
            self.call_after_refresh(self._give_focus_back)

    def _give_focus_back(self) -> None:
        held, self._held = self._held, None
        if held is not None and held.is_attached:
            held.focus()
        elif self.focused is None:
            self.focus_next()

    def action_back(self) -> None:
        """Leave this screen."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.brink.switch("table")


class Dialog(Common, ModalScreen[R]):
    """A box above the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.help_quit", show=False)]

    HORIZONTAL_BREAKPOINTS = Base.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = Base.VERTICAL_BREAKPOINTS

    def on_screen_resume(self) -> None:
        """Take the class of the symbol set."""
        self.take_signs()

    def action_back(self) -> None:
        """Close the box."""
        self.dismiss()
