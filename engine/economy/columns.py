"""A model spread over a batch: its parameters by market column, and how far slow things move in a turn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Indices, Model
from engine.economy.weeks import Weeks, stops

T_COUNTED = 6.0  # weeks in which customs statistics follow the market, fitted (SPEC 3.8)
T_BUILD = 4.0  # weeks in which a stock is bought ahead of a threatened duty (SPEC 3.7; judgement)
T_USE = 6.0  # weeks in which it is used up again
USED_AT_MOST = 0.6  # share of it used in one turn, so that it never runs below nothing


class Borders(NamedTuple):
    """What measures make of each flow (R, R, N), ready for the market; a quota's shadow price comes on top."""

    wedge: Array | float  # log between the producer's price and the buyer's
    weight: Array  # th exp((1-sS) wedge), times what a bar leaves
    buying: Array  # ph exp(-sS wedge), times what a bar leaves
    later: Array  # th exp((1-sL) wedge), times what a bar leaves
    levy: Array  # duties on the baseline flow, bn USD a year


class Making(NamedTuple):
    """What the five terms are made of, bn USD a year at baseline: flows (R, R, N), places (R, N)."""

    trade: Array
    tariff: Array  # T0
    output: Array
    effort: Array  # cost of making the output
    power: Array  # (1 + eS) / eS, with which it grows
    hurt: Array  # - spending / slope
    slope: Array  # 1 + eta
    lost: Array  # - value added

    def of(self, region: slice) -> Making:
        """One region as maker, buyer and seller."""
        return Making(*(array[region] for array in self))


class Columns(NamedTuple):
    """Parameters spread over N columns, one market of one game each; those of a batch are s * G + g, N = S x G.

    Those of a sector are repeated for every region (R, N): numpy is twice as quick with two arrays of one shape.
    """

    sector: Indices  # (N,)
    open: Borders  # where no measure stands at any border
    making: Making
    ph: Array
    per: Array  # (R, R, N) 1 / ph, 0 where the baseline flow is empty
    sold: Array  # (R, R, N) 1 where the baseline flow is not empty
    unsold: Array | float  # 1 - sold; these and the next two are 0.0 if there is no such place
    empty: Array | float  # (R, N) 1 where nobody buys
    idle: Array | float  # (R, N) 1 where nobody makes
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
    firm: Array  # sS + eS
    less: Array  # - sS
    drop: Array  # - (sS + eta)
    grows: Array  # eL - eS
    eta_up: Array  # 1 + eta


@lru_cache(maxsize=24)
def columns(model: Model, games: int) -> Columns:
    """The market's parameters for a batch of so many games."""
    return _columns(model, np.repeat(np.arange(len(model.sectors)), games))


@lru_cache(maxsize=24)
def columns_of(model: Model, sectors: bytes) -> Columns:
    """The same for columns of any sectors, in any order: the bytes of their numbers."""
    return _columns(model, np.frombuffer(sectors, dtype=np.intp))


def _columns(model: Model, sector: Indices) -> Columns:
    m, base = model.market, model.accounts

    def spread(array: Array) -> Array:
        wide = np.ascontiguousarray(array[..., sector])
        return wide if array.ndim > 1 else np.tile(wide, (len(model.regions), 1))

    def some(array: Array) -> Array | float:
        return array if array.any() else 0.0

    sS, sL, eta = spread(m.sS), spread(m.sL), spread(m.eta)
    sold = spread((m.ph > 0).astype(float))
    th, ph, levy = spread(m.th), spread(m.ph), spread(base.duties)
    return Columns(
        sector=sector,
        open=Borders(wedge=0.0, weight=th, buying=ph, later=th, levy=levy),
        making=Making(
            *map(
                spread,
                (base.trade, base.tariff, base.output, base.effort, base.power, base.hurt, base.slope, base.lost),
            )
        ),
        ph=ph,
        per=spread(np.divide(1.0, m.ph, out=np.zeros_like(m.ph), where=m.ph > 0)),
        sold=sold,
        unsold=some(1 - sold),
        empty=some(spread(1 - m.buys)),
        idle=some(spread(1 - m.makes)),
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
        firm=sS + spread(m.eS),
        less=-sS,
        drop=-(sS + eta),
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

    def only(self, at: Indices) -> Paces:
        """For some of the columns; games stay what they are."""
        weeks, each, stops, *by_column = self
        return Paces(weeks, each, stops, *(pace[at] for pace in by_column))


def paces(model: Model, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> Paces:
    """The paces of a batch whose games last so long and have measures that wait so long."""
    return (_of_one if len(weeks) == 1 else _of_many)(model, weeks, waits)


def _paces(model: Model, weeks: tuple[int, ...], waits: tuple[tuple[int, ...], ...]) -> Paces:
    length = np.array(weeks, dtype=float)
    by_column = np.tile(length, len(model.sectors))
    slow = (np.repeat(T, length.size) for T in (model.market.t_src, model.market.t_cap))
    shares = [-np.expm1(-by_column / T) for T in (*slow, T_COUNTED, T_BUILD, T_USE)]
    shares[-1] = np.minimum(shares[-1], USED_AT_MOST)
    return Paces(length, 1 / np.maximum(length, 1.0), stops(model.ledger, weeks, waits), by_column, *shares)


_of_one = lru_cache(maxsize=512)(_paces)  # small, and the same come back all the time
_of_many = lru_cache(maxsize=16)(_paces)
