"""The floor of this machine in this run: fixed work that never changes, so that figures compare as ratios."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], *, repeats: int = 7) -> float:
    """Median seconds of one call."""
    found = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return median(found)


def python_loop() -> float:
    """Microseconds for 1,000 small dict copies: the kind of work the rules do."""
    base = {str(n): n for n in range(20)}

    def work() -> None:
        copies = []
        for n in range(1000):
            copies.append({**base, "x": n})

    return seconds(work) * 1e6


def bare_start() -> float:
    """Milliseconds to start and end a Python that does nothing."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), repeats=9) * 1e3


def numpy_start() -> float:
    """Milliseconds to start a Python that imports numpy."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", "import numpy"], check=True), repeats=9) * 1e3
