"""Names of figures as tuples, and where a report has them.

("economy", region) | ("term", region, name) | ("output" | "price" | "index", region, sector)
("trade" | "shipments", origin, destination, sector) | ("gate", input, user, supplier)
("cover" | "service" | "alternatives" | "depends", input, user) | ("exposure" | "dependence", region)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from engine.economy.accounts import TERMS
from engine.economy.calibration import Names
from engine.economy.errors import unknown
from engine.economy.settled import Settled, at, places

Figure = tuple[str, ...]
BLOCK = {"term": "terms", "depends": "dependence", "dependence": "reliance"}
KINDS = ("economy", "term", "output", "price", "index", "trade", "shipments", "gate", "cover", "service")
MORE = ("alternatives", "depends", "exposure", "dependence")


@lru_cache(maxsize=512)
def rows(names: Names, figure: Figure) -> tuple[int, ...]:
    """The numbers of a report that make a figure: one, or the five terms of Economy."""
    kind, *where = figure
    if kind == "economy":
        return tuple(rows(names, ("term", where[0], term))[0] for term in TERMS)
    part, shape, _ = places(names)[BLOCK.get(kind, kind)] if kind in KINDS + MORE else _missing(kind)
    return (part.start + int(np.ravel_multi_index(_index(names, kind, where), shape)),)


def _index(names: Names, kind: str, where: Sequence[str]) -> tuple[int, ...]:
    if kind == "term":
        return at("term", where[1], TERMS), at("region", where[0], names.regions)
    if kind in ("cover", "service", "alternatives", "depends", "gate"):
        c = at("input and user", (where[0], where[1]), names.cells)
        return (c,) if kind != "gate" else (at("region", where[2], names.regions), c)
    if kind in ("exposure", "dependence"):
        return (at("region", where[0], names.regions),)
    *regions, sector = where
    return (*(at("region", r, names.regions) for r in regions), at("sector", sector, names.sectors))


def _missing(kind: str) -> tuple[slice, tuple[int, ...], int]:
    raise unknown("figure", kind, KINDS + MORE)


def read(report: Settled, figure: Figure) -> int:
    """A figure of a report; Economy is the sum of its terms on top of 10000."""
    total = sum(int(report.numbers[row]) for row in rows(report.names, figure))
    return 10_000 + total if figure[0] == "economy" else total
