"""One turn of many games: market, inputs, market under the inputs, accounts, what it leaves behind.

Every array inside has the games last, and market columns are (sector, game); a single game is a batch of one
and runs the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.economy import inputs, slow, valve
from engine.economy.accounts import Wedges
from engine.economy.calibration import Array, Indices, Model
from engine.economy.columns import Columns, columns, paces
from engine.economy.errors import NoAnswer, Unsettled
from engine.economy.looks import Cleared, Markets
from engine.economy.market import FEW, cleared
from engine.economy.pressure import Pushes
from engine.economy.stages import Batch, Course, Free, Outcome
from engine.economy.state import Blocks, Stack, opened

CHUNK = 64  # games worked on at once: their arrays stay in the processor's cache
np.empty((1 << 22) - 4096)  # 32 MB, never touched: glibc, having seen so much come back, keeps what a turn frees


def chunks(games: int) -> Iterator[slice]:
    """Slices of at most CHUNK games."""
    return (slice(at, min(at + CHUNK, games)) for at in range(0, games, CHUNK))


def run(model: Model, now: Stack, pushed: Pushes, weeks: tuple[int, ...]) -> Course:
    """One chunk of games through its turn."""
    batch = batch_of(model, now, pushed, weeks)
    free = free_market(batch)
    held = held_at(batch.state)
    if not model.cells:
        return finished(batch, free, held, None)
    need = inputs.needed(model.ledger, np.exp(free.cleared.output).reshape(-1, batch.games))
    return finished(batch, free, *inputs.run(model.ledger, held, batch.orders, need, batch.pace))


def batch_of(model: Model, now: Stack, pushed: Pushes, weeks: tuple[int, ...]) -> Batch:
    """One chunk before its turn."""
    spread, pace, state = columns(model, len(weeks)), paces(model, weeks, pushed.waits), opened(model, now)
    borders, paid = pushed.borders or spread.open, _paid(model, state["z"], len(weeks))
    return Batch(model, len(weeks), spread, pace, state, pushed.market, borders, pushed.orders, paid)


def _paid(model: Model, z: Array, games: int) -> Array:
    """(8) before subsidies: input prices of the last turn by cost share.

    Both have so few binary digits that their sums are exact, so a product of matrices may add in any order.
    """
    paid: Array = np.matmul(model.market.alpha, z.reshape(len(z), -1, games))
    return paid.reshape(z.shape)


def held_at(state: Blocks) -> inputs.Held:
    """The ledger's side of a state."""
    return inputs.Held(state["gate"], state["stock"], state["alt"], state["search"])


def free_market(batch: Batch) -> Free:
    """The market as it would be if no plant lacked an input."""
    state, costs = batch.state, _costs(batch)
    rush = slow.rush(batch.columns, batch.pace, batch.ahead, batch.push("fear"), state["f"])
    income: Array | float = valve.spread(state["e"], costs.shape) if batch.model.valve else 0.0
    costs = summed(costs, income)
    m = _weights(batch, rush, costs, income)
    return Free(m, _solved(batch, m, state["guess"]), costs, rush)


def _solved(batch: Batch, m: Markets, guess: Array, at: Indices | None = None, begun: int = 0) -> Cleared:
    """Prices that clear these columns, all or some; without an answer the sector and the seller are told."""
    try:
        return cleared(m, guess, begun)
    except Unsettled as stuck:
        column = stuck.column if at is None else int(at[stuck.column])
        sector, region = batch.model.sectors[batch.columns.sector[column]], batch.model.regions[stuck.seller]
        raise NoAnswer(
            f"the market for '{sector}' made in '{region}' did not settle: "
            "the shock or the numbers of this sector leave it no answer"
        ) from None


def finished(batch: Batch, free: Free, held: inputs.Held, unmet: Array | None) -> Course:
    """The columns whose plants lack an input once more, and what was traded in the end."""
    return traded(batch, free, left_of(batch.model, unmet), held, unmet)


def left_of(model: Model, unmet: Array | None) -> Array | None:
    """The share of its output that its inputs leave each place, (R, N); None if no need is unmet."""
    if unmet is None:
        return None
    left = inputs.output_left(model.ledger, unmet).reshape(len(model.regions), -1)
    idle = columns(model, unmet.shape[1]).idle
    return left if isinstance(idle, float) else np.maximum(left, idle)  # who makes nothing lacks nothing


def traded(batch: Batch, free: Free, left: Array | None, held: inputs.Held, unmet: Array | None) -> Course:
    """The market in the end, if inputs leave each place so much of its output."""
    wedges = Wedges(batch.push("duty"), batch.push("tax"), batch.push("friction"), batch.push("floor"))
    out, idle = _under_inputs(batch, free, left)
    if out.mu is not None:
        wedges = wedges._replace(rent=wedges.rent + out.mu)
    z = out.log_whole / batch.columns.own
    z += batch.state["h"]
    quantity = out.orders * batch.columns.per
    if not isinstance(batch.columns.unsold, float):
        quantity += batch.columns.unsold
    outcome = Outcome(free.cleared.price, out, idle, wedges, free.costs, free.rush, held, unmet)
    return Course(batch, outcome, z, quantity)


def valve_after(course: Course) -> Array:
    """The valve after this turn: it needs the market as it would be with the valve shut."""
    batch, out = course.batch, course.outcome
    if not batch.model.valve:
        return batch.state["e"]
    base, per = batch.model.accounts, batch.columns.per
    m = _weights(batch, out.rush, _costs(batch), 0.0)
    now, then = (valve.balances(base, one, per) for one in (out.cleared, _solved(batch, m, batch.state["guess"])))
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
    if not isinstance(c.idle, float):
        supply *= c.makes
    return Markets(
        weight=habit,
        buying=buying,
        shift=summed(summed(c.eta_up * state["h"], batch.push("demand")), income),
        supply=supply,
        cap=state["k"] + c.headroom,
        empty=c.empty,
        idle=c.idle,
        sS=c.sS,
        own=c.own,
        sE=c.sE,
        up=c.up,
        eS=c.eS,
        firm=c.firm,
        less=c.less,
        drop=c.drop,
        limit=None if quota is None else _limit(c, quota),
    )


def _limit(c: Columns, quota: Array) -> Array:
    """Seller's share allowed, from the quantity allowed as a log of baseline."""
    allowed = np.exp(quota)
    return np.where(np.isinf(allowed), np.inf, c.ph * np.where(np.isinf(allowed), 0.0, allowed))


def _costs(batch: Batch) -> Array:
    """(8): what inputs cost, less the subsidy."""
    subsidy = batch.push("subsidy")
    return batch.paid if isinstance(subsidy, float) else batch.paid - subsidy


def summed(array: Array, other: Array | float) -> Array:
    """Their sum, without work where no game has the other."""
    return array if isinstance(other, float) else array + other


def _under_inputs(batch: Batch, free: Free, left: Array | None) -> tuple[Cleared, Array | float]:
    """Solve again, with their caps, the columns in which some plants lack an input; and what stands idle."""
    m, now = free.markets, free.cleared
    if left is None:
        return now, 0.0
    lacking = np.minimum.reduce(left, axis=0) < 1
    if not lacking.any():
        return now, 0.0
    cap = np.where(left < 1, np.minimum(m.cap, now.output + np.log(left)), m.cap)
    guess = np.where(lacking, batch.state["scarce"] + now.price, now.price)
    capped = m._replace(cap=cap)
    if lacking.size <= FEW:  # columns that lack nothing have converged, so solving all costs less than picking some
        found = _solved(batch, capped, guess, begun=1)
    else:
        short = np.flatnonzero(lacking)
        found = now.changed(short, _solved(batch, capped.only(short), guess.take(short, axis=-1), short, begun=1))
    able = np.minimum(found.free, m.cap)
    return found, np.where(left < 1, np.exp(able) - np.exp(found.output), 0.0)
