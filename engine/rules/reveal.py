"""The reveal: all orders at once, judged on one start state, clashes resolved by a written table, then written.

The table of clashes (also in docs/RULES.md): an order that eases or lifts a measure wins over one that hardens the
same measure; of two orders that turn the same dial the first in canonical order counts; the loser is returned and
its points are not spent. Canonical order: seats as in the file, then instrument, then form; never submission order.
"""

from __future__ import annotations

from dataclasses import replace

from engine.events import (
    DialTurned,
    Ended,
    Event,
    MeasureBegan,
    OrderReturned,
    OrderRevealed,
    StageReached,
    Suspended,
)
from engine.instruments import catalogue
from engine.plain import dataclass
from engine.rules.orders import cost
from engine.rules.promises import threats_due
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Ref, Seat
from engine.state import Order, State

CHANGES = (DialTurned, Suspended, Ended, StageReached)
EASINGS = (Suspended, Ended)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one order would do, judged on the common start."""

    order: Order
    price: int
    events: tuple[Event, ...]


def reveal_all(work: Work) -> None:
    """Open every tray, in canonical order whatever the order of submission."""
    reveal_seats(work, tuple(work.scenario.seats))


def reveal_seats(work: Work, seats: tuple[Seat, ...]) -> None:
    """Judge what these seats threatened, then open their trays; a sequential game opens them one at a time."""
    threats_due(work, seats)
    start = work.now()
    proposed = [p for seat in seats for p in _of_seat(work, start, seat)]
    touched: dict[str, bool] = {}
    for p in sorted(proposed, key=lambda p: not _eases(p)):
        for ref in _changes(p):
            touched.setdefault(ref, _eases(p))
    taken: set[str] = set()
    for p in proposed:
        refusal = _clash(p, touched, taken)
        taken.update(_changes(p))
        if refusal:
            opened = _opened(start, p.order)
            work.emit(OrderReturned(because=refusal, causes=(p.order.by,), order=opened, points=p.price))
        else:
            _carry_out(work, start, p)


def _of_seat(work: Work, start: State, seat: Seat) -> list[Proposed]:
    found, born = [], 0
    for order in sorted(start.orders.get(seat, ()), key=lambda o: (o.instrument, repr(o.use))):
        instrument = catalogue()[order.instrument]
        ref = Ref(work.next_ref(seat, "m", ahead=born))
        events = instrument.reveal(work.scenario, start, seat, order.use, ref)
        born += sum(isinstance(e, MeasureBegan) for e in events)
        found.append(Proposed(order, cost(work.scenario, start, seat, instrument, order.use), events))
    return found


def _changes(p: Proposed) -> tuple[str, ...]:
    return tuple(e.measure for e in p.events if isinstance(e, CHANGES))


def _eases(p: Proposed) -> bool:
    return any(isinstance(e, EASINGS) or (isinstance(e, DialTurned) and not e.harder) for e in p.events)


def _clash(p: Proposed, touched: dict[str, bool], taken: set[str]) -> Said | None:
    for ref in _changes(p):
        if touched[ref] and not _eases(p):
            words = "{instrument} fails: another order eases {measure}, which cannot be hardened in the same reveal"
            return say(words, instrument=p.order.instrument, measure=ref)
        if ref in taken:
            words = "{instrument} fails: another order already changes {measure}; one step a round"
            return say(words, instrument=p.order.instrument, measure=ref)
    return None


def _opened(start: State, order: Order) -> Order:
    """An order as all may read it: a threat that not all know of is left out."""
    threat = start.threats.get(Ref(order.threat))
    return order if threat is None or threat.seen_by == "all" else replace(order, threat="")


def _carry_out(work: Work, start: State, p: Proposed) -> None:
    scenario, order = work.scenario, p.order
    instrument = catalogue()[order.instrument]
    born = next((e.measure.id for e in p.events if isinstance(e, MeasureBegan)), next(iter(_changes(p)), ""))
    sentence = instrument.sentence(order.by, order.use)
    work.emit(
        OrderRevealed(
            because=sentence, causes=(order.by,), order=_opened(start, order), ref=born,
            against=instrument.against(order.use, order.by), tags=instrument.order_tags(order.use),
            rung=instrument.rung(scenario, start, order.by, order.use),
            weight=instrument.weight(scenario, start, order.by, order.use),
        )
    )  # fmt: skip
    spent = say("{instrument} costs {price}", price=p.price, instrument=order.instrument)
    work.count(f"{order.by}.points", -p.price, spent, causes=(order.by,), seen_by=(order.by,))
    work.emit(*p.events)
