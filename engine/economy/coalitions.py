"""What many sets of measures do at once: to the market, by column, and to the ledger of inputs, by set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import NamedTuple

import numpy as np

from engine.economy.blocks import HIGHEST, LOWEST, NEUTRAL, Pressure, pressure
from engine.economy.calibration import Array, Indices, Marks, Model
from engine.economy.pressure import parted, waits_of
from engine.economy.shock import Shock


class Touch(NamedTuple):
    """Where one block of a measure differs from nothing."""

    name: str
    shape: tuple[int, ...]  # of the block, less its sectors
    at: Indices  # its lines: flows or regions
    values: Array  # (lines, S)


@lru_cache(maxsize=2048)
def touches(model: Model, shock: Shock) -> tuple[tuple[Touch, ...], Marks]:
    """What a measure does to the market, and (S,) the sectors in which it does anything."""
    S = len(model.sectors)
    found, sectors = [], np.zeros(S, dtype=bool)
    for name, block in pressure(model, parted(shock)[0]).items():
        lines = block.reshape(-1, S)
        differs = lines != NEUTRAL.get(name, 0.0)
        at = np.flatnonzero(np.logical_or.reduce(differs, axis=1))
        found.append(Touch(name, block.shape[:-1], at, lines[at]))
        sectors |= np.logical_or.reduce(differs, axis=0)
    return tuple(found), sectors


def on_market(measures: Sequence[tuple[Touch, ...]], present: Array, sector: Indices) -> Pressure:
    """The blocks of the columns of these sectors; `present` (measures, N) is 1 where a column's set has a measure."""
    found: Pressure = {}
    for one, here in zip(measures, present > 0, strict=True):
        for name, shape, at, values in one:
            nothing = NEUTRAL.get(name, 0.0)
            if name not in found:
                found[name] = np.full((*shape, sector.size), nothing)
            whole = found[name].reshape(-1, sector.size)
            whole[at] = _joined(name, whole[at], np.where(here, values[:, sector], nothing))
    return found


def on_ledger(pressures: Sequence[Pressure], present: Array) -> Pressure:
    """The blocks of each set; `present` (measures, sets) is 1 where a set has a measure."""
    found: Pressure = {}
    for one, here in zip(pressures, present > 0, strict=True):
        for name, block in one.items():
            nothing = NEUTRAL.get(name, 0.0)
            if name not in found:
                found[name] = np.full((*block.shape, here.size), nothing)
            found[name] = _joined(name, found[name], np.where(here, block[..., None], nothing))
    return found


def waits_by_set(shocks: Sequence[Shock], present: Array) -> tuple[tuple[int, ...], ...]:
    """Weeks after which something of a set begins, its own alone: a game stops where its own measures begin."""
    waits = [waits_of(shock) for shock in shocks]
    if not any(waits):
        return ((),) * len(present.T)
    taken: list[list[float]] = present.T.tolist()
    return tuple(tuple(sorted({*chain(*compress(waits, here))})) for here in taken)


def _joined(name: str, one: Array, other: Array) -> Array:
    if name in LOWEST:
        return np.minimum(one, other)
    return np.maximum(one, other) if name in HIGHEST else one + other
