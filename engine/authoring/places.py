"""Where in a file each key is known, to recognise one that stands at the wrong level."""

from __future__ import annotations

from collections import deque
from itertools import zip_longest
from typing import TypeAlias

from engine.authoring.nodes import Path
from engine.authoring.shapes import Shape

Place: TypeAlias = "tuple[str, ...]"
"""A path of keys with wildcards for free names and for the items of a list."""
ANY_NAME = "<name>"
ANY_ITEM = "-"


class Places:
    """The shortest paths to every key the models know; each shape is entered once."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._found: dict[str, list[Place]] | None = None

    def nearest(self, key: str, path: Path) -> list[Place]:
        """The places where a key is known, those closest to a path first; empty for an unheard-of key."""
        if self._found is None:
            self._found = _survey(self._shape)
        return sorted(self._found.get(key, []), key=lambda place: (-_shared(place, path), len(place)))


def generic(path: Path, pattern: Place) -> Place:
    """The path with the wildcards of a pattern wherever the pattern has them."""
    return tuple(p if p in (ANY_NAME, ANY_ITEM) else str(step) for step, p in zip_longest(path, pattern, fillvalue=""))


def _shared(place: Place, path: Path) -> int:
    """Steps that a place and a path have in common from the top."""
    wild = generic(path, place)
    return next((n for n, (one, other) in enumerate(zip(wild, place, strict=False)) if one != other), len(place))


def _survey(root: Shape) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    seen = {id(root)}
    pending: deque[tuple[Place, Shape]] = deque([((), root)])
    while pending:
        path, shape = pending.popleft()
        for name in shape.fields:
            places = found.setdefault(name, [])
            if path not in places:
                places.append(path)
        for step, part in _steps(shape):
            if id(part) not in seen:
                seen.add(id(part))
                pending.append(((*path, step) if step else path, part))
    return found


def _steps(shape: Shape) -> list[tuple[str, Shape]]:
    steps = list(shape.fields.items())
    steps += [("", part) for part in (*shape.options, *shape.tagged.values())]
    steps += [(ANY_ITEM, part) for part in (*shape.items, shape.item) if part]
    return steps + ([(ANY_NAME, shape.entry)] if shape.entry else [])


def path_in_words(path: Place) -> str:
    """A path for a reader: 'at the top level', 'under actors.<name>'."""
    return f"under {'.'.join(path)}" if path else "at the top level"
