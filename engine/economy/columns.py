"""A model spread over a batch: its parameters by market column, and how far slow things move in a turn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.economy.calibration import Array, Ledger, Model

T_COUNTED = 6.0  # weeks in which customs statistics follow the market, fitted (SPEC 3.8)
T_BUILD = 4.0  # weeks in which a stock is bought ahead of a threatened duty (SPEC 3.7; judgement)
T_USE = 6.0  # weeks in which it is used up again
USED_AT_MOST = 0.6  # share of it used in one turn, so that it never runs below nothing


class Columns(NamedTuple):
    """Parameters spread over N = S x G columns, one market of one game each (column = s * G + g)."""

    th: Array
    ph: Array  # (R destination, R origin, N): sellers' shares stand the other way round in the market
    per: Array  # (R destination, R origin, N) 1 / ph, 0 where the baseline flow is empty
    sold: Array  # (R, R, N) 1 where the baseline flow is not empty
    unsold: Array  # 1 - sold
    empty: Array  # (R, N) 1 where nobody buys
    idle: Array  # (R, N) 1 where nobody makes
    makes: Array
    headroom: Array
    sS: Array
    own: Array  # 1 - sS
    sL: Array
    own_later: Array  # 1 - sL
    learns: Array  # sS - sL
    sE: Array  # sS + eta
    up: Array  # (sS + eta) / (1 - sS)
    eS: Array
    grows: Array  # eL - eS
    eta_up: Array  # 1 + eta


@lru_cache(maxsize=24)
def columns(model: Model, games: int) -> Columns:
    """The market's parameters for a batch of so many games."""
    m = model.market

    def spread(array: Array) -> Array:
        return np.repeat(array, games, axis=-1)

    sS, sL, eta = spread(m.sS), spread(m.sL), spread(m.eta)
    flows = np.ascontiguousarray(m.ph.transpose(1, 0, 2))
    sold = spread((m.ph > 0).astype(float))
    return Columns(
        th=spread(m.th),
        ph=spread(flows),
        per=spread(np.divide(1.0, flows, out=np.zeros_like(flows), where=flows > 0)),
        sold=sold,
        unsold=1 - sold,
        empty=spread(1 - m.buys),
        idle=spread(1 - m.makes),
        makes=spread(m.makes),
        headroom=spread(m.headroom),
        sS=sS,
        own=1 - sS,
        sL=sL,
        own_later=1 - sL,
        learns=sS - sL,
        sE=sS + eta,
        up=(sS + eta) / (1 - sS),
        eS=spread(m.eS),
        grows=spread(m.eL) - spread(m.eS),
        eta_up=1 + eta,
    )


class Step(NamedTuple):
    """Some weeks of the ledger: one after another at the start of a turn, then in threes; closed forms in between."""

    weeks: Array  # (G,) 0 for a game that has ended
    begin: Array  # (G,) weeks since the turn began
    runs: NDArray[np.bool_]
    all_run: bool
    closing: Array  # (C, 1 or G) e^(-h / T_down), and so on
    opening: Array
    closing_mean: Array  # mean over the step
    opening_mean: Array
    maturing: Array  # 1 - e^(-h / T_A)


class Paces(NamedTuple):
    """Share of each slow gap closed in a turn: 1 - exp(-weeks / T), by column."""

    weeks: Array  # (G,)
    each: Array  # (G,) 1 / weeks
    steps: tuple[Step, ...]
    by_column: Array  # (N,) weeks by column
    sourcing: Array
    capacity: Array
    counting: Array
    building: Array
    using: Array


@lru_cache(maxsize=64)
def paces(model: Model, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> Paces:
    """The paces of a batch whose games last so long and have measures that wait so long."""
    length = np.array(weeks, dtype=float)
    by_column = np.tile(length, len(model.sectors))
    slow = (np.repeat(T, length.size) for T in (model.market.t_src, model.market.t_cap))
    shares = [-np.expm1(-by_column / T) for T in (*slow, T_COUNTED, T_BUILD, T_USE)]
    shares[-1] = np.minimum(shares[-1], USED_AT_MOST)
    return Paces(length, 1 / np.maximum(length, 1.0), _steps(model, weeks, waits), by_column, *shares)


def _steps(model: Model, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> tuple[Step, ...]:
    """Steps of a batch: each game keeps its own, however long the others last."""
    cuts = [step_ends(*own) for own in zip(weeks, waits, strict=True)]
    found = []
    for n in range(max(map(len, cuts)) - 1):
        begin = np.array([own[min(n, len(own) - 1)] for own in cuts], dtype=float)
        end = np.array([own[min(n + 1, len(own) - 1)] for own in cuts], dtype=float)
        found.append(_step(model.ledger, begin, end))
    return tuple(found)


def step_ends(weeks: int, waits: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Where the ledger stops on its way through a turn: weekly at first, then every third week, and after each wait."""
    single = min(weeks, 4)
    rest = weeks - single
    count = -(-rest // 3)
    ends = {*range(single + 1), *(single + rest * (n + 1) // count for n in range(count))}
    return tuple(sorted(ends | {wait for wait in waits if wait < weeks}))


def _step(ledger: Ledger, begin: Array, end: Array) -> Step:
    length = end - begin
    runs = length > 0
    h = length[:1] if (length == length[0]).all() else np.where(runs, length, 1.0)
    closing, opening = np.exp(-h / ledger.t_down), np.exp(-h / ledger.t_up)
    return Step(
        weeks=length,
        begin=begin,
        runs=runs,
        all_run=bool(runs.all()),
        closing=closing,
        opening=opening,
        closing_mean=ledger.t_down * (1 - closing) / h,
        opening_mean=ledger.t_up * (1 - opening) / h,
        maturing=-np.expm1(-h / ledger.t_a),
    )
