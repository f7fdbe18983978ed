"""A figure after one turn from one economy under many sets of measures, with all they have in common worked out once.

Sets that push the market alike have one market with every input at hand; those whose plants then lack the same have
one market under these inputs too. What licences and stores of a set do is in the ledger, and each set has its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.economy import inputs
from engine.economy.blocks import Pressure, pressure
from engine.economy.calibration import Array, Indices, Model
from engine.economy.columns import paces
from engine.economy.course import Batch, Free, batch_of, chunks, finished, free_market, held_at
from engine.economy.pressure import Pushes, coalitions, joined, of_ledger, repeated, waits_of
from engine.economy.report import figures, ledger_figures
from engine.economy.settled import frames
from engine.economy.shock import Shock


def after_one_turn(
    model: Model, before: Array, taken: Mapping[str, Shock], present: Array, *, weeks: int, rows: Sequence[int]
) -> Array:
    """These rows of a report, unrounded, for each set: `present` (measures, sets) is 1 where a set has a measure."""
    made = [pressure(model, shock) for shock in taken.values()]
    waits = tuple(sorted({wait for shock in taken.values() for wait in waits_of(shock)}))
    moving = [n for n, one in enumerate(made) if not all(map(of_ledger, one))]
    walls, stores = [_part(made[n], ledger=False) for n in moving], [_part(one, ledger=True) for one in made]
    first, market = _alike(present[moving])
    found = np.empty((len(rows), present.shape[1]))
    for part in chunks(len(first)):
        its = np.flatnonzero((market >= part.start) & (market < part.stop))
        orders = joined(model, coalitions(stores, present[:, its]), (waits,) * its.size)
        pushed = joined(model, coalitions(walls, present[moving][:, first[part]]), ((),) * first[part].size)
        found[:, its] = _rows(model, before, pushed, orders, market[its] - part.start, weeks, list(rows))
    return found


def _rows(
    model: Model, before: Array, pushed: Pushes, orders: Pushes, market: Indices, weeks: int, rows: list[int]
) -> Array:
    """The same for sets whose markets, told by their place, are among those pushed here."""
    batch = batch_of(model, np.repeat(before, len(pushed.waits), axis=1), pushed, (weeks,) * len(pushed.waits))
    free = free_market(batch)
    held, unmet = _ledgers(batch, free, orders, market, weeks)
    _, _, supply, _, region, *_ = frames(model.names)
    if supply.start <= rows[0] < region.stop:
        found = np.empty((region.stop, market.size))
        ledger_figures(model, held, unmet, found)
        return found[rows]
    first, to = _alike(np.vstack([market, unmet]))
    at = market[first]
    if not np.array_equal(at, np.arange(batch.games)):
        free = free.only((np.arange(len(model.sectors))[:, None] * batch.games + at).ravel())
        some = np.repeat(before, at.size, axis=1)
        batch = batch_of(model, some, repeated(pushed, len(model.sectors), at.tolist()), (weeks,) * at.size)
    course = finished(batch, free, inputs.Held(*(one[..., first] for one in held)), unmet[:, first])
    return figures(course)[rows][:, to]


def _ledgers(batch: Batch, free: Free, orders: Pushes, market: Indices, weeks: int) -> tuple[inputs.Held, Array]:
    """The ledger of each set at the need of its market, and the mean share of need unmet."""
    model, sets = batch.model, market.size
    held = inputs.Held(*(np.repeat(one[..., :1], sets, axis=-1) for one in held_at(batch.state)))
    if not model.cells:
        return held, held.stock
    need = inputs.needed(model.ledger, np.exp(free.cleared.output).reshape(-1, batch.games))
    pace = paces(model, (weeks,) * sets, orders.waits)
    return inputs.run(model.ledger, held, orders.orders, need[:, market], pace)


def _alike(columns: Array) -> tuple[Indices, Indices]:
    """The first of each kind of column, and the kind of each."""
    kinds: dict[bytes, int] = {}
    kind = [kinds.setdefault(column.tobytes(), len(kinds)) for column in columns.T]
    first = [kind.index(n) for n in range(len(kinds))]
    return np.array(first, dtype=np.intp), np.array(kind, dtype=np.intp)


def _part(blocks: Pressure, *, ledger: bool) -> Pressure:
    """The blocks that push the ledger, or those that push the market."""
    return {name: block for name, block in blocks.items() if of_ledger(name) == ledger}
