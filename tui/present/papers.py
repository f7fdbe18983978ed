"""The papers before a seat: offers, threats, pledges, its sealed orders, and what to know before ending a turn."""

from __future__ import annotations

from collections.abc import Iterator

from engine import (
    Offer,
    Seat,
    SeatView,
    Threat,
    believed,
    capital,
    carried,
    carried_out,
    catalogue,
    clause_text,
    cost,
    fulfils,
    worths,
)
from tui import viewmodels as vm
from tui.present.look import Look


def letters(look: Look) -> Iterator[vm.Letter]:
    """Open offers you are part of, open threats and pledges."""
    for offer in look.view.offers.values():
        if look.view.seat in offer.parties:
            yield _offer(look, offer)
    for threat in look.view.threats.values():
        if threat.status == "open":
            yield _threat(look, threat)


def _offer(look: Look, offer: Offer) -> vm.Letter:
    mine = look.seat in offer.signed
    text = tuple(f"{look.name(c.by)}: {clause_text(c, look.names)}" for c in offer.clauses)
    gives = [clause_text(c, look.names) for c in offer.clauses if c.by == offer.by]
    other = next((p for p in offer.parties if p != offer.by), offer.by)
    return vm.Letter(
        id=str(offer.id), kind="counter" if offer.replaces else "offer", sender=look.power(offer.by),
        title=f"to {look.name(other)}: waits for their answer" if mine else capital(gives[0] if gives else text[0]),
        text=text, until=f"until R{offer.expires}", private=offer.secret, fresh=not mine, yours=offer.by == look.seat,
        answers=() if mine else ("accept", "counter", "refuse"),
    )  # fmt: skip


def threat_words(look: Look, threat: Threat) -> str:
    """A threat or pledge in one sentence, without its owner."""
    order = look.tell(catalogue()[threat.instrument].sentence(threat.by, threat.use))
    order = look.without_owner(order, threat.by)
    return f"{order} {'if' if threat.pledge else 'unless'} {clause_text(threat.unless, look.names)}"


def _threat(look: Look, threat: Threat) -> vm.Letter:
    stake = f"{'Public' if threat.public else 'Private'}, stake {threat.stake}."
    return vm.Letter(
        id=str(threat.id), kind="pledge" if threat.pledge else "threat", sender=look.power(threat.by),
        title=capital(threat_words(look, threat)),
        text=(f"Against {look.name(threat.against)}, by the end of round {threat.due}. {stake}",
              *_weight(look, threat)),
        until=f"by R{threat.due}", private=not threat.public, yours=threat.by == look.seat,
        fresh=threat.round == look.view.round and threat.by != look.seat,
    )  # fmt: skip


def _tags(threat: Threat) -> tuple[str, ...]:
    return catalogue()[threat.instrument].order_tags(threat.use)


def _weight(look: Look, threat: Threat) -> Iterator[str]:
    """How far a threat against you is believed, and what it would cost you, a quarter up and down."""
    if threat.against != look.seat or threat.pledge:
        return
    after = carried_out(look.scenario, look.state, threat)
    now, then = worths(look.scenario, (look.state, after), look.seat)
    belief = believed(look.scenario, look.state, threat.by, public=threat.public, tags=_tags(threat))
    loss = now - then
    yield f"It is believed at {belief} %, by its owner's credibility."
    if loss > 0:
        low, high = loss * belief * 0.75 / 10_000, loss * belief * 1.25 / 10_000
        yield f"Weighed by that it costs you {low:.1f} to {high:.1f} points if you do nothing."
    else:
        yield "Carried out, it would not cost you anything."


def orders(look: Look) -> vm.Orders:
    """Your tray."""
    view = look.view
    lines = tuple(_order(look, n) for n in range(len(view.tray)))
    total = look.value(f"{view.seat}.points") if view.seat else 0
    open_ = view.phase == "orders" and view.my_turn
    note = "" if open_ else _closed(view)
    return vm.Orders(lines, look.scenario.numbers.orders, total, total - view.points_left, note, open_, view.sealed)


def _closed(view: SeatView) -> str:
    """Why no order can be given now."""
    if view.phase == "talks":
        return "orders are sealed after the talks" if view.sealed else "orders come after the talks, seat after seat"
    return "the orders are sealed" if view.sealed else "it is not your turn to give orders"


def _order(look: Look, place: int) -> vm.OrderLine:
    order = look.view.tray[place]
    one = catalogue()[order.instrument]
    text = look.without_owner(look.tell(one.sentence(order.by, order.use)), order.by)
    price = cost(look.scenario, look.state, Seat(order.by), one, order.use)
    height = one.rung(look.scenario, look.state, Seat(order.by), order.use)
    return vm.OrderLine(str(place), one.title or look.name(order.instrument), text, price, height if height > 1 else 0)


def ending(look: Look) -> tuple[str, ...]:
    """What a person should know before ending a turn."""
    view = look.view
    if view.phase == "talks":
        waiting = [o for o in view.offers.values() if look.seat in o.parties and look.seat not in o.signed]
        lines = ["The talks close for you; offers that nobody has signed by then do not exist."]
        if waiting:
            lines.append(f"{len(waiting)} offer{'s' if len(waiting) > 1 else ''} still wait for your answer.")
        return tuple(lines)
    shown = orders(look)
    lines = [f"{n}  {o.detail} ({o.cost}p)" for n, o in enumerate(shown.lines, 1)]
    if not lines:
        lines = ["No orders. Doing nothing costs a point of support at home, two if you were hit."]
    lines += [_due_now(look, t) for t in view.threats.values() if t.by == look.seat and t.status == "open"
              and not t.pledge and t.due <= view.round]  # fmt: skip
    left = view.points_left
    if left:
        lines.append(f"{left} point{'s' if left > 1 else ''} left; one can be carried over.")
    return tuple(lines)


def _due_now(look: Look, threat: Threat) -> str:
    """Your threat comes due with this round's reveal: which order carries it out, or what dropping it costs."""
    n = look.scenario.numbers
    by = [str(k) for k, o in enumerate(look.view.tray, 1) if fulfils(o.instrument, o.use, threat)]
    if by:
        return f"Your threat is due now; order {by[0]} carries it out."
    if carried(look.state, threat):
        return "Your threat is due now; it has been carried out already."
    drop = (n.threat_dropped if threat.public else n.threat_dropped_private) * threat.stake
    home = f" and {n.threat_dropped_home * threat.stake:+d} support at home" if threat.public else ""
    return f"Your threat is due now: dropping it costs {drop:+d} credibility{home}, unless its condition is met."
