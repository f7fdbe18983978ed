"""A figure after one turn from one economy under many sets of measures, with all they have in common worked out once.

In one turn no sector sees what happens in another, for input costs are those of the turn before and only the ledger of
inputs looks at all of them. So each sector is solved once for every different set of the measures that touch it, in a
market column of its own, not once for every set. Those whose plants then lack the same are one again. What licences
and stores of a set do is in the ledger, and each set has its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.economy import inputs
from engine.economy.blocks import Pressure, pressure
from engine.economy.borders import market_side
from engine.economy.calibration import Array, Indices, Marks, Model
from engine.economy.coalitions import Touch, on_ledger, on_market, touches, waits_by_set
from engine.economy.columns import Borders, columns_of, paces
from engine.economy.course import batch_of, free_market, held_at, left_of, traded
from engine.economy.pressure import orders_of, parted, pushes
from engine.economy.report import ledger_figures, terms_of_columns
from engine.economy.settled import frames, located
from engine.economy.shock import NO_SHOCK, Shock
from engine.economy.stages import Batch, Course, Free
from engine.economy.state import Economy, alike


class Packed(NamedTuple):
    """Sectors of many sets, each different one in a market column of its own."""

    sector: Indices  # (N,) of each column
    first: Indices  # (N,) the first set that has it
    column: Indices  # (S, sets) the column in which each sector of each set is


def packed(kinds: Sequence[Sequence[Hashable]]) -> Packed:
    """Sets of each sector that are of one kind, put together; sectors may share one list of kinds."""
    done: dict[int, tuple[Indices, Indices]] = {}
    for own in kinds:
        if id(own) not in done:
            seen: dict[Hashable, int] = {}
            kind = np.array([seen.setdefault(one, len(seen)) for one in own], dtype=np.intp)
            done[id(own)] = kind, np.unique(kind, return_index=True)[1]
    found = [done[id(own)] for own in kinds]
    counts = [first.size for _, first in found]
    begin = np.cumsum([0, *counts[:-1]])
    return Packed(
        np.repeat(np.arange(len(kinds)), counts),
        np.concatenate([first for _, first in found]),
        np.stack([kind for kind, _ in found]) + begin[:, None],
    )


def after_one_turn(
    model: Model, before: Economy, taken: Sequence[Shock], present: Array, *, weeks: int, rows: Sequence[int]
) -> Array:
    """These rows of a report, unrounded, for each set: `present` (measures, sets) is 1 where a set has a measure."""
    measures = [touches(model, shock) for shock in taken]
    apart = packed(pushed_alike(may_move(model, measures, rows), present))
    start = batch_of(model, alike(before, 1), pushes(model, [NO_SHOCK]), (weeks,))
    pushed = on_market([own for own, _ in measures], present[:, apart.first], apart.sector)
    batch = _apart(start, apart, pushed)
    free = free_market(batch)
    held, unmet = _ledgers(start, free, taken, present, apart)
    _, _, supply, _, region, *_ = frames(model.names)
    if supply.start <= rows[0] < region.stop:
        found = np.empty((region.stop, present.shape[1]))
        ledger_figures(model, held, unmet, found)
        return found[list(rows)]
    left = left_of(model, unmet)
    if left is None:
        return _rows(traded(batch, free, None, held, unmet), apart, rows)
    share = left.reshape(len(left), len(model.sectors), -1)
    again, at = _lacking(apart, share)
    batch = _again(batch, again, at)
    return _rows(traded(batch, free.only(at), share[:, again.sector, again.first], held, unmet), again, rows)


def _apart(start: Batch, apart: Packed, pushed: Pressure) -> Batch:
    """A column for each different sector of a set, from those of one game, with what pushes it."""
    spread = columns_of(start.model, apart.sector.tobytes())
    return start.only(apart.sector, spread, *market_side(spread, pushed))


def _again(batch: Batch, again: Packed, at: Indices) -> Batch:
    """The same columns, some more than once."""
    wedge, *weights = batch.borders
    borders = Borders(
        wedge if isinstance(wedge, float) else wedge.take(at, axis=-1), *(one.take(at, axis=-1) for one in weights)
    )
    pushed = {name: block.take(at, axis=-1) for name, block in batch.pushes.items()}
    return batch.only(at, columns_of(batch.model, again.sector.tobytes()), pushed, borders)


def may_move(model: Model, measures: Sequence[tuple[tuple[Touch, ...], Marks]], rows: Sequence[int]) -> Marks:
    """(measures, S) whether a measure moves a sector's market and that market may move these rows."""
    found = np.array([sectors for _, sectors in measures]).reshape(-1, len(model.sectors))
    return found & _matters(model, rows[0])


@lru_cache(maxsize=512)
def _matters(model: Model, row: int) -> Marks:
    """(S,) which sectors may move a row: its own and those that want the inputs it lives on."""
    S, ledger = len(model.sectors), model.ledger
    name, index = located(model.names, row)
    if name == "terms":
        return np.ones(S, dtype=bool)
    found, cells = np.zeros(S, dtype=bool), np.ones(len(model.cells), dtype=bool)
    if name in ("output", "price", "index", "trade", "shipments"):
        found[index[-1]] = True
        places = np.arange(len(model.regions)) * S + index[-1]
        cells[:] = False
        cells[ledger.bite_at[:, places][ledger.bite[:, places, 0] > 0]] = True
    found[(ledger.need_at % S)[(ledger.need[..., 0] > 0) & cells]] = True
    return found


def pushed_alike(touched: Marks, present: Array) -> list[list[int]]:
    """By sector, the measures that touch it as one number for each set; sectors touched alike share one list."""
    power = 1 << np.arange(len(present))
    done: dict[bytes, list[int]] = {}
    for own in touched.T:
        if own.tobytes() not in done:
            done[own.tobytes()] = ((power * own) @ present).astype(int).tolist()
    return [done[own.tobytes()] for own in touched.T]


def _ledgers(
    start: Batch, free: Free, taken: Sequence[Shock], present: Array, apart: Packed
) -> tuple[inputs.Held, Array | None]:
    """The ledger of each set at the need of its sectors, and the mean share of need unmet, None if all is met.

    Where no measure is one of the ledger's, gates and new supply are the same for all sets and worked out once.
    """
    model, sets, held = start.model, present.shape[1], held_at(start.state)
    if not model.cells:
        return held._replace(stock=np.repeat(held.stock, sets, axis=-1)), None
    output = np.exp(free.cleared.output)[:, apart.column.ravel()]
    need = inputs.needed(model.ledger, output.reshape(-1, sets))
    stores = [pressure(model, parted(shock)[1]) for shock in taken]
    if not any(stores):
        held = held._replace(stock=np.repeat(held.stock, sets, axis=-1))
        return inputs.run(model.ledger, held, start.orders, need, start.pace)
    weeks = (int(start.pace.weeks[0]),) * sets
    orders, pace = orders_of(model, on_ledger(stores, present)), paces(model, weeks, waits_by_set(taken, present))
    return inputs.run(model.ledger, inputs.Held(*(np.repeat(one, sets, axis=-1) for one in held)), orders, need, pace)


def _lacking(apart: Packed, share: Array) -> tuple[Packed, Indices]:
    """Sectors packed anew by what their plants lack, (R, S, sets), and the column of each among those before."""
    kinds: list[list[Hashable]] = []
    for kind, own in zip(apart.column.tolist(), share.transpose(1, 2, 0), strict=True):
        lacks = [one.tobytes() for one in own] if (own < 1).any() else [b""] * len(kind)
        kinds.append(list(zip(kind, lacks, strict=True)))
    again = packed(kinds)
    return again, apart.column[again.sector, again.first]


def _rows(course: Course, apart: Packed, rows: Sequence[int]) -> Array:
    """These rows of the report of each set, from the columns its sectors are in."""
    model, cleared = course.batch.model, course.outcome.cleared
    name, index = located(model.names, rows[0])
    if name == "terms":
        region, terms = index[1], [located(model.names, row)[1][0] for row in rows]
        five = np.add.reduce(terms_of_columns(course, region)[apart.column], axis=0)
        five -= model.accounts.at_rest[:, region, 0]
        return np.asarray(five.T[terms] * model.accounts.per_size[region])
    *place, sector = index
    at = (*place, apart.column[sector])
    if name == "trade":
        value = course.quantity[at] * np.exp(cleared.price[place[0], apart.column[sector]])
    elif name == "shipments":
        value = np.exp(course.count()[at])
    else:
        value = np.exp({"output": cleared.output, "price": cleared.price, "index": course.z}[name][at])
    return np.asarray(value - 1)[None]
