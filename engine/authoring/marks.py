"""The tags that measures have and the things they touch, as instruments declare them, with the names of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from engine.authoring.file import ScenarioFile
from engine.authoring.folders import instrument, instrument_ids, is_loaded
from engine.authoring.known import known_names

Names = Mapping[str, Sequence[str]]


def filled(patterns: Iterable[str], names: Names) -> list[str]:
    """Patterns such as 'input.{input}' with every name there is; what has none to offer takes any word."""
    found: list[str] = []
    for pattern in patterns:
        kind, _, name = pattern.partition(".")
        known = names.get(name.strip("{}")) if name.startswith("{") else None
        if not name.startswith("{"):
            found.append(pattern)
        else:
            found += [f"{kind}.{word}" for word in known] if known is not None else [f"{kind}."]
    return found


def fits(word: str, allowed: Collection[str]) -> bool:
    """Whether a word is allowed; one that ends with a dot takes any word after it."""
    return any(
        word.startswith(each) and word != each if each.endswith(".") else word == each for each in allowed
    )  # fmt: skip


def causes(file: ScenarioFile, tag: str, instruments: Collection[str]) -> bool:
    """Whether one of these instruments begins measures with a tag; True for a tag that no instrument knows.

    Those that are loaded are asked first: a check loads as few as it can.
    """
    names = names_of(file)
    ready = sorted(instruments, key=lambda id: not is_loaded(id))
    return any(fits(tag, marks_of((id,), names)) for id in ready) or not is_known(file, tag)


def is_known(file: ScenarioFile, tag: str) -> bool:
    """Whether measures of some instrument have a tag or touch what it names."""
    names = names_of(file)
    ready = sorted(instrument_ids(), key=lambda id: not is_loaded(id))
    return any(fits(tag, marks_of((id,), names)) for id in ready)


def marks_of(instruments: Iterable[str], names: Names) -> list[str]:
    """The tags and touches that measures of instruments may have."""
    found: list[str] = []
    for id in instruments:
        each = instrument(id)
        found += filled((*each.tags, *each.marks), names) if each else []
    return list(dict.fromkeys(found))


def names_of(file: ScenarioFile) -> Names:
    """What a file has of each thing that a tag may be about."""
    economy = file.economy
    own = economy.own
    return {
        "input": tuple(own.inputs) if own else economy.inputs,
        "line": tuple(own.goods) if own else economy.lines,
        "sector": tuple(own.goods) if own else packaged("sectors"),
        "seat": tuple(file.seats),
        "partner": (*file.seats, *file.actors),
    }


@cache
def packaged(what: str) -> tuple[str, ...]:
    """The names of a kind in the packaged year."""
    return tuple(known_names(None)[what])
