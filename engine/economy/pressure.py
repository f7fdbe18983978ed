"""What a batch is pushed with: the blocks of its shocks side by side, or of many sets of measures at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.economy.blocks import HIGHEST, LOWEST, NEUTRAL, Pressure, pressure
from engine.economy.calibration import Array, Model
from engine.economy.errors import ImpossibleNumber
from engine.economy.inputs import Orders
from engine.economy.shock import Shock

LONGEST_BUY_AHEAD = 6.0  # H_max, weeks of baseline imports
LEDGER = frozenset({"gate", "spared", "gate_wait", "stock", "restock", "release", "thrift"})


def gathered(pressures: Sequence[Pressure]) -> Pressure:
    """The blocks of a whole batch, games last."""
    found: Pressure = {}
    for name in dict.fromkeys(name for one in pressures for name in one):
        if len(pressures) == 1:
            found[name] = pressures[0][name][..., None]
            continue
        some = next(one[name] for one in pressures if name in one)
        plain = np.full(some.shape, NEUTRAL.get(name, 0.0))
        found[name] = np.stack([one.get(name, plain) for one in pressures], axis=-1)
    return found


def coalitions(pressures: Sequence[Pressure], present: Array) -> Pressure:
    """The blocks of many sets of measures: `present` (measures, sets) is 1 where a set has a measure."""
    found: Pressure = {}
    for one, here in zip(pressures, present, strict=True):
        for name, block in one.items():
            mine = np.where(here > 0, block[..., None], NEUTRAL.get(name, 0.0))
            found[name] = _joined(name, found[name], mine) if name in found else mine
    return found


def _joined(name: str, one: Array, other: Array) -> Array:
    if name in LOWEST:
        return np.minimum(one, other)
    return np.maximum(one, other) if name in HIGHEST else one + other


class Pushes(NamedTuple):
    """What a batch is pushed with."""

    market: Pressure  # flows (R, R, N) and places (R, N)
    orders: Orders
    waits: tuple[tuple[int, ...], ...]  # weeks after which something begins, by game


def pushes(model: Model, shocks: Sequence[Shock]) -> Pushes:
    """What shocks do to a batch, a game each."""
    if len(shocks) == 1:
        return _alone(model, shocks[0])
    return joined(model, gathered([pressure(model, shock) for shock in shocks]), tuple(map(waits_of, shocks)))


@lru_cache(maxsize=512)
def _alone(model: Model, shock: Shock) -> Pushes:
    return joined(model, gathered([pressure(model, shock)]), (waits_of(shock),))


@lru_cache(maxsize=2048)
def waits_of(shock: Shock) -> tuple[int, ...]:
    """Weeks after which a gate or a programme of this shock begins to work."""
    gates = {gate.wait for gate in shock.gates if not gate.exempt}
    return tuple(sorted((gates | {new.wait for new in shock.alternatives}) - {0}))


def joined(model: Model, blocks: Pressure, waits: tuple[tuple[int, ...], ...]) -> Pushes:
    """Joined blocks as logs by column for the market, and as orders for the ledger."""
    found = dict(blocks)
    if "duty" in found:
        ratio = found["duty"] / model.accounts.tariff[..., None]
        if ratio.min() <= -1:
            raise ImpossibleNumber("duties take the tariff of a flow below -100 %")
        found["duty"] = np.log1p(ratio)
    if "quota" in found and (np.isneginf(found["quota"]) & (model.market.sS < 1)[:, None]).any():
        raise ImpossibleNumber("a quota of nothing needs goods that others can replace: sigma_short above 1")
    if "fear" in found:
        found["fear"] = np.minimum(found["fear"], LONGEST_BUY_AHEAD)
    market = {
        name: block.reshape(*block.shape[:-2], -1)
        for name, block in found.items()
        if name not in LEDGER and not name.startswith("alt_")
    }
    return Pushes(market, _orders(found), waits)


def _orders(found: Pressure) -> Orders:
    """Exemptions win over gates; new supply by the weeks it still takes."""
    gate, wait = found.get("gate"), found.get("gate_wait")
    if "spared" in found:
        spared = found["spared"]
        gate = np.where(spared >= 0, spared, 1.0 if gate is None else gate)
        wait = None if wait is None else np.where(spared >= 0, 0.0, wait)
    waits = sorted(int(name.removeprefix("alt_share@")) for name in found if name.startswith("alt_share@"))
    coming = tuple((w, found[f"alt_share@{w}"], found[f"alt_speed@{w}"]) for w in waits)
    stores = (found.get(name) for name in ("stock", "restock", "release", "thrift"))
    return Orders(gate, wait, coming, *stores)
