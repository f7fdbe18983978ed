"""The market of a turn, solved exactly, all sectors of all games at once (SPEC 3.2).

One column is one sector of one game. Symbols, all log ratios to baseline unless said:
p producer's price, w wedge between producer and buyer, z price index, Q output, mu shadow price of a quota,
th and ph buyer's and seller's shares, sS substitution, eta demand, eS supply.
Newton on p; a column stops when it has converged, so that its answer never depends on the company it keeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.economy.calibration import Array, Columns
from engine.economy.errors import Unsettled

CLOSE = 1e-11
STEPS = 25
FARTHEST = 1.5  # longest Newton step in log price
STUCK = 1e-6  # slope of a seller whose every flow is at its quota and whose plants are at their cap
DEAREST = 30.0  # log shadow price of a quota of nothing
SWEEPS = 60
HALVINGS = 45


class Markets(NamedTuple):
    """What a set of columns must settle: weights already hold wedges, habits and demand."""

    index: Array  # (R, R, N) E: th exp(a + (1-sS) w)
    buying: Array  # (R, R, N) F: ph exp(a - sS w + (1+eta) h + d)
    supply: Array  # (R, N) k - eS c
    cap: Array  # (R, N) ln of the most that can be made
    columns: Columns
    quota: Array | None = None  # (R, R, N) ln of the quantity allowed

    def only(self, at: NDArray[np.intp]) -> Markets:
        """Some of the columns."""
        few = (array[..., at] for array in (self.index, self.buying, self.supply, self.cap))
        quota = None if self.quota is None else self.quota[..., at]
        return Markets(*few, columns=Columns(*(array[..., at] for array in self.columns)), quota=quota)


class Look(NamedTuple):
    """A market looked at with some prices."""

    gap: Array  # (R, N) excess demand, log
    output: Array  # (R, N) ln Q
    log_whole: Array  # (R, N) (1-sS) z
    orders: Array  # (R, R, N) seller's shares bought
    mu: Array | float  # (R, R, N) shadow price of quotas
    share: Array  # (R, R, N) spending shares that move with prices
    total: Array  # (R, N) orders by seller
    loose: Array | float  # (R, R, N) 1 where no quota binds
    slope: Array  # (R, N) eS, 0 where the cap binds


class Cleared(NamedTuple):
    """What a settled market leaves to count."""

    price: Array  # (R, N)
    output: Array  # (R, N) ln Q
    log_whole: Array  # (R, N) (1-sS) z
    orders: Array  # (R, R, N) ph q e^(sS p)
    mu: Array | float  # (R, R, N)

    def changed(self, at: NDArray[np.intp], new: Cleared) -> Cleared:
        """Some columns replaced."""
        mu: Array | float = self.mu
        if not (isinstance(mu, float) and isinstance(new.mu, float)):
            mu = _put(np.zeros_like(self.orders) + mu, at, new.mu)
        return Cleared(*(_put(old, at, part) for old, part in zip(self[:4], new[:4], strict=True)), mu=mu)


def cleared(m: Markets, p: Array) -> Cleared:
    """Prices that clear every column, from a first guess; columns with a quota go their own, slower way."""
    if m.quota is None:
        return settled(m, p)
    rationed = (m.quota < np.inf).any(axis=(0, 1))
    some, rest = np.flatnonzero(rationed), np.flatnonzero(~rationed)
    found = settled(m.only(some), p[:, some])
    if not rest.size:
        return found
    plain = settled(m._replace(quota=None).only(rest), p[:, rest])
    whole = plain._replace(mu=np.zeros_like(plain.orders))
    return Cleared(*(_woven(p.shape[-1], ((rest, a), (some, b))) for a, b in zip(whole, found, strict=True)))


def _put(array: Array, at: NDArray[np.intp], new: Array | float) -> Array:
    array = array.copy()
    array[..., at] = new
    return array


def _woven(size: int, parts: Iterable[tuple[NDArray[np.intp], Array | float]]) -> Array:
    """Columns solved apart, put back in their places."""
    known = [(at, np.asarray(values)) for at, values in parts]
    array = np.empty((*known[0][1].shape[:-1], size))
    for at, values in known:
        array[..., at] = values
    return array


def settled(m: Markets, p: Array) -> Cleared:
    """Newton until each column has converged; the patient way where it does not."""
    if p.shape[-1] == 1:  # numpy adds in another order when the last axis has one element
        twice = settled(m.only(np.array([0, 0])), np.repeat(p, 2, axis=-1))
        return Cleared(*(x if isinstance(x, float) else x[..., :1] for x in twice))
    look = seen(m, p)
    for step in range(2 * STEPS):
        close = (np.abs(look.gap) <= CLOSE).all(axis=0)
        if close.all():
            return Cleared(p, look.output, look.log_whole, look.orders, look.mu)
        if step == STEPS:
            p = np.where(close, p, _patient(m, p))
        else:
            p = np.where(close, p, p + np.clip(_newton(m, look), -FARTHEST, FARTHEST))
        look = seen(m, p)
    column = int(np.flatnonzero(~close)[0])
    raise Unsettled(column, int(np.abs(look.gap[:, column]).argmax()))


def seen(m: Markets, p: Array) -> Look:
    """The market at these prices."""
    c = m.columns
    parts = m.index * np.exp((1 - c.sS) * p)[:, None]
    if m.quota is not None:
        return _rationed(m, p, parts, m.quota)
    whole = np.add.reduce(parts, axis=0) + c.empty
    log_whole = np.log(whole)
    orders = m.buying * np.exp(c.up * log_whole)
    total = sellers(orders) + c.idle
    output, slope = _made(m, p)
    return Look(np.log(total) - c.sS * p - output, output, log_whole, orders, 0.0, parts / whole, total, 1.0, slope)


def sellers(flows: Array) -> Array:
    """Sum over destinations, always in the same order."""
    return np.asarray(np.add.reduce(np.ascontiguousarray(flows.transpose(1, 0, 2)), axis=0))


def _made(m: Markets, p: Array) -> tuple[Array, Array]:
    free = m.supply + m.columns.eS * p
    return np.minimum(free, m.cap), np.where(free > m.cap, 0.0, m.columns.eS)


def _rationed(m: Markets, p: Array, parts: Array, quota: Array) -> Look:
    """The same with quotas: the bound flows are found by letting the index rise until no other flow is bound."""
    c = m.columns
    sold = c.ph > 0
    want = np.where(sold, np.log(np.where(sold, m.buying * c.per, 1.0)) - c.sS * p[:, None], -np.inf)
    held_back = (c.sS - 1) / c.sS * (want - quota)
    rationed = np.where(sold, parts * np.exp(-held_back), 0.0)
    bound = np.zeros(parts.shape, dtype=bool)
    log_whole = np.log(np.add.reduce(parts, axis=0) + c.empty)
    for _ in range(len(p) + 1):
        more = bound | (want + c.up * log_whole > quota)
        if (more == bound).all():
            break
        bound = more
        loose = np.add.reduce(np.where(bound, 0.0, parts), axis=0) + c.empty
        log_whole = _index(loose, np.add.reduce(np.where(bound, rationed, 0.0), axis=0), c.sE / c.sS, log_whole)
    over = np.minimum(want + c.up * log_whole - quota, DEAREST * c.sS)
    mu = np.where(bound, over / c.sS, 0.0)
    orders = np.where(bound, c.ph * np.exp(np.where(bound, quota, 0.0)), m.buying * np.exp(c.up * log_whole - c.sS * p[:, None]))
    total = sellers(orders) + c.idle
    output, slope = _made(m, p)
    spending = np.where(bound, rationed * np.exp(c.sE / c.sS * log_whole), parts) / np.exp(log_whole)
    tight = 1 - np.add.reduce(np.where(bound, spending, 0.0), axis=0) * c.sE / c.sS
    share = np.where(bound, 0.0, spending) / tight
    orders = orders * np.exp(c.sS * p)[:, None]  # as the plain market counts them
    gap = np.log(np.maximum(total, 1e-300)) - output
    return Look(gap, output, log_whole, orders, mu, share, total * np.exp(c.sS * p), 1.0 - bound, slope)


def _index(loose: Array, bound: Array, r: Array, x: Array) -> Array:
    """x = ln(loose + bound e^(r x)), the index when part of the spending is rationed; r < 1, so it is unique."""
    for _ in range(60):
        part = bound * np.exp(r * x)
        miss = np.log(loose + part) - x
        far = np.abs(miss) > 1e-14
        if not far.any():
            break
        x = np.where(far, x + miss / (1 - r * part / (loose + part)), x)
    return x


def _newton(m: Markets, look: Look) -> Array:
    """The step that clears the linearised market: (D - (sS+eta) W s') step = gap."""
    c, R = m.columns, look.gap.shape[0]
    W = look.orders / look.total[:, None] * look.loose
    A = np.einsum("ijn,kjn->ikn", W, look.share)
    A *= -c.sE
    if isinstance(look.loose, float):
        own = c.sS + look.slope
    else:
        own = np.maximum(c.sS * sellers(W) + look.slope + c.idle, STUCK)
    A.reshape(R * R, -1)[:: R + 1] += own
    return np.ascontiguousarray(np.linalg.solve(A.transpose(2, 0, 1), look.gap.T[..., None])[..., 0].T)


def _patient(m: Markets, p: Array) -> Array:
    """Seller after seller halves the range in which its own market clears: slow and sure with gross substitutes."""
    p = np.clip(np.nan_to_num(p), -5.0, 5.0)
    for _ in range(SWEEPS):
        before = p.copy()
        for seller in range(len(p)):
            low, high = np.full(p.shape[-1], -12.0), np.full(p.shape[-1], 12.0)
            for _ in range(HALVINGS):
                p[seller] = (low + high) / 2
                dear = seen(m, p).gap[seller] < 0
                low, high = np.where(dear, low, p[seller]), np.where(dear, p[seller], high)
        if np.abs(p - before).max() < 1e-9:
            break
    return p
