"""The texts of a file, apart from its meaning: each by the path under which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from engine.authoring.file.base import Entry, ForReaders
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts


def texts_of(parts: Parts) -> dict[str, str]:
    """All texts for readers by their dotted paths: `seats.eu.name`, `beats.queue.headline`."""
    return {".".join(map(str, path)): text for path, text, _ in reader_texts(parts)}


def reader_texts(parts: Parts) -> Iterator[tuple[Path, str, int]]:
    """Each text for readers: its path, its words without line breaks at the end, the room on its card."""
    for path, entry in parts:
        for name, room in _rooms(type(entry)).items():
            value = getattr(entry, name)
            if isinstance(value, str) and value:
                yield (*path, name), value.rstrip(), room
            elif isinstance(value, dict):
                yield from (((*path, name, key), text.rstrip(), room) for key, text in value.items())


@cache
def _rooms(model: type[Entry]) -> dict[str, int]:
    """The fields of a model that hold texts for readers, with the room of each."""
    rooms = {}
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *_marks_of_values(info.annotation)]
        found = next((mark.room for mark in marks if isinstance(mark, ForReaders)), None)
        if found is not None:
            rooms[name] = found
    return rooms


def _marks_of_values(kind: Any) -> tuple[Any, ...]:
    """The annotations of the values of a mapping."""
    parts = get_args(kind)
    return get_args(parts[1])[1:] if len(parts) == 2 else ()
