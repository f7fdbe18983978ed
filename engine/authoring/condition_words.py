"""Conditions in words, for authors: what a card or an aim waits for."""

from __future__ import annotations

from collections.abc import Iterator

from engine.figures import kind_of
from engine.instruments import catalogue
from engine.reader import figure_name, figure_value, scenario_names
from engine.said import joined
from engine.scenario import Bounds, Condition, Scenario


def condition_words(scenario: Scenario, when: Condition) -> str:
    """A condition in words."""
    return joined(list(_words(scenario, when))) or "always"


def _words(scenario: Scenario, when: Condition) -> Iterator[str]:
    names = scenario_names(scenario)
    if when.round is not None:
        yield f"the round is {_bounds(when.round)}"
    for name, bounds in when.figures:
        yield f"{figure_name(name, names)} is {_bounds(bounds, name)}"
    if (pattern := when.in_force) is not None:
        what = (
            catalogue()[pattern.instrument].title if pattern.instrument in catalogue() else pattern.tag or "a measure"
        )
        by = f" of {names.get(pattern.by, pattern.by)}" if pattern.by else ""
        against = f" against {names.get(pattern.against, pattern.against)}" if pattern.against else ""
        standing = joined([s.replace("_", " ") for s in pattern.standing], "or") or "pending or in force"
        soon = f", or returns within {pattern.back_within} weeks" if pattern.back_within else ""
        yield f"{what}{by}{against} is {standing}{soon}"
    if when.happened:
        yield f"'{names.get(when.happened, when.happened)}' has happened"
    if (deal := when.deal) is not None:
        parties = [names.get(p, p) for p in (deal.party, deal.other) if p]
        of = f" of {joined(parties)}" if parties else ""
        holding = f" with {names.get(deal.clause, deal.clause)}" if deal.clause else ""
        yield f"a {'benchmarked ' if deal.benchmarked else ''}deal{of}{holding} is in force"
    if when.any_of:
        yield f"one of these holds: {'; '.join(condition_words(scenario, part) for part in when.any_of)}"
    for part in when.none_of:
        yield f"not so that {condition_words(scenario, part)}"


def _bounds(bounds: Bounds, name: str = "") -> str:
    asked = (("at least", bounds.at_least), ("at most", bounds.at_most), ("exactly", bounds.equals))
    return joined([f"{words} {_value(name, value)}" for words, value in asked if value is not None])


def _value(name: str, value: int) -> str:
    return figure_value(name, value) if name and kind_of(name) else str(value)
