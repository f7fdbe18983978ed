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
