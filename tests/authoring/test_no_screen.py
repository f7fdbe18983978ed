"""A check loads no screen, which would take longer than the check; how long it takes stands in `bench/authoring.py`."""

import subprocess
import sys


def test_a_check_loads_no_screen() -> None:
    program = "import sys, engine.authoring.load; print([m for m in ('textual', 'rich', 'tui') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
