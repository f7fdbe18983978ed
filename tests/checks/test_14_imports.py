"""Check 14: the core and the screen keep out of each other's imports, and commands load only what they need."""

from __future__ import annotations

from pathlib import Path

from tests.fresh import modules_after


def loaded_by(code: str, home: Path) -> set[str]:
    """Top-level modules in a fresh process after some code."""
    return {name.split(".")[0] for name in modules_after(code, home)}


def command(*words: str) -> str:
    """A command that must do what it is asked: one that fails early loads little and proves nothing."""
    return f"from tui.cli import main\nassert main({list(words)!r}) == 0"


def test_the_engine_loads_no_screen_no_yaml_and_no_pydantic(tmp_path: Path) -> None:
    assert not loaded_by("import engine", tmp_path) & {"textual", "rich", "pydantic", "yaml", "typer", "tui"}


def test_help_loads_next_to_nothing(tmp_path: Path) -> None:
    assert not loaded_by(command("--help"), tmp_path) & {"engine", "textual", "pydantic", "numpy"}


def test_headless_commands_never_load_the_screen(tmp_path: Path) -> None:
    """A file that is read for the first time, and one whose meaning is kept, take different roads."""
    first = loaded_by(command("autoplay", "tiny", "--json"), tmp_path)
    again = loaded_by(command("autoplay", "tiny", "--json"), tmp_path)

    assert not (first | again) & {"textual", "rich"}
    assert "pydantic" in first
    assert "pydantic" not in again
