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


def in_game_units(form: type, values: Mapping[str, Any]) -> dict[str, str | int | bool]:
    """A filled form with its numbers as the game counts them: 30 % are 3000 basis points."""
    scales = {f.name: f.scale for f in form_fields(form) if f.kind == "number"}
    return {name: round(value * scales[name]) if name in scales else value for name, value in values.items()}


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
    common: dict[str, Any] = {
        "by": (SeatName, Field(description="The seat that gives it.")),
        "until": (
            RoundNumber | None,
            Field(None, description="The last round it binds; left out, as long as the deal."),
        ),
    }
    return {
        id: form_model(
            f"Clause_{id}", kind.Clause, clause=(Literal[id], Field(description=_first(kind))), **common
        )
        for id, kind in vocabulary().items()
    }


def _first(kind: object) -> str:
    return str(getattr(kind, "title", "")) or "The kind of clause."


def _number(name: str, kind: object) -> tuple[Any, Any]:
    listed = str(kind).startswith("tuple")
    model: Any = tuple[int, ...] if listed else int
    return model | None, Field(None, description=f"Replaces the rule number '{name}'.")


NumbersEntry: type[Entry] = create_model(
    "NumbersEntry",
    __base__=Entry,
    __module__=__name__,
    **{f.name: _number(f.name, f.type) for f in fields(Numbers)},
)  # type: ignore[call-overload]  # fields are made from those of Numbers
"""Rule numbers a scenario replaces, in the units of the rule book's code."""
