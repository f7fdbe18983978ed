"""What may stand at a place of a scenario file: `brink explain seats.aims.when`, from the models, with an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.authoring.fields import Field, fields_of, holds, plain_shapes, variants
from engine.authoring.file import ScenarioFile
from engine.authoring.file.forms import FORMS
from engine.authoring.folders import clause_ids, instrument_ids
from engine.authoring.model_shapes import shape_of
from engine.authoring.names import closest, listing
from engine.authoring.places import ANY_ITEM, ANY_NAME
from engine.authoring.shapes import Shape

IDS = {"instruments": instrument_ids, "clauses": clause_ids}
"""The words that choose a form, by the family of forms."""
Step = tuple[Shape, tuple[str, ...]]


class NoPlace(LookupError):
    """There is no such place in a scenario file; the text is one sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file: its path with '<name>' for free names, its help, what it holds, its fields.

    Where a key decides between variants, `variants` has the key, each of its values, and the fields that go with it;
    `forms` has the words that choose a form of this place.
    """

    path: tuple[str, ...]
    help: str
    holds: str
    fields: tuple[Field, ...]
    variants: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    forms: tuple[str, ...] = ()


def place_at(path: str) -> Place:
    """The place of a dotted path, in which free names may be left out; raises NoPlace."""
    shape = shape_of(ScenarioFile)
    taken: tuple[str, ...] = ()
    help = " ".join((ScenarioFile.__doc__ or "").split())
    for word in filter(None, path.split(".")):
        found = _step(shape, word)
        if found is None:
            raise NoPlace(_unknown(shape, word, taken))
        shape, passed = found
        taken += passed
        help = " ".join(shape.description.split()) or help
    entry, marks = _one_entry(shape)
    form = _only_form(entry)
    fields = fields_of(form or entry)
    return Place((*taken, *marks), help, holds(shape), fields, tuple(variants(entry)), _form_words(entry))


def _step(shape: Shape, word: str) -> Step | None:
    """What stands under a word and the steps that lead there: a key, a variant, a form, or a free name."""
    return _known_step(shape, word) or _inside(shape, word)


def _known_step(shape: Shape, word: str) -> Step | None:
    form = _only_form(shape)
    if form is not None and word in form.fields:
        return form.fields[word], (word,)
    for plain in plain_shapes(shape):
        if word in plain.fields:
            return plain.fields[word], (word,)
        if plain.form_of is not None and (form := _form(plain.form_of[1], word)) is not None:
            return form, (word,)
    for key, value, _ in variants(shape):
        if value == word:
            return _tagged(shape, key)[value], (value,)
    return None


def _inside(shape: Shape, word: str) -> Step | None:
    """The step through a free name or a list: the name may be left out, given, or written as '<name>'."""
    entry, marks = _one_entry(shape)
    if not marks:
        return None
    if word in (*marks, "*"):
        return entry, marks
    if (deeper := _past_names(entry, word)) is not None:
        return deeper[0], (*marks, *deeper[1])
    is_name = marks == (ANY_NAME,) and closest(word, _known_words(entry)) is None
    return (entry, marks) if is_name else None


def _past_names(shape: Shape, word: str) -> Step | None:
    """The step under a word, past as many free names as are left out."""
    if (found := _known_step(shape, word)) is not None:
        return found
    entry, marks = _one_entry(shape)
    deeper = _past_names(entry, word) if marks else None
    return (deeper[0], (*marks, *deeper[1])) if deeper else None


def _one_entry(shape: Shape) -> Step:
    """What stands under a free name or in a list, with the mark for it; the shape itself where there is neither."""
    for plain in plain_shapes(shape):
        if plain.entry is not None and not plain.fields and not plain.form_of:
            return plain.entry, (ANY_NAME,)
        if plain.item is not None:
            return plain.item, (ANY_ITEM,)
    return shape, ()


def _tagged(shape: Shape, key: str) -> Mapping[str, Shape]:
    return next(part.tagged for part in (shape, *shape.options) if part.tag == key)


def _form(family: str, word: str) -> Shape | None:
    if word not in IDS.get(family, tuple)():
        return None
    form = FORMS[family](word)
    return form.shape if form else None


def _only_form(shape: Shape) -> Shape | None:
    """The form of a place that has but one."""
    families = [plain.form_of[1] for plain in plain_shapes(shape) if plain.form_of and not plain.form_of[0]]
    form = FORMS[families[0]]("") if families else None
    return form.shape if form else None


def _form_words(shape: Shape) -> tuple[str, ...]:
    families = [plain.form_of[1] for plain in plain_shapes(shape) if plain.form_of]
    return tuple(word for family in families for word in IDS.get(family, tuple)())


def _known_words(shape: Shape) -> list[str]:
    """All words that may follow in a path."""
    entry, _ = _one_entry(shape)
    names = [field.name for field in fields_of(_only_form(entry) or entry)]
    return [*names, *(value for _, value, _ in variants(entry)), *_form_words(entry)]


def _unknown(shape: Shape, word: str, taken: tuple[str, ...]) -> str:
    known = _known_words(shape)
    near = closest(word, known)
    where = f"under {'.'.join(taken)}" if taken else "at the top level"
    guess = f"did you mean '{near}'? " if near else ""
    return f"there is no '{word}' {where}; {guess}there are: {listing(known)}" if known else f"there is nothing {where}"
