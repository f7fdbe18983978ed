"""The tags that measures, orders and deals have and the things they touch, as instruments and clauses declare them,
with the names of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from engine.authoring.file import ScenarioFile
from engine.authoring.folders import clause_ids, clause_kind, instrument, instrument_ids, likely
from engine.authoring.known import known_names
from engine.politics.heard import DEAL_MARKS, OTHER_MARKS

Names = Mapping[str, Sequence[str]]
GIVERS = ("self", "other")
"""What may stand before a tag of a deal instead of the seat that gives it."""


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
    return any(fits(tag, marks_of((id,), names)) for id in likely(instruments, tag)) or not is_known(file, tag)


def is_known(file: ScenarioFile, tag: str, *, heard: bool = False) -> bool:
    """Whether measures of some instrument have a tag or touch what it names, or orders and news are heard as it."""
    names = names_of(file)
    return any(fits(tag, marks_of((id,), names, heard=heard)) for id in likely(instrument_ids(), tag))


def marks_of(instruments: Iterable[str], names: Names, *, heard: bool = False) -> list[str]:
    """The tags and touches that measures of instruments may have, and what orders and news of them are heard as."""
    found: list[str] = []
    for id in instruments:
        each = instrument(id)
        found += filled((*each.tags, *each.marks, *(each.heard_as if heard else ())), names) if each else []
    return list(dict.fromkeys(found))


def is_heard(file: ScenarioFile, kind: str, tag: str) -> bool:
    """Whether a bloc may ever hear a tag under a word such as 'deal' or 'hit'."""
    if kind == "deal":
        giver, dot, what = tag.partition(".")
        if dot and giver in (*GIVERS, *file.seats):
            return what == CONCESSION or _is_of_clause(what) or is_known(file, what)
        return tag in DEAL_MARKS or _is_of_clause(tag)
    return tag in OTHER_MARKS or is_known(file, tag, heard=True) or fits(tag, stages())


def heard_words(kind: str, names: Names) -> list[str]:
    """All tags that a bloc may hear under a word; '' for any word."""
    of_clauses, found = clause_tags(), []
    if kind != "deal":
        found += [*marks_of(instrument_ids(), names, heard=True), *OTHER_MARKS, *stages()]
    if kind in ("", "deal"):
        given = (*of_clauses, CONCESSION, *marks_of(instrument_ids(), names))
        givers = (*GIVERS, *names.get("seat", ()))
        found += [*of_clauses, *DEAL_MARKS, *(f"{giver}.{tag}" for giver in givers for tag in given)]
    return list(dict.fromkeys(found))


CONCESSION = "concession"
"""The tag of what gives up an instrument of the giver (GAME 5.3)."""


def clause_tags() -> tuple[str, ...]:
    """The tags of all kinds of clauses."""
    kinds = map(clause_kind, clause_ids())
    return tuple(dict.fromkeys(tag for kind in kinds if kind is not None for tag in kind.tags))


def _is_of_clause(tag: str) -> bool:
    return any(tag in kind.tags for id in likely(clause_ids(), tag) if (kind := clause_kind(id)) is not None)


def stages() -> tuple[str, ...]:
    """The stages of all instruments, as what stands is tagged with, and the beginning of how one that is reached is."""
    kinds = map(instrument, instrument_ids())
    return (*dict.fromkeys(stage for kind in kinds if kind is not None for stage in kind.stages), "stage.")


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
        "member": tuple(file.council.members) if file.council else (),
    }


@cache
def packaged(what: str) -> tuple[str, ...]:
    """The names of a kind in the packaged year."""
    return tuple(known_names(None)[what])
