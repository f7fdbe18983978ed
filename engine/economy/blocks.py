"""From names to arrays: the blocks of one shock, in a form that joins with those of others.

Blocks of two shocks together are their blocks added, or the lower gate, the higher exemption.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.economy.calibration import Array, Indices, Model
from engine.economy.errors import ImpossibleNumber, unknown
from engine.economy.inputs import RESTOCK
from engine.economy.shock import Shock

WHOLE = 10_000
CARRYING = 0.005  # c_h, cost of holding a buy-ahead stock, share of value a week (SPEC 3.7)
Pressure = dict[str, Array]

# How blocks join where they are not simply added, with the value that changes nothing.
LOWEST = {"quota": np.inf, "gate": 1.0, "restock": RESTOCK}
HIGHEST = {"spared": -1.0, "gate_wait": 0.0}
NEUTRAL = LOWEST | HIGHEST


@lru_cache(maxsize=2048)
def pressure(model: Model, shock: Shock) -> Pressure:
    """The blocks of one shock; cached, so never write into them."""
    blocks: Pressure = {}
    _duties(model, shock, blocks)
    _wedges(model, shock, blocks)
    _places(model, shock, blocks)
    _gates(model, shock, blocks)
    _stores(model, shock, blocks)
    for array in blocks.values():
        array.flags.writeable = False
    return blocks


def _duties(model: Model, shock: Shock, blocks: Pressure) -> None:
    """Points of the tariff, weighted by the share of the line: lT = ln(1 + points / T0) once all are joined."""
    if not shock.duties:
        return
    points = _block(blocks, "duty", model.accounts.tariff.shape).reshape(-1)
    for sector, origin, destination, bp, line, collected in sorted(shock.duties):
        at, share = flows(model, sector, origin, destination, line)
        points[at] += share * (bp * collected / WHOLE**2)


def _wedges(model: Model, shock: Shock, blocks: Pressure) -> None:
    shape = model.accounts.tariff.shape
    for name, items, change in (
        ("tax", shock.taxes, _log_up),
        ("friction", shock.frictions, _log_up),
        ("bar", shock.bars, _log_down),
        ("divert", shock.diversions, _plain),
    ):
        for sector, origin, destination, bp in sorted(items):
            at, _ = flows(model, sector, origin, destination, "")
            _block(blocks, name, shape).reshape(-1)[at] += change(bp)
    for sector, origin, destination, bp, line in sorted(shock.floors):
        at, share = flows(model, sector, origin, destination, line)
        _block(blocks, "floor", shape).reshape(-1)[at] += np.log1p(share * max(bp, 0) / WHOLE)
    for sector, origin, destination, bp in shock.quotas:
        at, _ = flows(model, sector, origin, destination, "")
        quota = _block(blocks, "quota", shape, np.inf).reshape(-1)
        quota[at] = np.minimum(quota[at], np.log(bp / WHOLE) if bp > 0 else -np.inf)
    for sector, origin, destination, bp, belief, line in sorted(shock.fears):
        at, share = flows(model, sector, origin, destination, line)
        rise = np.log1p(share * max(bp, 0) / WHOLE / model.accounts.tariff.reshape(-1)[at])
        _block(blocks, "fear", shape).reshape(-1)[at] += belief / WHOLE / CARRYING * rise


def _places(model: Model, shock: Shock, blocks: Pressure) -> None:
    shape = model.accounts.output.shape
    for name, items, change in (
        ("demand", shock.demands, _plain),
        ("subsidy", shock.subsidies, _log_up),
        ("investment", shock.investments, _plain),
    ):
        for sector, region, bp in sorted(items):
            r, s = _regions(model, region), _sectors(model, sector)
            _block(blocks, name, shape)[r.start : r.stop, s.start : s.stop] += change(bp)


def _gates(model: Model, shock: Shock, blocks: Pressure) -> None:
    """The lowest gate of each supplier to a cell, the highest exemption, the longest wait."""
    found: dict[str, dict[int, float]] = {}
    for g, user, target, supplier, exempt, wait in shock.gates:
        if not 0 <= target <= WHOLE:
            raise ImpossibleNumber(f"gate of '{g}' at {target}: must be between 0 and {WHOLE} basis points")
        name, choose = ("spared", max) if exempt else ("gate", min)
        gates, waits = found.setdefault(name, {}), found.setdefault("gate_wait", {}) if wait and not exempt else None
        for at in shipments(model, g, user, supplier):
            gates[at] = choose(gates.get(at, NEUTRAL[name]), target / WHOLE)
            if waits is not None:
                waits[at] = max(waits.get(at, 0.0), wait)
    for name, values in found.items():
        block = _block(blocks, name, (len(model.regions), len(model.cells)), NEUTRAL[name]).reshape(-1)
        block[list(values)] = list(values.values())


def _stores(model: Model, shock: Shock, blocks: Pressure) -> None:
    shape = (len(model.cells),)
    for g, user, share, speed, wait in sorted(shock.alternatives):
        at = cells(model, g, user)
        _block(blocks, f"alt_share@{wait}", shape)[at] += share / WHOLE
        _block(blocks, f"alt_speed@{wait}", shape)[at] += speed / 100
    for g, user, weeks, restock in sorted(shock.stocks):
        at = cells(model, g, user)
        _block(blocks, "stock", shape)[at] += weeks / 10
        if restock:
            quickest = _block(blocks, "restock", shape, RESTOCK)
            quickest[at] = np.minimum(quickest[at], restock)
    for name, items in (("release", shock.releases), ("thrift", shock.thrifts)):
        for g, user, bp in sorted(items):
            _block(blocks, name, shape)[cells(model, g, user)] += bp / WHOLE


def _block(blocks: Pressure, name: str, shape: tuple[int, ...], default: float = 0.0) -> Array:
    if name not in blocks:
        blocks[name] = np.full(shape, default)
    return blocks[name]


def _plain(bp: int) -> float:
    return bp / WHOLE


def _log_up(bp: int) -> float:
    return _log1p(bp / WHOLE, bp)


def _log_down(bp: int) -> float:
    return _log1p(-bp / WHOLE, bp)


def _log1p(change: float, bp: int) -> float:
    if change <= -1:
        raise ImpossibleNumber(f"{bp} basis points leave nothing of a flow or a price")
    return float(np.log1p(change))


@lru_cache(maxsize=4096)
def flows(model: Model, sector: str, origin: str, destination: str, line: str) -> tuple[Indices, Array]:
    """Every flow meant, never own sales, as places in the flat table, with the share of the line in each."""
    R, S = len(model.regions), len(model.sectors)
    found = [
        ((o * R + d) * S + s, _share(model, line, s, o, d))
        for d in _regions(model, destination)
        for o in _regions(model, origin)
        for s in _sectors(model, sector)
        if o != d
    ]
    if line and all(line != name for name, *_ in model.line_shares):
        raise unknown("line", line, model.lines)
    some = [(at, share) for at, share in found if share]
    return np.array([at for at, _ in some], dtype=np.intp), np.array([share for _, share in some], dtype=float)


@lru_cache(maxsize=4096)
def shipments(model: Model, g: str, user: str, supplier: str) -> tuple[int, ...]:
    """Suppliers and cells a region's rules reach, never the user's own supply, as places in the flat table."""
    C, found = len(model.cells), []
    for c in cells(model, g, user).tolist():
        for o in range(len(model.regions)):
            stopped = any(model.ledger.reach[by, o, c] for by in _regions(model, supplier))
            if stopped and o != model.ledger.user[c]:
                found.append(o * C + c)
    return tuple(found)


def _share(model: Model, line: str, s: int, o: int, d: int) -> float:
    if not line:
        return 1.0
    place = (line, model.sectors[s], model.regions[o], model.regions[d])
    return model.line_shares.get(place, 0.0)


def _regions(model: Model, name: str) -> range:
    return _found("region", name, model.regions)


def _sectors(model: Model, name: str) -> range:
    return _found("sector", name, model.sectors)


def _found(kind: str, name: str, names: tuple[str, ...]) -> range:
    if name == "*":
        return range(len(names))
    if name not in names:
        raise unknown(kind, name, names)
    at = names.index(name)
    return range(at, at + 1)


@lru_cache(maxsize=4096)
def cells(model: Model, g: str, user: str) -> Indices:
    """The cells meant; a known input that a known region does not use has none."""
    if g != "*" and g not in model.inputs:
        raise unknown("input", g, model.inputs)
    if user != "*" and user not in model.regions:
        raise unknown("region", user, model.regions)
    found = [c for c, (i, u) in enumerate(model.cells) if g in ("*", i) and user in ("*", u)]
    return np.array(found, dtype=np.intp)
