"""Golden reports: what a person reads for a bad file stands beside it as `.out`.

`UPDATE_GOLDEN=1 pytest tests/authoring` rewrites them; the diff is then read line by line.
"""

import os
from pathlib import Path


def check_golden(file: Path, report: str) -> None:
    """Fail when a report differs from the one beside the file, or write it when asked to."""
    golden = file.with_suffix(".out")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(report, encoding="utf-8")

    assert golden.exists(), f"{golden.name} is missing; write it with UPDATE_GOLDEN=1"
    assert golden.read_text(encoding="utf-8") == report
