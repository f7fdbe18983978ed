"""The exchange-rate and wage valve (SPEC 3.5): one number a region that lets trade balances find back.

e is a region's costs and incomes against the others', log, adding up to 0 over regions. With beta 0 it stays shut
(partial equilibrium), with 1 every measure leaves balances in the end as they were. It is no forecast of a currency.
"""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Accounts, Array
from engine.economy.looks import Cleared
from engine.economy.sums import added

T_VALVE = 78.0  # weeks (judgement: one to two years)


def spread(e: Array, shape: tuple[int, ...]) -> Array:
    """The valve of each region over its sectors' columns."""
    R, G = e.shape
    return np.repeat(e[:, None], shape[-1] // G, axis=1).reshape(R, -1)


def balances(base: Accounts, cleared: Cleared, per: Array) -> Array:
    """Exports less imports of each region at producers' prices, all sectors, (R, G), bn USD a year."""
    R, S = base.output.shape
    quantity = cleared.orders * per
    worth = base.trade[..., None] * (quantity * np.exp(cleared.price)[:, None]).reshape(R, R, S, -1)
    sold = np.add.reduce(np.ascontiguousarray(worth.transpose(1, 2, 0, 3)).reshape(R * S, R, -1), axis=0)
    bought = np.add.reduce(np.ascontiguousarray(worth.transpose(0, 2, 1, 3)).reshape(R * S, R, -1), axis=0)
    return np.asarray(sold - bought)


def moved(base: Accounts, e: Array, now: Array, shut: Array, *, beta: float, weeks: Array) -> Array:
    """(21): e moves with the part of the change of the balance that the valve should have closed."""
    exports, imports = base.trade.sum((1, 2)), base.trade.sum((0, 2))
    abroad = exports + imports - 2 * np.einsum("iis->i", base.trade)
    rest = (exports - imports)[:, None]
    miss = (now - rest) - (1 - beta) * (shut - rest)
    e = e - np.expm1(-weeks / T_VALVE) * miss / np.maximum(abroad, 1e-9)[:, None]
    return np.asarray(e - added(e) / len(e))
