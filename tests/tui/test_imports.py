"""What is loaded when: the menu waits for no engine, the presenter knows no screen, the engine knows neither."""

from __future__ import annotations

from pathlib import Path

from tests.fresh import modules_after


def test_the_menu_paints_before_the_engine_is_there(tmp_path: Path) -> None:
    modules = modules_after(
        "from tui.run import make_app\nmake_app()\nfrom tui.screens.menu import MenuScreen", tmp_path
    )

    assert not modules & {"engine", "engine.table", "numpy", "pydantic", "yaml", "plotext", "textual_plotext"}


def test_the_presenter_knows_no_textual(tmp_path: Path) -> None:
    modules = modules_after(
        "import tui.present.table, tui.present.room, tui.present.forms, tui.present.debrief, tui.session", tmp_path
    )

    assert not modules & {"textual", "rich"}


def test_the_menu_reads_no_view_model_of_the_table_and_asks_no_metadata(tmp_path: Path) -> None:
    (tmp_path / "saves").mkdir()
    (tmp_path / "saves" / "tiny-001.brink").touch()
    told = "assert make_app().lobby.menu().continue_text"
    modules = modules_after(f"from tui.run import make_app\n{told}\nfrom tui.screens.menu import MenuScreen", tmp_path)

    assert not modules & {"tui.viewmodels.table", "tui.viewmodels.story", "importlib.metadata", "hashlib", "secrets"}


def test_every_view_model_is_found_by_its_name() -> None:
    from tui import viewmodels

    for name in viewmodels.__all__:
        assert getattr(viewmodels, name).__name__ == name or name in ("Slot", "Tone")


def test_the_menu_shows_the_installed_version() -> None:
    from importlib.metadata import version

    from tui.lobby import HouseLobby

    assert HouseLobby().menu().version == version("brinkmanship")
