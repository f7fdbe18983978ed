"""Who gains and who loses: buyers, producers, treasury, rents, idle plants (SPEC 3.6), in bn USD a year.

Input costs are not taken off the producers: that money has been counted once already, with the buyers of the
input. Growth of capacity earns nothing at an unchanged price: plants cost what they bring.
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
    lnQ: Array,
    z: Array,
    d: Array | float,
    subsidy: Array | float,
    idle: Array | float,
) -> Array:
    """The five terms of every region, (5, R, G).

    Flows are (R, R, S, G) at producers' prices, places (R, S, G); earned is the producer's price as a ratio,
    idle the output plants would have made at the ruling price within their capacity, less what they made.
    """
    five = np.empty((5, *Q.shape))
    worth = base.made * earned * Q
    np.multiply(base.hurt, np.where(base.flat, z, np.expm1(base.eta_up * z)), out=five[0])
    np.subtract(worth, base.effort * np.exp(base.power * lnQ), out=five[1])
    five[1] -= base.base_rent
    border = sold if isinstance(wedges.tax, float) else sold * np.exp(wedges.tax)
    power = base.power_of_tariff if isinstance(wedges.duty, float) else base.power_of_tariff * np.exp(wedges.duty)
    np.subtract(np.add.reduce(border * (power - 1), axis=0), base.customs, out=five[2])
    five[3] = 0.0
    np.multiply(base.lost, idle, out=five[4])
    if not isinstance(d, float):
        five[0] *= np.exp(d)
    if not isinstance(subsidy, float):
        support = worth * np.expm1(subsidy)
        five[1] += support
        five[2] -= support
    if not isinstance(wedges.tax, float):
        five[2] += _by_origin(sold * np.expm1(wedges.tax))
    if not isinstance(wedges.rent, float):
        five[3] += _by_origin(border * power * np.expm1(wedges.rent))
    return np.asarray(np.add.reduce(np.ascontiguousarray(five.transpose(2, 0, 1, 3)), axis=0))


def _by_origin(flows: Array) -> Array:
    return np.asarray(np.add.reduce(np.ascontiguousarray(flows.transpose(1, 0, 2, 3)), axis=0))
