"""Who gains and who loses: buyers, producers, treasury, rents, idle plants (SPEC 3.6), in bn USD a year.

Input costs are not taken off the producers: that money has been counted once already, with the buyers of the input.
Growth of capacity earns nothing at an unchanged price: plants cost what they bring.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Accounts, Array

TERMS = ("buyers", "producers", "treasury", "rents", "idle")


class Wedges(NamedTuple):
    """What stands between the producer's price and the buyer's, each a log; 0.0 where no game has it."""

    duty: Array | float
    tax: Array | float
    friction: Array | float
    rent: Array | float  # premium of an undertaking and shadow price of a quota

    @property
    def total(self) -> Array | float:
        return self.duty + self.tax + self.friction + self.rent


def terms(
    base: Accounts,
    wedges: Wedges,
    *,
    sold: Array,
    earned: Array,
    Q: Array,
    z: Array,
    d: Array | float,
    subsidy: Array | float,
    idle: Array,
    eta: Array,
    eS: Array,
) -> Array:
    """The five terms of every region, (5, R, G), in bn USD a year.

    Flows are (R, R, S, G) at producers' prices, places (R, S, G); earned is the producer's price as a ratio, idle the
    output plants would have made at the ruling price within their capacity, less what they made.
    """
    eta, eS = eta[:, None], eS[:, None]
    output = base.output[..., None]
    slope = 1 + eta
    hurt = np.where(slope == 0, z, np.expm1(slope * z) / np.where(slope == 0, 1.0, slope))
    buyers = -base.spending[..., None] * np.exp(d) * hurt
    worth = earned * Q
    producers = output * (worth - eS / (1 + eS) * Q ** ((1 + eS) / eS) - 1 / (1 + eS))
    support = output * worth * np.expm1(subsidy)
    border = sold * np.exp(wedges.tax)
    power = base.tariff[..., None] * np.exp(wedges.duty)
    customs = np.add.reduce(border * (power - 1), axis=0) - _before(base)[..., None]
    levied = _by_origin(sold * np.expm1(wedges.tax))
    rents = _by_origin(border * power * np.expm1(wedges.rent))
    lost = -base.value_added[..., None] * idle
    five = np.stack((buyers, producers + support, customs + levied - support, rents, lost))
    return np.asarray(np.add.reduce(np.ascontiguousarray(five.transpose(2, 0, 1, 3)), axis=0))


def _before(base: Accounts) -> Array:
    return np.asarray(np.add.reduce(base.trade * (base.tariff - 1), axis=0))


def _by_origin(flows: Array) -> Array:
    return np.asarray(np.add.reduce(np.ascontiguousarray(flows.transpose(1, 0, 2, 3)), axis=0))
