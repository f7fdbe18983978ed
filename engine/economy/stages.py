"""What a turn is on its way: the batch at its start, the market with every input at hand, the market in the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from engine.economy import inputs, slow
from engine.economy.accounts import Wedges
from engine.economy.blocks import Pressure
from engine.economy.calibration import Array, Indices, Model
from engine.economy.columns import Borders, Columns, Paces
from engine.economy.looks import Cleared, Markets
from engine.economy.state import MARKETS, Blocks
from engine.plain import dataclass


class Batch(NamedTuple):
    """One chunk at the start of its turn: flows (R, R, N), places (R, N), supplies (R, C, G), cells (C, G)."""

    model: Model
    games: int
    columns: Columns
    pace: Paces
    state: Blocks
    pushes: dict[str, Array]
    borders: Borders
    orders: inputs.Orders
    paid: Array  # (R, N) what the inputs of each place cost in the turn before

    @property
    def ahead(self) -> Array | float:
        """Weeks bought ahead of each flow; 0.0 where nobody has."""
        return self.state.get("ahead", 0.0)

    def push(self, name: str) -> Array | float:
        """What measures do to each flow or place; 0.0 where none does."""
        return self.pushes.get(name, 0.0)

    def only(self, at: Indices, columns: Columns, pushes: Pressure, borders: Borders | None) -> Batch:
        """Some of the markets, any number of times, each under its own measures; ledgers stay as they are."""
        state = {name: block.take(at, axis=-1) if name in MARKETS else block for name, block in self.state.items()}
        pace, paid = self.pace.only(at), self.paid.take(at, axis=-1)
        return Batch(self.model, self.games, columns, pace, state, pushes, borders or columns.open, self.orders, paid)


class Free(NamedTuple):
    """The market of a turn with every input at hand."""

    markets: Markets
    cleared: Cleared
    costs: Array
    rush: Array | float

    def only(self, at: Indices) -> Free:
        """Some of the columns."""
        rush = self.rush if isinstance(self.rush, float) else self.rush.take(at, axis=-1)
        return Free(self.markets.only(at), self.cleared.only(at), self.costs.take(at, axis=-1), rush)


class Outcome(NamedTuple):
    """The market of a turn at its final prices, and what was needed on the way."""

    free: Array  # producer's price if no input were missing
    cleared: Cleared
    idle: Array | float  # (R, N) output plants would have made at the ruling price, less what they made
    wedges: Wedges
    costs: Array
    rush: Array | float
    held: inputs.Held
    unmet: Array | None  # (C, G) mean share of need unmet; None if all is met


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One chunk after its turn."""

    batch: Batch
    outcome: Outcome
    z: Array  # (R, N) price index
    quantity: Array  # (R, R, N) shipped now

    @property
    def count(self) -> Callable[..., Array]:
        """What counts shipments as customs do, log (R, R, N), into `now` if that is given; it holds on to no more."""
        return partial(slow.counted, self.batch.state["f"], self.quantity, self.batch.pace.counting)
