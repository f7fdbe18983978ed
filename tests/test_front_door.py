"""The front door of the engine: every name that it gives out has words, its own or in the door's docstring."""

from __future__ import annotations

import inspect

import pytest

import engine


def words_of(name: str) -> str:
    """The docstring of a class or a function; what Python or a dataclass writes by itself is none."""
    thing = inspect.unwrap(getattr(engine, name))
    own = thing.__doc__ if inspect.isclass(thing) or inspect.isfunction(thing) else ""
    return "" if (own or "").startswith(f"{name}(") else own or ""


@pytest.mark.parametrize("name", engine.__all__)
def test_every_name_has_words(name: str) -> None:
    assert words_of(name) or f"``{name}``" in (engine.__doc__ or "")
