"""What is loaded when: the menu waits for no engine, the presenter knows no screen, the engine knows neither."""

from __future__ import annotations

import subprocess
import sys


def loaded(code: str) -> set[str]:
    """The modules in memory after some lines of Python in a fresh interpreter."""
    out = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(' '.join(sys.modules))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return set(out.stdout.split())


def test_the_menu_paints_before_the_engine_is_there() -> None:
    modules = loaded("from tui.run import make_app\nmake_app()\nfrom tui.screens.menu import MenuScreen")

    assert not modules & {"engine", "engine.table", "numpy", "pydantic", "yaml", "plotext", "textual_plotext"}


def test_the_presenter_knows_no_textual() -> None:
    modules = loaded("import tui.present.table, tui.present.room, tui.present.forms, tui.present.debrief, tui.session")

    assert not modules & {"textual", "rich"}


def test_the_menu_reads_no_view_model_of_the_table_and_asks_no_metadata() -> None:
    modules = loaded("from tui.run import make_app\nmake_app().lobby.menu()\nfrom tui.screens.menu import MenuScreen")

    assert not modules & {"tui.viewmodels.table", "tui.viewmodels.story", "importlib.metadata", "hashlib", "secrets"}


def test_every_view_model_is_found_by_its_name() -> None:
    from tui import viewmodels

    for name in viewmodels.__all__:
        assert getattr(viewmodels, name).__name__ == name or name in ("Slot", "Tone")


def test_the_menu_shows_the_installed_version() -> None:
    from importlib.metadata import version

    from tui.lobby import HouseLobby

    assert HouseLobby().menu().version == version("brinkmanship")
