"""The fixed side of an economy: names and calibrated arrays (SPEC 3.1), never written after building.

R regions, S sectors, C cells (one critical input in one using region), K exposures of a cell at most.
Letters: T0 power of the baseline tariff, th buyer's shares, ph seller's shares, sS, sL substitution in the
short and the long run, eta demand, eS, eL supply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

T_COUNTED = 6.0  # weeks in which customs statistics follow the market, fitted (SPEC 3.8)
T_BUILD = 4.0  # weeks in which a stock is bought ahead of a threatened duty (SPEC 3.7; judgement)
T_USE = 6.0  # weeks in which it is used up again
USED_AT_MOST = 0.6  # share of it used in one turn, so that it never runs below nothing
Array = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)  # found by identity, because every reading of a figure looks it up
class Names:
    """What the axes are called; every answer carries it to find its numbers."""

    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    inputs: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]

    @property
    def axes(self) -> tuple[tuple[object, ...], ...]:
        """Everything named, to compare two of them."""
        return self.regions, self.sectors, self.inputs, self.cells


class Ledger(NamedTuple):
    """Critical inputs, one row a cell, with a last axis of one for the games (SPEC 3.4)."""

    user: Indices  # (C,) region of the user
    shares: Array  # (R, C, 1) supply by supplier
    cover: Array  # (C, 1) baseline cover = target S*
    critical: Array  # (C, 1) Sc
    gamma: Array  # 0.5 where it is 1: see steep
    steep: NDArray[np.bool_]  # gamma is 1
    t_down: Array
    t_up: Array
    wait: Array
    floor: Array
    a_max: Array
    l_a: Array
    t_a: Array
    steady: Array  # 1 where no sector is exposed: need stays at its baseline
    reach: NDArray[np.bool_]  # (R controller, R supplier, C)
    need: Array  # (K, C, 1) weight of each exposed sector in the need
    need_at: Indices  # (K, C) region-sector of that weight
    bite: Array  # (B, R*S, 1) kappa * xi of the inputs a region-sector lives on
    bite_at: Indices  # (B, R*S) their cells
    held: Array  # (C, 1) share of supply other powers hold
    weight: Array  # (C, R, 1) value at stake as a share of its user's
    at_stake: Array  # (C,) value added hanging on the cell, bn USD


class Accounts(NamedTuple):
    """Baseline values in bn USD a year, and the constants of the five terms with a last axis for the games."""

    trade: Array  # (R, R, S)
    tariff: Array  # (R, R, S) T0
    output: Array  # (R, S)
    spending: Array  # (R, S) at buyers' prices
    value_added: Array  # (R, S)
    size: Array  # (R,) sum of value added: the V of the Economy index
    per_size: Array  # (R, 1) 1 / size, 0 for a region that makes nothing
    made: Array  # (R, S, 1) output
    effort: Array  # (R, S, 1) output x eS / (1 + eS)
    power: Array  # (S, 1) (1 + eS) / eS
    base_rent: Array  # (R, S, 1) output / (1 + eS)
    hurt: Array  # (R, S, 1) - spending / (1 + eta), or - spending where eta is -1
    eta_up: Array  # (S, 1) 1 + eta
    flat: NDArray[np.bool_]  # (S, 1) eta is -1
    power_of_tariff: Array  # (R, R, S, 1) T0
    customs: Array  # (R, S, 1) baseline tariff revenue
    lost: Array  # (R, S, 1) - value added


class Market(NamedTuple):
    """Shares and elasticities, by sector or by flow."""

    th: Array  # (R, R, S)
    ph: Array  # (R, R, S)
    sS: Array  # (S,)
    sL: Array
    eta: Array
    eS: Array
    eL: Array
    headroom: Array  # ln(1 + headroom)
    t_src: Array
    t_cap: Array
    alpha: Array  # (S supplying, R, S buying, 1) cost shares
    makes: Array  # (R, S) 1 where the region produces
    buys: Array  # (R, S) 1 where the region buys


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A calibrated economy without a state; built by `model` or `custom_model`."""

    names: Names
    powers: tuple[str, ...]
    accounts: Accounts
    market: Market
    ledger: Ledger
    line_shares: Mapping[tuple[str, str, str, str], float]
    line_rates: Mapping[tuple[str, str, str, str], float]
    input_titles: Mapping[str, str]
    valve: float

    @property
    def regions(self) -> tuple[str, ...]:
        return self.names.regions

    @property
    def sectors(self) -> tuple[str, ...]:
        return self.names.sectors

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.names.inputs

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The (input, user) pairs that have a ledger."""
        return self.names.cells

    @property
    def lines(self) -> tuple[str, ...]:
        """Names of the product lines inside cells."""
        return tuple(dict.fromkeys(line for line, *_ in self.line_shares))

    def trade(self, origin: str, destination: str, sector: str) -> int:
        """Baseline flow in million USD a year, at producers' prices."""
        o, d = self.regions.index(origin), self.regions.index(destination)
        return int(np.rint(self.accounts.trade[o, d, self.sectors.index(sector)] * 1000))

    def tariff(self, origin: str, destination: str, sector: str) -> int:
        """Baseline rate in basis points."""
        o, d = self.regions.index(origin), self.regions.index(destination)
        return int(np.rint((self.accounts.tariff[o, d, self.sectors.index(sector)] - 1) * 10_000))

    def output(self, region: str, sector: str) -> int:
        """Baseline output in million USD a year."""
        return int(np.rint(self.accounts.output[self.regions.index(region), self.sectors.index(sector)] * 1000))

    def size(self, region: str) -> int:
        """Value added of the region's sectors in million USD a year: what Economy is a share of."""
        return int(np.rint(self.accounts.size[self.regions.index(region)] * 1000))

    def line_value(self, line: str, sector: str, origin: str, destination: str) -> int:
        """Baseline flow of one product line in million USD a year; 0 where it has no such line."""
        share = self.line_shares.get((line, sector, origin, destination), 0.0)
        return int(np.rint(share * self.trade(origin, destination, sector)))

    def __reduce__(self) -> tuple[object, ...]:
        plain = (dict(self.line_shares), dict(self.line_rates), dict(self.input_titles))
        return _model, (self.names, self.powers, self.accounts, self.market, self.ledger, *plain, self.valve)


def _model(
    names: Names,
    powers: tuple[str, ...],
    accounts: Accounts,
    market: Market,
    ledger: Ledger,
    line_shares: dict[tuple[str, str, str, str], float],
    line_rates: dict[tuple[str, str, str, str], float],
    input_titles: dict[str, str],
    valve: float,
) -> Model:
    """Freeze every array, so that no caller can write into a model."""
    for group in (accounts, market, ledger):
        for array in group:
            array.flags.writeable = False
    shares, rates, titles = (MappingProxyType(one) for one in (line_shares, line_rates, input_titles))
    return Model(names, powers, accounts, market, ledger, shares, rates, titles, valve)


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
