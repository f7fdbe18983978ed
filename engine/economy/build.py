"""Models from numbers: the packaged year, a chosen part of it with overrides, or an invented economy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from engine.economy.baseline import Behaviour, Cell, Licensing, Line, Tables, packaged
from engine.economy.calibrate import from_tables
from engine.economy.calibration import Model
from engine.economy.errors import unknown

POWERS = ("eu", "china", "us")
Overrides = Mapping[tuple[str, ...], float]
Record = TypeVar("Record", Behaviour, Licensing)


def model(
    *,
    regions: Sequence[str] | None = None,
    sectors: Sequence[str] | None = None,
    inputs: Sequence[str] | None = None,
    overrides: Overrides | None = None,
    powers: Sequence[str] = POWERS,
    valve: float = 0.0,
) -> Model:
    """The 2024 economy or a part of it.

    Regions left out are merged into `rest`; sectors and inputs left out do not exist. Overrides replace
    single numbers, by address, in the units of the tables (bn USD, fractions, weeks):
    ("trade", sector, origin, destination), ("tariff", sector, origin, destination), ("value_added", region, sector),
    ("cover", input, user), ("critical", input, user), ("a_max", input, user), ("l_a", input, user),
    ("t_a", input, user), ("share", input, user, supplier), ("t_down", input), ("t_up", input), ("wait", input),
    ("floor", input), and ("sigma_short", sector) or any other behaviour of a sector by its name.
    """
    parts = tuple(None if part is None else tuple(part) for part in (regions, sectors, inputs))
    given = tuple(sorted((overrides or {}).items()))
    return _cached(*parts, given, tuple(powers), valve)


@lru_cache(maxsize=16)
def _cached(
    regions: tuple[str, ...] | None,
    sectors: tuple[str, ...] | None,
    inputs: tuple[str, ...] | None,
    overrides: tuple[tuple[tuple[str, ...], float], ...],
    powers: tuple[str, ...],
    valve: float,
) -> Model:
    tables = packaged()
    if regions is not None:
        tables = merge(tables, regions)
    if sectors is not None:
        tables = only_sectors(tables, sectors)
    if inputs is not None:
        tables = only_inputs(tables, inputs)
    for address, value in overrides:
        tables = override(tables, address, value)
    return from_tables(tables, powers=tuple(p for p in powers if p in tables.regions), valve=valve)


def custom_model(
    *,
    trade: Mapping[tuple[str, str, str], float],
    behaviour: Mapping[str, Behaviour] | Behaviour,
    tariffs: Mapping[tuple[str, str, str], float] | None = None,
    value_added: Mapping[tuple[str, str], float] | None = None,
    costs: Mapping[tuple[str, str, str], float] | None = None,
    inputs: Mapping[str, Licensing] | None = None,
    cells: Iterable[Cell] = (),
    lines: Iterable[Line] = (),
    powers: Sequence[str] | None = None,
    valve: float = 0.0,
) -> Model:
    """An invented economy: trade by (origin, destination, sector) with own sales, the rest optional.

    Regions and sectors are those of `trade`, in order of appearance; value added defaults to 0.35 of output,
    all regions are powers unless told otherwise.
    """
    regions = tuple(dict.fromkeys(name for o, d, _ in trade for name in (o, d)))
    sectors = tuple(dict.fromkeys(s for _, _, s in trade))
    how = {s: behaviour for s in sectors} if isinstance(behaviour, Behaviour) else dict(behaviour)
    if value_added is None:
        made = {(r, s): sum(trade.get((r, d, s), 0.0) for d in regions) for r in regions for s in sectors}
        value_added = {place: 0.35 * output for place, output in made.items()}
    tables = Tables(
        regions=regions,
        sectors=sectors,
        trade=dict(trade),
        tariffs=dict(tariffs or {}),
        behaviour=how,
        value_added=dict(value_added),
        costs=dict(costs or {}),
        inputs=dict(inputs or {}),
        cells=tuple(cells),
        lines=tuple(lines),
    )
    return from_tables(tables, powers=regions if powers is None else tuple(powers), valve=valve)


def merge(tables: Tables, regions: tuple[str, ...]) -> Tables:
    """Regions not named become part of `rest`, which is always kept."""
    _known("region", regions, tables.regions)
    kept = tuple(r for r in tables.regions if r in regions or r == "rest")
    to = {r: r if r in kept else "rest" for r in tables.regions}
    trade: dict[tuple[str, str, str], float] = {}
    duty: dict[tuple[str, str, str], float] = {}
    for (o, d, s), value in tables.trade.items():
        place = (to[o], to[d], s)
        trade[place] = trade.get(place, 0.0) + value
        duty[place] = duty.get(place, 0.0) + value * tables.tariffs.get((o, d, s), 0.0)
    tariffs = {p: 0.0 if p[0] == p[1] else duty[p] / trade[p] for p in trade if trade[p] > 0}
    added: dict[tuple[str, str], float] = {}
    for (r, s), value in tables.value_added.items():
        added[to[r], s] = added.get((to[r], s), 0.0) + value
    return tables._replace(
        regions=kept,
        trade=trade,
        tariffs=tariffs,
        value_added=added,
        costs={(r, b, k): v for (r, b, k), v in tables.costs.items() if r in kept},
        cells=tuple(_merged_cell(cell, to, kept) for cell in tables.cells if cell.user in kept),
        lines=tuple(line for line in tables.lines if line.origin in kept and line.destination in kept),
    )


def _merged_cell(cell: Cell, to: Mapping[str, str], kept: tuple[str, ...]) -> Cell:
    shares = dict.fromkeys(kept, 0.0)
    for supplier, share in cell.shares:
        shares[to[supplier]] += share
    return cell._replace(
        shares=tuple(shares.items()),
        controllers=tuple(dict.fromkeys(to[c] for c in cell.controllers)),
        reach=tuple(dict.fromkeys(to[c] for c in cell.reach)),
    )


def only_sectors(tables: Tables, sectors: tuple[str, ...]) -> Tables:
    """The same economy with these sectors alone."""
    _known("sector", sectors, tables.sectors)
    return tables._replace(
        sectors=sectors,
        trade={p: v for p, v in tables.trade.items() if p[2] in sectors},
        tariffs={p: v for p, v in tables.tariffs.items() if p[2] in sectors},
        behaviour={s: tables.behaviour[s] for s in sectors},
        value_added={p: v for p, v in tables.value_added.items() if p[1] in sectors},
        costs={p: v for p, v in tables.costs.items() if p[1] in sectors and p[2] in sectors},
        cells=tuple(c._replace(exposures=tuple(e for e in c.exposures if e[0] in sectors)) for c in tables.cells),
        lines=tuple(line for line in tables.lines if line.sector in sectors),
    )


def only_inputs(tables: Tables, inputs: tuple[str, ...]) -> Tables:
    """The same economy with these critical inputs alone."""
    _known("input", inputs, tables.inputs)
    return tables._replace(
        inputs={g: tables.inputs[g] for g in inputs},
        cells=tuple(sorted((c for c in tables.cells if c.input in inputs), key=lambda c: inputs.index(c.input))),
    )


def override(tables: Tables, address: tuple[str, ...], value: float) -> Tables:
    """One number replaced; see `model` for the addresses."""
    match address:
        case ("trade", sector, origin, destination) if (origin, destination, sector) in tables.trade:
            return tables._replace(trade={**tables.trade, (origin, destination, sector): value})
        case ("tariff", sector, origin, destination) if (origin, destination, sector) in tables.trade:
            return tables._replace(tariffs={**tables.tariffs, (origin, destination, sector): value})
        case ("value_added", region, sector) if (region, sector) in tables.value_added:
            return tables._replace(value_added={**tables.value_added, (region, sector): value})
        case ("cover" | "critical" | "a_max" | "l_a" | "t_a" as what, g, user) if _has(tables, g, user):
            return tables._replace(cells=tuple(_changed(c, g, user, {what: value}) for c in tables.cells))
        case ("share", g, user, supplier) if _has(tables, g, user) and supplier in tables.regions:
            return tables._replace(cells=tuple(_share(c, g, user, supplier, value) for c in tables.cells))
        case ("t_down" | "t_up" | "wait" | "floor" | "gamma" as what, g) if g in tables.inputs:
            return tables._replace(inputs={**tables.inputs, g: _with(tables.inputs[g], what, value)})
        case (what, sector) if sector in tables.sectors and what in Behaviour._fields:
            return tables._replace(behaviour={**tables.behaviour, sector: _with(tables.behaviour[sector], what, value)})
    raise unknown("override", " ".join(address), ("trade", "tariff", "value_added", "cover", "share", "t_up", "eta"))


def _with(record: Record, what: str, value: float) -> Record:
    change: dict[str, Any] = {what: value}
    return record._replace(**change)


def _has(tables: Tables, g: str, user: str) -> bool:
    return any(c.input == g and c.user == user for c in tables.cells)


def _changed(cell: Cell, g: str, user: str, change: dict[str, float]) -> Cell:
    return cell._replace(**change) if (cell.input, cell.user) == (g, user) else cell  # type: ignore[arg-type]


def _share(cell: Cell, g: str, user: str, supplier: str, value: float) -> Cell:
    """One supplier's share set; the others shrink or grow in proportion so that all still add up to 1."""
    if (cell.input, cell.user) != (g, user):
        return cell
    others = sum(v for r, v in cell.shares if r != supplier)
    scale = (1 - value) / others if others else 0.0
    return cell._replace(shares=tuple((r, value if r == supplier else v * scale) for r, v in cell.shares))


def _known(kind: str, names: Iterable[str], all_names: Iterable[str]) -> None:
    known = tuple(all_names)
    for name in names:
        if name not in known:
            raise unknown(kind, name, known)
