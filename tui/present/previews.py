"""What an order or a threat would do, from public knowledge and the reader's own secrets."""

from __future__ import annotations

from collections.abc import Iterator

from engine.actions import PlaceOrder, Threaten
from engine.diplomacy import kind_of as clause_kind
from engine.instruments import catalogue
from engine.politics.blocs import reactions
from engine.reader import clause_text
from engine.rules.orders import cost
from engine.scenario import Seat
from engine.state import State
from engine.view import Part, preview
from tui import viewmodels as vm
from tui.present.barred import why_barred
from tui.present.look import Look, capital, tone_of
from tui.present.suppose import believed, with_order
from tui.present.table import RUNGS

SMALL = 5
"""Below so many hundredths a change is called small."""


def range_text(part: Part) -> str:
    """``-0.2 to -0.4``, or ``small``."""
    if abs(part.change) < SMALL:
        return "small"
    near, far = sorted((part.low, part.high), key=abs)
    one, two = f"{near / 100:+.1f}", f"{far / 100:+.1f}"
    return one if one == two else f"{one} to {two}"


def order_preview(look: Look, order: PlaceOrder) -> vm.Preview:
    """Cost, rung, economy of each seat, blocs, what usually comes back."""
    one = catalogue()[order.instrument]
    by = look.seat
    price = cost(look.scenario, look.state, by, one, order.use)
    height = one.rung(look.scenario, look.state, by, order.use)
    refusal = why_barred(look, order)
    return vm.Preview(
        sentence=capital(look.tell(one.sentence(by, order.use))) + ".",
        cost=f"{price} point{'s' if price != 1 else ''}",
        rung=rung_text(height),
        effects=tuple(economy_effects(look, order)) if not refusal else (),
        blocs=tuple(bloc_effects(look, order)) if not refusal else (),
        notes=tuple(_notes(look, order)),
        refusal=capital(refusal),
    )


def rung_text(height: int) -> str:
    """``rung 4, targeted``."""
    return f"rung {height}, {RUNGS[min(height, 7) - 1]}" if height > 1 else ""


def economy_effects(look: Look, order: PlaceOrder) -> Iterator[vm.Effect]:
    """The year ahead of each seat, your own first."""
    parts = preview(look.scenario, look.view, order)
    for part in sorted(parts, key=lambda p: not p.figure.startswith(f"{look.seat}.")):
        power = look.power(part.figure.split(".")[0])
        text = range_text(part)
        tone = "dim" if text == "small" else tone_of(part.change)
        cells = 0 if text == "small" else max(1, min(10, round(abs(part.change) / 25)))
        yield vm.Effect(power, power.name, text, tone, cells)


def supposed(look: Look, order: PlaceOrder) -> State | None:
    """The state as if the order had been revealed; None when it cannot be supposed."""
    return with_order(look.scenario, look.state, look.seat, order.instrument, order.use)


def bloc_effects(look: Look, order: PlaceOrder) -> Iterator[vm.Effect]:
    """Blocs that would move at home, yours and the target's."""
    after = supposed(look, order)
    if after is None:
        return
    target = catalogue()[order.instrument].against(order.use, look.seat)
    seats = [look.seat, *([Seat(target)] if target in look.powers and target != look.seat else [])]
    for seat in seats:
        before = {r.bloc: r.total for r in reactions(look.scenario, look.state, seat)}
        for reaction in reactions(look.scenario, after, seat):
            change = reaction.total - before.get(reaction.bloc, 0)
            if change:
                name = look.bloc(seat, reaction.bloc)
                yield vm.Effect(look.power(seat), name, f"{change:+d}", tone_of(change), abs(change))


def _notes(look: Look, order: PlaceOrder) -> Iterator[vm.Line]:
    one = catalogue()[order.instrument]
    target = one.against(order.use, look.seat)
    if one.answer and not one.answer.startswith("none"):
        by = look.by(target) if target != look.seat else None
        yield vm.Line(f"Usual answer: {one.answer}.", "warn", by)
    if one.ends:
        yield vm.Line(f"Ends: {one.ends}.")


def threat_preview(look: Look, threat: Threaten) -> vm.Preview:
    """How far it is believed, what it costs to carry out and to drop."""
    one = catalogue()[threat.instrument]
    n = look.scenario.numbers
    weight = one.weight(look.scenario, look.state, look.seat, threat.use)
    stake = {"light": 1, "medium": 2, "heavy": 3}[weight]
    belief = believed(look.scenario, look.state, look.seat, public=threat.public)
    order = PlaceOrder(by=threat.by, instrument=threat.instrument, use=threat.use)
    join = "if" if threat.pledge else "unless"
    deed, unless = look.tell(one.sentence(look.seat, threat.use)), clause_text(threat.unless, look.names)
    today = clause_kind(threat.unless).kept(look.scenario, look.state, None, threat.unless).because
    target = look.power(threat.against)
    me = look.power(look.seat)
    drop = n.threat_dropped if threat.public else n.threat_dropped_private
    blocs = [
        vm.Effect(me, "carried out: credibility", f"{n.threat_carried * stake:+d}", "good", stake * 2),
        vm.Effect(me, "dropped: credibility", f"{drop * stake:+d}", "bad", stake * 2),
    ]
    if threat.public:
        blocs.append(vm.Effect(me, "dropped: home support", f"{n.threat_dropped_home * stake:+d}", "bad", stake))
    refusal = why_barred(look, threat)
    return vm.Preview(
        sentence=capital(f"{deed} {join} {unless} by round {threat.due}."),
        cost=f"stake {stake}",
        rung="rung 3 while it stands" if threat.public and not threat.pledge else "",
        effects=(
            vm.Effect(target, "believes it at", f"{belief} %", "plain", round(belief / 10)),
            *economy_effects(look, order),
        ),
        blocs=tuple(blocs) if not threat.pledge else (),
        notes=(vm.Line(f"The condition today: {look.tell(today)}."),),
        refusal=capital(refusal),
    )
