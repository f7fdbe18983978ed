"""What the market of a turn is made of, before, at and after its prices; symbols as in `market`.

One column is one sector of one game; all log ratios to baseline unless said.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Indices, Marks


class Markets(NamedTuple):
    """What a set of columns must settle: the weights already hold wedges, habits and demand."""

    weight: Array  # (R origin, R destination, N) th exp(a + (1-sS) w), in the price index
    buying: Array  # (R, R, N) ph exp(a - sS w)
    shift: Array  # (R destination, N) (1+eta) h + d
    supply: Array  # (R, N) k - eS c
    cap: Array  # (R, N) ln of the most that can be made
    empty: Array | float  # (R, N) 1 where nobody buys; 0.0 if there is no such place
    idle: Array | float  # (R, N) 1 where nobody makes; 0.0 if there is no such place
    sS: Array  # (R, N) and so on, alike in every region
    own: Array  # 1 - sS
    sE: Array  # sS + eta
    up: Array  # (sS + eta) / (1 - sS)
    eS: Array
    firm: Array  # sS + eS
    less: Array  # - sS
    drop: Array  # - (sS + eta)
    limit: Array | None = None  # (R, R, N) seller's share allowed, inf without a quota

    def only(self, at: Indices) -> Markets:
        """Some of the columns."""
        some = (array if array is None or isinstance(array, float) else array.take(at, axis=-1) for array in self)
        return Markets(*some)  # type: ignore[arg-type]  # only the last may be None, and it is allowed to


class Look(NamedTuple):
    """A market looked at with some prices."""

    gap: Array  # (R, N) excess demand, log
    output: Array  # (R, N) ln Q
    free: Array  # (R, N) ln Q without the cap
    whole: Array  # (R, N) e^((1-sS) z)
    log_whole: Array  # (R, N) (1-sS) z
    orders: Array  # (R origin, R destination, N) seller's shares bought
    total: Array  # (R, N) their sum by seller
    parts: Array  # (R, R, N) weights in the index at these prices, shadow prices left out
    rationed: Rationed | None = None


class Rationed(NamedTuple):
    """What quotas do to a market that is looked at."""

    tight: Marks  # (R, R, N) where a quota binds
    spent: Array  # (R, R, N) buyer's shares that move with prices, times their answer
    mu: Array  # (R, R, N) shadow prices


class Cleared(NamedTuple):
    """What a settled market leaves to count."""

    price: Array  # (R, N)
    output: Array  # (R, N) ln Q
    free: Array  # (R, N) ln Q without the cap, at these prices
    log_whole: Array  # (R, N) (1-sS) z
    orders: Array  # (R, R, N) seller's shares bought
    parts: Array  # (R, R, N) th exp(a + (1-sS) (p + w)), shadow prices left out
    mu: Array | None = None  # (R, R, N)

    def only(self, at: Indices) -> Cleared:
        """Some of the columns."""
        some = (None if array is None else array.take(at, axis=-1) for array in self)
        return Cleared(*some)  # type: ignore[arg-type]  # only the last may be None, and it is allowed to

    def changed(self, at: Indices, new: Cleared) -> Cleared:
        """Some columns replaced."""
        mu = self.mu
        if new.mu is not None:
            mu = put(np.zeros_like(self.orders) if mu is None else mu, at, new.mu)
        price, output, free, log_whole, orders, parts = (
            put(old, at, one) for old, one in zip(self[:6], new[:6], strict=True)
        )
        return Cleared(price, output, free, log_whole, orders, parts, mu)


def put(array: Array | None, at: Indices, new: Array | None) -> Array:
    """A copy with some columns replaced."""
    array = np.array(array)
    array[..., at] = new
    return array
