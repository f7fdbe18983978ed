"""A page further on: the end of every panel can be reached by key, also where nothing stands there to be marked."""

from __future__ import annotations

from tests.tui.desks import SampleDesk
from tests.tui.harness import SMALL, make_app, wait_for
from tui.panels.results import ResultPanel


async def test_pages_go_on_below_the_last_row_that_can_be_marked_and_back() -> None:
    app = make_app(SampleDesk("debrief"))
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "debrief" and app.screen.focused is not None)
        panel = app.screen.query_one(ResultPanel)
        await wait_for(pilot, lambda: panel.max_scroll_y > 0)

        await pilot.press("pagedown")
        assert panel.marked
        for _ in range(1 + panel.max_scroll_y // 10):
            await pilot.press("pagedown")
        assert panel.scroll_offset.y == panel.max_scroll_y

        for _ in range(1 + panel.max_scroll_y // 10):
            await pilot.press("pageup")
        assert panel.scroll_offset.y == 0
        assert panel.marked
