"""The ledger of critical inputs (SPEC 3.4): gates, arrivals, alternatives, stocks, service, caps, week by week.

One column is one input in one using region of one game. phi gate, S stock in weeks of need, A matured
alternatives, n need, f arrivals. Sc is the stock below which plants drop out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Ledger
from engine.economy.columns import Paces, Step

MOST = 1.25  # an order is never more than this share of baseline need
DUST = 1e-12  # a shortage smaller than rounding is none
NEVER_LESS = 1e-4  # service of an input, so that a cap stays a number
RESTOCK = 8.0  # T_s, weeks in which a gap in cover is ordered back
LOOKING = 0.9995  # buyers begin to look elsewhere when less than this of their orders passes


class Orders(NamedTuple):
    """What measures ask of the ledger, games last; None where no game asks."""

    gate: Array | None
    gate_wait: Array | None
    alternatives: tuple[tuple[int, Array, Array], ...]  # weeks still to wait, share of need, how much faster
    stock: Array | None
    restock: Array | None
    release: Array | None
    thrift: Array | None


class Held(NamedTuple):
    """The moving side: gates (R, C, G), the others (C, G)."""

    gate: Array
    stock: Array
    alt: Array
    search: Array


def run(ledger: Ledger, held: Held, orders: Orders, need: Array, pace: Paces) -> tuple[Held, Array]:
    """So many weeks for each game; the ledger after them and the mean share of need unmet over them."""
    if orders.thrift is not None:
        need = need * (1 - orders.thrift)
    missed = np.zeros(need.shape)
    for step in pace.steps:
        after, unmet = _step(ledger, held, orders, need, step)
        if step.all_run:
            held = after
        else:
            held = Held(*(np.where(step.runs, new, old) for new, old in zip(after, held, strict=True)))
            unmet = np.where(step.runs, unmet, 0.0)
        missed += unmet
    return held, missed * pace.each / np.maximum(need, NEVER_LESS)


def _step(ledger: Ledger, held: Held, orders: Orders, n: Array, step: Step) -> tuple[Held, Array]:
    """A few weeks at one pace: what is left, and need unmet in weeks of need."""
    gate, mean = _gates(ledger, held.gate, orders, step)
    passing = np.add.reduce(ledger.shares * mean, axis=0)
    alt, search = _alternatives(ledger, held, orders, passing, step)
    target = ledger.cover if orders.stock is None else ledger.cover + orders.stock
    refill = np.maximum(target - held.stock, 0.0) / (RESTOCK if orders.restock is None else orders.restock)
    wanted = np.maximum(n - alt, 0.0)
    order = np.minimum(wanted + refill * _caught_up(mean, orders), np.maximum(wanted, MOST))
    f = np.add.reduce(ledger.shares * mean * order, axis=0) + alt
    if orders.release is not None:
        f = f + orders.release
    spare = (f - n) * step.weeks
    short = np.maximum(-spare, 0.0)
    short[short < DUST] = 0.0
    left = drawn(ledger, held.stock, short) if short.any() else held.stock
    unmet = short - (held.stock - left)
    unmet[unmet < DUST] = 0.0
    return Held(gate, left + np.maximum(spare, 0.0), alt, search), unmet


def _gates(ledger: Ledger, gate: Array, orders: Orders, step: Step) -> tuple[Array, Array]:
    """(13): each gate moves towards its target, down with T_down, up with T_up; where it ends, and its mean."""
    target: Array | float = 1.0 if orders.gate is None else orders.gate
    if orders.gate_wait is not None:
        target = np.where(orders.gate_wait > step.begin, np.minimum(target, ledger.floor), target)
    gap = gate - target
    closes = gap > 0
    end = target + gap * np.where(closes, step.closing, step.opening)
    return end, target + gap * np.where(closes, step.closing_mean, step.opening_mean)


def _caught_up(gate: Array, orders: Orders) -> Array:
    """Share of orders beyond need that is met: none until a gate is half open to what it is meant to be, then more.

    While licences ramp up, offices serve regular orders first: in June 2025 exports grew with the gate alone.
    """
    meant: Array | float = 1.0 if orders.gate is None else np.maximum(orders.gate, NEVER_LESS)
    return np.asarray(np.minimum(np.maximum(2 * gate / meant - 1, 0.0), 1.0))


def _alternatives(ledger: Ledger, held: Held, orders: Orders, passing: Array, step: Step) -> tuple[Array, Array]:
    """(15): once buyers have looked for L_A weeks, or a programme delivers, A matures towards what is possible."""
    search = held.search + step.weeks * ((passing < LOOKING) | (held.search > 0))
    most = np.where(search > ledger.l_a, ledger.a_max, 0.0)
    grown, faster = step.maturing, np.ones(1)
    for wait, share, speed in orders.alternatives:
        on = wait <= step.begin
        if on.any():
            most, faster = most + share * on, faster + speed * on
            grown = -np.expm1(-faster * step.weeks / ledger.t_a)
    return held.alt + np.maximum(most - held.alt, 0.0) * grown, search


def drawn(ledger: Ledger, stock: Array, need: Array) -> Array:
    """(17) in closed form: what is left of a stock from which so much is wanted at a steady pace."""
    Sc, rest = ledger.critical, 1 - ledger.gamma
    above = stock - Sc
    y = np.minimum(stock, Sc) / Sc
    below = np.maximum(need - np.maximum(above, 0.0), 0.0) / Sc  # wanted once the amber mark is reached
    bent = np.maximum(y**rest - rest * below, 0.0) ** (1 / rest)
    if ledger.steep.any():
        bent = np.where(ledger.steep, y * np.exp(-below), bent)
    return np.asarray(np.maximum(above - need, 0.0) + Sc * bent)


def output_left(ledger: Ledger, unmet: Array) -> Array:
    """(20): the share of each region-sector's output that its inputs allow, (R*S, G)."""
    missing = np.minimum(unmet, 1 - NEVER_LESS)
    return np.asarray(1 - np.maximum.reduce(ledger.bite * missing[ledger.bite_at], axis=0))


def needed(ledger: Ledger, output: Array) -> Array:
    """(16) before thrift: need of each cell from the output (R*S, G) of its sectors."""
    return np.asarray(np.add.reduce(ledger.need * output[ledger.need_at], axis=0) + ledger.steady)
