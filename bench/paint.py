"""Starts a screen in a pseudo-terminal and measures the time to its first paint and its memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path
from statistics import median


def first_paint(words: list[str], home: str, *, marker: bytes = b"Quit", repeats: int = 5) -> tuple[float, float]:
    """(median milliseconds until the marker is painted, megabytes resident then) at 120x36."""
    found = [_once(words, home, marker) for _ in range(repeats)]
    return median(ms for ms, _ in found), median(mb for _, mb in found)


def _once(words: list[str], home: str, marker: bytes) -> tuple[float, float]:
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", BRINK_HOME=home, COLUMNS="120", LINES="36")
        os.execv(words[0], words)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    try:
        painted = _wait(terminal, marker)
        return (painted - begin) * 1e3, _resident(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _wait(terminal: int, marker: bytes, timeout: float = 10) -> float:
    seen, end = b"", time.perf_counter() + timeout
    while time.perf_counter() < end:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if ready:
            seen += os.read(terminal, 65536)
            if marker in seen:
                return time.perf_counter()
    raise TimeoutError(f"{marker!r} was not painted in {timeout} s")


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
