"""One turn of many games: market, inputs, market under the inputs, accounts, what it leaves behind.

Every array inside has the games last, and market columns are (sector, game); a single game is a batch of one
and runs the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.economy import inputs, slow, valve
from engine.economy.accounts import Wedges
from engine.economy.calibration import Array, Model
from engine.economy.columns import Borders, Columns, Paces, columns, paces
from engine.economy.errors import NoAnswer, Unsettled
from engine.economy.market import FEW, Cleared, Markets, cleared
from engine.economy.pressure import Pushes
from engine.economy.state import opened

CHUNK = 32  # games worked on at once: their arrays stay in the processor's cache


def chunks(games: int) -> Iterator[slice]:
    """Slices of at most CHUNK games."""
    return (slice(at, min(at + CHUNK, games)) for at in range(0, games, CHUNK))


class Batch(NamedTuple):
    """One chunk at the start of its turn: flows (R, R, N), places (R, N), supplies (R, C, G), cells (C, G)."""

    model: Model
    size: int  # numbers of a state
    columns: Columns
    pace: Paces
    state: dict[str, Array]
    pushes: dict[str, Array]
    borders: Borders
    orders: inputs.Orders

    @property
    def games(self) -> int:
        return self.pace.weeks.size

    def push(self, name: str) -> Array | float:
        """What measures do to each flow or place; 0.0 where none does."""
        return self.pushes.get(name, 0.0)


class Outcome(NamedTuple):
    """The market of a turn at its final prices, and what was needed on the way."""

    free: Array  # producer's price if no input were missing
    cleared: Cleared
    idle: Array | float  # (R, N) output plants would have made at the ruling price, less what they made
    wedges: Wedges
    costs: Array
    rush: Array | float
    held: inputs.Held
    unmet: Array  # (C, G) mean share of need unmet
    e: Array  # (R, G) the valve after this turn


class Course(NamedTuple):
    """One chunk after its turn."""

    batch: Batch
    outcome: Outcome
    z: Array  # (R, N) price index
    quantity: Array  # (R, R, N) shipped now
    counted: Array  # (R, R, N) shipments as customs count them, log


def run(model: Model, now: Array, pushed: Pushes, weeks: tuple[int, ...]) -> Course:
    """One chunk of games, states (numbers, games), through its turn."""
    games = now.shape[1]
    batch = batch_of(model, now, pushed, weeks)
    try:
        out = _market(batch)
    except Unsettled as stuck:
        sector, region = model.sectors[stuck.column // games], model.regions[stuck.seller]
        raise NoAnswer(
            f"the market for '{sector}' made in '{region}' did not settle: "
            "the shock or the numbers of this sector leave it no answer"
        ) from None
    z = out.cleared.log_whole / batch.columns.own
    z += batch.state["h"]
    quantity = out.cleared.orders * batch.columns.per
    quantity += batch.columns.unsold
    return Course(batch, out, z, quantity, slow.counted(batch.state["f"], quantity, batch.pace.counting))


def batch_of(model: Model, now: Array, pushed: Pushes, weeks: tuple[int, ...]) -> Batch:
    """One chunk before its turn."""
    spread, pace = columns(model, now.shape[1]), paces(model, weeks, pushed.waits)
    state, borders = opened(model, now), pushed.borders or spread.open
    return Batch(model, len(now), spread, pace, state, pushed.market, borders, pushed.orders)


def _market(batch: Batch) -> Outcome:
    """Uncapped market, ledger at the need it has, then the columns whose plants lack an input once more."""
    c, state = batch.columns, batch.state
    wedges = Wedges(batch.push("duty"), batch.push("tax"), batch.push("friction"), batch.push("floor"))
    costs = _costs(batch)
    rush = slow.rush(c, batch.pace, state["ahead"], batch.push("fear"), state["f"])
    income: Array | float = 0.0
    if batch.model.valve:
        income = valve.spread(state["e"], costs.shape)
    m = _weights(batch, rush, summed(costs, income), income)
    free = cleared(m, state["guess"])
    held, unmet = _ledger(batch, free.output)
    out, idle = _under_inputs(batch, m, free, unmet)
    if out.mu is not None:
        wedges = wedges._replace(rent=wedges.rent + out.mu)
    e = state["e"] if isinstance(income, float) else _valve(batch, rush, costs, out)
    return Outcome(free.price, out, idle, wedges, summed(costs, income), rush, held, unmet, e)


def _valve(batch: Batch, rush: Array | float, costs: Array, out: Cleared) -> Array:
    """The valve after this turn: it needs the market as it would be with the valve shut."""
    base, per = batch.model.accounts, batch.columns.per
    shut = cleared(_weights(batch, rush, costs, 0.0), batch.state["guess"])
    now, then = (valve.balances(base, one, per) for one in (out, shut))
    return valve.moved(base, batch.state["e"], now, then, beta=batch.model.valve, weeks=batch.pace.weeks)


def _weights(batch: Batch, rush: Array | float, costs: Array, income: Array | float) -> Markets:
    """The weights of every column before prices are known."""
    c, state, quota = batch.columns, batch.state, batch.pushes.get("quota")
    habit = np.exp(state["a"])
    buying = batch.borders.buying * habit
    if not isinstance(rush, float):
        buying *= np.exp(rush)
    habit *= batch.borders.weight
    supply = c.eS * costs
    np.subtract(state["k"], supply, out=supply)
    supply *= c.makes
    return Markets(
        weight=habit,
        buying=buying,
        shift=np.asarray(summed(summed(c.eta_up * state["h"], batch.push("demand")), income)),
        supply=supply,
        cap=state["k"] + c.headroom,
        empty=c.empty,
        idle=c.idle,
        sS=c.sS,
        own=c.own,
        sE=c.sE,
        up=c.up,
        eS=c.eS,
        limit=None if quota is None else _limit(c, quota),
    )


def _limit(c: Columns, quota: Array) -> Array:
    """Seller's share allowed, from the quantity allowed as a log of baseline."""
    allowed = np.exp(quota)
    return np.where(np.isinf(allowed), np.inf, c.ph * np.where(np.isinf(allowed), 0.0, allowed))


def _costs(batch: Batch) -> Array:
    """(8) less the subsidy: input prices of the last turn by cost share."""
    alpha, z = batch.model.market.alpha, batch.state["z"]
    R = z.shape[0]
    by_supplier = np.ascontiguousarray(z.reshape(R, -1, batch.games).transpose(1, 0, 2))
    paid = np.add.reduce(alpha * by_supplier[:, :, None], axis=0).reshape(R, -1)
    subsidy = batch.push("subsidy")
    return np.asarray(paid if isinstance(subsidy, float) else paid - subsidy)


def summed(array: Array, other: Array | float) -> Array:
    """Their sum, without work where no game has the other."""
    return array if isinstance(other, float) else array + other


def _ledger(batch: Batch, output: Array) -> tuple[inputs.Held, Array]:
    """The weeks of the critical inputs, at the need the uncapped market has."""
    state = batch.state
    held = inputs.Held(state["gate"], state["stock"], state["alt"], state["search"])
    if not batch.model.cells:
        return held, held.stock
    need = inputs.needed(batch.model.ledger, np.exp(output).reshape(-1, batch.games))
    return inputs.run(batch.model.ledger, held, batch.orders, need, batch.pace)


def _under_inputs(batch: Batch, m: Markets, free: Cleared, unmet: Array) -> tuple[Cleared, Array | float]:
    """Solve again, with their caps, the columns in which some plants lack an input; and what stands idle."""
    if not unmet.any():
        return free, 0.0
    left = inputs.output_left(batch.model.ledger, unmet).reshape(free.price.shape)
    left = np.maximum(left, m.idle)  # who makes nothing lacks nothing
    lacking = np.minimum.reduce(left, axis=0) < 1
    if not lacking.any():
        return free, 0.0
    cap = np.where(left < 1, np.minimum(m.cap, free.output + np.log(left)), m.cap)
    guess = np.where(lacking, batch.state["scarce"] + free.price, free.price)
    capped = m._replace(cap=cap)
    if lacking.size <= FEW:  # columns that lack nothing have converged, so solving all costs less than picking some
        found = cleared(capped, guess)
    else:
        short = np.flatnonzero(lacking)
        found = free.changed(short, cleared(capped.only(short), guess[:, short]))
    able = np.minimum(found.free, m.cap)
    return found, np.where(left < 1, np.exp(able) - np.exp(found.output), 0.0)
