"""The figures of a turn, as floats in the order and the units of `settled.BLOCKS`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from engine.economy.accounts import Wedges, terms_by_column
from engine.economy.calibration import Array, Model
from engine.economy.constant import ONE, ZERO, constant
from engine.economy.inputs import Held
from engine.economy.settled import frames, near
from engine.economy.stages import Course
from engine.economy.sums import added

HALF_YEAR = constant(26.0)  # weeks of cover that leave nothing exposed
PER_HALF_YEAR = constant(1 / 26)


def figures(course: Course) -> Array:
    """Everything that is reported, (figures, games)."""
    close, far = looked_at(course)
    return np.concatenate([close, far()])


def looked_at(course: Course) -> tuple[Array, Callable[[], Array]]:
    """The near figures (figures, games), and what makes the far ones out of what of the course they need."""
    names = course.batch.model.names
    found = np.empty((near(names), course.batch.games))
    _near(course, found)
    size = frames(names)[-1].stop - len(found)
    return found, partial(
        _far, (size, found.shape[1]), course.z, course.outcome.cleared.price, course.quantity, course.count
    )


def _near(course: Course, found: Array) -> None:
    """The five terms, output, prices, inputs, Exposure."""
    out, G, base = course.outcome, course.batch.games, course.batch.model.accounts
    term, place, *_ = frames(course.batch.model.names)
    Q, earned = found[place].reshape(2, *out.free.shape)
    np.exp(out.cleared.output, out=Q)
    np.exp(out.cleared.price, out=earned)
    worth = course.quantity * earned[:, None]
    five = _terms(course, worth, earned, Q)
    five -= base.at_rest
    five *= base.per_size  # shares of value added
    found[term] = five.reshape(-1, G)
    shares = found[place]
    shares -= ONE
    ledger_figures(course.batch.model, out.held, out.unmet, found)


def _far(shape: tuple[int, int], z: Array, price: Array, quantity: Array, count: Callable[[], Array]) -> Array:
    """Figures of this shape: index, trade at producers' prices, shipments."""
    found, games = np.empty(shape), shape[1]
    places = z.size // games
    np.exp(z.reshape(-1, games), out=found[:places])
    trade, shipments = found[places:].reshape(2, *quantity.shape)
    np.multiply(quantity, np.exp(price)[:, None], out=trade)
    np.exp(count(), out=shipments)
    found -= ONE
    return found


def _terms(course: Course, worth: Array, earned: Array, Q: Array) -> Array:
    """The five terms of every region in bn USD a year, (5, R, G), sector added to sector."""
    batch, out = course.batch, course.outcome
    parts = terms_by_column(
        batch.columns.making,
        out.wedges,
        worth=worth,
        revenue=worth * batch.borders.levy,
        earned=earned,
        Q=Q,
        lnQ=out.cleared.output,
        z=course.z,
        d=batch.push("demand"),
        subsidy=batch.push("subsidy"),
        idle=out.idle,
    )
    return added(parts.reshape(5, len(Q), -1, batch.games), 2)


def terms_of_columns(course: Course, region: int) -> Array:
    """Each column's part of the five terms of one region, (N, 5): what it sells, and duties on what it buys."""
    batch, out, own = course.batch, course.outcome, slice(region, region + 1)

    def of(values: Array | float) -> Array | float:
        return values if isinstance(values, float) else values[own]

    earned = np.exp(out.cleared.price)
    bought = course.quantity[:, own] * earned[:, None]
    bought *= batch.borders.levy[:, own]
    parts = terms_by_column(
        batch.columns.making.of(own),
        Wedges(*map(of, out.wedges)),
        worth=course.quantity[own] * earned[own, None],
        revenue=bought,
        earned=earned[own],
        Q=np.exp(out.cleared.output[own]),
        lnQ=out.cleared.output[own],
        z=course.z[own],
        d=of(batch.push("demand")),
        subsidy=of(batch.push("subsidy")),
        idle=of(out.idle),
    )
    return parts[:, 0].T


def ledger_figures(model: Model, held: Held, unmet: Array | None, found: Array) -> None:
    """What a report says of inputs, written into it: gates; cover, service, alternatives and dependence of each cell;
    Exposure and dependence of each region (GAME 1.4): what is at stake less what half a year of cover protects."""
    _, _, supply, cell, region, *_ = frames(model.names)
    G, ledger = found.shape[1], model.ledger
    found[supply] = held.gate.reshape(-1, held.gate.shape[-1])
    cover, service, alternatives, depends = found[cell].reshape(4, -1, G)
    cover[:] = held.stock
    np.subtract(ONE, ZERO if unmet is None else unmet, out=service)
    alternatives[:] = held.alt
    np.subtract(ledger.held, held.alt, out=depends)
    np.maximum(depends, ZERO, out=depends)
    safe = np.minimum(held.stock, HALF_YEAR)
    safe *= PER_HALF_YEAR
    safe *= depends
    at_stake = np.empty((2, *depends.shape))
    np.subtract(depends, safe, out=at_stake[0])
    at_stake[1] = depends
    np.add.reduce(ledger.weight * at_stake[:, :, None], axis=1, out=found[region].reshape(2, -1, G))
