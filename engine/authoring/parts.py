"""All entries of a file with their paths, for checks that look for one kind of entry wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from engine.authoring.file.base import Entry
from engine.authoring.nodes import Path

E = TypeVar("E", bound=Entry)
Parts = tuple[tuple[Path, Entry], ...]


def parts_of(file: Entry) -> Parts:
    """The file and every entry in it, in file order."""
    found: list[tuple[Path, Entry]] = []
    _walk(file, (), found)
    return tuple(found)


def only(parts: Parts, kind: type[E]) -> Iterator[tuple[Path, E]]:
    """The entries of one kind."""
    return ((path, entry) for path, entry in parts if isinstance(entry, kind))


def _walk(value: object, path: Path, found: list[tuple[Path, Entry]]) -> None:
    if isinstance(value, Entry):
        found.append((path, value))
        for name, part in vars(value).items():
            if part and isinstance(part, (Entry, dict, tuple)):
                _walk(part, (*path, _key_of(value, name)), found)
    elif isinstance(value, (dict, tuple)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(part, (Entry, dict, tuple)):
                _walk(part, (*path, key), found)


def _key_of(entry: Entry, name: str) -> str:
    return type(entry).model_fields[name].alias or name
