"""Between two people at one keyboard nothing stays: not on screen, not in a picture, not in any widget."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import OptionList, Static

from tests.tui.desks import SampleDesk
from tests.tui.harness import make_app, text_of, wait_for
from tui.app import BrinkApp
from tui.panels.base import Panel

SECRETS = (
    "Joint project", "Berlin and Madrid", "6 weeks of magnets", "6.0 wk", "acute", "drafting 2 of 3",
    "party to a deal with a benchmark", "licences +4.7", "Faster magnet licences", "0 of 3 points",
)  # fmt: skip


def everything(app: BrinkApp) -> str:
    """All that any widget of any screen in any mode holds: text, rows, titles, tooltips, view-models."""
    found: list[str] = []
    for stack in app._screen_stacks.values():
        for screen in stack:
            for widget in (screen, *screen.query("*")):
                found += [str(widget.border_title), str(widget.border_subtitle), str(widget.tooltip)]
                found += [str(getattr(widget, name, "")) for name in ("vm", "view", "told", "tabs", "caption", "value")]
                if isinstance(widget, OptionList):
                    found += [str(option.prompt) for option in widget.options]
                if isinstance(widget, Static):
                    found.append(str(widget.render()))
    found += [str(note) for note in app._notifications]
    return "\n".join(found)


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


async def visit(app: BrinkApp, pilot: Any, *modes: str) -> None:
    for mode in modes:
        app.switch(mode)
        await wait_for(pilot, lambda mode=mode: app.current_mode == mode)
        await pilot.pause(0.05)


@pytest.mark.parametrize("last", ["sheet", "order", "help", "table"])
async def test_handing_over_leaves_nothing_behind(last: str) -> None:
    desk = SampleDesk(next="hand_over")
    app = make_app(desk)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await visit(app, pilot, "talks", "charts", "reveal", "table")
        assert len(leaks(everything(app))) >= 4
        app.notify("Sealed: Joint project")
        await pilot.press({"sheet": "r", "order": "a", "help": "f1"}.get(last, "3"))
        await pilot.pause(0.05)

        desk.stage = "hand_over"
        app.route()
        await wait_for(pilot, lambda: app.current_mode == "hand_over")
        await pilot.pause(0.1)

        assert leaks(text_of(app.screen)) == []
        assert leaks(app.export_screenshot()) == []
        assert leaks(everything(app)) == []


async def test_the_word_of_a_seat_is_asked_and_not_kept() -> None:
    desk = SampleDesk("hand_over")
    app = make_app(desk)
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: app.current_mode == "hand_over" and app.screen.is_mounted)
        await pilot.press(*"wrong", "enter")
        await pilot.pause()

        assert app.current_mode == "hand_over"
        assert "not the word" in text_of(app.screen)
        await pilot.press(*"heron", "enter")
        await wait_for(pilot, lambda: app.current_mode == "table")
        assert "heron" not in everything(app)


async def test_the_palette_cannot_take_a_picture() -> None:
    app = make_app(SampleDesk("hand_over"))
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: app.current_mode == "hand_over")
        titles = [command.title for command in app.get_system_commands(app.screen)]

        assert titles == ["Quit"]
        assert not [p for p in app.screen.query(Panel) if p.vm is not None]
