"""Windows grow and shrink: nothing breaks, the mark stays, and a window that is too small says what is needed."""

from __future__ import annotations

import pytest

from tests.tui.desks import SampleDesk
from tests.tui.harness import make_app, text_of, wait_for
from tests.tui.scenes import SCENES
from tui.panels.board import BoardPanel


async def test_the_table_survives_every_size_and_keeps_its_mark() -> None:
    app = make_app(SampleDesk())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: SCENES["table"].there(app))
        await pilot.press("down", "down")
        board = app.screen.query_one(BoardPanel)
        marked = board.marked
        assert marked

        for size in ((80, 24), (60, 20), (180, 50), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()

        assert board.marked == marked
        assert "Escalation" in text_of(app.screen)


@pytest.mark.parametrize(
    "name", ["talks", "order", "charts", "debrief", "reveal", "author", "author-roles", "author-trial"]
)
async def test_other_screens_survive_it_too(name: str) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        for size in ((80, 24), (60, 20), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()

        assert app.is_running


async def test_a_window_that_is_too_small_says_so() -> None:
    app = make_app(SampleDesk())
    async with app.run_test(size=(70, 20)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.is_mounted)
        await pilot.pause()

        shown = text_of(app.screen)
        assert "70 x 20" in shown
        assert "needs 80 x 24" in shown
        assert "Magnets" not in shown


@pytest.mark.parametrize("name", ["menu", "table", "council", "order", "help", "debrief"])
async def test_a_tiny_window_shows_the_whole_notice_and_gives_the_focus_back(name: str) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        focused = app.focused
        for size in ((40, 12), (30, 8), (3, 2), (1, 1), (30, 8)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        shown = text_of(app.screen)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        await pilot.pause()

        if name in ("menu", "table"):
            assert "30 x 8" in shown
            assert "--plain" in shown
        assert app.focused is focused


async def test_ctrl_c_asks_and_the_second_time_leaves() -> None:
    desk = SampleDesk()
    app = make_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: SCENES["table"].there(app))
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Quit Brinkmanship?" in text_of(app.screen)
        await pilot.press("ctrl+c")
        await pilot.pause()

        assert app.desk is desk
        assert app._exit


async def test_a_fault_says_one_sentence_and_no_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    app = make_app(SampleDesk())

    def fault() -> None:
        secret = "home 37"
        raise ValueError(secret)

    async def play() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await wait_for(pilot, lambda: SCENES["table"].there(app))
            app.call_later(fault)
            await pilot.pause()

    with pytest.raises(ValueError, match="home"):
        await play()
    said = "".join(segment.text for found in app._exit_renderables for segment in found.segments)  # type: ignore[attr-defined]  # as Textual keeps them
    assert "home 37" not in said + "".join(capsys.readouterr())
    assert app.return_code == 1


@pytest.mark.parametrize("name", ["table", "author", "author-behind", "author-trial"])
async def test_ascii_signs_leave_nothing_else(name: str) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk(), symbols="ascii")
    async with app.run_test(size=(80, 24) if name != "table" else (120, 36)) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)

        assert text_of(app.screen).isascii()


async def test_markup_of_an_author_is_only_text() -> None:
    from dataclasses import replace

    from tests.tui import samples
    from tui import viewmodels as vm

    nasty = vm.News("R2", "NEWS", "[bold red]boo[/] [@click=app.quit]x[/] \x1b[31m", None, True)
    table = replace(samples.TABLE, news=(nasty,), status=replace(samples.STATUS, title="[b]T[/b]"))
    app = make_app(SampleDesk(table=table))
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: SCENES["table"].there(app))
        shown = text_of(app.screen)

        assert "[bold red]boo[/]" in shown.replace("\n", "")
        assert "[b]T[/b]" in shown
        assert "\x1b" not in shown
