"""A model spread over a batch: its parameters by market column, and how far slow things move in a turn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Model
from engine.economy.weeks import Weeks, stops

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


class Paces(NamedTuple):
    """Share of each slow gap closed in a turn: 1 - exp(-weeks / T), by column."""

    weeks: Array  # (G,)
    each: Array  # (G,) 1 / weeks
    stops: Weeks
    by_column: Array  # (N,) weeks by column
    sourcing: Array
    capacity: Array
    counting: Array
    building: Array
    using: Array


@lru_cache(maxsize=32)
def paces(model: Model, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> Paces:
    """The paces of a batch whose games last so long and have measures that wait so long."""
    length = np.array(weeks, dtype=float)
    by_column = np.tile(length, len(model.sectors))
    slow = (np.repeat(T, length.size) for T in (model.market.t_src, model.market.t_cap))
    shares = [-np.expm1(-by_column / T) for T in (*slow, T_COUNTED, T_BUILD, T_USE)]
    shares[-1] = np.minimum(shares[-1], USED_AT_MOST)
    return Paces(length, 1 / np.maximum(length, 1.0), stops(model.ledger, weeks, waits), by_column, *shares)
