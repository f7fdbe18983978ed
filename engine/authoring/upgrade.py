"""Bring a scenario file from one format number to the next, with its comments and its layout kept.

The loader never rewrites a file; this does, with ruamel.yaml, which alone keeps comments. Nothing is handed to it that
our own reader has not found to be plain.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.authoring.compose import parse
from engine.authoring.problems import errors
from engine.authoring.report import report

NEWEST = 1
"""The format that this version reads and writes."""
Step = Callable[[Any], list[str]]
"""Changes the keys of a file in place, and says what it changed, a sentence each."""
STEPS: Mapping[int, Step] = {}
"""For each older format the step that leads to the next. Format 1 is the first, so there is none yet."""


class NoUpgrade(Exception):
    """The file cannot be upgraded; the text is a sentence for its author."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """An upgraded file: its text, the numbers of the old and the new format, and what was changed."""

    text: str
    old: int
    new: int
    changes: tuple[str, ...]


def upgraded(text: str, file: str, *, steps: Mapping[int, Step] = STEPS, newest: int = NEWEST) -> Upgraded:
    """The text in the newest format; the very same text when it is that already. Raises NoUpgrade."""
    tree = parse(text, file)
    if tree.root is None or errors(tree.problems):
        raise NoUpgrade(f"{file} cannot be read:\n{report(tree.problems)}")
    old = tree.root.value.get("format") if isinstance(tree.root.value, dict) else None
    if not isinstance(old, int) or isinstance(old, bool):
        raise NoUpgrade(f"{file} does not say which format it has; a scenario begins with 'format: {newest}'")
    if old > newest:
        raise NoUpgrade(f"{file} has format {old}, and this version knows formats up to {newest}; update the game")
    missing = next((number for number in range(old, newest) if number not in steps), None)
    if missing is not None:
        raise NoUpgrade(f"{file} has format {old}, and there is no way from format {missing} to {missing + 1}")
    if old == newest:
        return Upgraded(text, old, old, ())
    return _rewritten(text, old, newest, steps)


def _rewritten(text: str, old: int, newest: int, steps: Mapping[int, Step]) -> Upgraded:
    yaml = _round_trip()
    data = yaml.load(text)
    changes: list[str] = []
    for number in range(old, newest):
        changes += steps[number](data)
        data["format"] = number + 1
    stream = io.StringIO()
    yaml.dump(data, stream)
    return Upgraded(stream.getvalue(), old, newest, tuple(changes))


def _round_trip() -> Any:
    """ruamel.yaml set to leave quotes, widths and indentation as they are."""
    try:
        from ruamel.yaml import YAML
    except ImportError:
        raise NoUpgrade("an upgrade needs ruamel.yaml: pip install 'brinkmanship[upgrade]'") from None
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
