"""Every command has a key, a word, a help text and a place; every screen can do what it offers."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import tui.screens
from tests.tui.desks import SampleDesk
from tests.tui.harness import SMALL, make_app, wait_for
from tests.tui.scenes import SCENES
from tui.command import REGISTRY, Command
from tui.commands import EVERYWHERE
from tui.panels.base import Panel
from tui.panels.keybar import MOST, KeyBar
from tui.screens.base import Common

FOLDER = Path(tui.screens.__file__ or "").parent
for _file in sorted(FOLDER.glob("*.py")):
    importlib.import_module(f"tui.screens.{_file.stem}")


def screens(base: type = Common) -> list[type[Common]]:
    found = [c for sub in base.__subclasses__() for c in (sub, *screens(sub))]
    return list(dict.fromkeys(c for c in found if c.HERE))


def test_every_command_says_what_it_does() -> None:
    for command in REGISTRY.values():
        assert command.key, command
        assert command.word, command
        assert len(command.help()) > 10, command


def test_every_command_is_on_some_screen() -> None:
    placed = {command for screen in screens() for command in screen.HERE} | set(EVERYWHERE)

    assert set(REGISTRY.values()) == placed


@pytest.mark.parametrize("screen", screens(), ids=lambda s: s.__name__)
def test_a_screen_can_do_what_it_offers(screen: type[Common]) -> None:
    for command in screen.HERE:
        name = command.action.split("(")[0]

        assert hasattr(screen, f"action_{name}"), f"{screen.__name__} has no action_{name}"


@pytest.mark.parametrize("screen", screens(), ids=lambda s: s.__name__)
def test_no_key_means_two_things(screen: type[Common]) -> None:
    keys = [key for command in (*screen.HERE, *EVERYWHERE) for key in command.key.split(",")]

    assert len(keys) == len(set(keys)), sorted(keys)


def test_no_key_needs_what_terminals_do_not_send() -> None:
    never = {"ctrl+enter", "shift+enter", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+w", "ctrl+t", "ctrl+n", "ctrl+b"}

    for command in REGISTRY.values():
        for key in command.key.split(","):
            assert key not in never
            assert not key.startswith("alt+")


def test_every_panel_has_help() -> None:
    def panels(base: type) -> list[type]:
        return [c for sub in base.__subclasses__() for c in (sub, *panels(sub))]

    without = {p.__name__ for p in panels(Panel) if not p.HELP}  # type: ignore[attr-defined]
    assert without <= {"KeysPanel"}


@pytest.mark.parametrize(
    "name", ["menu", "table", "talks", "order", "reveal", "charts", "debrief", "setup", "author", "author-trial"]
)
async def test_the_key_bar_fits_and_ends_with_help(name: str) -> None:
    scene = SCENES[name]
    app = make_app(scene.desk())
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: scene.there(app))
        await scene.drive(app, pilot)
        bar = app.screen.query_one(KeyBar)
        words = [binding.description for binding in bar.entries()]

        assert len(words) <= MOST
        assert words[-1] == "Help"
        assert "Help" in str(bar.render())


async def test_the_palette_offers_what_works_now() -> None:
    app = make_app(SampleDesk())
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: SCENES["table"].there(app))
        from tui.palette import GameCommands

        offered = {command.id for command in GameCommands(app.screen)._open()}

        assert {"add_order", "end_turn", "help", "quit", "tab_inbox"} <= offered


async def test_a_key_can_be_changed_by_its_id() -> None:
    app = make_app(SampleDesk())
    app.settings = type(app.settings)(keys={"end_turn": "z"})
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: SCENES["table"].there(app))
        await pilot.press("z")

        assert type(app.screen).__name__ == "Confirm"


def test_help_lists_the_command_it_belongs_to() -> None:
    assert issubclass(REGISTRY["end_turn"], Command)
    assert REGISTRY["end_turn"].help().startswith("Seal your orders")
