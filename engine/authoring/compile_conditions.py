"""Conditions of a file as the rules know them: figures in whole units, patterns with nothing left out."""

from __future__ import annotations

from engine.authoring.file.seats import Reaction
from engine.authoring.file.when import Condition as FileCondition
from engine.authoring.file.when import DealWanted, Limits, MeasureWanted, Rounds
from engine.figures import kind_of
from engine.scenario import Bounds, Condition, DealPattern, Figure, MeasurePattern, pair


def whole(value: float, scale: int) -> int:
    """A number as people write it, in whole units: 0.6 at a scale of 10,000 is 6,000."""
    return round(value * scale)


def figure_name(name: str) -> Figure:
    """The one name of a figure: trust between two seats is named in one fixed order."""
    head, *rest = name.split(".")
    return Figure(f"trust.{pair(*rest)}") if head == "trust" and len(rest) == 2 else Figure(name)


def in_units(figure: str, value: float) -> int:
    """A value of a figure in the figure's whole units; raises KeyError for an unknown figure."""
    return whole(value, kind_of(figure).scale)


def bounds(limits: Limits | Rounds | Reaction, scale: int) -> Bounds:
    """A comparison in whole units."""
    asked = (limits.at_least, limits.at_most, limits.equals)
    return Bounds(*(None if value is None else whole(value, scale) for value in asked))


def condition(when: FileCondition | None) -> Condition | None:
    """What must hold, or None when nothing is asked."""
    return None if when is None else meaning(when)


def meaning(when: FileCondition) -> Condition:
    """What must hold, as the rules test it."""
    figures = ((figure_name(f), bounds(limits, kind_of(f).scale)) for f, limits in (when.figures or {}).items())
    return Condition(
        round=bounds(when.round, 1) if when.round else None,
        figures=tuple(figures),
        in_force=_measure(when.in_force) if when.in_force else None,
        happened=when.happened,
        deal=_deal(when.deal) if when.deal else None,
        any_of=tuple(meaning(part) for part in when.any_of.values()),
        none_of=tuple(meaning(part) for part in when.none_of.values()),
    )


def _measure(wanted: MeasureWanted) -> MeasurePattern:
    return MeasurePattern(
        instrument=wanted.instrument,
        by=wanted.by,
        against=wanted.against,
        tag=wanted.tag,
        standing=wanted.standing,
        rung_at_least=wanted.rung_at_least,
        back_within=wanted.back_within,
    )


def _deal(wanted: DealWanted) -> DealPattern:
    return DealPattern(
        party=wanted.party,
        other=wanted.other,
        clause=wanted.clause,
        benchmarked=wanted.benchmarked,
        giver=wanted.giver,
    )
