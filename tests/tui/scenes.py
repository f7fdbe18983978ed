"""The scenes that are drawn and kept as goldens: a desk, the keys that lead there, and a sign of arrival."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from textual.pilot import Pilot

from tests.tui.desks import SampleDesk
from tests.tui.harness import wait_for
from tui import viewmodels as vm
from tui.app import BrinkApp
from tui.screens.author import AuthorScreen


async def _nothing(app: BrinkApp, pilot: Pilot[Any]) -> None:
    return


def keys(*names: str) -> Callable[[BrinkApp, Pilot[Any]], Awaitable[None]]:
    """Press some keys."""

    async def drive(app: BrinkApp, pilot: Pilot[Any]) -> None:
        await pilot.press(*names)
        await pilot.pause()

    return drive


@dataclass(frozen=True)
class Scene:
    """How to get to a screen."""

    mode: str
    make: Callable[[], SampleDesk | None] = field(default=SampleDesk)
    drive: Callable[[BrinkApp, Pilot[Any]], Awaitable[None]] = _nothing

    def desk(self) -> SampleDesk | None:
        return self.make()

    def there(self, app: BrinkApp) -> bool:
        return app.current_mode == self.mode and app.screen.is_mounted and app.screen.focused is not None


def no_desk() -> None:
    return None


def author(*names: str, file: int = 0) -> Callable[[BrinkApp, Pilot[Any]], Awaitable[None]]:
    """Open a file of the list before its author, and press some keys."""

    async def drive(app: BrinkApp, pilot: Pilot[Any]) -> None:
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        await pilot.press(*("down",) * file, "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AuthorScreen) and app.screen.view is not None)
        await pilot.pause()
        await pilot.press(*names)
        await pilot.pause()

    return drive


BACK = {
    "ways_back": (
        vm.Option("7", "Before your order: Stockpile", "Round 2. Takes back 1 act of yours."),
        vm.Option("3", "Before the end of your talks", "Round 2. Takes back 4 acts of yours.", "China has seen it"),
    ),
    "copy_told": (
        "You go on in a copy: Rare earth crackdown 13 (rare_earth_crackdown-013.brink).",
        "This game stays as it is now: Rare earth crackdown 2 (rare_earth_crackdown-002.brink). "
        "Continue in the menu lists both.",
    ),
}

SCENES: dict[str, Scene] = {
    "menu": Scene("menu", no_desk),
    "table": Scene("table"),
    "table-measures": Scene("table", drive=keys("2")),
    "table-promises": Scene("table", drive=keys("3")),
    "table-news": Scene("table", drive=keys("4")),
    "table-inbox": Scene("table", drive=keys("5")),
    "why": Scene("table", drive=keys("shift+tab", "shift+tab", "w")),
    "detail": Scene("table", drive=keys("2", "down", "enter")),
    "confirm": Scene("table", drive=keys("e")),
    "back": Scene("table", lambda: SampleDesk(**BACK), drive=keys("ctrl+z")),
    "copy": Scene("table", lambda: SampleDesk(**BACK), drive=keys("ctrl+z", "end", "enter")),
    "help": Scene("table", drive=keys("f1")),
    "settings": Scene("menu", no_desk, drive=keys("f2")),
    "order-menu": Scene("table", drive=keys("a")),
    "order": Scene("table", drive=keys("a", "down", "enter")),
    "order-pick": Scene("table", drive=keys("a", "enter", "down", "enter")),
    "threat": Scene("table", drive=keys("t", "enter")),
    "saves": Scene("menu", no_desk, drive=keys("enter", "down")),
    "scenarios": Scene("menu", no_desk, drive=keys("down", "enter")),
    "setup": Scene("menu", no_desk, drive=keys("down", "enter", "enter")),
    "sheet": Scene("table", drive=keys("r")),
    "hand-over": Scene("hand_over", lambda: SampleDesk("hand_over")),
    "talks": Scene("table", drive=keys("d")),
    "council": Scene("table", drive=keys("v")),
    "reveal": Scene("reveal", lambda: SampleDesk("reveal")),
    "reveal-votes": Scene("reveal", lambda: SampleDesk("reveal"), drive=keys("space", "space")),
    "charts": Scene("table", drive=keys("c")),
    "charts-numbers": Scene("table", drive=keys("c", "n")),
    "debrief": Scene("debrief", lambda: SampleDesk("debrief")),
    "debrief-turning": Scene("debrief", lambda: SampleDesk("debrief"), drive=keys("2")),
    "debrief-kept": Scene("debrief", lambda: SampleDesk("debrief"), drive=keys("3")),
    "author-files": Scene("menu", no_desk, drive=keys("down", "down", "down", "enter")),
    "author": Scene("menu", no_desk, drive=author("down")),
    "author-page": Scene("menu", no_desk, drive=author("enter")),
    "author-mended": Scene("menu", no_desk, drive=author(file=1)),
    "author-briefing": Scene("menu", no_desk, drive=author("2")),
    "author-roles": Scene("menu", no_desk, drive=author("3", "right", file=1)),
    "author-behind": Scene("menu", no_desk, drive=author("3", "v", file=1)),
    "author-cards": Scene("menu", no_desk, drive=author("4", "down", "down", file=1)),
    "author-trial": Scene("menu", no_desk, drive=author("5", "down", "right", file=1)),
    "debrief-history": Scene("debrief", lambda: SampleDesk("debrief"), drive=keys("4")),
}
