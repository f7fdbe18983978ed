"""What a turn leaves behind in sourcing habits, price offsets, capacity and customs counts (SPEC 3.3).

a sourcing habit, h index offset, k capacity, f shipments counted; lP buyer's price of a flow, z index,
zL the index if habits had fully moved. Each closes 1 - exp(-weeks / T) of its gap in a turn.
"""

from __future__ import annotations

import numpy as np

from engine.economy.model import Array, Columns

T_FLOW = 6.0  # weeks in which customs statistics follow the market, fitted
FARTHEST = 3.0  # habits stop learning beyond a twentyfold price
UNSOLD = -20.0  # ln of the smallest flow that is counted


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


def counted(f: Array, lnq: Array, weeks: Array, sectors: int) -> Array:
    """(12): shipments as customs statistics show them, some weeks behind."""
    lam = np.tile(-np.expm1(-weeks / T_FLOW), sectors)
    return np.asarray(f + lam * (np.maximum(lnq, UNSOLD) - f))
