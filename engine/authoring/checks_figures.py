"""Checks of named numbers: that a figure exists, and that a value is not finer than the game counts it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.seats import Reaction, Slide
from engine.authoring.file.when import Condition
from engine.authoring.file.world import Effect, Reported
from engine.authoring.names import closest, listing
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts, only
from engine.economy.accounts import TERMS
from engine.economy.baseline import SECTORS
from engine.figures import KINDS, TABLE_FIGURES, kind_of

PAIRED = ("trust", "tariff")
OF_INPUT = ("gate", "licensed", "cover", "service")
COMPARED = ("at_least", "at_most", "equals")


def bad_figures(file: ScenarioFile, parts: Parts, *, after: bool = False) -> Iterator[Fault]:
    """Figures that do not exist (S302), values between two steps of their figure (S303); see `figure_wrong`."""
    for path, name, own, values, at_key in _figures(parts):
        wrong = figure_wrong(file, name, own=own, after=after)
        if wrong:
            yield Fault("S302", path, wrong[0], wrong[1], at_key)
            continue
        scale = kind_of(name).scale
        for place, value in values:
            if abs(value * scale - round(value * scale)) > 1e-6:
                yield Fault("S303", place, f"{quote(name)} is counted in steps of {1 / scale:g}", "round the value")


Use = tuple[Path, str, bool, list[tuple[Path, float]], bool]
"""Where a figure stands, its name, whether 'self.' may be in it, the values beside it, whether it is a key."""


def _figures(parts: Parts) -> Iterator[Use]:
    for path, condition in only(parts, Condition):
        for name, limits in (condition.figures or {}).items():
            place = (*path, "figures", name)
            yield place, name, False, _given(limits, place), True
    for path, slide in only(parts, Slide):
        yield (*path, "figure"), slide.figure, False, _given(slide, path, "low", "high"), False
    for path, reaction in only(parts, Reaction):
        if reaction.figure is not None:
            yield (*path, "figure"), reaction.figure, True, _given(reaction, path), False
    for path, effect in only(parts, Effect):
        if effect.figure is not None:
            yield (*path, "figure"), effect.figure, False, _given(effect, path, "change"), False
    for path, reported in only(parts, Reported):
        yield (*path, "figure"), reported.figure, False, _given(reported, path, "value", "tolerance"), False


def _given(entry: object, path: Path, *keys: str) -> list[tuple[Path, float]]:
    values = ((key, getattr(entry, key)) for key in keys or COMPARED)
    return [((*path, key), value) for key, value in values if value is not None]


def figure_wrong(file: ScenarioFile, name: str, *, own: bool = False, after: bool = False) -> tuple[str, str] | None:
    """Why there is no such figure and what there is, or None when it exists.

    `own` allows 'self.'; `after` allows what is known only when the game is over.
    """
    head, *rest = name.split(".")
    if head in TABLE_FIGURES:
        return _table_wrong(file, name, head, rest)
    owners = [*file.seats, "self"] if own else list(file.seats)
    if head not in owners:
        return _unknown(name, head, [*owners, *TABLE_FIGURES], "a figure begins with one of")
    whats = [what for what in KINDS if what not in TABLE_FIGURES]
    if not rest or rest[0] not in whats:
        return _unknown(name, rest[0] if rest else "", whats, f"after '{head}.' stands one of")
    return _part_wrong(file, name, rest[0], rest[1:], after)


def _table_wrong(file: ScenarioFile, name: str, head: str, rest: list[str]) -> tuple[str, str] | None:
    if head not in PAIRED:
        return (f"there is no figure {quote(name)}", f"write '{head}'") if rest else None
    if len(rest) == 2 and rest[0] != rest[1] and all(seat in file.seats for seat in rest):
        return None
    return f"there is no figure {quote(name)}", f"after '{head}.' stand two of: {listing(file.seats)}"


def _part_wrong(file: ScenarioFile, name: str, what: str, rest: list[str], after: bool) -> tuple[str, str] | None:
    if what == "result" and not after:
        return f"{quote(name)} is known only when the game is over", "a result can be expected in tests"
    allowed = _third_parts(file, what)
    if allowed is None:
        return None if len(rest) == 1 or what == "in_force" else (f"{quote(name)} needs a last word", "")
    if not allowed:
        cut = name.rsplit(".", len(rest))[0]
        return (f"there is no figure {quote(name)}", f"write '{cut}'") if rest else None
    if len(rest) == 1 and rest[0] in allowed:
        return None
    return _unknown(name, rest[0] if rest else "", allowed, f"after '{what}.' stands one of")


def _third_parts(file: ScenarioFile, what: str) -> Collection[str] | None:
    """What may follow in the third place: nothing (empty), one of these, or anything (None)."""
    if what in OF_INPUT:
        return file.economy.own.inputs if file.economy.own else file.economy.inputs
    match what:
        case "output":
            return file.economy.own.goods if file.economy.own else SECTORS
        case "term":
            return (*TERMS, "drag", "support")
        case "in_force":
            return None
        case _:
            return ()


def _unknown(name: str, word: str, allowed: Collection[str], what: str) -> tuple[str, str]:
    near = closest(word, allowed)
    guess = f"did you mean '{near}'?; " if near else ""
    return f"there is no figure {quote(name)}", f"{guess}{what}: {listing(allowed)}"
