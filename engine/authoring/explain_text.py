"""Places and entries of the catalogue as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from engine.authoring.entries import Entry
from engine.authoring.examples import example_at
from engine.authoring.explain import Place
from engine.authoring.fields import Field
from engine.authoring.pages import sections
from engine.authoring.problems import CODES

WIDTH = 100


def place_text(place: Place) -> str:
    """A place with its fields, variants and an example."""
    blocks = [[".".join(place.path) or "a scenario file"], _wrapped(place.help)]
    if not place.fields and not place.forms:
        blocks.append(_wrapped(f"Holds {place.holds}."))
    if place.variants:
        blocks.append([f"{key}: {value:<10} with {', '.join(names)}" for key, value, names in place.variants])
    elif place.fields:
        blocks.append(list(field_lines(place.fields)))
    if place.forms:
        blocks.append(_wrapped(f"Its fields depend on the word; add one to the path: {', '.join(place.forms)}"))
    return _joined([*blocks, _example(example_at(place.path), "Example, from a scenario that ships:")])


def entry_text(entry: Entry) -> str:
    """An instrument or a kind of clause in full."""
    facts = [line for name, text in entry.facts for line in _wrapped(f"{name}: {text}", indent=2)]
    blocks = [[entry.id], _wrapped(entry.line or entry.title), _wrapped(entry.text.replace("``", "'")), facts]
    return _joined([*blocks, list(field_lines(entry.fields)), _example(entry.example, "Example:")])


def code_text(code: str) -> str:
    """What a code of a problem means, with its examples."""
    section = sections()[code]
    head = [f"{code}: {CODES[code].title} ({CODES[code].level})"]
    shown = [_example(e.text.rstrip(), "Bad:" if e.is_bad else "Good:") for e in section.examples]
    return _joined([head, _wrapped(section.text.replace("`", "'")), *shown])


def entry_list(entries: Iterable[Entry]) -> str:
    """A line for each entry."""
    rows = [(entry.id, entry.line or entry.title) for entry in entries]
    room = max(len(id) for id, _ in rows) + 2
    return "\n".join(f"{id:<{room}}{textwrap.shorten(line, WIDTH - room, placeholder=' …')}" for id, line in rows)


def field_lines(fields: Sequence[Field]) -> Iterable[str]:
    """The fields of a place; those that must be there have a '*'."""
    room = max((len(field.name) for field in fields), default=0) + 4
    for field in fields:
        name = f"{field.name}{' *' if field.needed else ''}"
        default = f" (left out: {field.default})" if field.default else ""
        lines = [*_wrapped(field.help, width=WIDTH - room), *_wrapped(f"{field.holds}{default}", width=WIDTH - room)]
        yield f"{name:<{room}}{lines[0]}"
        yield from (" " * room + line for line in lines[1:])
    if any(field.needed for field in fields):
        yield "* must be there"


def _example(text: str, head: str) -> list[str]:
    return [head, *(f"  {line}" for line in text.split("\n"))] if text else []


def _wrapped(text: str, *, indent: int = 0, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2 if indent else 0)
    )


def _joined(blocks: Iterable[Iterable[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
