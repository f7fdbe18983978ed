"""The market of a turn, solved exactly, all sectors of all games at once (SPEC 3.2).

One column is one sector of one game. Symbols, all log ratios to baseline unless said:
p producer's price, w wedge between producer and buyer, z price index, Q output, th and ph buyer's and seller's
shares, sS substitution, eta demand, eS supply. Newton on p; a column stops when it has converged, so that its
answer never depends on the company it keeps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.model import Array, Columns

CLOSE = 1e-11
STEPS = 30
FARTHEST = 1.5  # longest Newton step in log price


class Markets(NamedTuple):
    """What a set of columns must settle: weights already hold wedges, habits and demand."""

    index: Array  # (R, R, N) E: th exp(a + (1-sS) w)
    buying: Array  # (R, R, N) F: ph exp(a - sS w + (1+eta) h + d)
    supply: Array  # (R, N) k - eS c
    cap: Array  # (R, N) ln of the most that can be made
    columns: Columns


class Look(NamedTuple):
    """A market looked at with some prices."""

    parts: Array  # (R, R, N) index weights at these prices
    whole: Array  # (R, N) their sum
    log_whole: Array  # (R, N) (1-sS) z
    orders: Array  # (R, R, N) buying at this index
    total: Array  # (R, N) orders by seller
    output: Array  # (R, N) ln Q
    capped: Array  # (R, N) True where the cap binds
    gap: Array  # (R, N) excess demand, log


def settled(m: Markets, p: Array) -> tuple[Array, Look]:
    """Prices that clear every column, from a first guess, and the market at them."""
    p = np.array(p)
    look = seen(m, p)
    for _ in range(STEPS):
        far = ~(np.abs(look.gap) <= CLOSE).all(axis=0)
        if not far.any():
            return p, look
        step = _newton(m, look)
        np.clip(step, -FARTHEST, FARTHEST, out=step)
        p = np.where(far, p + step, p)
        look = seen(m, p)
    return p, look


def seen(m: Markets, p: Array) -> Look:
    """The market at these prices."""
    c = m.columns
    parts = m.index * np.exp((1 - c.sS) * p)[:, None]
    whole = np.add.reduce(parts, axis=0) + c.empty
    log_whole = np.log(whole)
    orders = m.buying * np.exp(c.up * log_whole)
    total = np.add.reduce(np.ascontiguousarray(orders.transpose(1, 0, 2)), axis=0) + c.idle
    free = m.supply + c.eS * p
    output = np.minimum(free, m.cap)
    return Look(parts, whole, log_whole, orders, total, output, free > m.cap, np.log(total) - c.sS * p - output)


def _newton(m: Markets, look: Look) -> Array:
    """The step that clears the linearised market: (D - (sS+eta) W s') step = gap."""
    c, R = m.columns, look.gap.shape[0]
    W = look.orders / look.total[:, None]
    s = look.parts / look.whole
    A = np.einsum("ijn,kjn->ikn", W, s)
    A *= -c.sE
    A.reshape(R * R, -1)[:: R + 1] += c.sS + np.where(look.capped, 0.0, c.eS)
    return np.ascontiguousarray(np.linalg.solve(A.transpose(2, 0, 1), look.gap.T[..., None])[..., 0].T)
