"""One turn of many games: market, inputs, market under the inputs, accounts, what it leaves behind.

Every array inside has the games last, and market columns are (sector, game); a single game is a batch of one
and runs the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from engine.economy import inputs, slow
from engine.economy.accounts import Wedges, terms
from engine.economy.market import Look, Markets, settled
from engine.economy.model import Array, Columns, Model, columns
from engine.economy.pressure import RESTOCK, SLOTS, Pressure, gathered, pressure
from engine.economy.settled import Settled, whole
from engine.economy.shock import Shock
from engine.economy.state import BLOCKS, Economy, layout, stacked, unstacked

CHUNK = 64  # games worked on at once: their arrays stay in the processor's cache
BUILD = 4.0  # weeks in which a buy-ahead stock is built
USE_UP = 6.0  # weeks in which it is used up again
USED_AT_MOST = 0.6  # share of it used in one turn
HALF_YEAR = 26.0  # weeks of cover that leave nothing exposed


def turn(
    model: Model, now: Sequence[Economy], shocks: Sequence[Shock], *, weeks: Sequence[int] | int
) -> tuple[tuple[Economy, ...], tuple[Settled, ...]]:
    """So many weeks of every game under its shock: the economies after it and what is reported of them."""
    lengths = [weeks] * len(now) if isinstance(weeks, int) else list(weeks)
    if not len(now) == len(shocks) == len(lengths):
        raise ValueError(f"{len(now)} economies, {len(shocks)} shocks and {len(lengths)} lengths must be as many")
    after: list[Economy] = []
    reports: list[Settled] = []
    for part in chunks(len(now)):
        numbers, figures = worked(model, now[part], shocks[part], lengths[part])
        after += unstacked(numbers)
        reports += [Settled(model.names, row) for row in whole(model.names, figures)]
    return tuple(after), tuple(reports)


def chunks(games: int) -> Iterator[slice]:
    """Slices of at most CHUNK games."""
    return (slice(at, min(at + CHUNK, games)) for at in range(0, games, CHUNK))


class Batch(NamedTuple):
    """One chunk at the start of its turn."""

    model: Model
    columns: Columns
    weeks: Array  # (G,)
    state: dict[str, Array]  # flows (R, R, N), places (R, N), regions (R, G), supplies (R, C, G), cells (C, G)
    pushes: Sequence[Pressure]

    def push(self, name: str, default: float = 0.0) -> Array | float:
        """What measures do to each flow (R, R, N) or place (R, N)."""
        R, S = len(self.model.regions), len(self.model.sectors)
        shape = (R, S) if name in ("demand", "subsidy", "investment") else (R, R, S)
        found = gathered(self.pushes, name, default, shape)
        return default if found is None else found.reshape(*shape[:-1], -1)

    def ask(self, name: str, default: float, *shape: int) -> Array | None:
        """What measures ask of the ledger, games last."""
        return gathered(self.pushes, name, default, (*shape, len(self.model.cells)))


class Outcome(NamedTuple):
    """The market of a turn at its final prices."""

    free: Look  # if no input were missing
    free_price: Array
    look: Look
    price: Array
    wedges: Wedges


def worked(
    model: Model, now: Sequence[Economy], shocks: Sequence[Shock], weeks: Sequence[int]
) -> tuple[Array, Array]:
    """One chunk: the states after the turn and the figures, both (numbers, games) and not yet rounded."""
    batch = Batch(
        model,
        columns(model, len(now)),
        np.array(weeks, dtype=float),
        opened(model, stacked(now)),
        [pressure(model, shock) for shock in shocks],
    )
    wedges = Wedges(*(batch.push(name) for name in ("duty", "tax", "friction", "floor")))
    rush = _rush(batch)
    markets = _markets(batch, wedges, rush)
    free_price, free = settled(markets, batch.state["free"])
    held, service = _ledger(batch, free)
    price, look = _under_inputs(batch, markets, free_price, free, service)
    outcome = Outcome(free, free_price, look, price, wedges)
    return _closed(batch, outcome, held, service, rush)


def opened(model: Model, numbers: Array) -> dict[str, Array]:
    """The blocks of the state as views, with sectors and games in one axis."""
    R, G = len(model.regions), numbers.shape[-1]
    shapes = {"flow": (R, R, -1), "place": (R, -1), "region": (R, G), "supply": (R, len(model.cells), G), "cell": (-1, G)}
    return {name: numbers[layout(model)[name][0]].reshape(shapes[kind]) for name, kind in BLOCKS}


def _markets(batch: Batch, wedges: Wedges, rush: Array | float) -> Markets:
    """The weights of every column before prices are known."""
    c, state = batch.columns, batch.state
    w, habit = wedges.total, state["a"] + batch.push("bar")
    shift = (1 + c.eta) * state["h"] + batch.push("demand")
    supply = (state["k"] - c.eS * _costs(batch)) * c.makes
    return Markets(
        index=c.th * np.exp(habit + (1 - c.sS) * w),
        buying=c.ph * np.exp(habit - c.sS * w + shift + rush),
        supply=supply,
        cap=state["k"] + np.repeat(batch.model.market.headroom, len(batch.weeks)),
        columns=c,
    )


def _costs(batch: Batch) -> Array:
    """(8) less the subsidy: input prices of the last turn by cost share."""
    alpha, z = batch.model.market.alpha, batch.state["z"]
    R, G = z.shape[0], len(batch.weeks)
    by_supplier = np.ascontiguousarray(z.reshape(R, -1, G).transpose(1, 0, 2))
    paid = np.add.reduce(alpha[..., None] * by_supplier[:, :, None, :], axis=0)
    return np.asarray(paid.reshape(R, -1) + np.repeat(batch.state["e"], len(alpha), axis=0).reshape(R, -1) - batch.push("subsidy"))


def _rush(batch: Batch) -> Array | float:
    """Extra orders, log, of importers who fear a duty; fewer orders while they use up what they hold."""
    held, target = batch.state["ahead"], batch.push("fear")
    if isinstance(target, float) and not held.any():
        return 0.0
    weeks = np.tile(batch.weeks, len(batch.model.sectors))
    build = (target - held) * -np.expm1(-weeks / BUILD)
    use = (target - held) * np.minimum(-np.expm1(-weeks / USE_UP), USED_AT_MOST)
    plan = np.where(target > held, build, use) / np.maximum(weeks, 1) / np.exp(batch.state["f"])
    return np.log(np.maximum(1 + plan, 0.1)) * (batch.columns.ph > 0)


def _ledger(batch: Batch, free: Look) -> tuple[inputs.Held, Array]:
    """The weeks of the critical inputs, at the need the uncapped market has."""
    ledger, G = batch.model.ledger, len(batch.weeks)
    held = inputs.Held(*(batch.state[name] for name in ("gate", "stock", "alt", "search")))
    if not batch.model.cells:
        return held, held.stock
    R = len(batch.model.regions)
    orders = inputs.Orders(
        gate=batch.ask("gate", 1.0, R),
        gate_wait=batch.ask("gate_wait", 0.0, R),
        **{name: batch.ask(name, 0.0, SLOTS) for name in ("alt_share", "alt_speed", "alt_wait")},
        **{name: batch.ask(name, RESTOCK if name == "restock" else 0.0) for name in ("stock", "restock", "release", "thrift")},
    )
    need = inputs.needed(ledger, np.exp(free.output).reshape(-1, G))
    return inputs.run(ledger, held, orders, need, batch.weeks, RESTOCK)


def _under_inputs(batch: Batch, m: Markets, p: Array, look: Look, service: Array) -> tuple[Array, Look]:
    """Solve again, with their caps, the columns in which some plants lack an input."""
    if not (service < 1).any():
        return p, look
    left = inputs.output_left(batch.model.ledger, service).reshape(p.shape)
    short = np.flatnonzero((left < 1).any(axis=0))
    if not short.size:
        return p, look
    cap = np.where(left < 1, np.minimum(m.cap, look.output + np.log(left)), m.cap)
    few = Markets(
        *(array[..., short] for array in (m.index, m.buying, m.supply, cap)),
        columns=Columns(*(array[..., short] for array in m.columns)),
    )
    guess = batch.state["p"] - batch.state["free"] + p
    prices, seen = settled(few, guess[:, short])
    p = p.copy()
    p[:, short] = prices
    return p, Look(*(_put(old, short, new) for old, new in zip(look, seen, strict=True)))


def _put(array: Array, at: np.ndarray[tuple[int], np.dtype[np.intp]], new: Array) -> Array:
    array = array.copy()
    array[..., at] = new
    return array


def _closed(
    batch: Batch, out: Outcome, held: inputs.Held, service: Array, rush: Array | float
) -> tuple[Array, Array]:
    """The state after the turn and the figures of it."""
    c, state, G = batch.columns, batch.state, len(batch.weeks)
    z = out.look.log_whole / (1 - c.sS) + state["h"]
    quantity = (out.look.orders * c.per) * np.exp(-c.sS * out.price)[:, None] + c.unsold
    lnq = np.log(quantity)
    after = _later(batch, out, z, lnq)
    after |= {"ahead": _ahead(batch, quantity, rush), **held._asdict()}
    figures = _figures(batch, out, z, quantity, after, service)
    return np.concatenate([after[name].reshape(-1, G) for name, _ in BLOCKS]), figures


def _later(batch: Batch, out: Outcome, z: Array, lnq: Array) -> dict[str, Array]:
    """The slow states (SPEC 3.3)."""
    c, state, market = batch.columns, batch.state, batch.model.market
    S = len(batch.model.sectors)
    sourcing = slow.pace(batch.weeks, market.t_src, S)
    building = slow.pace(batch.weeks, market.t_cap, S)
    lP = out.price[:, None] + out.wedges.total
    a, h = slow.sourcing(c, state["a"], batch.push("bar"), batch.push("divert"), lP, z, sourcing)
    k = slow.capacity(c, state["k"], out.free_price, _costs(batch), batch.push("investment"), building)
    f = slow.counted(state["f"], lnq, batch.weeks, S)
    return {"a": a, "f": f, "h": h, "z": z, "k": k, "p": out.price, "free": out.free_price, "e": state["e"]}


def _ahead(batch: Batch, quantity: Array, rush: Array | float) -> Array:
    """(3.7) Stocks bought ahead: what came in beyond use, week by week; nothing is made or lost."""
    if isinstance(rush, float):
        return batch.state["ahead"]
    weeks = np.tile(batch.weeks, len(batch.model.sectors))
    return np.maximum(batch.state["ahead"] - weeks * quantity * np.expm1(-rush), 0.0)


def _figures(
    batch: Batch, out: Outcome, z: Array, quantity: Array, after: dict[str, Array], service: Array
) -> Array:
    """Everything that is reported, as floats in the units of `settled.BLOCKS`."""
    model, G = batch.model, len(batch.weeks)
    R, S, ledger = len(model.regions), len(model.sectors), model.ledger
    shape = (R, S, G)
    p, Q = out.price.reshape(shape), np.exp(out.look.output).reshape(shape)
    worth = quantity * np.exp(out.price)[:, None]
    sold = model.accounts.trade[..., None] * worth.reshape(R, R, S, G)
    wedges = Wedges(*(w if isinstance(w, float) else w.reshape(R, R, S, G) for w in out.wedges))
    demand, subsidy = (x if isinstance(x, float) else x.reshape(shape) for x in map(batch.push, ("demand", "subsidy")))
    five = terms(
        model.accounts,
        wedges,
        sold=sold,
        p=p,
        Q=Q,
        z=z.reshape(shape),
        d=demand,
        subsidy=subsidy,
        unmet=np.exp(out.free.output).reshape(shape) - Q,
        eta=model.market.eta,
        eS=model.market.eS,
    )
    reliance = np.maximum(ledger.held[:, None] - after["alt"], 0.0)
    bare = 1 - np.clip(after["stock"] / HALF_YEAR, 0.0, 1.0)
    weight = ledger.weight[..., None]
    return np.concatenate(
        [
            (five / model.accounts.size[:, None]).reshape(-1, G),
            (Q - 1).reshape(-1, G),
            np.expm1(out.price).reshape(-1, G),
            np.expm1(z).reshape(-1, G),
            (worth - 1).reshape(-1, G),
            np.expm1(after["f"]).reshape(-1, G),
            after["gate"].reshape(-1, G),
            after["stock"],
            service,
            after["alt"],
            reliance,
            np.add.reduce(weight * (reliance * bare)[:, None], axis=0),
            np.add.reduce(weight * reliance[:, None], axis=0),
        ]
    )
