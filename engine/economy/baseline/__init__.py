"""The packaged baseline: trade, tariffs, costs and critical inputs of 2024, as plain numbers."""

from __future__ import annotations

import csv
import io
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

VERSION = "y2024_1"
REGIONS = ("eu", "china", "us", "japan", "partners", "rest")
SECTORS = (
    "motor_vehicles",
    "evs_batteries",
    "semiconductors",
    "electronics_ict",
    "machinery_electrical",
    "aerospace_transport",
    "steel_metals",
    "chemicals_pharma",
    "clean_tech",
    "agri_food",
    "textiles_consumer",
    "energy_minerals",
)


class Behaviour(NamedTuple):
    """How one sector answers prices; letters as in SPEC 3.2 and 3.3."""

    sigma_short: float
    sigma_long: float
    eta: float
    eps_short: float
    eps_long: float
    headroom: float = 0.1
    t_sourcing: float = 100.0
    t_capacity: float = 78.0


class Licensing(NamedTuple):
    """How fast the gate of one critical input closes and opens."""

    title: str
    gamma: float = 0.5
    t_down: float = 1.2
    t_up: float = 4.0
    wait: float = 0.0
    floor: float = 0.3


class Cell(NamedTuple):
    """One critical input in one using region; shares by supplier, exposures as (sector, kappa, xi)."""

    input: str
    user: str
    shares: tuple[tuple[str, float], ...]
    exposures: tuple[tuple[str, float, float], ...]
    cover: float
    critical: float
    a_max: float = 0.1
    l_a: float = 26.0
    t_a: float = 52.0
    controllers: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    transit: int = 0


class Line(NamedTuple):
    """One product line inside a cell of the trade table."""

    line: str
    sector: str
    origin: str
    destination: str
    share: float
    rate: float


class Tables(NamedTuple):
    """Everything a model is built from, by name; values in bn USD a year, rates and shares as fractions."""

    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    trade: dict[tuple[str, str, str], float]
    tariffs: dict[tuple[str, str, str], float]
    behaviour: dict[str, Behaviour]
    value_added: dict[tuple[str, str], float]
    costs: dict[tuple[str, str, str], float]
    inputs: dict[str, Licensing]
    cells: tuple[Cell, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=2)
def packaged(version: str = VERSION) -> Tables:
    """The data set that ships with the game, parsed once."""
    return Tables(
        regions=REGIONS,
        sectors=SECTORS,
        trade={(o, d, s): float(v) for o, d, s, v, _ in _rows(version, "trade")},
        tariffs={(o, d, s): float(v) / 100 for o, d, s, v, _ in _rows(version, "tariffs")},
        behaviour={s: Behaviour(*map(float, numbers)) for s, *numbers, _ in _rows(version, "sectors")},
        value_added={(r, s): float(v) for r, s, _, _, v, _ in _rows(version, "value_added")},
        costs={(r, b, k): float(v) for r, b, k, v, _ in _rows(version, "cost_shares") if k != "services"},
        inputs={g: Licensing(title, *map(float, n)) for g, title, *n, _ in _rows(version, "inputs")},
        cells=tuple(_cell(row) for row in _rows(version, "input_cells")),
        lines=tuple(
            Line(n, s, o, d, float(share), float(rate) / 100)
            for n, s, o, d, _, share, rate, *_ in _rows(version, "lines")
        ),
    )


def provenance(table: str, version: str = VERSION) -> tuple[dict[str, str], ...]:
    """One table with every column it has: sources, confidence and notes included."""
    head, *rows = csv.reader(_text(version, table))
    return tuple(dict(zip(head, row, strict=True)) for row in rows)


def _cell(row: list[str]) -> Cell:
    cover, critical, exposures, a_max, l_a, t_a, controllers, reach = row[8:16]
    return Cell(
        input=row[0],
        user=row[1],
        shares=tuple((r, float(v)) for r, v in zip(REGIONS, row[2:8], strict=True)),
        exposures=tuple(_exposure(one) for one in exposures.split(";")),
        cover=float(cover),
        critical=float(critical),
        a_max=float(a_max),
        l_a=float(l_a),
        t_a=float(t_a),
        controllers=tuple(controllers.split("+")),
        reach=tuple(reach.split("+")),
    )


def _exposure(text: str) -> tuple[str, float, float]:
    sector, kappa, xi = text.split(":")
    return sector, float(kappa), float(xi)


def _rows(version: str, table: str) -> Iterator[list[str]]:
    rows = csv.reader(_text(version, table))
    next(rows)
    return rows


def _text(version: str, table: str) -> io.StringIO:
    data = pkgutil.get_data(__name__, f"{version}/{table}.csv")
    if data is None:
        raise FileNotFoundError(f"{version}/{table}.csv")
    return io.StringIO(data.decode())
