"""From names to arrays: what a shock does to each wedge, gate and store of a model.

A Pressure holds only the blocks a shock touches; all are in the units of SPEC 3.2 (log ratios, fractions,
weeks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from engine.economy.calibration import Array, Model
from engine.economy.errors import ImpossibleNumber, unknown
from engine.economy.inputs import RESTOCK, Orders
from engine.economy.shock import Shock

WHOLE = 10_000
CARRYING = 0.005  # c_h, cost of holding a buy-ahead stock, share of value a week (SPEC 3.7)
LONGEST_BUY_AHEAD = 6.0  # H_max, weeks of baseline imports
SLOTS = 8  # how many different waits the alternatives of one cell may have
DEFAULTS = {"quota": np.inf, "gate": 1.0, "restock": RESTOCK}
LEDGER = frozenset(Orders._fields)
Pressure = dict[str, Array]


@lru_cache(maxsize=2048)
def pressure(model: Model, shock: Shock) -> Pressure:
    """The arrays of one shock; cached, so never write into them."""
    blocks: Pressure = {}
    _duties(model, shock, blocks)
    _wedges(model, shock, blocks)
    _places(model, shock, blocks)
    _gates(model, shock, blocks)
    _alternatives(model, shock, blocks)
    _stores(model, shock, blocks)
    for array in blocks.values():
        array.flags.writeable = False
    return blocks


def gathered(model: Model, pressures: Sequence[Pressure]) -> Pressure:
    """The blocks of a whole batch, games last; flows and places with sector and game in one axis."""
    if len(pressures) == 1:
        return {name: block.reshape(_shape(name, block, 1)) for name, block in pressures[0].items()}
    found: Pressure = {}
    for name in dict.fromkeys(name for one in pressures for name in one):
        some = next(one[name] for one in pressures if name in one)
        plain = np.full(some.shape, DEFAULTS.get(name, 0.0))
        block = np.stack([one.get(name, plain) for one in pressures], axis=-1)
        found[name] = np.ascontiguousarray(block).reshape(_shape(name, some, len(pressures)))
    return found


def _shape(name: str, block: Array, games: int) -> tuple[int, ...]:
    if name in LEDGER:
        return (*block.shape, games)
    return (*block.shape[:-1], block.shape[-1] * games)


def _duties(model: Model, shock: Shock, blocks: Pressure) -> None:
    """lT = ln(1 + sum of line share x points / T0)."""
    if not shock.duties:
        return
    points = np.zeros_like(model.accounts.tariff)
    announced = np.zeros_like(points)
    for sector, origin, destination, bp, line, collected in shock.duties:
        for o, d, s, share in _flows(model, sector, origin, destination, line):
            points[o, d, s] += share * bp * collected / WHOLE**2
            announced[o, d, s] += share * bp / WHOLE
    ratio = points / model.accounts.tariff
    if (ratio <= -1).any():
        raise ImpossibleNumber("duties take the tariff of a flow below -100 %")
    blocks["duty"] = np.log1p(ratio)
    blocks["announced"] = announced


def _wedges(model: Model, shock: Shock, blocks: Pressure) -> None:
    for name, items, change in (
        ("tax", shock.taxes, _log_up),
        ("friction", shock.frictions, _log_up),
        ("bar", shock.bars, _log_down),
        ("divert", shock.diversions, _plain),
    ):
        for sector, origin, destination, bp in items:
            for o, d, s, _ in _flows(model, sector, origin, destination, ""):
                _block(blocks, name, model.accounts.tariff.shape)[o, d, s] += change(bp)
    for sector, origin, destination, bp, line in shock.floors:
        for o, d, s, share in _flows(model, sector, origin, destination, line):
            _block(blocks, "floor", model.accounts.tariff.shape)[o, d, s] += _log_up(bp, share)
    for sector, origin, destination, bp in shock.quotas:
        limit = np.log(bp / WHOLE) if bp > 0 else -np.inf
        for o, d, s, _ in _flows(model, sector, origin, destination, ""):
            quota = _block(blocks, "quota", model.accounts.tariff.shape, np.inf)
            quota[o, d, s] = min(quota[o, d, s], limit)
    for sector, origin, destination, bp, belief, line in shock.fears:
        for o, d, s, share in _flows(model, sector, origin, destination, line):
            rise = np.log1p(share * bp / WHOLE / model.accounts.tariff[o, d, s])
            fear = _block(blocks, "fear", model.accounts.tariff.shape)
            fear[o, d, s] = min(LONGEST_BUY_AHEAD, fear[o, d, s] + max(0.0, belief / WHOLE * rise / CARRYING))


def _places(model: Model, shock: Shock, blocks: Pressure) -> None:
    shape = model.accounts.output.shape
    for name, items, change in (
        ("demand", shock.demands, _plain),
        ("subsidy", shock.subsidies, _log_up),
        ("investment", shock.investments, _plain),
    ):
        for sector, region, bp in items:
            for r in _regions(model, region):
                for s in _sectors(model, sector):
                    _block(blocks, name, shape)[r, s] += change(bp)


def _gates(model: Model, shock: Shock, blocks: Pressure) -> None:
    """The lowest gate of a cell and supplier, or the highest exemption; its wait comes with it."""
    chosen: dict[tuple[int, int], tuple[bool, int, int]] = {}
    for g, user, target, supplier, exempt, wait in shock.gates:
        if not 0 <= target <= WHOLE:
            raise ImpossibleNumber(f"gate of '{g}' at {target}: must be between 0 and {WHOLE} basis points")
        for c in _cells(model, g, user):
            for by in _regions(model, supplier):
                for o in model.ledger.reach[by, :, c].nonzero()[0].tolist():
                    if o != model.ledger.user[c]:
                        chosen[o, c] = _stronger(chosen.get((o, c)), (exempt, target, wait))
    shape = (len(model.regions), len(model.cells))
    for (o, c), (_, target, wait) in sorted(chosen.items()):
        _block(blocks, "gate", shape, 1.0)[o, c] = target / WHOLE
        if wait:
            _block(blocks, "gate_wait", shape)[o, c] = wait


def _stronger(old: tuple[bool, int, int] | None, new: tuple[bool, int, int]) -> tuple[bool, int, int]:
    """Exemptions win, the highest of them; otherwise the lowest gate, the longest wait where equal."""
    if old is None or old[0] != new[0]:
        return new if old is None or new[0] else old
    if new[0]:
        return max(old, new, key=lambda gate: (gate[1], -gate[2]))
    return min(old, new, key=lambda gate: (gate[1], -gate[2]))


def _alternatives(model: Model, shock: Shock, blocks: Pressure) -> None:
    by_wait: dict[tuple[int, int], tuple[int, int]] = {}
    for g, user, share, speed, wait in sorted(shock.alternatives):
        for c in _cells(model, g, user):
            old_share, old_speed = by_wait.get((c, wait), (0, 0))
            by_wait[c, wait] = (old_share + share, old_speed + speed)
    shape = (SLOTS, len(model.cells))
    used: dict[int, int] = {}
    for (c, wait), (share, speed) in sorted(by_wait.items()):
        slot = used[c] = used.get(c, -1) + 1
        if slot >= SLOTS:
            raise ImpossibleNumber(f"{model.cells[c]}: at most {SLOTS} different waits of alternatives at once")
        _block(blocks, "alt_share", shape)[slot, c] = share / WHOLE
        _block(blocks, "alt_speed", shape)[slot, c] = speed / 100
        _block(blocks, "alt_wait", shape)[slot, c] = wait


def _stores(model: Model, shock: Shock, blocks: Pressure) -> None:
    shape = (len(model.cells),)
    for g, user, weeks, restock in shock.stocks:
        for c in _cells(model, g, user):
            _block(blocks, "stock", shape)[c] += weeks / 10
            if restock:
                quickest = _block(blocks, "restock", shape, RESTOCK)
                quickest[c] = min(quickest[c], restock)
    for name, items in (("release", shock.releases), ("thrift", shock.thrifts)):
        for g, user, bp in items:
            for c in _cells(model, g, user):
                _block(blocks, name, shape)[c] += bp / WHOLE


def _block(blocks: Pressure, name: str, shape: tuple[int, ...], default: float = 0.0) -> Array:
    if name not in blocks:
        blocks[name] = np.full(shape, default)
    return blocks[name]


def _plain(bp: int) -> float:
    return bp / WHOLE


def _log_up(bp: int, share: float = 1.0) -> float:
    return _log1p(share * bp / WHOLE, bp)


def _log_down(bp: int) -> float:
    return _log1p(-bp / WHOLE, bp)


def _log1p(change: float, bp: int) -> float:
    if change <= -1:
        raise ImpossibleNumber(f"{bp} basis points leave nothing of a flow or a price")
    return float(np.log1p(change))


def _flows(
    model: Model, sector: str, origin: str, destination: str, line: str
) -> Iterator[tuple[int, int, int, float]]:
    """Every flow meant, never own sales, with the share of the line in it."""
    for d in _regions(model, destination):
        for o in _regions(model, origin):
            if o == d:
                continue
            for s in _sectors(model, sector):
                share = _share(model, line, s, o, d)
                if share:
                    yield o, d, s, share
    if line and all(line != name for name, *_ in model.line_shares):
        raise unknown("line", line, model.lines)


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


def _cells(model: Model, g: str, user: str) -> list[int]:
    """The cells meant; a known input that a known region does not use has none."""
    if g != "*" and g not in model.inputs:
        raise unknown("input", g, model.inputs)
    if user != "*" and user not in model.regions:
        raise unknown("region", user, model.regions)
    return [c for c, (i, u) in enumerate(model.cells) if g in ("*", i) and user in ("*", u)]
