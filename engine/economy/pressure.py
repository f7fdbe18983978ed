"""What a batch is pushed with: the blocks of its shocks side by side, or of many sets of measures at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from engine.economy.blocks import HIGHEST, LOWEST, NEUTRAL, Pressure, pressure
from engine.economy.calibration import Array, Model
from engine.economy.columns import Borders
from engine.economy.errors import ImpossibleNumber
from engine.economy.inputs import NEVER_LESS, Orders
from engine.economy.shock import KINDS, Shock

LONGEST_BUY_AHEAD = 6.0  # H_max, weeks of baseline imports
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


def coalitions(pressures: Sequence[Pressure], present: Array) -> Pressure:
    """The blocks of many sets of measures.

    `present` is 1 where a set has a measure: (measures, sets), or (measures, S, sets) if each sector has its own sets.
    """
    found: Pressure = {}
    for one, here in zip(pressures, present, strict=True):
        for name, block in one.items():
            nothing = NEUTRAL.get(name, 0.0)
            if name not in found:
                found[name] = np.full((*block.shape, here.shape[-1]), nothing)
            whole, its = found[name].reshape(-1, here.shape[-1]), block.reshape(-1, 1)
            at = np.flatnonzero(its != nothing)  # a measure touches few flows
            on = here > 0 if here.ndim == 1 else here[at % len(here)] > 0
            whole[at] = _joined(name, whole[at], np.where(on, its[at], nothing))
    return found


def _joined(name: str, one: Array, other: Array) -> Array:
    if name in LOWEST:
        return np.minimum(one, other)
    return np.maximum(one, other) if name in HIGHEST else one + other


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
    walls, stores = zip(*map(_parted, shocks), strict=True)
    market, ledger = _distinct(model, walls), _distinct(model, stores)
    return Pushes(market.market, market.borders, ledger.orders, tuple(map(waits_of, shocks)))


@lru_cache(maxsize=512)
def _alone(model: Model, shock: Shock) -> Pushes:
    walls, stores = (_made(model, side) for side in _parted(shock))
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
def _parted(shock: Shock) -> tuple[Shock, Shock]:
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
    return np.repeat(array, len(at), axis=-1) if array.shape[-1] == 1 else array[..., at]


@lru_cache(maxsize=2048)
def waits_of(shock: Shock) -> tuple[int, ...]:
    """Weeks after which a gate or a programme of this shock begins to work."""
    gates = {gate.wait for gate in shock.gates if not gate.exempt}
    return tuple(sorted((gates | {new.wait for new in shock.alternatives}) - {0}))


def joined(model: Model, blocks: Pressure, waits: tuple[tuple[int, ...], ...]) -> Pushes:
    """Joined blocks as logs by column for the market, and as orders for the ledger."""
    found = dict(blocks)
    if "duty" in found:
        found["duty"] = _log_duty(model, found["duty"])
    if "quota" in found and (np.isneginf(found["quota"]) & (model.market.sS < 1)[:, None]).any():
        raise ImpossibleNumber("a quota of nothing needs goods that others can replace: sigma_short above 1")
    if "fear" in found:
        found["fear"] = np.minimum(found["fear"], LONGEST_BUY_AHEAD)
    market = {name: block.reshape(*block.shape[:-2], -1) for name, block in found.items() if not of_ledger(name)}
    return Pushes(market, _borders(model, found, market), _orders(model, found), waits)


def _log_duty(model: Model, points: Array) -> Array:
    """lT = ln(1 + points / T0)."""
    found = np.zeros(points.shape)
    flat, log = (array.reshape(-1, points.shape[-1]) for array in (points, found))
    at = np.flatnonzero(np.logical_or.reduce(flat, axis=1))
    ratio = flat[at] / model.accounts.tariff.reshape(-1, 1)[at]
    if ratio.size and ratio.min() <= -1:
        raise ImpossibleNumber("duties take the tariff of a flow below -100 %")
    log[at] = np.log1p(ratio)
    return found


def _borders(model: Model, found: Pressure, market: Pressure) -> Borders | None:
    """The logs of all that stands at the borders, as the market wants them, worked out where something stands."""
    walls = [name for name in ("duty", "tax", "friction", "floor") if name in found]
    if not walls and "bar" not in found:
        return None
    m, base = model.market, model.accounts
    flat = {name: block.reshape(m.th.size, -1) for name, block in found.items() if name in (*walls, "bar")}
    at = np.flatnonzero(np.logical_or.reduce([np.logical_or.reduce(one, axis=1) for one in flat.values()], axis=0))
    stands = {name: one[at] for name, one in flat.items()}
    wedge, sector = sum((stands[name] for name in walls), start=np.zeros(())), at % m.sS.size
    games, R = next(iter(flat.values())).shape[1], len(m.th)

    def put(rest: Array, some: Array) -> Array:
        whole = np.empty((m.th.size, games))
        whole[:] = rest.reshape(-1, 1)
        whole[at] = some
        return whole.reshape(R, R, -1)

    parts = []
    for share, answer in ((m.th, 1 - m.sS), (m.ph, -m.sS), (m.th, 1 - m.sL)):
        log = answer[sector][:, None] * wedge
        if "bar" in found:
            log = log + stands["bar"]
        parts.append(put(share, share.reshape(-1, 1)[at] * np.exp(log)))
    power = base.tariff.reshape(-1, 1)[at] * np.exp(stands.get("duty", 0.0))
    parts.append(put(base.duties, base.trade.reshape(-1, 1)[at] * np.exp(stands.get("tax", 0.0)) * (power - 1)))
    if len(walls) < 2:
        return Borders(market[walls[0]] if walls else 0.0, *parts)
    return Borders(sum((market[name] for name in walls), start=np.zeros(())), *parts)


def _orders(model: Model, found: Pressure) -> Orders:
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
