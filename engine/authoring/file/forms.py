"""Models for the forms that instruments and clauses bring along, in the units that people write."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from engine.authoring.file.base import (
    Entry,
    Id,
    InputName,
    InstrumentName,
    LineName,
    MeasureName,
    MemberName,
    RoundNumber,
    SeatName,
    Word,
)
from engine.authoring.refs import Ref
from engine.diplomacy import vocabulary
from engine.forms import FormField, form_fields
from engine.instruments import catalogue
from engine.numbers import Numbers

_NAMES: Mapping[str, Any] = {
    "seats": Annotated[str, Ref("seats", "actors", also=("all",))],
    "inputs": InputName,
    "lines": LineName,
    "sectors": Annotated[str, Ref("sectors")],
    "members": MemberName,
    "measures": MeasureName,
    "instruments": InstrumentName,
    "powers": Word,
}
"""The type of a field that holds an id, by what it is an id of."""


def form_model(name: str, form: type, *, base: type[Entry] = Entry, **more: Any) -> type[Entry]:
    """The model of a form as it stands in a file; `more` are fields put in front of those of the form."""
    parts: dict[str, Any] = {**more, **{f.name: _field(f) for f in form_fields(form)}}
    return create_model(name, __base__=base, __module__=__name__, **parts)


def _field(field: FormField) -> tuple[Any, Any]:
    default: Any = ... if field.default is None else in_file_units(field, field.default)
    return _type(field), Field(default, description=_help(field))


def _type(field: FormField) -> Any:
    match field.kind:
        case "names":
            return _NAMES.get(field.names, Word)
        case "flag":
            return bool
        case "choice":
            return Literal[field.options] if field.options else str
        case "number" if field.scale == 1:
            return Annotated[int, Field(ge=field.low, le=field.high)]
        case "number":
            low, high = field.low / field.scale, field.high / field.scale
            return Annotated[float, Field(ge=low, le=high, multiple_of=1 / field.scale)]


def _help(field: FormField) -> str:
    if field.kind != "number":
        return field.help
    low, high = (in_file_units(field, limit) for limit in (field.low, field.high))
    return f"{field.help} {low} to {high} {field.unit}".strip()


def in_file_units(field: FormField, value: str | int | bool) -> str | int | float | bool:
    """A value of the game as an author writes it: 3000 basis points are 30 %."""
    if field.kind != "number" or field.scale == 1 or isinstance(value, str):
        return value
    return value // field.scale if value % field.scale == 0 else value / field.scale


def in_game_units(form: type, values: Mapping[str, Any], measures: Mapping[str, str]) -> dict[str, Any]:
    """A filled form as the game knows it: 30 % are 3000 basis points, opening measures have their refs."""
    known = {field.name: field for field in form_fields(form)}
    return {name: _in_game(known[name], value, measures) for name, value in values.items() if name in known}


def _in_game(field: FormField, value: Any, measures: Mapping[str, str]) -> Any:
    if field.kind == "number":
        return round(value * field.scale)
    return measures.get(value, value) if field.names == "measures" else value


def one_of(models: Iterable[type[Entry]], *, tag: str) -> Any:
    """The union of models that a key tells apart; a single model stands for itself."""
    found = list(models)
    if len(found) == 1:
        return found[0]
    return Annotated[functools.reduce(operator.or_, found), Field(discriminator=tag)]


@functools.cache
def use_model(instrument: str) -> type[Entry] | None:
    """The model of an instrument's form, or None for an instrument there is not."""
    found = catalogue().get(instrument)
    return form_model(f"Use_{instrument}", found.Use) if found else None


@functools.cache
def clause_models() -> Mapping[str, type[Entry]]:
    """The entry for each kind of clause, by its id."""
    return {id: _clause_model(id, kind.Clause, str(kind.title)) for id, kind in vocabulary().items()}


def _clause_model(id: str, form: type, title: str) -> type[Entry]:
    until = "The last round it binds; left out, as long as the deal."
    answers = "The clause of the same deal that it answers; it is void when that one is broken."
    return form_model(
        f"Clause_{id}",
        form,
        clause=(Literal[id], Field(description=title or "The kind of clause.")),
        by=(SeatName, Field(description="The seat that gives it.")),
        start=(RoundNumber | None, Field(None, alias="from", description="The first round it binds.")),
        until=(RoundNumber | None, Field(None, description=until)),
        in_return_for=(Id | None, Field(None, description=answers)),
    )


def _number(name: str) -> tuple[Any, Any]:
    default = getattr(Numbers(), name)
    help = f"Replaces the rule number '{name}', which is {default}."
    if not isinstance(default, tuple):
        return int | None, Field(None, description=help)
    size = len(default)
    return tuple[int, ...] | None, Field(None, min_length=size, max_length=size, description=help)


NumbersEntry: type[Entry] = create_model(
    "NumbersEntry",
    __base__=Entry,
    __module__=__name__,
    **{f.name: _number(f.name) for f in fields(Numbers)},
)  # type: ignore[call-overload]  # fields are made from those of Numbers
"""Rule numbers a scenario replaces, in the units of the rule book's code."""
