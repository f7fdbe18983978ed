"""Shapes read from pydantic models: their fields, limits, allowed values, names and help."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from engine.authoring.chosen import FormOf
from engine.authoring.refs import Ref
from engine.authoring.shapes import Shape, Wanted, mark

_KINDS: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    type(None): "nothing",
    dict: "keys with values",
    Mapping: "keys with values",
    list: "a list",
    tuple: "a list",
    set: "a list",
    frozenset: "a list",
}
_LIMITS = {"ge": "minimum", "le": "maximum", "gt": "above", "lt": "below", "multiple_of": "multiple_of"}


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a value of this model."""
    shape = _Reader().model(model)
    mark(shape)
    return shape


@dataclass(slots=True)
class _Marks:
    """What the annotations of one type say."""

    limits: dict[str, Any]
    ref: Ref | None = None
    form: FormOf | None = None
    tag: str = ""


class _Reader:
    """Turns types into shapes, each model once."""

    def __init__(self) -> None:
        self.done: dict[type[BaseModel], Shape] = {}

    def model(self, model: type[BaseModel]) -> Shape:
        """The shape of a model; it may point back at itself."""
        if model in self.done:
            return self.done[model]
        shape = self.done[model] = Shape(kind="keys with values", describe=lambda: model.__doc__ or "")
        if not model.__pydantic_fields_complete__:
            model.model_rebuild()
        helps = _helps(model)
        for name, info in model.model_fields.items():
            key = info.alias or name
            described = Shape(describe=_description(info, helps, name))
            described.options = (self.type(info.annotation, info.metadata, info),)
            described.default = info.default if isinstance(info.default, (str, int, float)) else None
            shape.fields[key] = described
        required = (info.alias or name for name, info in model.model_fields.items() if info.is_required())
        shape.required = frozenset(required)
        return shape

    def type(self, kind: Any, metadata: Iterable[Any] = (), info: FieldInfo | None = None) -> Shape:
        """The shape of any type with its annotations; an unknown type allows anything."""
        if get_origin(kind) is Annotated:
            inner, *more = get_args(kind)
            return self.type(inner, (*metadata, *more), info)
        if isinstance(kind, NewType):
            return self.type(kind.__supertype__, metadata, info)
        marks = _read_marks(metadata)
        if info is not None and isinstance(info.discriminator, str):
            marks.tag = info.discriminator
        if get_origin(kind) in (Union, types.UnionType):
            return self._union(get_args(kind), marks)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.model(kind)
        return self._plain(kind, marks)

    def _plain(self, kind: Any, marks: _Marks) -> Shape:
        origin, inner = get_origin(kind) or kind, get_args(kind)
        shape = Shape(kind=_KINDS.get(origin, ""), limits=marks.limits)
        if marks.ref is not None:
            shape.names = Wanted(marks.ref.places, marks.ref.also, marks.ref.free)
        if marks.form is not None:
            shape.form_of = (marks.form.key, marks.form.family, marks.form.inside)
        if origin is Literal:
            shape.values = inner
        elif isinstance(origin, type) and issubclass(origin, Enum):
            shape.values = tuple(member.value for member in origin)
        elif shape.kind == "keys with values" and inner:
            shape.key, shape.entry = self.type(inner[0]), self.type(inner[1])
        elif shape.kind == "a list" and inner:
            self._list(shape, origin, inner)
        return shape

    def _list(self, shape: Shape, origin: Any, inner: tuple[Any, ...]) -> None:
        if origin is tuple and inner[-1] is not ...:
            shape.items = tuple(self.type(part) for part in inner)
        else:
            shape.item = self.type(inner[0])

    def _union(self, parts: tuple[Any, ...], marks: _Marks) -> Shape:
        if not marks.tag:
            return Shape(options=tuple(self.type(part) for part in parts), limits=marks.limits)
        nothing = [self.type(part) for part in parts if part is type(None)]
        tagged = Shape(tag=marks.tag)
        for model in _models_in(parts):
            for value in _tag_values(model, marks.tag):
                tagged.tagged[value] = self.model(model)
        return Shape(options=(tagged, *nothing)) if nothing else tagged


def _read_marks(metadata: Iterable[Any]) -> _Marks:
    marks = _Marks({})
    for each in _flat(metadata):
        match each:
            case Ref():
                marks.ref = each
            case FormOf():
                marks.form = each
            case FieldInfo() if isinstance(each.discriminator, str):
                marks.tag = each.discriminator
        for name, word in _LIMITS.items():
            if (limit := getattr(each, name, None)) is not None:
                marks.limits[word] = limit
    return marks


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """Annotations with the groups among them taken apart."""
    for each in metadata:
        yield each
        if isinstance(each, FieldInfo):
            yield from _flat(each.metadata)


def _models_in(parts: Iterable[Any]) -> Iterator[type[BaseModel]]:
    for part in parts:
        if get_origin(part) is Annotated or get_origin(part) in (Union, types.UnionType):
            inner = get_args(part)
            yield from _models_in(inner[:1] if get_origin(part) is Annotated else inner)
        elif isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _tag_values(model: type[BaseModel], tag: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if tag in (name, info.alias):
            yield from (str(value) for value in get_args(info.annotation))


def _helps(model: type[BaseModel]) -> Callable[[], Mapping[str, str]]:
    """The model's own way to find the help of its fields, if it has one."""
    return getattr(model, "field_help", dict)


def _description(info: FieldInfo, helps: Callable[[], Mapping[str, str]], name: str) -> Callable[[], str]:
    return lambda: info.description or helps().get(name, "")
