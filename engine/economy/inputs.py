"""The weekly ledger of critical inputs (SPEC 3.4): gates, arrivals, alternatives, stocks, service, caps.

One column is one input in one using region of one game. phi gate, S stock in weeks of need, A matured
alternatives, n need, f arrivals, u service. Sc is the stock below which plants drop out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Ledger

MOST = 1.25  # an order is never more than this share of baseline need
NEVER_LESS = 1e-4  # service of an input, so that a cap stays a number


class Orders(NamedTuple):
    """What measures ask of the ledger, games last; None where no game asks."""

    gate: Array | None
    gate_wait: Array | None
    alt_share: Array | None
    alt_speed: Array | None
    alt_wait: Array | None
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


def run(ledger: Ledger, held: Held, orders: Orders, need: Array, weeks: Array, restock: float) -> tuple[Held, Array]:
    """So many weeks for each game; the ledger after them and the mean service over them."""
    served = np.zeros_like(held.stock)
    need = need * (1 - orders.thrift) if orders.thrift is not None else need
    T_s = orders.restock if orders.restock is not None else restock
    longest = int(weeks.max())
    even = bool((weeks == longest).all())
    for week in range(longest):
        after, u = _week(ledger, held, orders, need, T_s, week)
        if even:
            held, served = after, served + u
        else:
            on = weeks > week
            held = Held(*(np.where(on, new, old) for new, old in zip(after, held, strict=True)))
            served = served + np.where(on, u, 0.0)
    return held, np.where(weeks > 0, served / np.maximum(weeks, 1), 1.0)


def _week(
    ledger: Ledger, held: Held, orders: Orders, n: Array, T_s: Array | float, week: int
) -> tuple[Held, Array]:
    gate = _gates(ledger, held.gate, orders, week)
    passing = np.add.reduce(ledger.shares[..., None] * gate, axis=0)
    alt, search = _alternatives(ledger, held, orders, passing, week)
    target = ledger.cover[:, None] + (0.0 if orders.stock is None else orders.stock)
    wanted = np.maximum(n - alt, 0.0)
    order = np.minimum(wanted + np.maximum((target - held.stock) / T_s, 0.0), np.maximum(MOST, wanted))
    f = passing * order + alt
    if orders.release is not None:
        f = f + orders.release
    short = np.maximum(n - f, 0.0)
    left = drawn(ledger, held.stock, short, 1.0)
    u = np.minimum(1.0, (np.minimum(f, n) + held.stock - left) / np.maximum(n, NEVER_LESS))
    return Held(gate, left + np.maximum(f - n, 0.0), alt, search), u


def _gates(ledger: Ledger, gate: Array, orders: Orders, week: int) -> Array:
    """(13): each gate moves towards its target, down with T_down, up with T_up."""
    target: Array | float = 1.0 if orders.gate is None else orders.gate
    if orders.gate_wait is not None:
        target = np.where(orders.gate_wait > week, np.minimum(target, ledger.floor[:, None]), target)
    pace = np.where(target < gate, ledger.t_down[:, None], ledger.t_up[:, None])
    return np.asarray(target + (gate - target) * np.exp(-1 / pace))


def _alternatives(ledger: Ledger, held: Held, orders: Orders, passing: Array, week: int) -> tuple[Array, Array]:
    """(15): once buyers have looked for L_A weeks, or a programme delivers, A matures towards what is possible."""
    looking = (passing < 0.9995) | (held.search > 0)
    search = held.search + looking
    most = np.where(search > ledger.l_a[:, None], ledger.a_max[:, None], 0.0)
    faster: Array | float = 1.0
    if orders.alt_share is not None and orders.alt_speed is not None:
        on = 1.0 if orders.alt_wait is None else orders.alt_wait <= week
        most = most + np.add.reduce(orders.alt_share * on, axis=0)
        faster = 1.0 + np.add.reduce(orders.alt_speed * on, axis=0)
    grown = np.maximum(most - held.alt, 0.0) * -np.expm1(-faster / ledger.t_a[:, None])
    return held.alt + grown, search


def drawn(ledger: Ledger, stock: Array, short: Array, weeks: float) -> Array:
    """(17) in closed form: what is left of a stock after some weeks of a shortage."""
    Sc, gamma = ledger.critical[:, None], ledger.gamma[:, None]
    need = short * weeks
    above = np.maximum(stock - Sc, 0.0)
    below = np.minimum(stock, Sc)
    rest = np.maximum(need - above, 0.0) / Sc  # still to be drawn once the amber mark is reached
    y = below / Sc
    flat = np.where(gamma == 1, 0.5, gamma)
    bent = np.maximum(y ** (1 - flat) - (1 - flat) * rest, 0.0) ** (1 / (1 - flat))
    return np.asarray(np.maximum(above - need, 0.0) + Sc * np.where(gamma == 1, y * np.exp(-rest), bent))


def output_left(ledger: Ledger, service: Array) -> Array:
    """(20): the share of each region-sector's output that its inputs allow, (R*S, G)."""
    missing = 1 - np.maximum(service, NEVER_LESS)
    return np.minimum.reduce(1 - ledger.bite[..., None] * missing[ledger.bite_at], axis=0)


def needed(ledger: Ledger, output: Array) -> Array:
    """(16) before thrift: need of each cell from the output (R*S, G) of its sectors."""
    total = np.add.reduce(ledger.need[..., None] * output[ledger.need_at], axis=0)
    unexposed = np.add.reduce(ledger.need, axis=0)[:, None] == 0
    return np.asarray(np.where(unexposed, 1.0, total))
