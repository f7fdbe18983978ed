"""Frozen dataclasses that are quick to define.

The standard decorator writes and compiles six functions for every frozen class. The engine has a hundred such classes,
and to define them was half of its start. This one is used the same way, compiles the initialiser only and shares the
rest. It is for closed families (events, actions, state, scenarios); an instrument or a clause takes the standard one,
for Python lets a standard frozen class inherit from standard ones only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass  # what type checkers see: nothing is new but the price
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False, eq: bool = True) -> Callable[[type], type]:
        """As ``dataclasses.dataclass(frozen=True, slots=True)``; both must be said, so that a reader sees them."""
        if not (frozen and slots):
            raise TypeError("this decorator makes frozen classes with slots; for others take the one of dataclasses")

        def made(cls: type) -> type:
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
            return _frozen(made, eq=eq)

        return made


def _frozen(cls: Any, *, eq: bool) -> type:
    """Give a class what the standard decorator would, unless it has its own."""
    fields = dataclasses.fields(cls)
    methods: dict[str, Any] = {"__init__": _initialiser(cls, fields), "__setattr__": _no_set, "__delattr__": _no_delete}
    methods |= {"__getstate__": _packed, "__setstate__": _unpacked}
    methods |= {"__repr__": _shown(tuple(f.name for f in fields if f.repr))}
    if eq:
        methods |= _compared(tuple(f.name for f in fields if f.compare))
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)
    found: type = cls
    return found


def _initialiser(cls: Any, fields: tuple[Field[Any], ...]) -> Any:
    """``def __init__(self, round, *, seat=default_seat): put_round(self, round); ...``.

    A slot is written by its own setter: to write it by name costs twice as much, and a game makes thousands of these.
    """
    known: dict[str, Any] = {"MISSING": MISSING}
    places, names, lines = ["self"], ["*"], ["pass"]
    for field in fields:
        value = name = field.name
        if field.default_factory is not MISSING:
            known[f"make_{name}"] = field.default_factory
            value = f"make_{name}() if {name} is MISSING else {name}"
        known |= {f"default_{name}": field.default, f"put_{name}": getattr(cls, name).__set__}
        required = field.default is MISSING and field.default_factory is MISSING
        (names if field.kw_only else places).append(name if required else f"{name}=default_{name}")
        lines.append(f"put_{name}(self, {value})")
    if len(names) > 1:
        places += names
    exec(f"def __init__({', '.join(places)}):\n  " + "\n  ".join(lines), known)
    return known["__init__"]


def _compared(names: tuple[str, ...]) -> dict[str, Any]:
    """Equality and hash by the fields that count."""
    key = attrgetter(*names) if names else lambda one: ()

    def equal(one: object, other: object) -> bool:
        return key(one) == key(other) if other.__class__ is one.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": lambda one: hash(key(one))}


def _shown(names: tuple[str, ...]) -> Callable[[object], str]:
    """``Thing(name='a', count=3)``."""

    def shown(one: object) -> str:
        return f"{type(one).__qualname__}({', '.join([f'{name}={getattr(one, name)!r}' for name in names])})"

    return shown


def _no_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _packed(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _unpacked(self: Any, values: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), values, strict=True):
        object.__setattr__(self, field.name, value)


__all__ = ["dataclass"]
