"""What an order or a threat would do, from public knowledge and the reader's own secrets."""

from __future__ import annotations

from collections.abc import Iterator

from engine import (
    Deal,
    Forecast,
    PlaceOrder,
    Prospect,
    Ratification,
    Seat,
    State,
    Threaten,
    believed,
    capital,
    catalogue,
    clause_kind,
    clause_text,
    cost,
    preview,
    prospect,
    reactions,
    say,
    with_order,
)
from engine import Effect as Part
from tui import viewmodels as vm
from tui.present.barred import why_barred
from tui.present.council import span
from tui.present.look import Look, tone_of
from tui.present.table import RUNGS

SMALL = 5
"""Below so many hundredths a change is called small."""
LIKELY, OPEN = 7_000, 3_000
"""From which chance on, in basis points, a vote is likely, and open."""


def range_text(part: Part) -> str:
    """``-0.2 to -0.4``, or ``small``."""
    if abs(part.change) < SMALL:
        return "small"
    near, far = sorted((part.low, part.high), key=abs)
    one, two = f"{near / 100:+.1f}", f"{far / 100:+.1f}"
    if float(one) == 0:
        return f"up to {two}"
    return one if one == two else f"{one} to {two}"


def order_preview(look: Look, order: PlaceOrder) -> vm.Preview:
    """Cost, rung, economy of each seat, blocs, what usually comes back."""
    one = catalogue()[order.instrument]
    by = look.seat
    price = cost(look.scenario, look.state, by, one, order.use)
    height = one.rung(look.scenario, look.state, by, order.use)
    refusal = why_barred(look, order)
    found = None if refusal else prospect(look.scenario, look.view, order)
    return vm.Preview(
        sentence=capital(look.tell(one.sentence(by, order.use))) + ".",
        cost=f"{price} point{'s' if price != 1 else ''}",
        rung=rung_text(height),
        own=tuple(own_effects(look, found)) if found else (),
        votes=tuple(vote_line(look, vote) for vote in found.votes) if found else (),
        effects=tuple(economy_effects(look, order)) if not refusal else (),
        blocs=tuple(bloc_effects(look, order)) if not refusal else (),
        notes=(*(home_line(look, *home) for home in found.homes), *_notes(look, order))
        if found
        else tuple(_notes(look, order)),
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


def own_effects(look: Look, found: Prospect) -> Iterator[vm.Effect]:
    """Your result against your mandate, your exposure, your weeks of cover: without the order, and its change."""
    result, exposure = found.result, found.exposure
    label = f"Result against no deal, else {result.before / 100:+.1f}"
    yield _own(look, label, result.by, f"{result.by / 100:+.1f}", good=1, cell=50)
    label, safer = f"Exposure in a year, else {exposure.before / 10:.0f}", "safer" if exposure.by < 0 else "worse"
    yield _own(look, label, exposure.by, f"{exposure.by / 10:+.1f} {safer}", good=-1, cell=10)
    for cover in found.cover:
        if look.known(cover.figure) is not None:
            name = capital(look.name(cover.figure.split(".")[2]))
            label = f"{name} in a year, else {cover.before / 10:.1f} wk"
            yield _own(look, label, cover.by, f"{cover.by / 10:+.1f} weeks", good=1, cell=10, small=0)


def _own(look: Look, label: str, change: int, text: str, *, good: int, cell: int, small: int = SMALL) -> vm.Effect:
    """A change of your own, called small when it is; a cell of its bar stands for ``cell`` of its unit."""
    if abs(change) < max(small, 1):
        return vm.Effect(look.power(look.seat), label, "small" if change else "no change", "dim")
    cells = max(1, min(10, round(abs(change) / cell)))
    return vm.Effect(look.power(look.seat), label, text, tone_of(change, good), cells)


def vote_line(look: Look, vote: Forecast) -> vm.Line:
    """How likely a vote goes through, with the count it hangs on."""
    council = look.scenario.council
    if vote.mode == "commission" or council is None:
        return vm.Line("The Commission decides alone.", "good")
    low, high = (round(share / 100) for share in vote.population)
    count = f"{span(*vote.states)} states with {span(low, high)} % of people"
    need = f"{council.states_needed} with {council.population_needed / 100:.0f} %"
    tone: vm.Tone = "good" if vote.chance >= LIKELY else "warn" if vote.chance >= OPEN else "bad"
    head = f"Chance the Council carries it: {vote.tens} %."
    lost = f"Refused, it costs you {look.scenario.numbers.vote_lost:+d} credibility."
    if vote.side == "no":
        return vm.Line(f"{head} {capital(count)} against it; {need} would stop it. {lost}", tone)
    return vm.Line(f"{head} {capital(count)} for it; {need} are needed. {lost}", tone)


def home_line(look: Look, deal: Deal, without: Ratification, given: Ratification) -> vm.Line:
    """How your own home would take a signed deal, without an order and with it."""
    words = "At home {deal} needs {needed}: {without:signed} without this, {given:signed} with it."
    said = say(words, deal=deal.id, needed=given.needed, without=without.total, given=given.total)
    return vm.Line(look.tell(said), "good" if given.total >= given.needed else "bad")


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
    belief = believed(look.scenario, look.state, look.seat, public=threat.public, tags=one.order_tags(threat.use))
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
        votes=(vm.Line(f"{target.name} believes it at {belief} %, by your credibility."),),
        effects=tuple(economy_effects(look, order)),
        blocs=tuple(blocs) if not threat.pledge else (),
        notes=(vm.Line(f"The condition today: {look.tell(today)}."),),
        refusal=capital(refusal),
    )
