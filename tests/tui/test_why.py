"""The window that asks why: a number that nothing has moved says so."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.desks import SampleDesk
from tests.tui.harness import SMALL, make_app, wait_for
from tests.tui.samples import WHY
from tui import viewmodels as vm
from tui.ink import Ink
from tui.panels.cards import StripPanel
from tui.panels.tree import WhyPanel
from tui.symbols import UNICODE


def told(why: vm.Why) -> str:
    return "\n".join(line.content.plain for line in WhyPanel().rows(why, Ink(UNICODE), 100))


def test_a_number_that_nothing_has_moved_says_so():
    assert "nothing has moved it" in told(replace(WHY, parts=(), change="0", small=""))


def test_a_number_with_causes_does_not():
    assert "nothing has moved it" not in told(WHY)
    assert "nothing has moved it" not in told(replace(WHY, parts=(), small="small steps, +0.1 together"))


async def test_on_a_narrow_screen_a_line_of_several_numbers_says_how_to_ask() -> None:
    app = make_app(SampleDesk())
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        app.screen.query_one(StripPanel).focus()
        await pilot.press("w")
        await wait_for(pilot, lambda: [n.message for n in app._notifications] == [StripPanel.NO_FIGURE])
        await pilot.press("enter", "w")
        await wait_for(pilot, lambda: bool(app.screen.query(WhyPanel)))

        assert "Economy" in str(app.screen.query_one(WhyPanel).border_title)
