"""What a batch is pushed with: the blocks of its shocks side by side, or of many sets of measures at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from engine.economy.blocks import NEUTRAL, Pressure, pressure
from engine.economy.borders import market_side
from engine.economy.calibration import Array, Model
from engine.economy.columns import Borders, columns
from engine.economy.inputs import NEVER_LESS, Orders
from engine.economy.shock import KINDS, Shock

MARKET = KINDS.index("gates")  # the kinds of measures before it move the market, it and those after it the ledger
_kinds = attrgetter(*KINDS)
LEDGER = frozenset({"gate", "spared", "gate_wait", "stock", "restock", "release", "thrift"})


def of_ledger(name: str) -> bool:
    """Whether a block pushes the ledger of inputs, not the market."""
    return name in LEDGER or name.startswith("alt_")


def gathered(pressures: Sequence[Pressure]) -> Pressure:
    """The blocks of a whole batch, games last."""
    found: Pressure = {}
    for name in dict.fromkeys(name for one in pressures for name in one):
        if len(pressures) == 1:
            found[name] = pressures[0][name][..., None]
            continue
        some = next(one[name] for one in pressures if name in one)
        plain = np.full(some.shape, NEUTRAL.get(name, 0.0))
        found[name] = np.stack([one.get(name, plain) for one in pressures], axis=-1)
    return found


class Pushes(NamedTuple):
    """What a batch is pushed with."""

    market: Pressure  # flows (R, R, N) and places (R, N)
    borders: Borders | None  # None where nothing stands at any border
    orders: Orders
    waits: tuple[tuple[int, ...], ...]  # weeks after which something begins, by game


def pushes(model: Model, shocks: Sequence[Shock]) -> Pushes:
    """What shocks do to a batch, a game each.

    What moves the market and what moves the ledger are worked out apart: the one often stays while the other changes.
    """
    if len(shocks) == 1:
        return _alone(model, shocks[0])
    if all(shock is shocks[0] for shock in shocks):
        return _crowd(model, shocks[0], len(shocks))
    walls, stores = zip(*map(parted, shocks), strict=True)
    market, ledger = _distinct(model, walls), _distinct(model, stores)
    return Pushes(market.market, market.borders, ledger.orders, tuple(map(waits_of, shocks)))


@lru_cache(maxsize=512)
def _alone(model: Model, shock: Shock) -> Pushes:
    walls, stores = (_made(model, side) for side in parted(shock))
    return Pushes(walls.market, walls.borders, stores.orders, (waits_of(shock),))


@lru_cache(maxsize=4)
def _crowd(model: Model, shock: Shock, games: int) -> Pushes:
    return repeated(_alone(model, shock), len(model.sectors), [0] * games)


@lru_cache(maxsize=512)
def _made(model: Model, shock: Shock) -> Pushes:
    return joined(model, gathered([pressure(model, shock)]), ((),))


def _distinct(model: Model, sides: Sequence[Shock]) -> Pushes:
    """Of many games, each different side once."""
    first: dict[Shock, int] = {}
    at = [first.setdefault(side, len(first)) for side in sides]
    if len(first) == 1:
        return repeated(_made(model, sides[0]), len(model.sectors), at)
    made = joined(model, gathered([pressure(model, side) for side in first]), ((),) * len(first))
    return repeated(made, len(model.sectors), at)


@lru_cache(maxsize=2048)
def parted(shock: Shock) -> tuple[Shock, Shock]:
    """What of a shock moves the market, and what moves the ledger of inputs."""
    kinds = _kinds(shock)
    return Shock(*kinds[:MARKET]), Shock(*((),) * MARKET, *kinds[MARKET:])


def repeated(made: Pushes, sectors: int, at: Sequence[int]) -> Pushes:
    """Pushes spread over games, which of them each has told by its place."""
    if list(at) == list(range(len(made.waits))):
        return made

    done: dict[int, Array] = {}

    def column(array: Array) -> Array:
        if id(array) not in done:
            apart = array.reshape(*array.shape[:-1], sectors, -1)
            done[id(array)] = _spread(apart, at).reshape(*array.shape[:-1], -1)
        return done[id(array)]

    def cell(array: Array | None) -> Array | None:
        return None if array is None else _spread(array, at)

    gate, eager, wait, coming, *stores = made.orders
    new = tuple((weeks, _spread(share, at), _spread(speed, at)) for weeks, share, speed in coming)
    borders = None
    if made.borders is not None:
        wedge, *rest = made.borders
        borders = Borders(wedge if isinstance(wedge, float) else column(wedge), *map(column, rest))
    return Pushes(
        {name: column(array) for name, array in made.market.items()},
        borders,
        Orders(
            cell(gate), eager if isinstance(eager, float) else _spread(eager, at), cell(wait), new, *map(cell, stores)
        ),
        tuple(made.waits[n] for n in at),
    )


def _spread(array: Array, at: Sequence[int]) -> Array:
    return np.repeat(array, len(at), axis=-1) if array.shape[-1] == 1 else array.take(at, axis=-1)


@lru_cache(maxsize=2048)
def waits_of(shock: Shock) -> tuple[int, ...]:
    """Weeks after which a gate or a programme of this shock begins to work."""
    gates = {gate.wait for gate in shock.gates if not gate.exempt}
    return tuple(sorted((gates | {new.wait for new in shock.alternatives}) - {0}))


def joined(model: Model, blocks: Pressure, waits: tuple[tuple[int, ...], ...]) -> Pushes:
    """Joined blocks of so many games as logs and weights by column for the market, and as orders for the ledger."""
    flat = {name: block.reshape(*block.shape[:-2], -1) for name, block in blocks.items() if not of_ledger(name)}
    market, borders = market_side(columns(model, len(waits)), flat)
    return Pushes(market, borders, orders_of(model, blocks), waits)


def orders_of(model: Model, found: Pressure) -> Orders:
    """Exemptions win over gates, new supply by the weeks it still takes, stocks above the usual cover."""
    gate, wait = found.get("gate"), found.get("gate_wait")
    if "spared" in found:
        spared = found["spared"]
        gate = np.where(spared >= 0, spared, 1.0 if gate is None else gate)
        wait = None if wait is None else np.where(spared >= 0, 0.0, wait)
    if wait is not None and not wait.any():
        wait = None
    waits = sorted(int(name.removeprefix("alt_share@")) for name in found if name.startswith("alt_share@"))
    coming = tuple((w, found[f"alt_share@{w}"], found[f"alt_speed@{w}"]) for w in waits)
    stock, restock = found.get("stock"), found.get("restock")
    return Orders(
        gate,
        2.0 if gate is None else 2 / np.maximum(gate, NEVER_LESS),
        wait,
        coming,
        None if stock is None else model.ledger.cover + stock,
        None if restock is None else 1 / restock,
        found.get("release"),
        found.get("thrift"),
    )
