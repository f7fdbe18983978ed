"""Models from numbers: the packaged year, a chosen part of it with overrides, or an invented economy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.economy.baseline import Behaviour, Cell, Licensing, Line, Tables, packaged
from engine.economy.calibration import Accounts, Array, Indices, Ledger, Market, Model, Names, _model
from engine.economy.errors import ImpossibleNumber, unknown

POWERS = ("eu", "china", "us")
Overrides = Mapping[tuple[str, ...], float]
Reach = NDArray[np.bool_]
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


def from_tables(tables: Tables, *, powers: tuple[str, ...], valve: float = 0.0) -> Model:
    """Calibrate: shares from values, nothing else (SPEC 3.1)."""
    names = Names(tables.regions, tables.sectors, tuple(tables.inputs), tuple((c.input, c.user) for c in tables.cells))
    check_behaviour(tables)
    accounts = _accounts(tables)
    return _model(
        names,
        powers,
        accounts,
        _market(tables, accounts),
        _ledger(tables, accounts, powers),
        {(n.line, n.sector, n.origin, n.destination): n.share for n in tables.lines},
        {(n.line, n.sector, n.origin, n.destination): n.rate for n in tables.lines},
        {g: licensing.title for g, licensing in tables.inputs.items()},
        valve,
    )


def check_behaviour(tables: Tables) -> None:
    """Refuse parameters without one answer (SPEC 7, 17), naming the sector."""
    for sector, b in tables.behaviour.items():
        if not b.sigma_short > abs(b.eta):
            raise ImpossibleNumber(
                f"sector '{sector}': sigma_short {b.sigma_short} must be above |eta| {abs(b.eta)}, "
                "or its market has more than one answer"
            )
        if b.sigma_short == 1 or b.sigma_long == 1:
            raise ImpossibleNumber(f"sector '{sector}': sigma must not be exactly 1; 1.001 works")
        if b.eta >= 0 or b.eps_short <= 0 or b.eps_long < b.eps_short or b.sigma_long < b.sigma_short:
            raise ImpossibleNumber(
                f"sector '{sector}': eta must be below 0, eps_short above 0, and no long-run figure below its short one"
            )
    for licence in tables.inputs.values():
        if not 0 <= licence.gamma <= 1:
            raise ImpossibleNumber(f"input '{licence.title}': gamma {licence.gamma} must be between 0 and 1")


def _accounts(tables: Tables) -> Accounts:
    R, S = tables.regions, tables.sectors
    trade = np.array([[[tables.trade.get((o, d, s), 0.0) for s in S] for d in R] for o in R])
    tariff = np.array([[[1 + tables.tariffs.get((o, d, s), 0.0) for s in S] for d in R] for o in R])
    added = np.array([[tables.value_added.get((r, s), 0.0) for s in S] for r in R])
    if (trade < 0).any() or (tariff <= 0).any():
        raise ImpossibleNumber("trade values must not be negative and tariffs must be above -100 %")
    output, spending = trade.sum(1), (trade * tariff).sum(0)
    eS = np.array([tables.behaviour[s].eps_short for s in S])[:, None]
    slope = np.array([1 + tables.behaviour[s].eta for s in S])[:, None]
    flat, size = slope == 0, added.sum(1)
    return Accounts(
        trade=trade,
        tariff=tariff,
        output=output,
        spending=spending,
        value_added=added,
        size=size,
        per_size=np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)[:, None],
        made=output[..., None],
        effort=output[..., None] * eS / (1 + eS),
        power=(1 + eS) / eS,
        base_rent=output[..., None] / (1 + eS),
        hurt=-spending[..., None] / np.where(flat, 1.0, slope),
        eta_up=slope,
        flat=flat,
        power_of_tariff=tariff[..., None],
        customs=(trade * (tariff - 1)).sum(0)[..., None],
        lost=-added[..., None],
    )


def _market(tables: Tables, accounts: Accounts) -> Market:
    R, S = tables.regions, tables.sectors
    how = [tables.behaviour[s] for s in S]
    paid = accounts.trade * accounts.tariff
    makes, buys = accounts.output > 0, accounts.spending > 0
    alpha = np.array([[[tables.costs.get((r, b, k), 0.0) for b in S] for r in R] for k in S])

    def each(what: str) -> Array:
        return np.array([float(getattr(b, what)) for b in how])

    return Market(
        th=paid / np.where(buys, accounts.spending, 1.0),
        ph=accounts.trade / np.where(makes, accounts.output, 1.0)[:, None],
        sS=each("sigma_short"),
        sL=each("sigma_long"),
        eta=each("eta"),
        eS=each("eps_short"),
        eL=each("eps_long"),
        headroom=np.log1p(each("headroom")),
        t_src=each("t_sourcing"),
        t_cap=each("t_capacity"),
        alpha=alpha[..., None],
        makes=makes.astype(float),
        buys=buys.astype(float),
    )


def _ledger(tables: Tables, accounts: Accounts, powers: tuple[str, ...]) -> Ledger:
    R, cells = tables.regions, tables.cells
    licences = [tables.inputs[c.input] for c in cells]
    shares = np.array([[dict(c.shares).get(r, 0.0) for c in cells] for r in R]).reshape(len(R), len(cells))
    need, need_at, stake = _needs(tables, accounts)
    bite, bite_at = _bites(tables)
    reach = _reach(tables)

    def each(what: str) -> Array:
        return np.array([[float(getattr(c, what))] for c in cells]).reshape(-1, 1)

    def licence(what: str) -> Array:
        return np.array([[float(getattr(one, what))] for one in licences]).reshape(-1, 1)

    gamma = licence("gamma")
    return Ledger(
        user=np.array([R.index(c.user) for c in cells], dtype=np.intp),
        shares=shares[..., None],
        cover=each("cover"),
        critical=each("critical"),
        gamma=np.where(gamma == 1, 0.5, gamma),
        steep=gamma == 1,
        t_down=licence("t_down"),
        t_up=licence("t_up"),
        wait=licence("wait"),
        floor=licence("floor"),
        a_max=each("a_max"),
        l_a=each("l_a"),
        t_a=each("t_a"),
        steady=(need.sum(0) == 0).astype(float)[:, None],
        reach=reach,
        need=need[..., None],
        need_at=need_at,
        bite=bite[..., None],
        bite_at=bite_at,
        held=_held(tables, shares, reach, powers)[:, None],
        weight=_weights(tables, stake)[..., None],
        at_stake=stake,
    )


def _needs(tables: Tables, accounts: Accounts) -> tuple[Array, Indices, Array]:
    """Who uses an input: output of the exposed sectors weighted by kappa xi; and the value added at stake."""
    depth = max((len(c.exposures) for c in tables.cells), default=1) or 1
    need = np.zeros((depth, len(tables.cells)))
    at = np.zeros((depth, len(tables.cells)), dtype=np.intp)
    stake = np.zeros(len(tables.cells))
    for c, cell in enumerate(tables.cells):
        r = tables.regions.index(cell.user)
        for n, (sector, kappa, xi) in enumerate(cell.exposures):
            s = tables.sectors.index(sector)
            at[n, c] = r * len(tables.sectors) + s
            need[n, c] = kappa * xi * accounts.output[r, s]
            stake[c] += kappa * xi * accounts.value_added[r, s]
    total = need.sum(0)
    return need / np.where(total > 0, total, 1.0), at, stake


def _bites(tables: Tables) -> tuple[Array, Indices]:
    """For each region-sector the cells it lives on and how hard each bites."""
    R, S = tables.regions, tables.sectors
    found: list[list[tuple[float, int]]] = [[] for _ in range(len(R) * len(S))]
    for c, cell in enumerate(tables.cells):
        for sector, kappa, xi in cell.exposures:
            found[R.index(cell.user) * len(S) + S.index(sector)].append((kappa * xi, c))
    depth = max(map(len, found), default=1) or 1
    bite = np.zeros((depth, len(found)))
    at = np.zeros((depth, len(found)), dtype=np.intp)
    for place, hits in enumerate(found):
        for n, (weight, c) in enumerate(hits):
            bite[n, place], at[n, place] = weight, c
    return bite, at


def _reach(tables: Tables) -> Reach:
    """Which suppliers' shipments a region can stop: its own, and more where a controller's rules reach further."""
    R = tables.regions
    reach: Reach = np.zeros((len(R), len(R), len(tables.cells)), dtype=np.bool_)
    for c, cell in enumerate(tables.cells):
        for r in R:
            reach[R.index(r), R.index(r), c] = True
        if len(cell.controllers) == 1:
            for r in cell.reach:
                reach[R.index(cell.controllers[0]), R.index(r), c] = True
    return reach


def _held(tables: Tables, shares: Array, reach: Reach, powers: tuple[str, ...]) -> Array:
    """Share of a cell's supply that powers other than the user can stop."""
    held = np.zeros(len(tables.cells))
    for c, cell in enumerate(tables.cells):
        others = [tables.regions.index(p) for p in powers if p != cell.user]
        for o, supplier in enumerate(tables.regions):
            if supplier != cell.user and reach[others, o, c].any():
                held[c] += shares[o, c]
    return held


def _weights(tables: Tables, stake: Array) -> Array:
    """Value at stake of each cell as a share of what its user has at stake in all."""
    own = np.array([[c.user == r for r in tables.regions] for c in tables.cells], dtype=float)
    own = own.reshape(len(tables.cells), len(tables.regions)) * stake[:, None]
    total = own.sum(0)
    return np.asarray(own / np.where(total > 0, total, 1.0))
