"""One game's economy as one read-only row of numbers, and many of them as one array, games last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby, repeat
from operator import itemgetter

import numpy as np

from engine.economy.calibration import Array, Model
from engine.economy.errors import unknown
from engine.plain import dataclass

GRAIN = 2.0**-30  # stored numbers are multiples of it, 0.93e-9, so that other processors store the same
FAR = np.asarray(1.5 * 2**52 * GRAIN)  # numbers have this grain around here; none that is stored comes near, 2**21
Blocks = dict[str, Array]
BLOCKS = (
    ("a", "flow"),  # sourcing habit
    ("f", "flow"),  # shipments as customs count them
    ("h", "place"),  # index offset
    ("z", "place"),  # price index, for costs one turn later
    ("k", "place"),  # capacity
    ("free", "place"),  # producer's price if no input were missing
    ("guess", "place"),  # where to look for it next turn
    ("scarce", "place"),  # what missing inputs added to it
    ("e", "region"),  # exchange-rate valve
    ("gate", "supply"),  # phi
    ("stock", "cell"),  # S, weeks of need
    ("alt", "cell"),  # A, matured alternatives
    ("search", "cell"),  # weeks since buyers began to look elsewhere
    ("ahead", "flow"),  # weeks bought ahead for fear of a duty; last, for it is left out where nobody has
)


KINDS = [[name for name, _ in its] for _, its in groupby(BLOCKS, key=itemgetter(1))]
PLACES = tuple((name, kind, n) for kind, names in enumerate(KINDS) for n, name in enumerate(names))
CORE = tuple(place for place in PLACES if place[0] != "ahead")
MARKETS = frozenset(name for name, kind in BLOCKS if kind in ("flow", "place"))


class Stack:
    """Closed states side by side, games last: their numbers, read-only, and their blocks once somebody opens them."""

    __slots__ = ("blocks", "core", "numbers")

    def __init__(self, numbers: Array, core: int, blocks: Blocks | None = None) -> None:
        self.numbers, self.core, self.blocks = numbers, core, blocks


@dataclass(frozen=True, slots=True, eq=False)
class Economy:
    """One game's economy between turns: a column of a stack; compare with `==`, pickle freely."""

    stack: Stack  # of the batch it came from
    at: int

    @property
    def numbers(self) -> Array:
        """Its own column, read-only; without what is bought ahead if that is nothing, whatever its company has."""
        column, core = self.stack.numbers[:, self.at], self.stack.core
        return column if np.count_nonzero(column[core:]) else column[:core]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Economy):
            return NotImplemented
        return self.numbers.tobytes() == other.numbers.tobytes()

    __hash__ = None  # type: ignore[assignment]  # two equal economies are found by ==, never in a set

    def __reduce__(self) -> tuple[object, ...]:
        return _thawed, (self.numbers.tobytes(),)


Economies = tuple[Economy, ...]


def _thawed(raw: bytes) -> Economy:
    numbers = np.frombuffer(raw)[:, None]
    return Economy(Stack(numbers, len(numbers)), 0)


@lru_cache(maxsize=64)
def layout(model: Model) -> Mapping[str, tuple[slice, tuple[int, ...], bool]]:
    """Where each block of the state lies in the row, its shape, and whether it is a market's."""
    R, S, C = len(model.regions), len(model.sectors), len(model.cells)
    shapes = {"flow": (R, R, S), "place": (R, S), "region": (R,), "supply": (R, C), "cell": (C,)}
    found, at = {}, 0
    for name, kind in BLOCKS:
        size = int(np.prod(shapes[kind]))
        found[name] = (slice(at, at + size), shapes[kind], kind in ("flow", "place"))
        at += size
    return found


def start(model: Model) -> Economy:
    """The baseline at rest: nothing in force, stocks at their target."""
    places = layout(model)
    numbers = np.zeros(places["ahead"][0].start)
    numbers[places["gate"][0]] = 1.0
    numbers[places["stock"][0]] = model.ledger.cover[:, 0]
    return closed(Stack(numbers[:, None], places["ahead"][0].start))[0]


def with_cover(
    model: Model,
    economy: Economy,
    cover: Mapping[tuple[str, str], int],
    alternatives: Mapping[tuple[str, str], int] | None = None,
    searching: Mapping[tuple[str, str], int] | None = None,
    gates: Mapping[tuple[str, str, str], int] | None = None,
) -> Economy:
    """The same economy with cover in tenths of weeks, alternatives in basis points, weeks of search, gates in bp."""
    places, numbers = layout(model), economy.numbers.copy()
    for name, given, scale in (("stock", cover, 10), ("alt", alternatives, 10_000), ("search", searching, 1)):
        for cell, value in (given or {}).items():
            numbers[places[name][0].start + _cell(model, cell)] = value / scale
    for (g, user, supplier), value in (gates or {}).items():
        if supplier not in model.regions:
            raise unknown("region", supplier, model.regions)
        at = model.regions.index(supplier) * len(model.cells) + _cell(model, (g, user))
        numbers[places["gate"][0].start + at] = value / 10_000
    return closed(Stack(numbers[:, None], places["ahead"][0].start))[0]


def _cell(model: Model, cell: tuple[str, str]) -> int:
    if cell not in model.cells:
        raise unknown("input and user", " of ".join(cell), (" of ".join(one) for one in model.cells))
    return model.cells.index(cell)


def stacked(economies: Sequence[Economy]) -> Stack:
    """Columns side by side: (numbers, games); the very stack they came from if they are all of it, in order."""
    first = economies[0]
    stack, games = first.stack, len(economies)
    if games == 1 == stack.numbers.shape[1]:
        return stack
    if stack.numbers.shape[1] == games and all(one.stack is stack and one.at == g for g, one in enumerate(economies)):
        return stack
    if all(one is first for one in economies):
        return alike(first, games)
    columns = [one.numbers for one in economies]
    numbers = np.zeros((max(map(len, columns)), games))
    for g, column in enumerate(columns):
        numbers[: len(column), g] = column
    return Stack(numbers, min(map(len, columns)))


def alike(economy: Economy, games: int) -> Stack:
    """The same economy in so many games."""
    return Stack(np.repeat(economy.numbers[:, None], games, axis=1), economy.stack.core)


def opened(model: Model, stack: Stack) -> Blocks:
    """The blocks of stacked states as views; flows and places with sector and game in one axis."""
    if stack.blocks is None:
        stack.blocks = _blocks(model, stack.numbers)
    return stack.blocks


def blank(model: Model, games: int, *, bought_ahead: bool) -> Stack:
    """States to be written before they are closed."""
    *_, (last, _) = _frames(model, games)
    numbers = np.empty((last.stop if bought_ahead else last.start, games))
    return Stack(numbers, last.start, _blocks(model, numbers))


def _blocks(model: Model, numbers: Array) -> Blocks:
    frames = _frames(model, numbers.shape[1])
    kinds = [numbers[part].reshape(shape) for part, shape in frames if part.stop <= len(numbers)]
    return {name: kinds[kind][n] for name, kind, n in (PLACES if len(kinds) == len(frames) else CORE)}


@lru_cache(maxsize=64)
def _frames(model: Model, games: int) -> tuple[tuple[slice, tuple[int, ...]], ...]:
    """Neighbours of one kind together: where they lie, and their common shape with the block first."""
    places, found = layout(model), []
    for _, group in groupby(BLOCKS, key=itemgetter(1)):
        names = tuple(name for name, _ in group)
        (first, shape, joined), (last, *_) = places[names[0]], places[names[-1]]
        full = (*shape[:-1], shape[-1] * games) if joined else (*shape, games)
        found.append((slice(first.start, last.stop), (len(names), *full)))
    return tuple(found)


def closed(stack: Stack) -> Economies:
    """New states rounded in this one place, without negative zeros, and closed for writing."""
    numbers = stack.numbers
    numbers += FAR
    numbers -= FAR
    numbers.flags.writeable = False
    return tuple(map(Economy, repeat(stack), range(numbers.shape[1])))
