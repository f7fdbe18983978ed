"""The engine's frozen dataclasses behave as the standard ones in all that the engine uses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, replace

import pytest

from engine.plain import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What all have."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Base):
    """Required, given, made and left out of comparison."""

    name: str
    count: int = 3
    found: Mapping[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """By place."""

    left: int
    right: int = 2


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Itself and no other."""

    left: int


Standard = dataclasses.make_dataclass(
    "Thing",
    [
        ("why", str, ""),
        ("name", str),
        ("count", int, 3),
        ("found", Mapping[str, int], field(default_factory=dict)),
        ("note", str, field(default="", compare=False)),
    ],
    frozen=True,
    slots=True,
    kw_only=True,
)


def test_it_has_the_fields_and_reads_as_the_standard_one() -> None:
    shape = [(f.name, f.default, f.default_factory, f.kw_only, f.compare) for f in dataclasses.fields(Thing)]
    assert shape == [(f.name, f.default, f.default_factory, f.kw_only, f.compare) for f in dataclasses.fields(Standard)]
    assert repr(Thing(name="a", found={"x": 1})) == repr(Standard(name="a", found={"x": 1}))
    assert Thing.__slots__ == ("name", "count", "found", "note")
    assert Pair.__match_args__ == ("left", "right")


def test_equal_by_what_counts() -> None:
    assert Thing(name="a", note="x") == Thing(name="a", note="y") != Thing(name="a", count=4)
    assert Pair(1) == Pair(1, 2) == Pair(left=1)
    assert hash(Pair(1)) == hash(Pair(1, 2))
    assert Pair(1) != (1, 2)
    assert Base(why="a") != Thing(why="a", name="b")
    assert Known(1) != Known(1)
    assert len({Known(1), Known(1)}) == 2


def test_every_one_is_made_anew_and_never_changes() -> None:
    one, two = Thing(name="a"), Thing(name="b")
    assert one.found is not two.found
    with pytest.raises(FrozenInstanceError):
        one.name = "c"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(AttributeError):
        object.__setattr__(one, "other", 1)
    assert replace(one, count=5) == Thing(name="a", count=5)
    assert one.count == 3


def test_what_is_missing_or_too_much_is_told() -> None:
    for wrong in ({}, {"name": "a", "colour": "red"}):
        with pytest.raises(TypeError):
            Thing(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Thing("a")  # type: ignore[misc]


def test_it_travels_and_copies() -> None:
    one = Thing(name="a", found={"x": 1}, note="kept")
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert again == one
        assert again.note == "kept"
