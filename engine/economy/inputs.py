"""The ledger of critical inputs (SPEC 3.4): gates, arrivals, alternatives, stocks, service, caps, week by week.

One column is one input in one using region of one game. phi gate, S stock in weeks of need, A matured
alternatives, n need, f arrivals. Sc is the stock below which plants drop out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Indices, Ledger
from engine.economy.columns import Paces
from engine.economy.constant import ONE, ZERO, constant
from engine.economy.sums import added
from engine.economy.weeks import Weeks, faded

MOST = constant(1.25)  # an order is never more than this share of baseline need
DUST = constant(1e-12)  # a shortage smaller than rounding is none
EXCESS = constant(-1e-12)
NEVER_LESS = constant(1e-4)  # service of an input, so that a cap stays a number
RESTOCK = 8.0  # T_s, weeks in which a gap in cover is ordered back
AT_ONCE = constant(1 / RESTOCK)
LOOKING = constant(0.9995)  # buyers begin to look elsewhere when less than this of their orders passes


class Orders(NamedTuple):
    """What measures ask of the ledger, games last; None where no game asks."""

    gate: Array | None
    eager: Array | float  # 2 / gate: orders beyond need are met once a gate is half open to what it is meant to be
    gate_wait: Array | None
    alternatives: tuple[tuple[int, Array, Array], ...]  # weeks still to wait, share of need, how much faster
    stock: Array | None  # S*
    restock: Array | None  # 1 / T_s
    release: Array | None
    thrift: Array | None


class Held(NamedTuple):
    """The moving side: gates (R, C, G), the others (C, G)."""

    gate: Array
    stock: Array
    alt: Array
    search: Array


def run(ledger: Ledger, held: Held, orders: Orders, need: Array, pace: Paces) -> tuple[Held, Array | None]:
    """So many weeks for each game; the ledger after them and the mean share of need unmet over them, if any.

    Gates and new supply do not wait for the stocks, so their whole course comes first, then the stocks stop by stop.
    """
    n = need if orders.thrift is None else need * (1 - orders.thrift)
    gate, mean = gates(ledger, held.gate, orders, pace.stops)
    through = ledger.shares * mean
    passing = added(through, 1)
    alt, search = _alternatives(ledger, held, orders, passing, pace.stops)
    wanted = n - alt
    asked = np.maximum(wanted, ZERO)
    regular = asked * passing
    regular -= wanted
    if orders.release is not None:
        regular += orders.release
    met = _caught_up(mean, orders.eager)
    met *= AT_ONCE if orders.restock is None else orders.restock
    target = ledger.cover if orders.stock is None else orders.stock
    refill = _Refill(target, met, _room(asked), through * pace.stops.each, regular * pace.stops.length)
    stock, missed = _stocks(ledger, held.stock, refill, len(pace.stops.length))
    unmet = None if missed is None else missed * pace.each / np.maximum(n, NEVER_LESS)
    return Held(gate, stock, alt[-1], search), unmet


class _Refill(NamedTuple):
    """What arrives at each stop, whatever the stock is then; with one stop for all where nothing changes."""

    target: Array  # (C, 1 or G) S*
    met: Array  # (T, R, C, G) share of a gap in cover that is ordered back in a week, and met, by supplier
    room: Array  # (T, 1, C, G) how much more than need can be ordered a week
    through: Array  # (T, R, C, G) share of supply that passes, times the weeks of the step
    regular: Array  # (T, C, G) what arrives in the step for need alone, less the need


def _room(asked: Array) -> Array:
    """How much more than need can be ordered."""
    room = MOST - asked
    return np.maximum(room, ZERO, out=room)[:, None]


def _stocks(ledger: Ledger, stock: Array, more: _Refill, steps: int) -> tuple[Array, Array | None]:
    """(17) to (19): stocks stop by stop, and need unmet in weeks of need, None where all is met.

    All that does not wait for a stock is in `more` already, for this is walked through step by step.
    """
    missed = None
    for met, room, through, regular in _each(steps, more):
        gap = more.target - stock
        np.maximum(gap, ZERO, out=gap)
        extra = met * gap
        np.minimum(extra, room, out=extra)
        extra *= through
        spare = added(extra)
        spare += regular
        after = stock + spare
        low = after < ledger.critical
        if np.count_nonzero(low):
            low &= spare < EXCESS
            left = np.where(low, _below_amber(ledger, stock, after), after)
            unmet = left - after
            unmet *= unmet >= DUST
            missed = unmet if missed is None else missed + unmet
            after = left
        stock = after
    return stock, missed


def _each(steps: int, more: _Refill) -> Iterable[tuple[Array, ...]]:
    """What changes from step to step; what does not is repeated."""
    if steps == 1:
        return ((more.met[0], more.room[0], more.through[0], more.regular[0]),)
    return zip(*(array if len(array) == steps else repeat(array[0], steps) for array in more[1:]), strict=True)


def gates(ledger: Ledger, gate: Array, orders: Orders, stops: Weeks) -> tuple[Array, Array]:
    """(13): each gate moves towards its target, down with T_down, up with T_up: where it ends (R, C, G), and its mean.

    The mean (T, R, C, G) is over each step; with one step for all when no gate moves.
    """
    target = ONE if orders.gate is None else orders.gate
    gap, wait = gate - target, orders.gate_wait
    if wait is None and not np.count_nonzero(gap):
        return gate, gate[None]
    course = np.where(gap > ZERO, stops.closing, stops.opening)
    course *= gap
    course += target
    if wait is not None:
        late = np.flatnonzero(np.logical_or.reduce(wait, axis=(0, 2)))
        course[:, :, late] = _waiting(ledger, late, gate, np.broadcast_to(target, gate.shape), wait, stops)
    return course[-1], course[:-1]


def _waiting(ledger: Ledger, some: Indices, gate: Array, target: Array, wait: Array, stops: Weeks) -> Array:
    """The course of cells where a regime may not be built yet: until then its gates head for the recorded floor."""
    gate, target, wait = gate[:, some], target[:, some], wait[:, some]
    t_down, t_up = ledger.t_down[some], ledger.t_up[some]
    aim = np.where(wait > 0, np.minimum(target, ledger.floor[some]), target)
    gap = gate - aim
    closes = gap > 0
    early = aim + gap * np.where(closes, stops.closing[:, :, some], stops.opening[:, :, some])
    reached = aim + gap * np.exp(-wait / np.where(closes, t_down, t_up))
    gap = np.where(wait > 0, reached, gate) - target
    T, ends = np.where(gap > 0, t_down, t_up), stops.ends[:, None]
    late = target + gap * faded(np.exp(-np.maximum(ends - wait, 0.0) / T), T, stops.per[:, None])
    built = ends >= wait
    built[-1] &= ends[-1] > wait
    return np.where(built, late, early)


def _caught_up(gate: Array, eager: Array | float) -> Array:
    """Share of orders beyond need that is met: none until a gate is half open to what it is meant to be, then more.

    While licences ramp up, offices serve regular orders first: in June 2025 exports grew with the gate alone.
    """
    found = gate * eager
    found -= ONE
    np.maximum(found, ZERO, out=found)
    return np.minimum(found, ONE, out=found)


def _alternatives(ledger: Ledger, held: Held, orders: Orders, passing: Array, stops: Weeks) -> tuple[Array, Array]:
    """(15): once buyers have looked for L_A weeks, or a programme delivers, A matures towards what is possible.

    A after each step (T, C, G), one for all when none matures; and the weeks of search at the end.
    """
    looking = passing < LOOKING
    looking[0] |= held.search > ZERO
    if len(looking) > 1:
        looking = np.logical_or.accumulate(looking, axis=0)
    search = stops.length * looking
    if len(search) > 1:
        search = np.add.accumulate(search, axis=0)
    search += held.search
    late = search - ledger.l_a
    if not orders.alternatives and not np.count_nonzero(late[-1] > ZERO):
        return held.alt[None], search[-1]
    return _matured(ledger, held.alt, late, orders, stops), search[-1]


def _matured(ledger: Ledger, alt: Array, late: Array, orders: Orders, stops: Weeks) -> Array:
    """A after each step: towards new supply, and from the moment a search has been long enough also what it finds."""
    new, faster = np.zeros(late.shape), np.asarray(1.0)
    for wait, share, speed in orders.alternatives:
        on = wait <= stops.ends[:-1]
        new, faster = new + share * on, faster + speed * on
    after = np.minimum(np.maximum(late, ZERO), stops.length)
    most = new + ledger.a_max * (late > ZERO)
    if not np.count_nonzero(most):
        return alt[None]
    early, then = (-np.expm1(-faster * part / ledger.t_a) for part in (stops.length - after, after))
    found, now = np.empty(most.shape), alt
    for n in range(len(found)):
        now = now + np.maximum(new[n] - now, ZERO) * early[n]
        rise = np.maximum(most[n] - now, ZERO)
        rise *= then[n]
        now = np.add(now, rise, out=found[n])
    return found


def drawn(ledger: Ledger, stock: Array, need: Array) -> Array:
    """(17) in closed form: what is left of a stock from which so much is wanted at a steady pace."""
    after = stock - need
    low = (after < ledger.critical) & (need > 0)
    return np.where(low, _below_amber(ledger, stock, after), after)


def _below_amber(ledger: Ledger, stock: Array, after: Array) -> Array:
    """The same where a stock would end at `after`, below the amber mark, if nothing dropped out."""
    y = np.minimum(stock, ledger.critical)
    np.maximum(y, 0.0, out=y)
    y *= ledger.per_critical
    below = y - after * ledger.per_critical  # wanted once the amber mark is reached
    bent = y**ledger.rest
    bent -= ledger.rest * below
    np.maximum(bent, 0.0, out=bent)
    bent **= ledger.root
    if np.count_nonzero(ledger.steep):
        bent = np.where(ledger.steep, y * np.exp(-np.maximum(below, 0.0)), bent)
    bent *= ledger.critical
    return bent


def output_left(ledger: Ledger, unmet: Array) -> Array:
    """(20): the share of each region-sector's output that its inputs allow, (R*S, G)."""
    missing = np.minimum(unmet, ONE - NEVER_LESS)
    return np.asarray(1 - np.maximum.reduce(ledger.bite * missing.take(ledger.bite_at, axis=0), axis=0))


def needed(ledger: Ledger, output: Array) -> Array:
    """(16) before thrift: need of each cell from the output (R*S, G) of its sectors."""
    return added(ledger.need * output.take(ledger.need_at, axis=0)) + ledger.steady
