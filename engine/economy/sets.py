"""A figure after one turn from one economy under many sets of measures, with all they have in common worked out once.

In one turn no sector sees what happens in another, for input costs are those of the turn before and only the ledger of
inputs looks at all of them. So each sector is solved once for every different set of the measures that touch it, not
once for every set: sectors are packed side by side into as few games as hold them. Those whose plants then lack the
same are one again. What licences and stores of a set do is in the ledger, and each set has its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.economy import inputs
from engine.economy.blocks import NEUTRAL, Pressure, pressure
from engine.economy.calibration import Array, Indices, Model
from engine.economy.columns import Borders, paces
from engine.economy.course import batch_of, free_market, held_at, left_of, traded
from engine.economy.pressure import Pushes, coalitions, joined, of_ledger, waits_of
from engine.economy.report import ledger_figures, of_region
from engine.economy.settled import frames, located
from engine.economy.shock import Shock
from engine.economy.stages import Course, Free
from engine.economy.state import Economy, alike, opened

Marks = NDArray[np.bool_]


class Packed(NamedTuple):
    """Sectors of many sets in few games: game `kind[s, n]` plays sector s of set n, as set `first[s, g]` has it."""

    kind: Indices  # (S, sets)
    first: Indices  # (S, games)
    counts: tuple[int, ...]  # different kinds of each sector; games beyond repeat the first

    @property
    def columns(self) -> Indices:
        """The market column of each sector of each set."""
        S, games = self.first.shape
        found: Indices = np.arange(S)[:, None] * games + self.kind
        return found

    @property
    def alike(self) -> tuple[Indices, Indices] | None:
        """Which columns differ, and to which of these each is alike; None if all do."""
        games = self.first.shape[1]
        if min(self.counts) == games:
            return None
        own = np.arange(games) < np.array(self.counts)[:, None]
        begin = np.cumsum((0, *self.counts[:-1]))[:, None]
        return np.flatnonzero(own), np.where(own, begin + np.arange(games), begin).ravel()


def packed(kinds: Sequence[Sequence[Hashable]]) -> Packed:
    """Sets of each sector that are of one kind, put together."""
    done: dict[int, tuple[list[int], list[int]]] = {}
    for own in kinds:
        if id(own) not in done:
            seen: dict[Hashable, int] = {}
            kind = [seen.setdefault(one, len(seen)) for one in own]
            first = dict(zip(reversed(kind), range(len(kind) - 1, -1, -1), strict=True))
            done[id(own)] = kind, [first[n] for n in range(len(seen))]
    found = [done[id(own)] for own in kinds]
    games = max(len(first) for _, first in found)
    return Packed(
        np.array([kind for kind, _ in found], dtype=np.intp),
        np.array([first + first[:1] * (games - len(first)) for _, first in found], dtype=np.intp),
        tuple(len(first) for _, first in found),
    )


def after_one_turn(
    model: Model, before: Economy, taken: Mapping[str, Shock], present: Array, *, weeks: int, rows: Sequence[int]
) -> Array:
    """These rows of a report, unrounded, for each set: `present` (measures, sets) is 1 where a set has a measure."""
    made = [pressure(model, shock) for shock in taken.values()]
    waits = tuple(sorted({wait for shock in taken.values() for wait in waits_of(shock)}))
    walls, stores = ([_part(one, ledger=ledger) for one in made] for ledger in (False, True))
    apart = packed(pushed_alike(touched(model, walls, rows), present))
    games = apart.first.shape[1]
    pushed = joined(model, coalitions(walls, present[:, apart.first]), ((),) * games)
    batch = batch_of(model, alike(before, games), pushed, (weeks,) * games)
    free = free_market(batch, apart.alike)
    orders = joined(model, coalitions(stores, present), (waits,) * present.shape[1])
    held, unmet = _ledgers(model, before, free, orders, apart, weeks)
    _, _, supply, _, region, *_ = frames(model.names)
    if supply.start <= rows[0] < region.stop:
        found = np.empty((region.stop, present.shape[1]))
        ledger_figures(model, held, unmet, found)
        return found[list(rows)]
    left = left_of(model, unmet)
    if left is None:
        return _rows(traded(batch, free, None, held, unmet), apart, rows)
    again, at = _lacking(model, apart, left)
    games = again.first.shape[1]
    batch = batch_of(model, alike(before, games), _columns(pushed, at, games), (weeks,) * games)
    short = left[:, (np.arange(len(model.sectors))[:, None] * len(present.T) + again.first).ravel()]
    return _rows(traded(batch, free.only(at), short, held, unmet), again, rows)


def touched(model: Model, walls: Sequence[Pressure], rows: Sequence[int]) -> Marks:
    """(measures, S) whether a measure moves a sector's market and that market may move these rows."""
    S = len(model.sectors)
    found = np.zeros((len(walls), S), dtype=bool)
    for mine, one in zip(found, walls, strict=True):
        for name, block in one.items():
            mine |= np.logical_or.reduce((block != NEUTRAL.get(name, 0.0)).reshape(-1, S), axis=0)
    found &= _matters(model, rows[0])
    return found


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
    model: Model, before: Economy, free: Free, orders: Pushes, apart: Packed, weeks: int
) -> tuple[inputs.Held, Array]:
    """The ledger of each set at the need of its sectors, and the mean share of need unmet."""
    sets = apart.kind.shape[1]
    held = inputs.Held(*(np.repeat(one, sets, axis=-1) for one in held_at(opened(model, alike(before, 1)))))
    if not model.cells:
        return held, held.stock
    output = np.exp(free.cleared.output)[:, apart.columns.ravel()]
    need = inputs.needed(model.ledger, output.reshape(-1, sets))
    return inputs.run(model.ledger, held, orders.orders, need, paces(model, (weeks,) * sets, orders.waits))


def _lacking(model: Model, apart: Packed, left: Array) -> tuple[Packed, Indices]:
    """Sectors packed anew by what their plants lack, and the column of each among those solved before."""
    columns, S = apart.columns, len(model.sectors)
    share = left.reshape(len(left), S, -1)
    kinds: list[list[Hashable]] = []
    for kind, own in zip(apart.kind.tolist(), share.transpose(1, 2, 0), strict=True):
        lacks = [one.tobytes() for one in own] if (own < 1).any() else [b""] * len(kind)
        kinds.append(list(zip(kind, lacks, strict=True)))
    again = packed(kinds)
    return again, columns[np.arange(S)[:, None], again.first].ravel()


def _columns(pushed: Pushes, at: Indices, games: int) -> Pushes:
    """What pushes these columns of the market."""
    borders = pushed.borders
    if borders is not None:
        wedge, *rest = borders
        borders = Borders(wedge if isinstance(wedge, float) else wedge[..., at], *(one[..., at] for one in rest))
    market = {name: block[..., at] for name, block in pushed.market.items()}
    return Pushes(market, borders, pushed.orders, ((),) * games)


def _rows(course: Course, apart: Packed, rows: Sequence[int]) -> Array:
    """These rows of the report of each set, from the games its sectors are in."""
    model, cleared = course.batch.model, course.outcome.cleared
    columns, (name, index) = apart.columns, located(model.names, rows[0])
    if name == "terms":
        region, terms = index[1], [located(model.names, row)[1][0] for row in rows]
        parts = of_region(course, region)[np.arange(len(apart.kind))[:, None], :, 0, apart.kind]
        five = np.add.reduce(parts, axis=0) - model.accounts.at_rest[:, region, 0]
        return np.asarray(five.T[terms] * model.accounts.per_size[region])
    *place, sector = index
    at = (*place, columns[sector])
    if name == "trade":
        value = course.quantity[at] * np.exp(cleared.price[place[0], columns[sector]])
    elif name == "shipments":
        value = np.exp(course.count()[at])
    else:
        value = np.exp({"output": cleared.output, "price": cleared.price, "index": course.z}[name][at])
    return np.asarray(value - 1)[None]


def _part(blocks: Pressure, *, ledger: bool) -> Pressure:
    """The blocks that push the ledger, or those that push the market."""
    return {name: block for name, block in blocks.items() if of_ledger(name) == ledger}
