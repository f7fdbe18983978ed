"""A whole game of two rounds by keys alone: talks, an offer, an order, reveal, assessment, debrief, report, menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.authoring.load import find
from engine.table import LocalTable
from tests.tui.harness import SMALL, WIDE, text_of, wait_for
from tui.app import BrinkApp
from tui.run import make_app
from tui.screens.confirm import Confirm
from tui.screens.order import OrderScreen
from tui.screens.sheet import SheetScreen
from tui.screens.table import TableScreen
from tui.screens.talks import TalksScreen
from tui.session import LocalDesk


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BrinkApp:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    scenario = find("tiny").scenario
    assert scenario is not None
    seats = {str(s): "human" if s == "eu" else "passer" for s in scenario.seats}
    table = LocalTable(scenario, seats=seats, seed=1, path=tmp_path / "saves" / "tiny-001.brink", source="tiny")
    app = make_app(table)
    app.settings = type(app.settings)(theme="dark", symbols="unicode")
    return app


async def to(pilot: Pilot[Any], kind: type) -> None:
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    await pilot.pause()


async def shows(pilot: Pilot[Any], text: str) -> None:
    await wait_for(pilot, lambda: text in text_of(pilot.app.screen))


async def end_turn(pilot: Pilot[Any]) -> None:
    await pilot.press("e")
    await to(pilot, Confirm)
    await pilot.press("y")
    await wait_for(pilot, lambda: not isinstance(pilot.app.screen, Confirm))
    await pilot.pause()


async def add_clause(pilot: Pilot[Any], giver: str) -> None:
    """Take the first clause the giver could promise, as it stands."""
    await pilot.press("a")
    await to(pilot, OrderScreen)
    screen = pilot.app.screen
    assert isinstance(screen, OrderScreen)
    entries = [e.id for e in screen.desk.menu("clause") if not e.barred]
    far = entries.index(next(e for e in entries if e.startswith(giver)))
    await pilot.press(*["down"] * far)
    await wait_for(pilot, lambda: screen.subject.startswith(giver))
    await pilot.press("enter", "s")
    await to(pilot, TalksScreen)


async def offer_in_the_room(pilot: Pilot[Any]) -> None:
    await pilot.press("d")
    await to(pilot, TalksScreen)
    await add_clause(pilot, "china/")
    await add_clause(pilot, "eu/")
    await shows(pilot, "It can be offered as it stands")
    await pilot.press("o")
    await shows(pilot, "you signed")
    await pilot.press("escape")
    await to(pilot, TableScreen)


async def seal_an_order(pilot: Pilot[Any]) -> None:
    await pilot.press("a")
    await to(pilot, OrderScreen)
    await pilot.press("enter", "s")
    await to(pilot, TableScreen)
    await shows(pilot, "1 of 3 orders")


async def hear_the_story(pilot: Pilot[Any]) -> None:
    await wait_for(pilot, lambda: pilot.app.current_mode == "reveal")
    await pilot.pause()
    for _ in range(15):
        if pilot.app.current_mode != "reveal":
            return
        assert "None" not in text_of(pilot.app.screen)
        await pilot.press("space")
    raise AssertionError("the story does not end")


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
async def test_a_whole_game_by_keys(app: BrinkApp, size: tuple[int, int], tmp_path: Path) -> None:
    async with app.run_test(size=size) as pilot:
        await to(pilot, SheetScreen)
        await pilot.press("enter")
        await to(pilot, TableScreen)
        await shows(pilot, "TALKS")
        await offer_in_the_room(pilot)
        await end_turn(pilot)
        await shows(pilot, "ORDERS")
        await seal_an_order(pilot)
        await end_turn(pilot)
        await hear_the_story(pilot)
        await to(pilot, TableScreen)
        await shows(pilot, "2 of 2")
        assert "1 of 3 orders" not in text_of(app.screen)
        for _ in range(2):
            await end_turn(pilot)
        await hear_the_story(pilot)
        await wait_for(pilot, lambda: app.current_mode == "debrief")
        await pilot.pause()
        for tab in ("1", "2", "3", "4", "5"):
            await pilot.press(tab)
            assert len(text_of(app.screen).split()) > 20
        await pilot.press("s")
        assert isinstance(app.desk, LocalDesk)
        report = tmp_path / "reports" / app.desk.debrief().report
        await wait_for(pilot, report.exists)
        await pilot.press("escape")
        await to(pilot, Confirm)
        await pilot.press("y")
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.desk is None)
        await pilot.pause()
    assert "## Two ways to fail" in report.read_text(encoding="utf-8")
