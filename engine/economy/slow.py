"""What a turn leaves behind in sourcing habits, price offsets, capacity, customs counts, stocks bought ahead.

SPEC 3.3 and 3.7. a sourcing habit, h index offset, k capacity, f shipments counted, H weeks bought ahead; lP
buyer's price of a flow, z index, zL the index if habits had fully moved. Each closes its share of its gap in
a turn.
"""

from __future__ import annotations

import numpy as np

from engine.economy.calibration import Array
from engine.economy.columns import Columns, Paces
from engine.economy.constant import constant

FARTHEST = constant(3.0)  # habits stop learning beyond a twentyfold price
NEAREST = constant(-3.0)
JUMP = constant(0.003)  # log price step beyond which the next one is not expected to be alike
LEAST = constant(1e-9)  # smallest flow that is counted, as a share of baseline


def sourcing(
    c: Columns, a: Array, divert: Array | float, z: Array, lam: Array, lP: Array, later: Array, parts: Array, h: Array
) -> None:
    """(9) and (10): the new habit, written over `lP`, and the index offset that keeps the index continuous, into `h`.

    `parts` are the weights in the index as it is, `later` those without habits at long-run substitution.
    """
    zL = _index(c, later)
    zL /= c.own_later
    pull = lP
    pull -= zL
    np.maximum(pull, NEAREST, out=pull)
    np.minimum(pull, FARTHEST, out=pull)
    pull *= c.learns
    pull -= a
    if not isinstance(divert, float):
        pull += divert
    pull *= lam
    weights = np.exp(pull)
    weights *= parts
    pull += a
    np.subtract(zL, z, out=h)
    h *= lam
    h += z
    h -= _index(c, weights) / c.own


def _index(c: Columns, weights: Array) -> Array:
    """ln of the index of these weights."""
    whole = np.add.reduce(weights, axis=0)
    if not isinstance(c.empty, float):
        whole += c.empty
    return np.asarray(np.log(whole, out=whole))


def guess(p: Array, before: Array, step: Array) -> None:
    """A first guess of the next turn's price, into `step`: the same small step again, or no step after a jump."""
    np.subtract(p, before, out=step)
    step *= np.abs(step) < JUMP
    step += p


def capacity(c: Columns, k: Array, price: Array, costs: Array, invested: Array | float, lam: Array, new: Array) -> None:
    """(11), into `new`: capacity follows the price that would hold with every input at hand."""
    np.subtract(price, costs, out=new)
    new *= c.grows
    if not isinstance(invested, float):
        new += invested
    if not isinstance(c.idle, float):
        new *= c.makes
    new -= k
    new *= lam
    new += k


def counted(f: Array, quantity: Array, lam: Array, now: Array | None = None) -> Array:
    """(12): shipments as customs statistics show them, some weeks behind; into `now` if that is given."""
    now = np.maximum(quantity, LEAST, out=now)
    np.log(now, out=now)
    now -= f
    now *= lam
    now += f
    return now


def rush(c: Columns, pace: Paces, held: Array | float, target: Array | float, f: Array) -> Array | float:
    """(3.7) Extra orders, log, of importers who fear a duty; fewer orders while they use up what they hold."""
    if isinstance(target, float) and (isinstance(held, float) or not np.count_nonzero(held)):
        return 0.0
    gap = target - held
    plan = gap * np.where(gap > 0, pace.building, pace.using) / np.maximum(pace.by_column, 1.0) / np.exp(f)
    return np.asarray(np.log(np.maximum(1 + plan, 0.1)) * c.sold)


def ahead(pace: Paces, held: Array | float, quantity: Array, extra: Array | float) -> Array | float:
    """(3.7) The stock bought ahead: what came in beyond use; nothing is made or lost. 0.0 where none is held."""
    if isinstance(extra, float):
        return 0.0
    return np.asarray(np.maximum(held - pace.by_column * quantity * np.expm1(-extra), 0.0))
