"""Running `brink` as people do: a process of its own, with a home folder of the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BRINK = [sys.executable, "-m", "tui.cli"]


class Answer(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def environment(home: Path) -> Mapping[str, str]:
    """The environment of a command whose games live in a folder of the test."""
    return {**os.environ, "BRINK_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def brink(folder: Path, *words: str, stdin: str = "") -> Answer:
    """Run a command in a folder; it must never show a traceback."""
    done = subprocess.run(
        [*BRINK, *words], cwd=folder, env=environment(folder / "home"), input=stdin, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)
