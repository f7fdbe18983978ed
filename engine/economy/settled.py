"""What a turn is reported as: whole numbers, made in one place, read by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from engine.economy.accounts import TERMS
from engine.economy.calibration import Array, Names
from engine.economy.errors import unknown
from engine.economy.kept import Block, Whole
from engine.plain import dataclass

BLOCKS = (
    ("terms", "term", 10_000),  # hundredths of an Economy point: share of V x 100 x 100
    ("output", "place", 10_000),
    ("price", "place", 10_000),
    ("gate", "supply", 10_000),
    ("cover", "cell", 10),
    ("service", "cell", 10_000),
    ("alternatives", "cell", 10_000),
    ("dependence", "cell", 10_000),
    ("exposure", "region", 1_000),
    ("reliance", "region", 1_000),
    ("index", "place", 10_000),  # from here on made into integers when first read: seldom asked for, and most numbers
    ("trade", "flow", 10_000),
    ("shipments", "flow", 10_000),
)


class Terms(NamedTuple):
    """One region's five terms in hundredths of an Economy point; they add up to Economy - 100.00."""

    buyers: int
    producers: int
    treasury: int
    rents: int
    idle: int


class Supply(NamedTuple):
    """One critical input in one region."""

    cover: int  # tenths of weeks
    service: int  # basis points of need met
    gate: int  # basis points of requests let through, the tightest supplier
    alternatives: int  # basis points of need
    dependence: int  # basis points of supply other powers can stop, less alternatives


@lru_cache(maxsize=64)
def places(names: Names) -> Mapping[str, tuple[slice, tuple[int, ...], int]]:
    """Where each block of a report lies, its shape and its unit."""
    R, S, C = len(names.regions), len(names.sectors), len(names.cells)
    shapes = {
        "term": (len(TERMS), R),
        "place": (R, S),
        "flow": (R, R, S),
        "supply": (R, C),
        "cell": (C,),
        "region": (R,),
    }
    found, at = {}, 0
    for name, kind, unit in BLOCKS:
        size = int(np.prod(shapes[kind]))
        found[name] = (slice(at, at + size), shapes[kind], unit)
        at += size
    return found


@lru_cache(maxsize=64)
def frames(names: Names) -> tuple[slice, ...]:
    """Where neighbours of one kind lie: terms, places, supplies, cells, regions; index, flows."""
    found = []
    for _, group in groupby(BLOCKS, key=itemgetter(1)):
        its = [places(names)[name][0] for name, *_ in group]
        found.append(slice(its[0].start, its[-1].stop))
    return tuple(found)


@lru_cache(maxsize=4096)
def located(names: Names, row: int) -> tuple[str, tuple[int, ...]]:
    """The block that a number of a report is in, and where in it."""
    for name, (part, shape, _) in places(names).items():
        if row < part.stop:
            return name, tuple(int(n) for n in np.unravel_index(row - part.start, shape))
    raise IndexError(row)


@lru_cache(maxsize=64)
def near(names: Names) -> int:
    """How many figures come before those that are made when first read."""
    return int(places(names)["index"][0].start)


@lru_cache(maxsize=8)
def units(names: Names, games: int) -> Array:
    """The unit of every figure of so many reports, in order."""
    return np.concatenate(
        [np.full((part.stop - part.start, games), float(unit)) for part, _, unit in places(names).values()]
    )


def integers(names: Names, figures: Array, *, first: int = 0) -> Whole:
    """The one place where figures (numbers, games), from this one on, become integers; it writes over them."""
    figures *= units(names, figures.shape[1])[first : first + len(figures)]
    block = np.rint(figures, out=figures).astype(np.int64)
    block.flags.writeable = False
    return block


def reported(names: Names, close: Array, far: Callable[[], Array]) -> tuple[Settled, ...]:
    """Reports of a batch from its near figures, and from what makes the far ones when they are asked for."""
    count = len(close)
    block = Block(integers(names, close), lambda: integers(names, far(), first=count))
    return tuple(map(Settled, repeat(names), repeat(block), range(close.shape[1])))


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """One game's figures after a turn: plain integers by name."""

    names: Names
    block: Block  # of the batch it came from
    at: int

    @property
    def numbers(self) -> Whole:
        """All its figures, read-only."""
        found = np.concatenate([self.block.near[:, self.at], self.block.far[:, self.at]])
        found.flags.writeable = False
        return found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Settled):
            return NotImplemented
        same = self.names is other.names or self.names.axes == other.names.axes
        return same and self.numbers.tobytes() == other.numbers.tobytes()

    __hash__ = None  # type: ignore[assignment]  # compared, never kept in sets

    def __reduce__(self) -> tuple[object, ...]:
        return _thawed, (self.names, self.numbers.tobytes())

    def terms(self, region: str) -> Terms:
        """The five lines of Economy."""
        column = self._block("terms")[:, at("region", region, self.names.regions)]
        return Terms(*column.tolist())

    def economy(self, region: str) -> int:
        """The Economy number in hundredths: 10000 is the baseline."""
        return 10_000 + sum(self.terms(region))

    def supply(self, input: str, user: str) -> Supply:
        """Cover, service, gate, alternatives and dependence of one critical input."""
        c = at("input and user", (input, user), self.names.cells)
        cover, service, alternatives, dependence = (
            int(self._block(name)[c]) for name in ("cover", "service", "alternatives", "dependence")
        )
        return Supply(cover, service, int(self._block("gate")[:, c].min()), alternatives, dependence)

    def gate(self, input: str, user: str, supplier: str) -> int:
        """Basis points of requests one supplier lets through."""
        c = at("input and user", (input, user), self.names.cells)
        return int(self._block("gate")[at("region", supplier, self.names.regions), c])

    def supplies(self) -> Iterator[tuple[str, str, Supply]]:
        """Every critical input with its user; all are read at once, for this is asked after every turn."""
        columns = [self._block(name).tolist() for name in ("cover", "service", "alternatives", "dependence")]
        gates = self._block("gate").min(axis=0).tolist()
        for (input, user), gate, *read in zip(self.names.cells, gates, *columns, strict=True):
            cover, service, alternatives, dependence = read
            yield input, user, Supply(cover, service, gate, alternatives, dependence)

    def output(self, region: str, sector: str) -> int:
        """Change of output against the baseline, basis points."""
        return self._place("output", region, sector)

    def outputs(self, region: str) -> dict[str, int]:
        """Change of output of every sector of a region, basis points."""
        row = self._block("output")[at("region", region, self.names.regions)]
        return dict(zip(self.names.sectors, row.tolist(), strict=True))

    def price(self, region: str, sector: str) -> int:
        """Change of the producer's price, basis points."""
        return self._place("price", region, sector)

    def index(self, region: str, sector: str) -> int:
        """Change of what buyers of the region pay, basis points."""
        return self._place("index", region, sector)

    def trade(self, origin: str, destination: str, sector: str) -> int:
        """Change of the value of a flow at producers' prices, basis points, as it is now."""
        return self._flow("trade", origin, destination, sector)

    def shipments(self, origin: str, destination: str, sector: str) -> int:
        """Change of the quantity customs have counted, basis points, some weeks behind."""
        return self._flow("shipments", origin, destination, sector)

    def exposure(self, region: str) -> int:
        """Tenths of a point, 0-1000, lower is safer (GAME 1.4)."""
        return int(self._block("exposure")[at("region", region, self.names.regions)])

    def dependence(self, region: str) -> int:
        """Tenths of a per cent of supply at stake that other powers can stop, whatever the cover."""
        return int(self._block("reliance")[at("region", region, self.names.regions)])

    def _place(self, name: str, region: str, sector: str) -> int:
        r, s = at("region", region, self.names.regions), at("sector", sector, self.names.sectors)
        return int(self._block(name)[r, s])

    def _flow(self, name: str, origin: str, destination: str, sector: str) -> int:
        o, d = at("region", origin, self.names.regions), at("region", destination, self.names.regions)
        return int(self._block(name)[o, d, at("sector", sector, self.names.sectors)])

    def _block(self, name: str) -> Whole:
        part, shape, _ = places(self.names)[name]
        cut = len(self.block.near)
        if part.start < cut:
            return self.block.near[part, self.at].reshape(shape)
        return self.block.far[part.start - cut : part.stop - cut, self.at].reshape(shape)


def _thawed(names: Names, raw: bytes) -> Settled:
    numbers, cut = np.frombuffer(raw, dtype=np.int64)[:, None], near(names)
    return Settled(names, Block(numbers[:cut], numbers[cut:]), 0)


def at(kind: str, name: object, names: tuple[object, ...]) -> int:
    try:
        return names.index(name)
    except ValueError:
        told = " of ".join(name) if isinstance(name, tuple) else str(name)
        raise unknown(kind, told, (" of ".join(n) if isinstance(n, tuple) else str(n) for n in names)) from None
