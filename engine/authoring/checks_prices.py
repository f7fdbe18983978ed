"""The check of prices: every class of order that an instrument has, in every stage it may be given for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.forms import FormField, bare_fields
from engine.instruments import Instrument, catalogue
from engine.scenario import Scenario, Seat
from engine.state import State, Use, Weight

CLASSES: tuple[Weight, ...] = ("light", "medium", "heavy")
PURSE = ("points_high", "points_middle", "points_low", "carry")
"""The rule numbers that say how many points there are."""


def out_of_reach(file: ScenarioFile, scenario: Scenario, start: State) -> Iterator[Fault]:
    """Classes of orders that cost more points than a seat can ever have (S323), with the orders that are of them."""
    n = scenario.numbers
    most = max(n.points_high, n.points_middle, n.points_low) + n.carry
    for weight, price in zip(CLASSES, (n.light, n.medium, n.heavy), strict=True):
        if price > most and (named := _orders_of(scenario, start, weight)):
            cause = next((name for name in (weight, *PURSE) if name in file.numbers), weight)
            message = f"a {weight} order costs {price} points and a seat never has more than {most}"
            yield Fault("S323", ("numbers", cause), message, f"nobody can pay for {', '.join(named)}")


def _orders_of(scenario: Scenario, start: State, weight: Weight) -> list[str]:
    """The instruments of the table that have orders of a class, with the choice that makes them so."""
    found: dict[str, None] = {}
    for seat, brief in scenario.seats.items():
        for id in brief.instruments:
            found |= dict.fromkeys(_named(scenario, start, seat, catalogue()[id], weight))
    return list(found)


def _named(scenario: Scenario, start: State, seat: Seat, instrument: Instrument[Use], weight: Weight) -> list[str]:
    """The instrument if all its orders are of a class, else those of its choices that make them so."""
    form: Any = instrument.Use
    fields = bare_fields(form)
    plain = {field.name: _plain(scenario, seat, field) for field in fields}
    uses = [("", plain)]
    for field in fields:
        uses += [(f"{field.name}: {option}", {**plain, field.name: option}) for option in field.options]
    weights = {word: instrument.weight(scenario, start, seat, form(**values)) == weight for word, values in uses}
    if all(weights.values()):
        return [quote(instrument.id)]
    return [f"{quote(instrument.id)} with '{word}'" for word, right in weights.items() if right and word]


def _plain(scenario: Scenario, seat: Seat, field: FormField) -> Any:
    """A value that a field of a form may hold."""
    if field.default is not None:
        return field.default
    match field.kind:
        case "choice":
            return field.options[0]
        case "number":
            return field.low
        case "flag":
            return False
        case _:
            return next(iter(_names(scenario, seat, field.names)), "")


def _names(scenario: Scenario, seat: Seat, what: str) -> tuple[str, ...]:
    match what:
        case "seats":
            return tuple(other for other in scenario.seats if other != seat)
        case "inputs":
            return scenario.economy.inputs
        case "lines":
            return scenario.economy.goods
        case _:
            return ()
