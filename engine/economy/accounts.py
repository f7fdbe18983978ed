"""Who gains and who loses: buyers, producers, treasury, rents, idle plants (SPEC 3.6), in bn USD a year.

Input costs are not taken off the producers: that money has been counted once already, with the buyers of the
input. Growth of capacity earns nothing at an unchanged price: plants cost what they bring.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array
from engine.economy.columns import Making
from engine.economy.sums import added

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


def terms_by_column(
    base: Making,
    wedges: Wedges,
    *,
    worth: Array,
    revenue: Array,
    earned: Array,
    Q: Array,
    lnQ: Array,
    z: Array,
    d: Array | float,
    subsidy: Array | float,
    idle: Array | float,
) -> Array:
    """The five terms of every region, each column's part of them, (5, R, N).

    Flows are (R, R, N), places (R, N); worth is the value of a flow at producers' prices as a ratio, revenue what
    duties on it bring, earned the producer's price as a ratio, idle the output plants would have made at the ruling
    price within their capacity, less what they made.
    """
    five = np.zeros((5, *Q.shape))
    sales = base.output * earned
    sales *= Q
    spent = base.slope * z
    np.multiply(base.hurt, np.expm1(spent, out=spent), out=five[0])
    effort = base.power * lnQ
    np.exp(effort, out=effort)
    effort *= base.effort
    np.subtract(sales, effort, out=five[1])
    five[2] = added(revenue)
    if not isinstance(idle, float):
        np.multiply(base.lost, idle, out=five[4])
    if not isinstance(d, float):
        five[0] *= np.exp(d)
    if not isinstance(subsidy, float):
        support = sales * np.expm1(subsidy)
        five[1] += support
        five[2] -= support
    if not isinstance(wedges.tax, float) or not isinstance(wedges.rent, float):
        sold = base.trade * worth
        if not isinstance(wedges.tax, float):
            five[2] += added(sold * np.expm1(wedges.tax), 1)
        if not isinstance(wedges.rent, float):
            power = base.tariff * np.exp(wedges.duty + wedges.tax)
            five[3] += added(sold * power * np.expm1(wedges.rent), 1)
    return five
