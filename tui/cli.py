"""The `brink` command."""

from __future__ import annotations


def main() -> int:
    """Run the command line."""
    print("brink")
    return 0
