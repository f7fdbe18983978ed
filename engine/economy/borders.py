"""What measures put between sellers and buyers, by market column: logs, and the weights a market makes of them."""

from __future__ import annotations

from functools import reduce

import numpy as np

from engine.economy.blocks import Pressure
from engine.economy.calibration import Array, Indices
from engine.economy.columns import Borders, Columns
from engine.economy.errors import ImpossibleNumber

LONGEST_BUY_AHEAD = 6.0  # H_max, weeks of baseline imports
WALLS = ("duty", "tax", "friction", "floor")


def market_side(c: Columns, blocks: Pressure) -> tuple[Pressure, Borders | None]:
    """Blocks of flows (R, R, N) and places (R, N) as the market wants them, and all that stands at the borders."""
    found = dict(blocks)
    if "duty" in found:
        found["duty"] = _log_duty(c, found["duty"])
    if "quota" in found and (np.isneginf(found["quota"]) & (c.sS < 1)).any():
        raise ImpossibleNumber("a quota of nothing needs goods that others can replace: sigma_short above 1")
    if "fear" in found:
        found["fear"] = np.minimum(found["fear"], LONGEST_BUY_AHEAD)
    return found, _borders(c, found)


def _rows(array: Array) -> Array:
    """A line for each flow."""
    return array.reshape(-1, array.shape[-1])


def _met(array: Array) -> Indices:
    """The flows on which anything stands."""
    return np.flatnonzero(np.logical_or.reduce(_rows(array), axis=1))


def _log_duty(c: Columns, points: Array) -> Array:
    """lT = ln(1 + points / T0)."""
    found, at = np.zeros(points.shape), _met(points)
    ratio = _rows(points)[at] / _rows(c.making.tariff)[at]
    if ratio.size and ratio.min() <= -1:
        raise ImpossibleNumber("duties take the tariff of a flow below -100 %")
    _rows(found)[at] = np.log1p(ratio)
    return found


def _borders(c: Columns, found: Pressure) -> Borders | None:
    """The weights, worked out for the flows where something stands."""
    walls = [name for name in WALLS if name in found]
    if not walls and "bar" not in found:
        return None
    at = reduce(np.union1d, [_met(found[name]) for name in (*walls, "bar") if name in found])
    stands = {name: _rows(found[name])[at] for name in (*walls, "bar") if name in found}
    wedge = sum((stands[name] for name in walls), start=np.zeros(()))

    def weighed(share: Array, answer: Array) -> Array:
        log, whole = answer[0] * wedge, np.array(share)
        _rows(whole)[at] *= np.exp(log + stands["bar"] if "bar" in stands else log)
        return whole

    levy, power = np.array(c.open.levy), _rows(c.making.tariff)[at] * np.exp(stands.get("duty", 0.0))
    _rows(levy)[at] = _rows(c.making.trade)[at] * np.exp(stands.get("tax", 0.0)) * (power - 1)
    return Borders(
        wedge=sum((found[name] for name in walls[1:]), start=found[walls[0]]) if walls else 0.0,
        weight=weighed(c.open.weight, c.own),
        buying=weighed(c.open.buying, c.less),
        later=weighed(c.open.later, c.own_later),
        levy=levy,
    )
