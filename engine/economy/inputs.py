"""The ledger of critical inputs (SPEC 3.4): gates, arrivals, alternatives, stocks, service, caps, week by week.

One column is one input in one using region of one game. phi gate, S stock in weeks of need, A matured
alternatives, n need, f arrivals. Sc is the stock below which plants drop out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.economy.calibration import Array, Ledger
from engine.economy.columns import Paces
from engine.economy.weeks import Weeks, faded

MOST = 1.25  # an order is never more than this share of baseline need
DUST = 1e-12  # a shortage smaller than rounding is none
NEVER_LESS = 1e-4  # service of an input, so that a cap stays a number
RESTOCK = 8.0  # T_s, weeks in which a gap in cover is ordered back
Marks = NDArray[np.bool_]
LOOKING = 0.9995  # buyers begin to look elsewhere when less than this of their orders passes


class Orders(NamedTuple):
    """What measures ask of the ledger, games last; None where no game asks."""

    gate: Array | None
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


def run(ledger: Ledger, held: Held, orders: Orders, need: Array, pace: Paces) -> tuple[Held, Array]:
    """So many weeks for each game; the ledger after them and the mean share of need unmet over them.

    Gates and new supply do not wait for the stocks, so their whole course comes first, then the stocks stop by stop.
    """
    n = need if orders.thrift is None else need * (1 - orders.thrift)
    gate, mean = gates(ledger, held.gate, orders, pace.stops)
    through = ledger.shares * mean
    passing = np.add.reduce(through, axis=1)
    alt, search = _alternatives(ledger, held, orders, passing, pace.stops)
    wanted = n - alt
    regular = np.maximum(wanted, 0.0) * passing
    regular -= wanted
    if orders.release is not None:
        regular += orders.release
    refill = _Refill(
        target=ledger.cover if orders.stock is None else orders.stock,
        pace=1 / RESTOCK if orders.restock is None else orders.restock,
        met=_caught_up(mean, orders),
        room=_room(wanted),
        through=through,
    )
    stock, missed = _stocks(ledger, held.stock, regular, refill, pace.stops.length)
    if missed is None:
        return Held(gate, stock, alt[-1], search), np.zeros(stock.shape)
    return Held(gate, stock, alt[-1], search), missed * pace.each / np.maximum(n, NEVER_LESS)


class _Refill(NamedTuple):
    """Orders beyond need, by supplier and stop."""

    target: Array  # (C, 1 or G) S*
    pace: Array | float  # 1 / T_s
    met: Array  # (T, R, C, G) share of them that is met
    room: Array  # (T, 1, C, G) how much more than need can be ordered
    through: Array  # (T, R, C, G) share of supply that passes


def _room(wanted: Array) -> Array:
    """How much more than need can be ordered."""
    room = MOST - np.maximum(wanted, 0.0)
    return np.maximum(room, 0.0, out=room)[:, None]


def _stocks(ledger: Ledger, stock: Array, regular: Array, more: _Refill, weeks: Array) -> tuple[Array, Array | None]:
    """(17) to (19): stocks stop by stop, and need unmet in weeks of need, None where all is met.

    `regular` (T, C, G) is what arrives a week for need alone, less the need.
    """
    missed = None
    for met, room, through, base, length in zip(*_each(len(weeks), more, regular), weeks, strict=True):
        gap = more.target - stock
        np.maximum(gap, 0.0, out=gap)
        gap *= more.pace
        extra = met * gap
        np.minimum(extra, room, out=extra)
        extra *= through
        spare = np.add.reduce(extra, axis=0)
        spare += base
        spare *= length
        after = stock + spare
        low = after < ledger.critical
        low &= spare < -DUST
        if np.count_nonzero(low):
            after, unmet = _short(ledger, stock, spare, after, low)
            missed = unmet if missed is None else missed + unmet
        stock = after
    return stock, missed


def _each(steps: int, more: _Refill, regular: Array) -> tuple[Iterable[Array], ...]:
    """What changes from step to step; what does not is repeated."""
    return tuple(
        array if len(array) == steps else repeat(array[0], steps)
        for array in (more.met, more.room, more.through, regular)
    )


def _short(ledger: Ledger, stock: Array, spare: Array, after: Array, low: Marks) -> tuple[Array, Array]:
    """Some stocks end a step below the amber mark and are drawn on: what is left of them, and need unmet."""
    need = np.where(low, -spare, 0.0)
    left = drawn(ledger, stock, need)
    unmet = need - (stock - left)
    unmet *= unmet >= DUST
    return np.where(low, left, after), unmet


def gates(ledger: Ledger, gate: Array, orders: Orders, stops: Weeks) -> tuple[Array, Array]:
    """(13): each gate moves towards its target, down with T_down, up with T_up: where it ends (R, C, G), and its mean.

    The mean (T, R, C, G) is over each step; with one step for all when no gate moves.
    """
    target = np.ones(1) if orders.gate is None else orders.gate
    if orders.gate_wait is not None:
        return _waiting(ledger, gate, target, orders.gate_wait, stops)
    gap = gate - target
    if not np.count_nonzero(gap):
        return gate, gate[None]
    course = np.where(gap > 0, stops.closing, stops.opening)
    course *= gap
    course += target
    return course[-1], course[:-1]


def _waiting(ledger: Ledger, gate: Array, target: Array, wait: Array, stops: Weeks) -> tuple[Array, Array]:
    """The same when some regimes are not built yet: until then their gates head for the recorded floor."""
    aim = np.where(wait > 0, np.minimum(target, ledger.floor), target)
    gap = gate - aim
    closes = gap > 0
    early = aim + gap * np.where(closes, stops.closing, stops.opening)
    reached = aim + gap * np.exp(-wait / np.where(closes, ledger.t_down, ledger.t_up))
    gap = np.where(wait > 0, reached, gate) - target
    T, ends = np.where(gap > 0, ledger.t_down, ledger.t_up), stops.ends[:, None]
    late = target + gap * faded(np.exp(-np.maximum(ends - wait, 0.0) / T), T, stops.per[:, None])
    built = ends >= wait
    built[-1] &= ends[-1] > wait
    course = np.where(built, late, early)
    return course[-1], course[:-1]


def _caught_up(gate: Array, orders: Orders) -> Array:
    """Share of orders beyond need that is met: none until a gate is half open to what it is meant to be, then more.

    While licences ramp up, offices serve regular orders first: in June 2025 exports grew with the gate alone.
    """
    found = gate * (2.0 if orders.gate is None else 2 / np.maximum(orders.gate, NEVER_LESS))
    found -= 1
    np.maximum(found, 0.0, out=found)
    return np.minimum(found, 1.0, out=found)


def _alternatives(ledger: Ledger, held: Held, orders: Orders, passing: Array, stops: Weeks) -> tuple[Array, Array]:
    """(15): once buyers have looked for L_A weeks, or a programme delivers, A matures towards what is possible.

    A after each step (T, C, G), one for all when none matures; and the weeks of search at the end.
    """
    looking = passing < LOOKING
    looking[0] |= held.search > 0
    if len(looking) > 1:
        looking = np.logical_or.accumulate(looking, axis=0)
    search = stops.length * looking
    if len(search) > 1:
        search = np.add.accumulate(search, axis=0)
    search += held.search
    found = search > ledger.l_a
    if not orders.alternatives and not np.count_nonzero(found[-1]):
        return held.alt[None], search[-1]
    most = np.where(found, ledger.a_max, 0.0)
    return _matured(ledger, held.alt, most, orders, stops), search[-1]


def _matured(ledger: Ledger, alt: Array, most: Array, orders: Orders, stops: Weeks) -> Array:
    """A after each step, on its way to what is possible."""
    grown, faster = stops.maturing, None
    for wait, share, speed in orders.alternatives:
        on = wait <= stops.ends[:-1]
        most = most + share * on
        faster = (1.0 if faster is None else faster) + speed * on
    if not np.count_nonzero(most):
        return alt[None]
    if faster is not None:
        grown = -np.expm1(-faster * stops.length / ledger.t_a)
    found, now = np.empty(most.shape), alt
    for n in range(len(found)):
        rise = np.maximum(most[n] - now, 0.0)
        rise *= grown[n]
        now = np.add(now, rise, out=found[n])
    return found


def drawn(ledger: Ledger, stock: Array, need: Array) -> Array:
    """(17) in closed form: what is left of a stock from which so much is wanted at a steady pace."""
    Sc, rest = ledger.critical, 1 - ledger.gamma
    above = stock - Sc
    y = np.maximum(np.minimum(stock, Sc), 0.0) / Sc
    below = np.maximum(need - np.maximum(above, 0.0), 0.0) / Sc  # wanted once the amber mark is reached
    bent = np.maximum(y**rest - rest * below, 0.0) ** (1 / rest)
    if ledger.steep.any():
        bent = np.where(ledger.steep, y * np.exp(-below), bent)
    return np.asarray(np.maximum(above - need, 0.0) + Sc * bent)


def output_left(ledger: Ledger, unmet: Array) -> Array:
    """(20): the share of each region-sector's output that its inputs allow, (R*S, G)."""
    missing = np.minimum(unmet, 1 - NEVER_LESS)
    return np.asarray(1 - np.maximum.reduce(ledger.bite * missing.take(ledger.bite_at, axis=0), axis=0))


def needed(ledger: Ledger, output: Array) -> Array:
    """(16) before thrift: need of each cell from the output (R*S, G) of its sectors."""
    return np.asarray(np.add.reduce(ledger.need * output.take(ledger.need_at, axis=0), axis=0) + ledger.steady)
