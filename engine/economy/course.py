"""One turn of many games: market, inputs, market under the inputs, accounts, what it leaves behind.

Every array inside has the games last, and market columns are (sector, game); a single game is a batch of one
and runs the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from engine.economy import inputs, slow
from engine.economy.accounts import Wedges
from engine.economy.calibration import Array, Columns, Model, columns
from engine.economy.errors import NoAnswer, Unsettled
from engine.economy.market import Cleared, Markets, cleared
from engine.economy.pressure import RESTOCK, SLOTS, Pressure, gathered, pressure
from engine.economy.settled import Settled, whole
from engine.economy.shock import Shock
from engine.economy.state import BLOCKS, Economy, layout, stacked, unstacked

CHUNK = 64  # games worked on at once: their arrays stay in the processor's cache


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
    """The market of a turn at its final prices, and the pushes that are used more than once."""

    free: Array  # producer's price if no input were missing
    cleared: Cleared
    idle: Array  # (R, N) output plants would have made at the ruling price, less what they made
    wedges: Wedges
    costs: Array
    bar: Array | float
    rush: Array | float


def worked(
    model: Model, now: Sequence[Economy], shocks: Sequence[Shock], weeks: Sequence[int]
) -> tuple[Array, Array]:
    """One chunk: the states after the turn and the figures, both (numbers, games) and not yet rounded."""
    from engine.economy.report import figures

    batch = Batch(
        model,
        columns(model, len(now)),
        np.array(weeks, dtype=float),
        opened(model, stacked(now)),
        [pressure(model, shock) for shock in shocks],
    )
    try:
        out, held, service = _market(batch)
    except Unsettled as stuck:
        sector, region = model.sectors[stuck.column // len(now)], model.regions[stuck.seller]
        raise NoAnswer(f"the market for {sector} of {region} did not settle; its shock or its numbers are too wild")
    after = _later(batch, out, held)
    return np.concatenate([after[name].reshape(-1, len(now)) for name, _ in BLOCKS]), figures(batch, out, after, service)


def opened(model: Model, numbers: Array) -> dict[str, Array]:
    """The blocks of the state as views, with sectors and games in one axis."""
    G = numbers.shape[-1]
    found = {}
    for name, (part, shape) in layout(model).items():
        last = (shape[-1] * G,) if name in MARKET_BLOCKS else (shape[-1], G)
        found[name] = numbers[part].reshape(*shape[:-1], *last)
    return found


MARKET_BLOCKS = frozenset(name for name, kind in BLOCKS if kind in ("flow", "place"))


def _market(batch: Batch) -> tuple[Outcome, inputs.Held, Array]:
    """Uncapped market, ledger at the need it has, then the columns whose plants lack an input once more."""
    wedges = Wedges(*(batch.push(name) for name in ("duty", "tax", "friction", "floor")))
    bar, costs = batch.push("bar"), _costs(batch)
    rush = slow.rush(batch.state["ahead"], batch.push("fear"), batch.state["f"], batch.columns, batch.weeks)
    m = _weights(batch, wedges.total, bar, rush, costs)
    free = cleared(m, batch.state["free"])
    held, service = _ledger(batch, free.output)
    out, idle = _under_inputs(batch, m, free, service)
    if not isinstance(out.mu, float):
        wedges = wedges._replace(rent=wedges.rent + out.mu)
    return Outcome(free.price, out, idle, wedges, costs, bar, rush), held, service


def _weights(batch: Batch, w: Array | float, bar: Array | float, rush: Array | float, costs: Array) -> Markets:
    """The weights of every column before prices are known."""
    c, state = batch.columns, batch.state
    habit = state["a"] + bar
    shift = (1 + c.eta) * state["h"] + batch.push("demand")
    quota = batch.push("quota", np.inf)
    return Markets(
        index=c.th * np.exp(habit + (1 - c.sS) * w),
        buying=c.ph * np.exp(habit - c.sS * w + shift + rush),
        supply=(state["k"] - c.eS * costs) * c.makes,
        cap=state["k"] + c.headroom,
        columns=c,
        quota=None if isinstance(quota, float) else quota,
    )


def _costs(batch: Batch) -> Array:
    """(8) less the subsidy: input prices of the last turn by cost share."""
    alpha, z = batch.model.market.alpha, batch.state["z"]
    R, G = z.shape[0], len(batch.weeks)
    by_supplier = np.ascontiguousarray(z.reshape(R, -1, G).transpose(1, 0, 2))
    paid = np.add.reduce(alpha[..., None] * by_supplier[:, :, None, :], axis=0)
    return np.asarray(paid.reshape(R, -1) - batch.push("subsidy"))


def _ledger(batch: Batch, output: Array) -> tuple[inputs.Held, Array]:
    """The weeks of the critical inputs, at the need the uncapped market has."""
    held = inputs.Held(*(batch.state[name] for name in ("gate", "stock", "alt", "search")))
    if not batch.model.cells:
        return held, held.stock
    R = len(batch.model.regions)
    orders = inputs.Orders(
        gate=batch.ask("gate", 1.0, R),
        gate_wait=batch.ask("gate_wait", 0.0, R),
        alt_share=batch.ask("alt_share", 0.0, SLOTS),
        alt_speed=batch.ask("alt_speed", 0.0, SLOTS),
        alt_wait=batch.ask("alt_wait", 0.0, SLOTS),
        stock=batch.ask("stock", 0.0),
        restock=batch.ask("restock", RESTOCK),
        release=batch.ask("release", 0.0),
        thrift=batch.ask("thrift", 0.0),
    )
    need = inputs.needed(batch.model.ledger, np.exp(output).reshape(-1, len(batch.weeks)))
    return inputs.run(batch.model.ledger, held, orders, need, batch.weeks, RESTOCK)


def _under_inputs(batch: Batch, m: Markets, free: Cleared, service: Array) -> tuple[Cleared, Array]:
    """Solve again, with their caps, the columns in which some plants lack an input; and what stands idle."""
    idle = np.zeros_like(free.price)
    if not (service < 1).any():
        return free, idle
    left = inputs.output_left(batch.model.ledger, service).reshape(free.price.shape)
    short = np.flatnonzero((left < 1).any(axis=0))
    if not short.size:
        return free, idle
    few, less, begun = m.only(short), left[:, short], free.output[:, short]
    capped = few._replace(cap=np.where(less < 1, np.minimum(few.cap, begun + np.log(less)), few.cap))
    guess = batch.state["p"] - batch.state["free"] + free.price
    found = cleared(capped, guess[:, short])
    able = np.minimum(few.supply + few.columns.eS * found.price, few.cap)
    idle[:, short] = np.where(less < 1, np.exp(able) - np.exp(found.output), 0.0)
    return free.changed(short, found), idle


def _later(batch: Batch, out: Outcome, held: inputs.Held) -> dict[str, Array]:
    """The state after the turn (SPEC 3.3), with z and the quantities of flows."""
    c, state, market, S = batch.columns, batch.state, batch.model.market, len(batch.model.sectors)
    sourcing, building = (slow.pace(batch.weeks, T, S) for T in (market.t_src, market.t_cap))
    price = out.cleared.price
    z = out.cleared.log_whole / (1 - c.sS) + state["h"]
    quantity = out.cleared.orders * c.per * np.exp(-c.sS * price)[:, None] + c.unsold
    lP = price[:, None] + out.wedges.total
    a, h = slow.sourcing(c, state["a"], out.bar, batch.push("divert"), lP, z, sourcing)
    return {
        "a": a,
        "f": slow.counted(state["f"], quantity, batch.weeks, S),
        "ahead": slow.ahead(state["ahead"], quantity, out.rush, batch.weeks),
        "h": h,
        "z": z,
        "k": slow.capacity(c, state["k"], out.free, out.costs, batch.push("investment"), building),
        "p": price,
        "free": out.free,
        "e": state["e"],
        **held._asdict(),
        "quantity": quantity,
    }
