"""Dataclass <-> JSON, made from the types themselves: actions, events, views, scenarios.

Open families carry a tag: an Action or Event its class name (``do`` / ``event``), a form its instrument (``use``), a
clause its kind (``clause``). The opaque Economy is left out and is None after decoding; replay makes it again.
Anything unexpected raises CodecError with the place.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import engine.actions as actions
import engine.events as events
from engine.actions import Action
from engine.diplomacy import vocabulary
from engine.economy import Economy
from engine.events import Event
from engine.instruments import catalogue
from engine.state import Clause, Use

T = TypeVar("T")


class CodecError(ValueError):
    """Data that is not what the type asks for; the text names the place and what is wrong."""


def encode(value: Any) -> Any:
    """Plain JSON data of a value."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Economy):
        return None
    if is_dataclass(value):
        return _encode_dataclass(value)
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [encode(v) for v in value]
    raise CodecError(f"{type(value).__name__} cannot be written")


def decode(kind: type[T], data: Any, at: str = "") -> T:
    """A value of a type from plain JSON data."""
    wanted: Any = kind
    made: T = _decoder(wanted)(data, at)
    return made


def _tag(value: Any) -> tuple[str, str] | None:
    match value:
        case Action():
            return "do", type(value).__name__
        case Event():
            return "event", type(value).__name__
        case Use():
            return "use", type(value).__module__.rsplit(".", 1)[-1]
        case Clause():
            return "clause", type(value).__module__.rsplit(".", 1)[-1]
    return None


def _encode_dataclass(value: Any) -> dict[str, Any]:
    tag = _tag(value)
    found: dict[str, Any] = {tag[0]: tag[1]} if tag else {}
    cls: Any = type(value)
    for name, default in _fields(cls):
        item = getattr(value, name)
        if default is not MISSING and item == default:
            continue
        found[name] = encode(item)
    return found


@cache
def _fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default if f.default_factory is MISSING else MISSING) for f in fields(cls))


Decoder = Callable[[Any, str], Any]


@cache
def _decoder(kind: Any) -> Decoder:
    origin = get_origin(kind)
    if origin is Annotated:
        return _decoder(get_args(kind)[0])
    if hasattr(kind, "__supertype__"):
        return _decoder(kind.__supertype__)
    if kind is Any or kind is object:
        return lambda data, at: data
    if kind is Economy:
        return lambda data, at: None
    if kind in (str, int, bool):
        return _scalar(kind)
    if kind is type(None):
        return _nothing
    if origin is Literal:
        return _literal(get_args(kind))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(*get_args(kind))
    family = _FAMILIES.get(kind)
    if family is not None:
        return _family(*family)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    raise CodecError(f"{kind} cannot be read")


def _scalar(kind: type) -> Decoder:
    words = {str: "text", int: "a whole number", bool: "true or false"}[kind]

    def read(data: Any, at: str) -> Any:
        if type(data) is not kind:
            raise CodecError(f"{at or 'value'}: {words} is wanted, not {data!r}")
        return data

    return read


def _nothing(data: Any, at: str) -> None:
    if data is not None:
        raise CodecError(f"{at}: nothing is wanted, not {data!r}")


def _literal(options: tuple[Any, ...]) -> Decoder:
    def read(data: Any, at: str) -> Any:
        for option in options:
            if data == option and type(data) is type(option):
                return option
        raise CodecError(f"{at}: one of {', '.join(map(str, options))} is wanted, not {data!r}")

    return read


def _union(parts: tuple[Any, ...]) -> Decoder:
    readers = [_decoder(p) for p in parts]

    def read(data: Any, at: str) -> Any:
        problem: CodecError | None = None
        for reader in readers:
            try:
                return reader(data, at)
            except CodecError as error:
                problem = error
        raise problem or CodecError(f"{at}: nothing fits {data!r}")

    return read


def _tuple(parts: tuple[Any, ...]) -> Decoder:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda data, at: tuple(each(item, f"{at}[{n}]") for n, item in enumerate(_list(data, at)))
    readers = [_decoder(p) for p in parts]

    def read(data: Any, at: str) -> Any:
        items = _list(data, at)
        if len(items) != len(readers):
            raise CodecError(f"{at}: {len(readers)} items are wanted, not {len(items)}")
        return tuple(r(item, f"{at}[{n}]") for n, (r, item) in enumerate(zip(readers, items, strict=True)))

    return read


def _list(data: Any, at: str) -> list[Any]:
    if not isinstance(data, list):
        raise CodecError(f"{at}: a list is wanted, not {data!r}")
    return data


def _mapping(key: Any, value: Any) -> Decoder:
    read_value = _decoder(value)
    whole = key is int

    def read(data: Any, at: str) -> Any:
        if not isinstance(data, dict):
            raise CodecError(f"{at}: a mapping is wanted, not {data!r}")
        return {_key(k, whole, at): read_value(v, f"{at}.{k}") for k, v in data.items()}

    return read


def _key(key: str, whole: bool, at: str) -> str | int:
    if not whole:
        return key
    try:
        return int(key)
    except ValueError:
        raise CodecError(f"{at}: {key!r} is no whole number") from None


@cache
def _known(cls: Any) -> dict[str, Decoder]:
    hints = get_type_hints(cls, include_extras=True)
    return {f.name: _decoder(hints[f.name]) for f in fields(cls)}


def _dataclass(cls: type) -> Decoder:
    needed = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]

    def read(data: Any, at: str) -> Any:
        anything: Any = cls
        known = _known(anything)
        if not isinstance(data, dict):
            raise CodecError(f"{at or cls.__name__}: the fields of {cls.__name__} are wanted, not {data!r}")
        for name in data:
            if name not in known:
                raise CodecError(f"{at or cls.__name__}: {cls.__name__} has no field {name!r}")
        values = {name: known[name](item, f"{at}.{name}" if at else name) for name, item in data.items()}
        for name in needed:
            if name not in values:
                raise CodecError(f"{at or cls.__name__}: {name!r} is missing")
        return cls(**values)

    return read


def _family(tag: str, members: Callable[[], Mapping[str, type]]) -> Decoder:
    def read(data: Any, at: str) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get(tag), str):
            raise CodecError(f"{at or 'value'}: {tag!r} is missing")
        cls = members().get(data[tag])
        if cls is None:
            raise CodecError(f"{at or 'value'}: there is no {tag} {data[tag]!r}")
        rest = {k: v for k, v in data.items() if k != tag}
        return _dataclass_of(cls)(rest, at)

    return read


@cache
def _dataclass_of(cls: Any) -> Decoder:
    return _dataclass(cls)


def _classes(module: types.ModuleType, base: type) -> dict[str, type]:
    return {c.__name__: c for c in vars(module).values() if isinstance(c, type) and issubclass(c, base)}


_FAMILIES: dict[Any, tuple[str, Callable[[], Mapping[str, type]]]] = {
    Action: ("do", cache(lambda: _classes(actions, Action))),
    Event: ("event", cache(lambda: _classes(events, Event))),
    Use: ("use", cache(lambda: {name: i.Use for name, i in catalogue().items()})),
    Clause: ("clause", cache(lambda: {name: k.Clause for name, k in vocabulary().items()})),
}
