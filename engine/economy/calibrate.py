"""Calibration: shares and constants from tables, nothing else (SPEC 3.1)."""

from __future__ import annotations

import numpy as np

from engine.economy.baseline import Tables
from engine.economy.calibration import Accounts, Array, Indices, Ledger, Market, Marks, Model, Names, frozen
from engine.economy.errors import ImpossibleNumber

COST_GRAIN = (
    2.0**-16
)  # cost shares are multiples of it: times an index kept at 2**-30 they add up exactly, in any order
LEAST_SLOPE = 2.0**-30  # 1 + eta where eta is -1, for (1 - e^(x z)) / x tends to -z: no other formula is needed there
LEAST_CRITICAL = 1e-9  # weeks; a stock without an amber mark lasts to its end


def from_tables(tables: Tables, *, powers: tuple[str, ...], valve: float = 0.0) -> Model:
    """Calibrate: shares from values, nothing else (SPEC 3.1)."""
    names = Names(tables.regions, tables.sectors, tuple(tables.inputs), tuple((c.input, c.user) for c in tables.cells))
    check_behaviour(tables)
    accounts = _accounts(tables)
    return frozen(
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
    eS = np.array([tables.behaviour[s].eps_short for s in S])
    slope = np.array([1 + tables.behaviour[s].eta for s in S])
    slope, size = np.where(slope == 0, LEAST_SLOPE, slope), added.sum(1)
    duties, at_rest = trade * (tariff - 1), np.zeros((5, len(R), 1))
    at_rest[1, :, 0] = (output / (1 + eS)).sum(1)
    at_rest[2, :, 0] = duties.sum((0, 2))
    return Accounts(
        trade=trade,
        tariff=tariff,
        output=output,
        spending=spending,
        value_added=added,
        size=size,
        per_size=np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)[:, None],
        effort=output * eS / (1 + eS),
        power=(1 + eS) / eS,
        hurt=-spending / slope,
        slope=slope,
        duties=duties,
        at_rest=at_rest,
        lost=-added,
    )


def _market(tables: Tables, accounts: Accounts) -> Market:
    R, S = tables.regions, tables.sectors
    how = [tables.behaviour[s] for s in S]
    paid = accounts.trade * accounts.tariff
    makes, buys = accounts.output > 0, accounts.spending > 0
    alpha = np.array([[[tables.costs.get((r, b, k), 0.0) for k in S] for b in S] for r in R])

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
        alpha=np.rint(alpha / COST_GRAIN) * COST_GRAIN,
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
        per_critical=1 / np.maximum(each("critical"), LEAST_CRITICAL),
        rest=np.where(gamma == 1, 0.5, 1 - gamma),
        root=np.where(gamma == 1, 2.0, 1 / np.where(gamma == 1, 1.0, 1 - gamma)),
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


def _reach(tables: Tables) -> Marks:
    """Which suppliers' shipments a region can stop: its own, and more where a controller's rules reach further."""
    R = tables.regions
    reach: Marks = np.zeros((len(R), len(R), len(tables.cells)), dtype=np.bool_)
    for c, cell in enumerate(tables.cells):
        for r in R:
            reach[R.index(r), R.index(r), c] = True
        if len(cell.controllers) == 1:
            for r in cell.reach:
                reach[R.index(cell.controllers[0]), R.index(r), c] = True
    return reach


def _held(tables: Tables, shares: Array, reach: Marks, powers: tuple[str, ...]) -> Array:
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
