"""The entries of the catalogue for authors: each instrument and each kind of clause, with its form and an example."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from engine.authoring.examples import clause_example, use_example
from engine.authoring.fields import Field, fields_of
from engine.authoring.file.forms import clause_form, use_form
from engine.authoring.folders import clause_ids, clause_kind, instrument, instrument_ids

COMMON = ("clause", "by", "from", "until", "in_return_for")
"""The fields that every clause has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One instrument or kind of clause: what it is in a line, all about it, short facts, its fields, an example."""

    id: str
    title: str
    line: str
    text: str
    facts: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    example: str


def instruments() -> Iterator[Entry]:
    """All instruments in alphabetical order."""
    return (entry for id in instrument_ids() if (entry := instrument_entry(id)))


def clauses() -> Iterator[Entry]:
    """All kinds of clauses in alphabetical order."""
    return (entry for id in clause_ids() if (entry := clause_entry(id)))


def instrument_entry(id: str) -> Entry | None:
    """An instrument by its id, or None."""
    found, form = instrument(id), use_form(id)
    if found is None or form is None:
        return None
    facts = (
        ("law", found.law),
        ("powers it asks for", ", ".join(found.powers)),
        ("usual answer", found.answer),
        ("ends by", found.ends),
    )
    line, text = _told(found)
    example = f"instrument: {id}\n{use_example(id, form.shape)}"
    return Entry(id, found.title, line, text, _given(facts), fields_of(form.shape), example)


def clause_entry(id: str) -> Entry | None:
    """A kind of clause by its id, or None."""
    found = clause_kind(id)
    if found is None:
        return None
    shape = clause_form(id).shape
    facts = (
        ("benchmark", "yes: it has a number that is checked every round" if found.benchmark else ""),
        ("tags", ", ".join(found.tags)),
    )
    line, text = _told(found)
    fields = tuple(field for field in fields_of(shape) if field.name not in COMMON)
    return Entry(id, found.title, line, text, _given(facts), fields, clause_example(id, shape))


def _given(facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in facts if text)


def _told(kind: object) -> tuple[str, str]:
    """What the file of an instrument or clause says of it: its first line, and the rest."""
    first, _, rest = (sys.modules[type(kind).__module__].__doc__ or "").strip().partition("\n\n")
    return " ".join(first.split()), " ".join(rest.split())
