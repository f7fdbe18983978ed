"""Whole ways through the app with a real game under it, by keys alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.harness import text_of, wait_for
from tui.app import BrinkApp
from tui.run import make_app
from tui.screens.confirm import Confirm
from tui.screens.order import OrderScreen
from tui.screens.setup import SetupScreen
from tui.screens.sheet import SheetScreen
from tui.screens.table import TableScreen


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BrinkApp:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    return make_app()


async def to(pilot: Pilot[Any], kind: type) -> None:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    await pilot.pause()


async def end_turn(pilot: Pilot[Any]) -> None:
    await pilot.press("e")
    await to(pilot, Confirm)
    await pilot.press("y")
    await pilot.pause()


async def test_from_the_menu_through_a_round_and_back_to_continue(app: BrinkApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)
        await pilot.press("up", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await to(pilot, SetupScreen)
        assert "Seats and rules" in text_of(app.screen)
        await pilot.press("s")
        await to(pilot, SheetScreen)
        await pilot.press("enter")
        await to(pilot, TableScreen)
        await end_turn(pilot)
        await wait_for(pilot, lambda: "ORDERS" in text_of(app.screen))
        await pilot.press("a")
        await to(pilot, OrderScreen)
        await pilot.press("enter", "s")
        await to(pilot, TableScreen)
        assert "1 of 3 orders" in text_of(app.screen)
        await end_turn(pilot)
        await wait_for(pilot, lambda: app.current_mode == "reveal")
        for _ in range(12):
            await pilot.press("space")
            if app.current_mode != "reveal":
                break
        await wait_for(pilot, lambda: app.current_mode in ("table", "debrief"))
        await pilot.press("escape", "y")
        await wait_for(pilot, lambda: app.current_mode == "menu")
        await wait_for(pilot, lambda: "Continue" in text_of(app.screen))


async def test_learning_shows_a_line_of_advice(app: BrinkApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)
        await pilot.press("enter")
        await to(pilot, SheetScreen)
        await pilot.press("enter")
        await to(pilot, TableScreen)

        assert "Learn" in text_of(app.screen)


async def test_leaving_is_asked_and_can_be_taken_back(app: BrinkApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)
        await pilot.press("enter")
        await to(pilot, SheetScreen)
        await pilot.press("enter")
        await to(pilot, TableScreen)
        await pilot.press("ctrl+q")
        await to(pilot, Confirm)
        await pilot.press("n")
        await to(pilot, TableScreen)

        assert app.is_running
