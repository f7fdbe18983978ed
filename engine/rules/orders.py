"""Sealed orders: what may go into a tray, what it costs, and saying 'ready'."""

from __future__ import annotations

from functools import cache

from engine.actions import PlaceOrder, Ready, WithdrawOrder
from engine.events import OrderSealed, OrderWithdrawn, SeatReady
from engine.figures import figure
from engine.instruments import Instrument, catalogue
from engine.politics.heard import HIT_RUNG, hits_on
from engine.rules.flow import waited_for
from engine.rules.home import limits
from engine.rules.threats import fulfils
from engine.rules.work import Work
from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Order, State, Use, Weight


def tray(state: State, seat: str) -> tuple[Order, ...]:
    """The orders a seat has sealed so far this round."""
    return state.orders.get(Seat(seat), ())


def usable(scenario: Scenario, state: State, seat: Seat) -> tuple[str, ...]:
    """The instruments a seat may use in this profile, in alphabetical order."""
    return _usable(scenario.seats[seat].instruments, scenario.profile(state.profile).off)


@cache  # fixed for a seat in a game, and asked for before every order
def _usable(mine: tuple[str, ...], off: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i for i in catalogue() if i in mine and i not in off)


def cost(scenario: Scenario, state: State, by: Seat, instrument: Instrument[Use], use: Use) -> int:
    """Points an order costs: its class, less one for each lesson its target has given (at least 1).

    In a sequential game an answer to a hit of the same round costs one more: it was not thought over (GAME 11).
    """
    n = scenario.numbers
    full = {"light": n.light, "medium": n.medium, "heavy": n.heavy}[instrument.weight(scenario, state, by, use)]
    target = instrument.against(use, by)
    if target in scenario.seats and target != by and instrument.rung(scenario, state, by, use) >= HIT_RUNG:
        haste = n.haste if not state.sealed and _hit_this_round(state, by, target) else 0
        return max(1, full - state.counts.get(Figure(f"{target}.lessons"), 0)) + haste
    return full


def _hit_this_round(state: State, seat: Seat, by: str) -> bool:
    return any(hit.by == by for hit in hits_on(state, seat, state.round, state.round))


def spent(scenario: Scenario, state: State, seat: Seat) -> int:
    """Points the orders in a tray cost together."""
    return sum(cost(scenario, state, seat, catalogue()[o.instrument], o.use) for o in tray(state, seat))


def points_left(scenario: Scenario, state: State, seat: Seat) -> int:
    """Points a seat can still spend this round."""
    return figure(scenario, state, Figure(f"{seat}.points")) - spent(scenario, state, seat)


def why_not_order(scenario: Scenario, state: State, action: PlaceOrder) -> Said | None:
    """Why an order cannot go into the tray; decided by what its owner may know."""
    by = Seat(action.by)
    if refusal := _why_not_now(scenario, state, by):
        return refusal
    if action.instrument not in usable(scenario, state, by):
        return say("{by} has no instrument {instrument}", by=by, instrument=action.instrument)
    instrument = catalogue()[action.instrument]
    if not isinstance(action.use, instrument.Use):
        return say("this form is not one of {instrument}", instrument=action.instrument)
    if refusal := instrument.why_not(scenario, state, by, action.use):
        return refusal
    return _why_not_tray(scenario, state, by, action, instrument)


def _why_not_tray(
    scenario: Scenario, state: State, by: Seat, action: PlaceOrder, instrument: Instrument[Use]
) -> Said | None:
    mine = tray(state, by)
    if len(mine) >= scenario.numbers.orders:
        return say("at most {most} orders a round", most=scenario.numbers.orders)
    if any(o.instrument == action.instrument and o.use == action.use for o in mine):
        return say("this is already among your orders")
    weight: Weight = instrument.weight(scenario, state, by, action.use)
    if refusal := limits(scenario, state, by, weight, instrument.rung(scenario, state, by, action.use)):
        return refusal
    price, left = cost(scenario, state, by, instrument, action.use), points_left(scenario, state, by)
    if price > left:
        return say("it costs {price}, with {left} left", price=price, left=left)
    if action.threat and not _own_threat(state, by, action):
        return say("there is no open threat {threat} that this order would carry out", threat=action.threat)
    return None


def _own_threat(state: State, by: Seat, action: PlaceOrder) -> bool:
    return any(
        t.id == action.threat and t.by == by and t.status == "open" and fulfils(action.instrument, action.use, t)
        for t in state.threats.values()
    )


def _why_not_now(scenario: Scenario, state: State, by: Seat) -> Said | None:
    if by not in scenario.seats:
        return say("only a seat can place orders")
    if state.phase != "orders":
        return say("orders are placed in the orders phase; this is {phase}", phase=state.phase)
    if by in state.ready:
        return say("{by} has already said it is ready", by=by)
    if by not in waited_for(scenario, state):
        return say("it is not yet the turn of {by}", by=by)
    return None


def why_not_withdraw(scenario: Scenario, state: State, action: WithdrawOrder) -> Said | None:
    """Why an order cannot be taken back."""
    by = Seat(action.by)
    if refusal := _why_not_now(scenario, state, by):
        return refusal
    if not 0 <= action.place < len(tray(state, by)):
        return say("you have no order number {place}", place=action.place + 1)
    return None


def why_not_ready(scenario: Scenario, state: State, action: Ready) -> Said | None:
    """Why a seat cannot say it is ready."""
    by = Seat(action.by)
    if by not in scenario.seats:
        return say("only a seat can say it is ready")
    if state.phase not in ("talks", "orders"):
        return say("nobody is waited for in this phase ({phase})", phase=state.phase)
    if by in state.ready:
        return say("{by} has already said it is ready", by=by)
    if by not in waited_for(scenario, state):
        return say("it is not yet the turn of {by}", by=by)
    return None


def place(work: Work, action: PlaceOrder) -> None:
    """Seal an order."""
    by = Seat(action.by)
    order = Order(by=by, instrument=action.instrument, use=action.use, reason=action.reason[:200], threat=action.threat)
    sentence = catalogue()[action.instrument].sentence(by, action.use)
    work.emit(OrderSealed(because=sentence, causes=(by,), seen_by=(by,), order=order))


def withdraw(work: Work, action: WithdrawOrder) -> None:
    """Take an order back."""
    by = Seat(action.by)
    order = tray(work.start, by)[action.place]
    because = say("{by} takes an order back: {instrument}", by=by, instrument=order.instrument)
    work.emit(OrderWithdrawn(because=because, causes=(by,), seen_by=(by,), seat=by, place=action.place))


def ready(work: Work, by: Seat, because: Said | None = None) -> None:
    """Say a seat is done with this phase."""
    phase = work.draft.phase
    why = because or say("{by} is done with {phase}", by=by, phase=phase)
    work.emit(SeatReady(because=why, causes=(by,), seat=by))
