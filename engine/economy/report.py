"""The figures of a turn, as floats in the order and the units of `settled.BLOCKS`."""

from __future__ import annotations

import numpy as np

from engine.economy.accounts import Wedges, terms
from engine.economy.calibration import Array
from engine.economy.course import Course

HALF_YEAR = 26.0  # weeks of cover that leave nothing exposed


def figures(course: Course) -> Array:
    """Everything that is reported, (figures, games)."""
    out, after, G = course.outcome, course.after, course.batch.games
    Q, earned = np.exp(out.cleared.output), np.exp(out.cleared.price)
    worth = course.quantity * earned[:, None]
    ratios = [Q, earned, np.exp(course.z), worth, np.exp(after["f"])]
    found = np.concatenate([ratio.reshape(-1, G) for ratio in ratios])
    found -= 1
    rest = (after["gate"].reshape(-1, G), after["stock"], 1 - out.unmet, after["alt"], *_dependence(course))
    five = _economy(course, worth=worth, earned=earned, Q=Q).reshape(-1, G)
    return np.concatenate([five, found, *rest])


def _economy(course: Course, *, worth: Array, earned: Array, Q: Array) -> Array:
    """The five terms as shares of value added."""
    batch, out = course.batch, course.outcome
    model, shape = batch.model, (*batch.model.accounts.output.shape, batch.games)
    flows = (shape[0], *shape)

    def of(values: Array | float, shape: tuple[int, ...]) -> Array | float:
        return values if isinstance(values, float) else values.reshape(shape)

    five = terms(
        model.accounts,
        Wedges(*(of(w, flows) for w in out.wedges)),
        sold=model.accounts.trade[..., None] * worth.reshape(flows),
        earned=earned.reshape(shape),
        Q=Q.reshape(shape),
        lnQ=out.cleared.output.reshape(shape),
        z=course.z.reshape(shape),
        d=of(batch.push("demand"), shape),
        subsidy=of(batch.push("subsidy"), shape),
        idle=of(out.idle, shape),
    )
    return five * model.accounts.per_size


def _dependence(course: Course) -> tuple[Array, Array, Array]:
    """GAME 1.4: dependence of each cell, Exposure of each region, dependence of each region."""
    ledger, after = course.batch.model.ledger, course.after
    depends = np.maximum(ledger.held - after["alt"], 0.0)
    bare = 1 - np.minimum(np.maximum(after["stock"], 0.0) / HALF_YEAR, 1.0)
    exposure = np.add.reduce(ledger.weight * (depends * bare)[:, None], axis=0)
    return depends, exposure, np.add.reduce(ledger.weight * depends[:, None], axis=0)
