"""How long a check may take; the bounds are generous, the aims stand beside them."""

import os
import subprocess
import sys
import time
from pathlib import Path

from engine.authoring.load import find, load


def five_hundred_lines() -> str:
    """Tiny with as many more beats as make it 500 lines."""
    text = find("tiny").text
    more = (500 - text.count("\n")) // 6
    beat = "  b{0}:\n    round: 1\n    headline: Again\n    text: Once more.\n    source: made up\n    once: true\n"
    return text.replace("history:\n", "".join(map(beat.format, range(more))) + "history:\n", 1)


def test_a_file_of_500_lines_is_loaded_in_some_milliseconds() -> None:
    """Aim: 10 ms."""
    text = five_hundred_lines()
    assert load(text).problems == ()

    best = min(_spent(text) for _ in range(5))

    assert best < 0.04


def _spent(text: str) -> float:
    start = time.process_time()
    load(text)
    return time.process_time() - start


def test_a_check_of_500_lines_takes_a_moment_from_the_start_of_the_process(tmp_path: Path) -> None:
    """Aim: 0.4 seconds, most of it for loading Python's own libraries."""
    file = tmp_path / "long.yaml"
    file.write_text(five_hundred_lines())
    program = (
        f"from pathlib import Path; from engine.authoring.load import load; print(load(Path({str(file)!r})).problems)"
    )

    before = os.times()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    after = os.times()

    assert done.stdout.strip() == "()"
    assert after.children_user - before.children_user < 1.2


def test_a_check_loads_no_screen() -> None:
    program = "import sys, engine.authoring.load; print([m for m in ('textual', 'rich', 'tui') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
