"""The floor of this machine in this run: fixed work that never changes, so that figures compare as ratios.

Times are those of the processor, not of the wall: what else runs on the machine disturbs them less.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median


def seconds(work: Callable[[], object], *, repeats: int = 7) -> float:
    """Median seconds of one call."""
    return median(_each(work, time.process_time, repeats))


def _each(work: Callable[[], object], clock: Callable[[], float], repeats: int) -> list[float]:
    found = []
    for _ in range(repeats):
        begin = clock()
        work()
        found.append(clock() - begin)
    return found


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def python_loop() -> float:
    """Microseconds for 1,000 small dict copies: the kind of work the rules do."""
    base = {str(n): n for n in range(20)}

    def work() -> None:
        for n in range(1000):
            _ = {**base, "x": n}

    return seconds(work) * 1e6


def process(words: Sequence[str], *, repeats: int = 9) -> float:
    """Median milliseconds of a whole Python process that may keep its compiled modules, as on anybody's machine."""
    home = {**os.environ}
    home.pop("PYTHONDONTWRITEBYTECODE", None)

    def run() -> None:
        subprocess.run([sys.executable, *words], capture_output=True, check=False, env=home)

    run()
    return median(_each(run, _of_children, repeats)) * 1e3


def bare_start() -> float:
    """Milliseconds to start and end a Python that does nothing."""
    return process(["-c", "pass"])


def numpy_start() -> float:
    """Milliseconds to start a Python that imports numpy."""
    return process(["-c", "import numpy"])
