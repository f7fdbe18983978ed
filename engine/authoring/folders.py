"""Instruments and clauses one at a time: a check loads those a file uses, and only lists the others."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import Any

import engine.diplomacy
import engine.instruments
from engine.diplomacy import ClauseKind
from engine.instruments import Instrument


@cache
def instrument_ids() -> tuple[str, ...]:
    """The ids of all instruments, in alphabetical order."""
    return _ids(engine.instruments)


@cache
def clause_ids() -> tuple[str, ...]:
    """The ids of all kinds of clauses, in alphabetical order."""
    return _ids(engine.diplomacy)


@cache
def instrument(id: str) -> Instrument[Any] | None:
    """An instrument by its id, or None."""
    return importlib.import_module(f"engine.instruments.{id}").INSTRUMENT if id in instrument_ids() else None


def is_loaded(id: str) -> bool:
    """Whether somebody has asked for an instrument or a kind of clause already."""
    return f"engine.instruments.{id}" in sys.modules or f"engine.diplomacy.{id}" in sys.modules


def likely(ids: Iterable[str], tag: str) -> list[str]:
    """The order in which to ask instruments or kinds of clauses for a tag: those loaded, then those that name it."""
    word = tag.partition(".")[0]
    named = {id: f'"{word}"' in _source(id) or f'"{word}.' in _source(id) for id in ids}
    return sorted(named, key=lambda id: (not is_loaded(id), not named[id]))


@cache
def _source(id: str) -> str:
    package = engine.instruments if id in instrument_ids() else engine.diplomacy
    return (pkgutil.get_data(package.__name__, f"{id}.py") or b"").decode()


@cache
def clause_kind(id: str) -> ClauseKind[Any] | None:
    """A kind of clause by its id, or None."""
    return importlib.import_module(f"engine.diplomacy.{id}").KIND if id in clause_ids() else None


def use_of(id: str) -> type:
    """The form of an instrument; raises KeyError for one there is not."""
    if (found := instrument(id)) is None:
        raise KeyError(id)
    return found.Use


def clause_of(id: str) -> type:
    """The form of a kind of clause; raises KeyError for one there is not."""
    if (found := clause_kind(id)) is None:
        raise KeyError(id)
    return found.Clause


def _ids(package: ModuleType) -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")))
