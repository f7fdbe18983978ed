"""The texts of a file, apart from its meaning: each by the path under which it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
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
    other_words = _replacer(getattr(parts[0][1], "words", {}))
    for path, entry in parts:
        for name, room in _rooms(type(entry)).items():
            value = getattr(entry, name)
            if isinstance(value, str) and value:
                yield (*path, name), value.rstrip() if name in KEPT else other_words(value.rstrip()), room
            elif isinstance(value, dict) and name not in KEPT:
                yield from (((*path, name, key), other_words(text.rstrip()), room) for key, text in value.items())


KEPT = ("source", "words")
"""Fields that no word is replaced in: where something is known from stays as it is."""


def _replacer(words: Mapping[str, str]) -> Callable[[str], str]:
    """Writes whole words of a text in another way, the longest first; a sentence still begins with a capital."""
    if not words:
        return lambda text: text
    longest = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def other(match: re.Match[str]) -> str:
        word = words[match[0]]
        return word[:1].upper() + word[1:] if _BEGINS.search(match.string, 0, match.start()) else word

    return lambda text: pattern.sub(other, text)


_BEGINS = re.compile(r"(?:^|[.!?]\s+)\Z")


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
