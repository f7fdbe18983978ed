"""The state a turn leaves behind (SPEC 3.3): habits, offsets, capacity, counts, what the next turn starts from.

Made only when somebody plays on: a last look at a year ahead needs none of it.
"""

from __future__ import annotations

import numpy as np

from engine.economy import slow
from engine.economy.calibration import Array
from engine.economy.course import valve_after
from engine.economy.market import BANNED
from engine.economy.stages import Course
from engine.economy.state import Economies, blank, closed, opened


def lasting(course: Course) -> Economies:
    """The economies after the turn, closed."""
    batch, out = course.batch, course.outcome
    c, state, pace, price = batch.columns, batch.state, batch.pace, out.cleared.price
    ahead = slow.ahead(pace, batch.ahead, course.quantity, out.rush)
    stack = blank(batch.model, batch.games, bought_ahead=not isinstance(ahead, float))
    after = opened(batch.model, stack)
    lP, later, parts = _prices(course, after["a"])
    after["z"][:] = course.z
    slow.sourcing(c, state["a"], batch.push("divert"), course.z, pace.sourcing, lP, later, parts, after["h"])
    course.count(now=after["f"])
    if not isinstance(ahead, float):
        after["ahead"][:] = ahead
    slow.capacity(c, state["k"], out.free, out.costs, batch.push("investment"), pace.capacity, after["k"])
    after["free"][:] = out.free
    slow.guess(out.free, state["free"], after["guess"])
    np.subtract(price, out.free, out=after["scarce"])
    after["e"][:] = valve_after(course)
    for name, value in zip(out.held._fields, out.held, strict=True):
        after[name][:] = value
    return closed(stack)


def _prices(course: Course, lP: Array) -> tuple[Array, Array, Array]:
    """Buyers' prices, and the weights of the index: at long-run substitution without habits, at short-run with them."""
    c, cleared, borders = course.batch.columns, course.outcome.cleared, course.batch.borders
    parts, mu = cleared.parts, cleared.mu
    np.add(cleared.price[:, None], borders.wedge, out=lP)
    later = borders.later * np.exp(c.own_later * cleared.price)[:, None]
    if mu is not None:
        lP += mu
        allowed = mu < BANNED
        later *= np.exp(c.own_later * mu) * allowed
        parts = parts * np.exp(c.own * mu) * allowed
    return lP, later, parts
