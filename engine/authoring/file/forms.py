"""The forms that instruments, clauses and rule numbers bring along, in the units that people write.

They are built straight as validators: a pydantic class for each would take longer than all the rest of a check.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from engine.authoring.chosen import Form, Forms
from engine.authoring.folders import clause_ids, clause_kind, instrument
from engine.authoring.shapes import Shape, Wanted, mark
from engine.forms import FormField, bare_fields, field_help
from engine.numbers import Numbers

NAMES: Mapping[str, Wanted] = {
    "seats": Wanted(("seats", "actors"), ("all",)),
    "inputs": Wanted(("economy.inputs",)),
    "lines": Wanted(("economy.lines",)),
    "sectors": Wanted(("sectors",)),
    "members": Wanted(("council.members",)),
    "measures": Wanted(("measures",), free=r"[a-z_]+\.m[0-9]+"),
    "instruments": Wanted(("instruments",)),
}
"""Where the ids stand that a field of a form may hold, by what it is an id of."""

Help = str | Callable[[], str]
"""The help of a field, or what gives it to those who ask."""
Part = tuple[CoreSchema, Shape, bool]
"""What a field must be, for the validator and for those who explain it, and whether it must be there."""


@functools.cache
def use_form(id: str) -> Form | None:
    """The form of an instrument, or None for an instrument there is not."""
    found = instrument(id)
    return _form(_own(found.Use)) if found else None


@functools.cache
def clause_form(kind: str) -> Form:
    """The entry of a clause with the fields of its kind; for an unknown kind the one field that decides it."""
    found = clause_kind(kind)
    if found is None:
        only = _literal(clause_ids(), "The kind of clause.")
        return _form({"clause": only}, closed=False)
    return _form({**_common(kind, found.title), **_own(found.Clause)})


def _own(form: type) -> dict[str, Part]:
    """The fields that a form brings along; their help is read from the source when somebody asks for it."""
    parts = {field.name: _part(field, functools.partial(_help_of, form, field)) for field in bare_fields(form)}
    for field in bare_fields(form):
        if field.default is not None:
            parts[field.name][1].default = _default(field, field.default)
    return parts


def _help_of(form: type, field: FormField) -> str:
    help = field_help(form).get(field.name, "")
    if field.kind != "number":
        return help
    low, high = in_file_units(field, field.low), in_file_units(field, field.high)
    return f"{help} {low:g} to {high:g} {field.unit}".strip()


def _default(field: FormField, value: str | int | bool) -> str | int | float | bool:
    return in_file_units(field, int(value)) if field.kind == "number" else value


def _common(kind: str, title: str) -> dict[str, Part]:
    """The fields that every clause has."""
    until = "The last round it binds; left out, as long as the deal."
    answers = "The clause of the same deal that it answers; it is void when that one is broken."
    return {
        "clause": _literal((kind,), title or "The kind of clause."),
        "by": _name(Wanted(("seats",)), "The seat that gives it."),
        "from": _whole(1, 60, "The first round it binds.", needed=False),
        "until": _whole(1, 60, until, needed=False),
        "in_return_for": (core_schema.str_schema(), _shape("text", answers), False),
    }


@functools.cache
def numbers_form(_: str) -> Form:
    """Every rule number that a scenario may replace."""
    parts: dict[str, Part] = {}
    for field in fields(Numbers):
        default = getattr(Numbers(), field.name)
        help = f"Replaces the rule number '{field.name}', which is {default}."
        if isinstance(default, tuple):
            size = len(default)
            schema = core_schema.list_schema(core_schema.int_schema(), min_length=size, max_length=size)
            parts[field.name] = (schema, _shape("a list", help, item=Shape(kind="a whole number")), False)
        else:
            parts[field.name] = (core_schema.int_schema(), _shape("a whole number", help), False)
    return _form(parts)


FORMS: Forms = {"instruments": use_form, "clauses": clause_form, "numbers": numbers_form}
"""All families of forms that a scenario file holds."""


def _form(parts: Mapping[str, Part], *, closed: bool = True) -> Form:
    shape = Shape(kind="keys with values", fields={name: part[1] for name, part in parts.items()})
    shape.required = frozenset(name for name, part in parts.items() if part[2])
    mark(shape)
    schema = core_schema.typed_dict_schema(
        {name: core_schema.typed_dict_field(part[0], required=part[2]) for name, part in parts.items()},
        extra_behavior="forbid" if closed else "allow",
        strict=True,
    )
    return Form(shape, SchemaValidator(schema))


def _part(field: FormField, help: Help) -> Part:
    needed = field.default is None
    match field.kind:
        case "names":
            return _name(NAMES.get(field.names), help, needed=needed)
        case "flag":
            return core_schema.bool_schema(), _shape("true or false", help), needed
        case "choice" if field.options:
            return _literal(field.options, help, needed=needed)
        case "choice":
            return core_schema.str_schema(), _shape("text", help), needed
        case "number":
            return _number(field, help, needed=needed)


def _number(field: FormField, help: Help, *, needed: bool) -> Part:
    low, high = in_file_units(field, field.low), in_file_units(field, field.high)
    if field.scale == 1:
        return _whole(field.low, field.high, help, needed=needed)
    step = 1 / field.scale
    schema = core_schema.float_schema(ge=low, le=high, multiple_of=step)
    return schema, _shape("a number", help, limits={"minimum": low, "maximum": high}), needed


def _whole(low: int, high: int, help: Help, *, needed: bool) -> Part:
    schema = core_schema.int_schema(ge=low, le=high)
    return schema, _shape("a whole number", help, limits={"minimum": low, "maximum": high}), needed


def _literal(options: tuple[str, ...], help: Help, *, needed: bool = True) -> Part:
    return core_schema.literal_schema(list(options)), _shape("", help, values=options), needed


def _name(wanted: Wanted | None, help: Help, *, needed: bool = True) -> Part:
    return core_schema.str_schema(), _shape("text", help, names=wanted), needed


def _shape(kind: str, help: Help, **more: Any) -> Shape:
    return Shape(kind=kind, describe=help if callable(help) else lambda: help, **more)


def in_file_units(field: FormField, value: int) -> int | float:
    """A number of the game as an author writes it: 3000 basis points are 30 %."""
    return value // field.scale if value % field.scale == 0 else value / field.scale


def in_game_units(form: type, values: Mapping[str, Any], measures: Mapping[str, str]) -> dict[str, Any]:
    """A filled form as the game knows it: 30 % are 3000 basis points, opening measures have their refs."""
    known = {field.name: field for field in bare_fields(form)}
    return {name: _in_game(known[name], value, measures) for name, value in values.items() if name in known}


def _in_game(field: FormField, value: Any, measures: Mapping[str, str]) -> Any:
    if field.kind == "number":
        return round(value * field.scale)
    return measures.get(value, value) if field.names == "measures" else value
