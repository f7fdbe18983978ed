"""Who did it: exact Shapley shares of measures or of their owners, and measures in the order they were played.

A figure with all measures, less the figure at rest (or in an earlier report), is divided among labels. A label's
share is its mean effect over all orders in which measures could have been added; with owners, over all orders that
keep an owner's measures together (Owen). Shares are whole numbers that add up exactly. What moved without any label
(stocks running down, habits of earlier turns) is a part of its own, CARRIED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import factorial
from typing import NamedTuple, TypeVar

import numpy as np

from engine.economy.blocks import pressure
from engine.economy.borders import market_side
from engine.economy.calibration import Array, Model
from engine.economy.coalitions import on_ledger, on_market, touches, waits_by_set
from engine.economy.columns import columns
from engine.economy.course import chunks, run
from engine.economy.errors import EconomyError
from engine.economy.figure import Figure, read, rows
from engine.economy.lasting import lasting
from engine.economy.pressure import Pushes, orders_of, parted, pushes
from engine.economy.report import figures
from engine.economy.sets import after_one_turn
from engine.economy.settled import Settled, units
from engine.economy.shares import whole_shares
from engine.economy.shock import NO_SHOCK, Shock
from engine.economy.state import Economy, alike, start

CARRIED = "carried over"
MOST = 8  # causes told apart at once: 256 sets of them
Set = frozenset[str]
Item = TypeVar("Item")


class Part(NamedTuple):
    """What one label did to a figure, in the figure's whole units."""

    label: str
    amount: int


def attribute(
    model: Model,
    before: Economy,
    labelled: Mapping[str, Shock],
    figure: Figure,
    *,
    weeks: int,
    was: Settled | None = None,
    owners: Mapping[str, str] | None = None,
) -> tuple[Part, ...]:
    """Parts of a figure after one turn from `before`, against rest or against an earlier report."""
    return attribute_history(model, before, [(weeks, labelled)], figure, was=was, owners=owners)


def attribute_history(
    model: Model,
    before: Economy,
    history: Sequence[tuple[int, Mapping[str, Shock]]],
    figure: Figure,
    *,
    was: Settled | None = None,
    owners: Mapping[str, str] | None = None,
) -> tuple[Part, ...]:
    """Parts of a figure after several turns: what would it be, had some of the measures never been taken?"""
    labels = tuple(dict.fromkeys(label for _, taken in history for label in taken))
    groups = _groups(labels, owners)
    tried, weight = orders(groups)
    values, shown = _played(model, before, history, tried, figure)
    base, exact = _base(model, figure, was)
    own = dict(
        zip(
            (label for group in groups for label in group), np.add.reduce(weight * values, axis=1).tolist(), strict=True
        )
    )
    amounts = whole_shares([*(own[label] for label in labels), values[0] - exact], shown - base)
    return tuple(Part(label, n) for label, n in zip((*labels, CARRIED), amounts, strict=True))


def in_order(
    model: Model,
    before: Economy,
    ordered: Sequence[tuple[str, Shock]],
    figure: Figure,
    *,
    weeks: int,
    was: Settled | None = None,
) -> tuple[Part, ...]:
    """Each label's step when measures are added one after another as played; the steps add up by themselves."""
    labels = [label for label, _ in ordered]
    tried = tuple(frozenset(labels[:n]) for n in range(len(labels) + 1))
    values, shown = _played(model, before, [(weeks, dict(ordered))], tried, figure)
    base, exact = _base(model, figure, was)
    none = values[0] - exact
    amounts = whole_shares([*np.diff(values).tolist(), none], shown - base)
    return tuple(Part(label, n) for label, n in zip((*labels, CARRIED), amounts, strict=True))


def grouped(labelled: Mapping[str, Shock], owner: Mapping[str, str] | Callable[[str], str]) -> dict[str, Shock]:
    """Shocks of one owner joined under the owner's name, when there are more than can be told apart."""
    found: dict[str, Shock] = {}
    for label, shock in labelled.items():
        name = owner(label) if callable(owner) else owner[label]
        found[name] = found.get(name, NO_SHOCK) + shock
    return found


def largest(parts: Sequence[Part], count: int, rest: str = "rest") -> tuple[Part, ...]:
    """The parts that matter most, the others as one; what was carried over stays apart."""
    kept = sorted((p for p in parts if p.label != CARRIED), key=lambda p: (-abs(p.amount), p.label))
    found, others = kept[:count], sum(p.amount for p in kept[count:])
    carried = tuple(p for p in parts if p.label == CARRIED and p.amount)
    return (*found, *((Part(rest, others),) if others else ()), *carried)


def _base(model: Model, figure: Figure, was: Settled | None) -> tuple[int, float]:
    """What a change is measured from: the figure shown, and its value as exactly as it is known."""
    if was is not None:
        shown = read(was, figure)
        return shown, shown - (10_000 if figure[0] == "economy" else 0)
    found, at = _at_rest(model), list(rows(model.names, figure))
    return _shown(figure, found[at]), float(np.add.reduce(found[at]))


@lru_cache(maxsize=16)
def _at_rest(model: Model) -> Array:
    """A report at rest in its units, not yet rounded."""
    found = figures(run(model, start(model).stack, pushes(model, [NO_SHOCK]), (1,)))
    return np.asarray((found * units(model.names, 1))[:, 0])


def _shown(figure: Figure, values: Array) -> int:
    """A figure as a report shows it, from its rows."""
    total = int(np.add.reduce(np.rint(values)))
    return 10_000 + total if figure[0] == "economy" else total


def _groups(labels: Sequence[str], owners: Mapping[str, str] | None) -> tuple[tuple[str, ...], ...]:
    """Labels by owner; without owners each stands alone."""
    found: dict[str, tuple[str, ...]] = {}
    for label in labels:
        owner = label if owners is None else owners[label]
        found[owner] = (*found.get(owner, ()), label)
    if len(found) > MOST or any(len(own) > MOST for own in found.values()):
        raise EconomyError(f"{len(labels)} causes are too many to tell apart; group them, at most {MOST} at a time")
    return tuple(found.values())


@lru_cache(maxsize=64)
def orders(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[Set, ...], Array]:
    """The sets that must be tried, nothing first, and how much each counts for each label (labels, sets).

    A label's effect on a set counts as often as orders of owners, and of measures within its owner, come to that set.
    """
    tried: dict[Set, int] = {frozenset(): 0}
    weights: list[dict[int, float]] = []
    for own in groups:
        rivals = tuple(other for other in groups if other is not own)
        found: dict[str, dict[int, float]] = {label: {} for label in own}
        for others in _subsets(rivals):
            there = frozenset(label for other in others for label in other)
            for label, its in found.items():
                rest = tuple(one for one in own if one != label)
                for some in _subsets(rest):
                    weight = _weight(len(others), len(rivals)) * _weight(len(some), len(rest))
                    for one, sign in ((there.union(some, (label,)), 1), (there.union(some), -1)):
                        n = tried.setdefault(one, len(tried))
                        its[n] = its.get(n, 0.0) + sign * weight
        weights += found.values()
    table = np.zeros((len(weights), len(tried)))
    for row, its in zip(table, weights, strict=True):
        row[list(its)] = list(its.values())
    table.flags.writeable = False
    return tuple(tried), table


def _subsets(items: Sequence[Item]) -> Iterable[tuple[Item, ...]]:
    return (some for size in range(len(items) + 1) for some in combinations(items, size))


def _weight(before: int, others: int) -> float:
    """Share of the orders in which exactly these others come first."""
    return factorial(before) * factorial(others - before) / factorial(others + 1)


def _played(
    model: Model,
    before: Economy,
    history: Sequence[tuple[int, Mapping[str, Shock]]],
    tried: tuple[Set, ...],
    figure: Figure,
) -> tuple[Array, int]:
    """The figure after the history for each set of labels, and as it is shown with all of them."""
    at, (*earlier, (weeks, taken)) = list(rows(model.names, figure)), history
    if earlier:
        found = np.concatenate([_through(model, before, history, tried[part])[at] for part in chunks(len(tried))], 1)
    else:
        sets = _present(tuple(taken), tried)
        found = after_one_turn(model, before, tuple(taken.values()), sets, weeks=weeks, rows=at)
    found *= units(model.names, 1)[at]
    every = frozenset(label for _, its in history for label in its)
    return np.add.reduce(found, axis=0), _shown(figure, found[:, tried.index(every)])


def _through(
    model: Model, before: Economy, history: Sequence[tuple[int, Mapping[str, Shock]]], sets: Sequence[Set]
) -> Array:
    """Reports after several turns, one for each set."""
    states = alike(before, len(sets))
    for weeks, taken in history[:-1]:
        states = lasting(run(model, states, _pushes(model, taken, sets), (weeks,) * len(sets)))[0].stack
    weeks, taken = history[-1]
    return figures(run(model, states, _pushes(model, taken, sets), (weeks,) * len(sets)))


@lru_cache(maxsize=64)
def _present(labels: tuple[str, ...], sets: tuple[Set, ...]) -> Array:
    """(measures, sets) 1 where a set has a measure."""
    found = np.array([[label in one for one in sets] for label in labels], dtype=float).reshape(len(labels), len(sets))
    found.flags.writeable = False
    return found


def _pushes(model: Model, taken: Mapping[str, Shock], sets: Sequence[Set]) -> Pushes:
    """What each set of labels does to its game."""
    games, S = len(sets), len(model.sectors)
    here, shocks = _present(tuple(taken), tuple(sets)), tuple(taken.values())
    sector = np.repeat(np.arange(S), games)
    walls = on_market([touches(model, one)[0] for one in shocks], np.tile(here, S), sector)
    orders = orders_of(model, on_ledger([pressure(model, parted(one)[1]) for one in shocks], here))
    return Pushes(*market_side(columns(model, games), walls), orders, waits_by_set(shocks, here))
