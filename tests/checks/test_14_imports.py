"""Check 14: the core and the screen keep out of each other's imports, and commands load only what they need."""

from __future__ import annotations

import subprocess
import sys


def loaded_by(code: str) -> set[str]:
    """Top-level modules in a fresh process after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(' '.join(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_the_engine_loads_no_screen_no_yaml_and_no_pydantic() -> None:
    assert not loaded_by("import engine") & {"textual", "rich", "pydantic", "yaml", "typer", "tui"}


def test_help_loads_next_to_nothing() -> None:
    assert not loaded_by("from tui.cli import main; main(['--help'])") & {"engine", "textual", "pydantic", "numpy"}


def test_headless_commands_never_load_the_screen() -> None:
    code = "from tui.cli import main; main(['autoplay', 'tiny', '--json'])"

    assert not loaded_by(code) & {"textual", "rich"}
