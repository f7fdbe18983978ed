"""The figures of a turn, as floats in the order and the units of `settled.BLOCKS`."""

from __future__ import annotations

import numpy as np

from engine.economy.accounts import Wedges, terms
from engine.economy.calibration import Array, Model
from engine.economy.course import Course
from engine.economy.inputs import Held
from engine.economy.settled import frames

HALF_YEAR = 26.0  # weeks of cover that leave nothing exposed


def figures(course: Course) -> Array:
    """Everything that is reported, (figures, games)."""
    out, G = course.outcome, course.batch.games
    R, N = out.free.shape
    names = course.batch.model.names
    term, place, flow, *_, region = frames(names)
    found = np.empty((region.stop, G))
    Q, earned, index = found[place].reshape(3, R, N)
    np.exp(out.cleared.output, out=Q)
    np.exp(out.cleared.price, out=earned)
    np.exp(course.z, out=index)
    worth, counted = found[flow].reshape(2, R, R, N)
    np.multiply(course.quantity, earned[:, None], out=worth)
    np.exp(course.counted, out=counted)
    found[term] = _economy(course, worth=worth, earned=earned, Q=Q).reshape(-1, G)
    found[place.start : flow.stop] -= 1
    ledger_figures(course.batch.model, out.held, out.unmet, found)
    return found


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
        worth=worth.reshape(flows),
        revenue=(worth * batch.borders.levy).reshape(flows),
        earned=earned.reshape(shape),
        Q=Q.reshape(shape),
        lnQ=out.cleared.output.reshape(shape),
        z=course.z.reshape(shape),
        d=of(batch.push("demand"), shape),
        subsidy=of(batch.push("subsidy"), shape),
        idle=of(out.idle, shape),
    )
    five *= model.accounts.per_size
    return five


def ledger_figures(model: Model, held: Held, unmet: Array, found: Array) -> None:
    """What a report says of inputs, written into it: gates; cover, service, alternatives and dependence of each cell;
    Exposure and dependence of each region (GAME 1.4)."""
    *_, supply, cell, region = frames(model.names)
    G, ledger = found.shape[1], model.ledger
    found[supply] = held.gate.reshape(-1, G)
    cover, service, alternatives, depends = found[cell].reshape(4, -1, G)
    cover[:] = held.stock
    np.subtract(1, unmet, out=service)
    alternatives[:] = held.alt
    np.subtract(ledger.held, held.alt, out=depends)
    np.maximum(depends, 0.0, out=depends)
    at_stake = np.empty((2, *depends.shape))
    bare = np.maximum(cover, 0.0, out=at_stake[0])
    bare /= HALF_YEAR
    np.minimum(bare, 1.0, out=bare)
    np.subtract(1, bare, out=bare)
    bare *= depends
    at_stake[1] = depends
    np.add.reduce(ledger.weight * at_stake[:, :, None], axis=1, out=found[region].reshape(2, -1, G))
