"""A scenario's own small economy: its whole numbers by name become a model.

The setting holds, by name: ``goods`` with ``like`` (a sector of the packaged year), ``trade`` in millions a year by
seller and buyer and ``duties`` in basis points; ``inputs`` with ``like`` (a packaged input) and ``users``: shares of
``suppliers`` and ``needed`` in basis points, ``store``, ``critical``, ``after`` and ``pace`` in tenths of weeks, and
``replaceable`` in basis points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.economy import Behaviour, Cell, Licensing, Model, custom_model
from engine.economy.baseline import packaged

Own = Mapping[str, Any]


def own_model(own: Mapping[str, object], powers: tuple[str, ...]) -> Model:
    """The model of a setting; raises EconomyError for numbers that no market can have."""
    goods: Own = dict(own)["goods"]  # type: ignore[assignment]  # the compiler writes it, by name
    inputs: Own = dict(own).get("inputs", {})  # type: ignore[assignment]  # as above
    return custom_model(
        trade={place: value / 1000 for place, value in _flows(goods, "trade")},
        behaviour={good: _behaviour(spec["like"]) for good, spec in goods.items()},
        tariffs={place: value / 10_000 for place, value in _flows(goods, "duties")},
        inputs={name: _licensing(name, spec["like"]) for name, spec in inputs.items()},
        cells=tuple(_cells(inputs)),
        powers=powers,
    )


def _flows(goods: Own, what: str) -> Iterator[tuple[tuple[str, str, str], int]]:
    for good, spec in goods.items():
        for seller, sold in spec[what].items():
            yield from (((seller, buyer, good), value) for buyer, value in sold.items())


def _behaviour(like: str) -> Behaviour:
    return packaged().behaviour[like]


def _licensing(name: str, like: str) -> Licensing:
    return packaged().inputs[like]._replace(title=name.replace("_", " "))


def _cells(inputs: Own) -> Iterator[Cell]:
    for name, spec in inputs.items():
        for user, needs in spec["users"].items():
            yield Cell(
                input=name,
                user=user,
                shares=tuple((region, share / 10_000) for region, share in needs["suppliers"].items()),
                exposures=tuple((good, share / 10_000, 1.0) for good, share in needs["needed"].items()),
                cover=needs["store"] / 10,
                critical=needs["critical"] / 10,
                a_max=needs["replaceable"] / 10_000,
                l_a=needs["after"] / 10,
                t_a=needs["pace"] / 10,
            )
