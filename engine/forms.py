"""What may stand in a field of an instrument's or a clause's form: markers, limits and help, for screens and files."""

from __future__ import annotations

import ast
import inspect
import sys
from dataclasses import MISSING, fields, replace
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from engine.plain import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The field holds an id of one of these: ``seats``, ``inputs``, ``lines``, ``sectors``, ``members``, ``measures``,
    ``instruments``, ``powers``."""

    what: str


@dataclass(frozen=True, slots=True)
class Within:
    """The field holds a whole number within limits; ``unit`` is what a person reads ('%', 'rounds', 'weeks')."""

    low: int
    high: int
    step: int = 1
    unit: str = ""
    scale: int = 1


OtherSeat = Annotated[str, Names("seats")]
InputId = Annotated[str, Names("inputs")]
LineId = Annotated[str, Names("lines")]
MemberId = Annotated[str, Names("members")]
MeasureId = Annotated[str, Names("measures")]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form. ``kind``: ``choice`` (of ``options``), ``number`` (``low..high``), ``flag`` or ``names``
    (ids of ``names``); ``default`` is None when the field must be filled."""

    name: str
    kind: Literal["choice", "number", "flag", "names"]
    help: str
    options: tuple[str, ...] = ()
    names: str = ""
    low: int = 0
    high: int = 0
    step: int = 1
    unit: str = ""
    scale: int = 1
    default: str | int | bool | None = None


def form_fields(form: type) -> tuple[FormField, ...]:
    """The fields of a form in order, without the giver, the dates and the link that every clause has."""
    anything: Any = form
    return _form_fields(anything)


@cache
def _form_fields(form: Any) -> tuple[FormField, ...]:
    helps = field_help(form)
    return tuple(replace(field, help=helps.get(field.name, "")) for field in bare_fields(form))


@cache
def bare_fields(form: Any) -> tuple[FormField, ...]:
    """The same without their help, which stands in the source and is slow to read."""
    hints = get_type_hints(form, include_extras=True)
    skip = {"by", "until", "start", "in_return_for"} if "until" in hints else set()
    return tuple(
        _field(f.name, hints[f.name], "", None if f.default is MISSING else f.default)
        for f in fields(form)
        if f.name not in skip
    )


def form_options(form: type) -> tuple[str, ...]:
    """Every word a form lets one choose. Its help is left out: it stands in the source, which is slow to read."""
    anything: Any = form
    hints = get_type_hints(form, include_extras=True)
    return tuple(option for f in fields(anything) for option in _field(f.name, hints[f.name], "", None).options)


def _field(name: str, hint: object, help: str, default: str | int | bool | None) -> FormField:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    base = get_args(hint)[0] if marks else hint
    for mark in marks:
        if isinstance(mark, Names):
            return FormField(name, "names", help, names=mark.what, default=default)
        if isinstance(mark, Within):
            return FormField(
                name, "number", help, low=mark.low, high=mark.high, step=mark.step, unit=mark.unit,
                scale=mark.scale, default=default,
            )  # fmt: skip
    if get_origin(base) is Literal:
        return FormField(name, "choice", help, options=tuple(str(o) for o in get_args(base)), default=default)
    if base is bool:
        return FormField(name, "flag", help, default=default)
    return FormField(name, "choice", help, default=default)


@cache
def field_help(form: Any) -> dict[str, str]:
    """The docstring under each field of a form, base classes included: its help in forms and files."""
    found: dict[str, str] = {}
    for cls in reversed(form.__mro__[:-1]):
        found.update(_helps_in(cls.__module__).get(cls.__qualname__, {}))
    return found


@cache
def _helps_in(module: str) -> dict[str, dict[str, str]]:
    """The docstrings under the fields of all classes of a module, which is read once."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError, KeyError, SyntaxError):
        return {}
    return {part.name: _helps(part.body) for part in tree.body if isinstance(part, ast.ClassDef)}


def _helps(body: list[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, doc in pairwise(body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
            found[field.target.id] = " ".join(str(doc.value.value).split())
    return found
