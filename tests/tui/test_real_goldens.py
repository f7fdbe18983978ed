"""Screens of a real game as text, at both sizes: the rules, the presenter and the panels in one picture.

Tiny with a fixed seed, the European Union at the keyboard and nobody else doing anything, so that no bot's taste is in
it. A change of the numbers of the game changes these on purpose: read them, then write them anew with
REWRITE_SCREENS=1 or --rewrite-screens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from engine.authoring.load import find
from engine.table import LocalTable
from tests.tui.desks import SampleLobby
from tests.tui.harness import SMALL, WIDE, text_of, wait_for
from tests.tui.test_goldens import compare
from tui.app import BrinkApp
from tui.session import LocalDesk


def game() -> LocalDesk:
    """Tiny as it stands when the sheet lies open."""
    scenario = find("tiny").scenario
    assert scenario is not None
    seats = {str(s): "human" if s == "eu" else "passer" for s in scenario.seats}
    return LocalDesk(LocalTable(scenario, seats=seats, seed=1), title="Tiny")


def at_the_table() -> LocalDesk:
    desk = game()
    desk.seen()
    return desk


def until(stage: str) -> LocalDesk:
    """Play on without doing anything until a stage comes."""
    desk = at_the_table()
    while desk.stage != stage:
        desk.seen() if desk.stage == "reveal" else desk.end_turn()
    return desk


@dataclass(frozen=True)
class Scene:
    """A desk, the mode it opens in, the keys that follow, and words that must be there."""

    make: Callable[[], LocalDesk]
    mode: str
    keys: tuple[str, ...]
    words: tuple[str, ...]


SCENES = {
    "real/table": Scene(at_the_table, "table", (), ("TALKS", "1 of 2")),
    "real/table-measures": Scene(at_the_table, "table", ("2",), ("TALKS",)),
    "real/sheet": Scene(at_the_table, "table", ("r",), ("Licences for European firms flow",)),
    "real/order": Scene(lambda: _in_orders(), "table", ("a", "enter"), ("Seal an order",)),
    "real/talks": Scene(at_the_table, "table", ("d",), ("Negotiation room",)),
    "real/reveal": Scene(lambda: until("reveal"), "reveal", (), ("Nobody",)),
    "real/debrief": Scene(lambda: until("debrief"), "debrief", (), ("Result",)),
    "real/debrief-kept": Scene(lambda: until("debrief"), "debrief", ("3",), ("Promises",)),
}


def _in_orders() -> LocalDesk:
    desk = at_the_table()
    desk.end_turn()
    return desk


@pytest.mark.parametrize("name", SCENES)
async def test_a_real_game_looks_as_it_did(name: str, rewrite: bool) -> None:
    scene = SCENES[name]
    app = BrinkApp(SampleLobby(None), desk=scene.make())
    app.settings = type(app.settings)(theme="dark", symbols="unicode")
    async with app.run_test(size=WIDE) as pilot:
        await wait_for(
            pilot, lambda: app.current_mode == scene.mode and app.screen.is_mounted and app.screen.focused is not None
        )
        await pilot.press(*scene.keys)
        await pilot.pause()
        wide = text_of(app.screen)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        small = text_of(app.screen)

    for word in scene.words:
        assert word in wide, word
    compare(name, WIDE[0], wide, rewrite=rewrite)
    compare(name, SMALL[0], small, rewrite=rewrite)
