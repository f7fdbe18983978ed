"""The fixed side of an economy: names and calibrated arrays (SPEC 3.1), never written after building.

R regions, S sectors, C cells (one critical input in one using region), K exposures of a cell at most.
Letters: T0 power of the baseline tariff, th buyer's shares, ph seller's shares, sS, sL substitution in the
short and the long run, eta demand, eS, eL supply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.intp]
Marks = NDArray[np.bool_]


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
    per_critical: Array  # 1 / Sc
    rest: Array  # 1 - gamma, 0.5 where gamma is 1: see steep
    root: Array  # 1 / rest
    steep: Marks  # gamma is 1
    t_down: Array
    t_up: Array
    wait: Array
    floor: Array
    a_max: Array
    l_a: Array
    t_a: Array
    steady: Array  # 1 where no sector is exposed: need stays at its baseline
    reach: Marks  # (R controller, R supplier, C)
    need: Array  # (K, C, 1) weight of each exposed sector in the need
    need_at: Indices  # (K, C) region-sector of that weight
    bite: Array  # (B, R*S, 1) kappa * xi of the inputs a region-sector lives on
    bite_at: Indices  # (B, R*S) their cells
    held: Array  # (C, 1) share of supply other powers hold
    weight: Array  # (C, R, 1) value at stake as a share of its user's
    at_stake: Array  # (C,) value added hanging on the cell, bn USD


class Accounts(NamedTuple):
    """Baseline values in bn USD a year, and the constants of the five terms."""

    trade: Array  # (R, R, S)
    tariff: Array  # (R, R, S) T0
    output: Array  # (R, S)
    spending: Array  # (R, S) at buyers' prices
    value_added: Array  # (R, S)
    size: Array  # (R,) sum of value added: the V of the Economy index
    per_size: Array  # (R, 1) 1 / size, 0 for a region that makes nothing
    effort: Array  # (R, S) output x eS / (1 + eS)
    power: Array  # (S,) (1 + eS) / eS
    hurt: Array  # (R, S) - spending / (1 + eta)
    slope: Array  # (S,) 1 + eta, or next to nothing where that is 0
    duties: Array  # (R, R, S) baseline tariff revenue
    at_rest: Array  # (5, R, 1) what the terms are counted from: rents of makers, revenue of the treasury
    lost: Array  # (R, S) - value added


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
    alpha: Array  # (R, S buying, S supplying) cost shares
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
        return frozen, (self.names, self.powers, self.accounts, self.market, self.ledger, *plain, self.valve)


def frozen(
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
