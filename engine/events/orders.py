"""Orders: sealed, withdrawn, opened together, returned."""

from __future__ import annotations

from engine.events.base import Event, put
from engine.plain import dataclass
from engine.scenario import Seat
from engine.state import Draft, Fact, Order, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSealed(Event):
    """A seat put an order into its own tray; only the seat knows."""

    order: Order

    def write(self, draft: Draft) -> None:
        tray = draft.orders.get(self.order.by, ())
        draft.orders = put(draft.orders, self.order.by, (*tray, self.order))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWithdrawn(Event):
    """A seat took an order out of its own tray."""

    seat: Seat
    place: int

    def write(self, draft: Draft) -> None:
        tray = draft.orders[self.seat]
        draft.orders = put(draft.orders, self.seat, tray[: self.place] + tray[self.place + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRevealed(Event):
    """An order was opened for all to see; ``threat`` stands in it only when all know that threat."""

    order: Order
    against: str
    rung: int
    weight: Weight
    tags: tuple[str, ...]
    ref: str = ""

    def write(self, draft: Draft) -> None:
        draft.orders = put(draft.orders, self.order.by, _left(draft, self.order))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return (
            Fact(
                kind="order", by=self.order.by, against=self.against, tags=self.tags, rung=self.rung,
                weight=self.weight, ref=self.ref, round=draft.round,
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReturned(Event):
    """An order could not be carried out with the others; its points are given back."""

    order: Order
    points: int

    def write(self, draft: Draft) -> None:
        draft.orders = put(draft.orders, self.order.by, _left(draft, self.order))


def _left(draft: Draft, opened: Order) -> tuple[Order, ...]:
    """A tray without an opened order; opened, an order no longer tells which private threat it carries out."""
    tray = draft.orders.get(opened.by, ())
    return tuple(o for o in tray if (o.instrument, o.use) != (opened.instrument, opened.use))
