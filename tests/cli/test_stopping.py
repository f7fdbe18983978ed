"""Closed pipes, ctrl+c, small terminals and no input: a command stops tidily, and a game is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from engine.table import open_save
from tests.cli.command import BRINK, brink, environment


def piped(folder: Path, *words: str, most: int) -> tuple[int, bytes, str]:
    """Run a command whose reader goes away after some bytes, as ``| head -1`` does."""
    process = subprocess.Popen(
        [*BRINK, *words], cwd=folder, env=environment(folder / "home"), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    read = process.stdout.read(most)
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    return process.wait(timeout=120), read, told


@pytest.mark.parametrize(
    "words", [("autoplay", "tiny", "--transcript", "-"), ("autoplay", "tiny", "--games", "3", "--json"), ("schema",)]
)
def test_a_closed_pipe_is_no_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, read, told = piped(tmp_path, *words, most=4)

    assert (code, len(read), told) == (0, 4, "")


def listening() -> None:
    """A shell that runs the tests in the background makes its children deaf to ctrl+c; a person's shell does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(folder: Path, *words: str, when: str) -> tuple[int, str, str]:
    """Run a command and press ctrl+c once it has written something, or worked for a while."""
    process = subprocess.Popen(
        [*BRINK, *words], cwd=folder, env={**environment(folder / "home"), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listening,
    )  # fmt: skip
    assert process.stdout is not None
    told = ""
    if when:
        while when not in told:
            letter = process.stdout.read(1)
            assert letter, "the command ended before it asked"
            told += letter
    else:
        busy(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, told + out, err


def busy(pid: int) -> None:
    """Wait until a command has worked for two seconds, so that it is past its start on a slow machine too."""
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(600):
        ticks = sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) if stat.exists() else 0
        if ticks > 2 * os.sysconf("SC_CLK_TCK"):
            return
        time.sleep(0.1)


def test_ctrl_c_stops_many_games(tmp_path: Path) -> None:
    code, _, err = interrupted(tmp_path, "autoplay", "rare_earth_crackdown", "--games", "500", when="")

    assert code == 130
    assert err.strip() == "brink: stopped"


def test_ctrl_c_in_line_mode_keeps_the_game(tmp_path: Path) -> None:
    code, out, err = interrupted(tmp_path, "play", "tiny", "--plain", "--seed", "3", when="number, or enter")

    (save,) = (tmp_path / "home/saves").glob("tiny-*.brink")
    assert code == 130
    assert "Round 1 of 2" in out
    assert err.strip() == "brink: stopped; what was played is saved"
    assert open_save(save).state.phase == "talks"


def test_the_end_of_input_leaves_line_mode_and_keeps_the_game(tmp_path: Path) -> None:
    answer = brink(tmp_path, "play", "tiny", "--plain", "--seed", "3", stdin="")

    (save,) = (tmp_path / "home/saves").glob("tiny-*.brink")
    assert answer.code == 0
    assert f"brink play --plain {save}" in answer.out
    assert open_save(save).state.phase == "talks"


def on_a_screen_of(columns: int, rows: int, folder: Path, *words: str) -> tuple[int, str]:
    """Run a command on a terminal of a size; the code and what it showed."""
    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    keep = {k: v for k, v in environment(folder / "home").items() if k not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        [*BRINK, *words], cwd=folder, env={**keep, "TERM": "xterm-256color"}, stdin=terminal, stdout=terminal,
        stderr=terminal,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(screen, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(screen)
    return process.wait(timeout=60), shown.decode(errors="replace")


def test_a_small_terminal_is_told_its_size_and_the_other_ways_to_play(tmp_path: Path) -> None:
    code, shown = on_a_screen_of(60, 20, tmp_path, "play", "tiny")

    said = re.sub(r"\s+", " ", shown)
    assert code == 2
    assert "this terminal has 60 columns and 20 rows; the screen needs 80 by 24" in said
    assert "brink play --plain" in said
    assert "Traceback" not in said
