"""Where the ledger of inputs stops on its way through a turn, and how far gates and new supply come between stops."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Ledger


class Weeks(NamedTuple):
    """The stops of a batch, one column if all stop alike: a game that has ended takes steps of no weeks."""

    ends: Array  # (T + 1, 1, G) weeks since the turn began
    length: Array  # (T, 1, G) weeks of each step
    each: Array  # (T, 1, 1, G) the same, for flows of supply
    per: Array  # (T, 1, G) 1 / length, 1 for no weeks
    closing: Array  # (T + 1, 1, C, G) mean of e^(-t / T_down) over each step, and what it is at the end
    opening: Array  # the same with T_up


def stops(ledger: Ledger, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> Weeks:
    """The stops of a batch: each game keeps its own, however long the others last."""
    cuts = [step_ends(*own) for own in zip(weeks, waits, strict=True)]
    if all(own == cuts[0] for own in cuts):
        cuts = cuts[:1]
    most = max(map(len, cuts))
    ends = np.array([own + own[-1:] * (most - len(own)) for own in cuts], dtype=float).T[:, None]
    length = np.diff(ends, axis=0)
    per = 1 / np.maximum(length, 1.0)
    closing, opening = np.exp(-ends / ledger.t_down), np.exp(-ends / ledger.t_up)
    return Weeks(
        ends=ends,
        length=length,
        each=length[:, None],
        per=per,
        closing=faded(closing, ledger.t_down, per)[:, None],
        opening=faded(opening, ledger.t_up, per)[:, None],
    )


def faded(fading: Array, T: Array, per: Array) -> Array:
    """The mean over each step of what fades with T, and what is left at the end, from its values at the stops."""
    return np.concatenate([(fading[:-1] - fading[1:]) * T * per, fading[-1:]])


@lru_cache(maxsize=1024)
def step_ends(weeks: int, waits: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Weekly at first, then every third week, and after each wait; a turn of no weeks is one step of none."""
    single = min(weeks, 4)
    rest = weeks - single
    count = -(-rest // 3)
    ends = {*range(single + 1), *(single + rest * (n + 1) // count for n in range(count))}
    return tuple(sorted(ends | {wait for wait in waits if wait < weeks})) if weeks else (0, 0)
