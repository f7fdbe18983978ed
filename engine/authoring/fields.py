"""What may stand at a place of a file, in words: its kind, its limits, its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.authoring.names import listing
from engine.authoring.plain_words import as_written
from engine.authoring.shapes import Shape, Wanted


@dataclass(frozen=True, slots=True)
class Field:
    """One key that may stand somewhere: what it is, what it holds, whether it must be there."""

    name: str
    help: str
    holds: str
    needed: bool
    default: str = ""


def fields_of(shape: Shape) -> tuple[Field, ...]:
    """The keys of a place in the order of the models; those of all variants where there are several."""
    found: dict[str, Field] = {}
    for plain in plain_shapes(shape):
        for name, field in plain.fields.items():
            found.setdefault(name, _field(name, field, needed=name in plain.required))
    return tuple(found.values())


def _field(name: str, shape: Shape, *, needed: bool) -> Field:
    default = "" if shape.default in (None, "") else as_written(shape.default)
    help, kept = " ".join(shape.description.split()), holds(shape)
    told = next((text for plain in plain_shapes(shape) if (text := limits(plain)) and text in help), "")
    return Field(name, help, kept.removesuffix(f", {told}") if told else kept, needed, default)


def plain_shapes(shape: Shape) -> list[Shape]:
    """The shapes without choices that a place allows, without 'nothing'."""
    parts = [*shape.options, *shape.tagged.values()]
    found = [plain for part in parts for plain in plain_shapes(part)] if parts else [shape]
    return list({id(plain): plain for plain in found if plain.kind != "nothing"}.values())


def holds(shape: Shape) -> str:
    """What a place holds, in a reader's words: 'a whole number, 0 to 100', 'one of none, panel'."""
    return " or ".join(dict.fromkeys(_holds_one(plain) for plain in plain_shapes(shape)))


def _holds_one(shape: Shape) -> str:
    if shape.values:
        words = [as_written(value) for value in shape.values if value != ""]
        return words[0] if len(words) == 1 else f"one of {listing(words)}"
    if shape.names is not None:
        return named(shape.names)
    if shape.form_of is not None:
        key, family, _ = shape.form_of
        return f"the form that '{key}:' chooses" if key else f"{family} by their names"
    if shape.item is not None:
        return f"a list; each entry is {holds(shape.item)}"
    if shape.items:
        return f"a list of {len(shape.items)}: {', '.join(map(holds, shape.items))}"
    if shape.entry is not None:
        return _entries(shape.entry)
    return ", ".join(filter(None, (shape.kind or "anything", limits(shape))))


def _entries(entry: Shape) -> str:
    plain = plain_shapes(entry)
    if any(each.fields or each.form_of or each.entry for each in plain):
        return "entries by name"
    return f"entries by name, each {holds(entry)}"


def named(wanted: Wanted) -> str:
    """Which names may stand somewhere, in words."""
    places = " or ".join(_LISTS.get(place) or f"a name from '{place}:'" for place in wanted.places)
    also = f", or {listing(wanted.also)}" if wanted.also else ""
    return places + also


_LISTS = {
    "instruments": "an instrument (see `brink instruments`)",
    "clauses": "a kind of clause (see `brink clauses`)",
    "regions": "a region of the economy",
    "sectors": "a sector of the economy",
    "packaged_sectors": "a sector of the packaged economy",
    "packaged_inputs": "a critical input of the packaged economy",
    "inputs": "a critical input of the economy",
    "lines": "a product line of the economy",
    "pairs": "two seats with a dot between",
}


def limits(shape: Shape) -> str:
    """The limits of a number in words: '0 to 100'."""
    low, high = shape.limits.get("minimum"), shape.limits.get("maximum")
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    if low is not None:
        return f"{low:g} or more"
    return f"{high:g} or less" if high is not None else ""


def variants(shape: Shape) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Where a key decides between variants: the key, and what each of its values asks for."""
    for part in (shape, *shape.options):
        for value, variant in part.tagged.items():
            yield part.tag, value, tuple(field.name for field in fields_of(variant) if field.name != part.tag)
