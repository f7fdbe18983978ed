"""What a turn leaves behind in sourcing habits, price offsets, capacity, customs counts, stocks bought ahead.

SPEC 3.3 and 3.7. a sourcing habit, h index offset, k capacity, f shipments counted, H weeks bought ahead; lP buyer's
price of a flow, z index, zL the index if habits had fully moved. Each closes 1 - exp(-weeks / T) of its gap in a turn.
"""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Array, Columns

T_FLOW = 6.0  # weeks in which customs statistics follow the market, fitted
FARTHEST = 3.0  # habits stop learning beyond a twentyfold price
LEAST = 1e-9  # smallest flow that is counted, as a share of baseline
BUILD = 4.0  # weeks in which a stock bought ahead is built
USE_UP = 6.0  # weeks in which it is used up again
USED_AT_MOST = 0.6  # share of it used in one turn, so that it never runs below nothing


def pace(weeks: Array, years: Array, sectors: int) -> Array:
    """1 - exp(-weeks / T) for every column (sector, game), from weeks by game and T by sector."""
    return np.asarray(-np.expm1(-weeks[None, :] / years[:, None])).reshape(sectors * weeks.size)


def sourcing(
    c: Columns, a: Array, bar: Array | float, divert: Array | float, lP: Array, z: Array, lam: Array
) -> tuple[Array, Array]:
    """(9) and (10): the new habit and the index offset that keeps the reported index continuous."""
    zL = _index(c, bar + (1 - c.sL) * lP) / (1 - c.sL)
    pull = np.clip(lP - zL, -FARTHEST, FARTHEST)
    a = a + lam * ((c.sS - c.sL) * pull + divert - a)
    zh = _index(c, a + bar + (1 - c.sS) * lP) / (1 - c.sS)
    return a, z + lam * (zL - z) - zh


def _index(c: Columns, weights: Array) -> Array:
    return np.asarray(np.log(np.add.reduce(c.th * np.exp(weights), axis=0) + c.empty))


def capacity(c: Columns, k: Array, price: Array, costs: Array, invested: Array | float, lam: Array) -> Array:
    """(11): capacity follows the price that would hold with every input at hand."""
    return np.asarray(k + lam * (((c.eL - c.eS) * (price - costs) + invested) * c.makes - k))


def counted(f: Array, quantity: Array, weeks: Array, sectors: int) -> Array:
    """(12): shipments as customs statistics show them, some weeks behind."""
    lam = np.tile(-np.expm1(-weeks / T_FLOW), sectors)
    return np.asarray(f + lam * (np.log(np.maximum(quantity, LEAST)) - f))


def rush(held: Array, target: Array | float, f: Array, c: Columns, weeks: Array) -> Array | float:
    """(3.7) Extra orders, log, of importers who fear a duty; fewer orders while they use up what they hold."""
    if isinstance(target, float) and not held.any():
        return 0.0
    length = np.tile(weeks, held.shape[-1] // weeks.size)
    build = (target - held) * -np.expm1(-length / BUILD)
    use = (target - held) * np.minimum(-np.expm1(-length / USE_UP), USED_AT_MOST)
    plan = np.where(target > held, build, use) / np.maximum(length, 1.0) / np.exp(f)
    return np.asarray(np.log(np.maximum(1 + plan, 0.1)) * (c.ph > 0))


def ahead(held: Array, quantity: Array, extra: Array | float, weeks: Array) -> Array:
    """(3.7) The stock bought ahead: what came in beyond use; nothing is made or lost."""
    if isinstance(extra, float):
        return held
    length = np.tile(weeks, held.shape[-1] // weeks.size)
    return np.asarray(np.maximum(held - length * quantity * np.expm1(-extra), 0.0))
