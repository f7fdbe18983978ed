"""What a fresh interpreter has loaded after some code: with a home of its own, so that no kept file decides it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def modules_after(code: str, home: Path) -> set[str]:
    """The modules in memory after some lines of Python; what the process said when it failed is told."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint()\nprint(' '.join(list(sys.modules)))"],
        cwd=ROOT, env={**os.environ, "BRINK_HOME": str(home), "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stderr}"
    return set(done.stdout.splitlines()[-1].split())
