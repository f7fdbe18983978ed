"""The table from a seat's view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from engine import (
    Deal,
    Measure,
    capital,
    catalogue,
    clause_text,
    figure_value,
    holders,
    lamps,
    pair,
    rung,
    standing_rung,
)
from engine.events import ClauseBroken, ClauseKept, ClauseMissed, Event
from tui import viewmodels as vm
from tui.present.council import standing_bar
from tui.present.look import Look, tone_of
from tui.present.news import feed
from tui.present.papers import ending, letters, orders, threat_words

RUNGS = ("talks", "investigation", "threat", "targeted", "broad", "ban", "decoupling")
TRUST = ((-35, "hostile"), (-15, "cold"), (-1, "cool"), (1, "even"), (15, "warm"), (35, "close"), (100, "allied"))
NOBODY = vm.Power("", "-", "open market")
WEEKS_SAFE = 26
"""Weeks of cover that fill the bar: half a year."""


def status(look: Look, *, phase: str = "") -> vm.Status:
    """The line on top."""
    view = look.view
    rounds = look.scenario.rounds(view.profile)
    mine = view.seat is not None
    total = look.value(f"{view.seat}.points") if mine else 0
    return vm.Status(
        title=look.title or look.scenario.id,
        when=look.scenario.played_clock(view.profile).span(view.round).label,
        round=f"Round {min(view.round, rounds)} of {rounds}",
        phase=(phase or ("THE END" if view.phase == "ended" else view.phase)).upper(),
        seat=look.me,
        points=f"{view.points_left} of {total} points left" if mine and view.phase in ("talks", "orders") else "",
        order="sealed" if view.sealed else "one after the other",
    )


def table(
    look: Look, log: Sequence[Event], *, fresh: int = 0, people: dict[str, str] | None = None, hint: str = ""
) -> vm.Table:
    """Everything on the table; ``log`` is what the seat may know so far, the last ``fresh`` of it new."""
    return vm.Table(
        status=status(look),
        cards=tuple(card(look, seat, (people or {}).get(seat, "")) for seat in ordered(look)),
        track=track(look),
        relations=relations(look),
        inputs=tuple(inputs(look)),
        sectors=tuple(sectors(look)),
        measures=tuple(measures(look)),
        promises=tuple(promises(look, log)),
        news=feed(look, log, fresh=fresh),
        letters=tuple(letters(look)),
        orders=orders(look),
        hint=hint,
        barred=barred(look),
        ending=ending(look),
    )


def ordered(look: Look) -> list[str]:
    """The seats, your own first."""
    return sorted(look.powers, key=lambda s: s != look.view.seat)


# -- cards -------------------------------------------------------------------------------------------------


def card(look: Look, seat: str, people: str = "") -> vm.Card:
    """One power's card."""
    now, ahead = look.value(f"{seat}.economy"), look.value(f"{seat}.ahead")
    move = look.moved(f"{seat}.ahead")
    figures = (("home", "Home", 1), ("credibility", "Credib.", 1), ("exposure", "Exposure", 10))
    return vm.Card(
        power=look.power(seat),
        you=seat == look.view.seat,
        people=people,
        economy=vm.Economy(
            f"{seat}.ahead", now / 100, ahead / 100, signed(move, 100), tone_of(move),
            low=95.0 if min(now, ahead) >= 9500 else 90.0,
        ),
        meters=tuple(meter(look, f"{seat}.{what}", label, scale) for what, label, scale in figures),
        status=doing(look, seat, people),
    )  # fmt: skip


def doing(look: Look, seat: str, people: str) -> str:
    """What a seat is doing, as everybody may see it."""
    if look.view.phase not in ("talks", "orders"):
        return people
    what = "ready" if seat in look.view.ready else ("talking" if look.view.phase == "talks" else "drafting")
    if seat == look.view.seat and what == "drafting":
        what = f"{len(look.view.tray)} of {look.scenario.numbers.orders} orders"
    return f"{people}, {what}" if people else what


def meter(look: Look, name: str, label: str, scale: int) -> vm.Meter:
    """One headline number, or its word."""
    known = look.known(name)
    if known is None:
        return vm.Meter("", label, look.word(name))
    shown = round(known / scale)
    move = look.good(name) * look.moved(name)
    text = signed(move, scale, digits=0)
    return vm.Meter(
        name, label, look.word(name), str(shown), round(shown / 10), text, tone_of(move) if text else "plain"
    )


def signed(change: int, scale: int, *, digits: int = 1) -> str:
    """A signed change, empty when it rounds to nothing."""
    text = f"{change / scale:+.{digits}f}"
    return "" if float(text) == 0 else text


# -- track, trust, lamps -----------------------------------------------------------------------------------


def track(look: Look) -> vm.Track:
    """The escalation track."""
    now = rung(look.state)
    top = [ref for height, ref in holders(look.state) if height == now][:3]
    market = look.value("market")
    return vm.Track(
        rungs=tuple(vm.Rung(n, name) for n, name in enumerate(RUNGS, 1)),
        now=now,
        held_by=tuple(_holder(look, ref) for ref in dict.fromkeys(top)) or (vm.Line("nothing: all is talk", "dim"),),
        market=f"market {figure_value('market', market, signed=True)}".replace(" since the start", ""),
        market_tone=tone_of(market),
    )


def _holder(look: Look, ref: str) -> vm.Line:
    measure = look.view.measures.get(ref)  # type: ignore[call-overload]  # a ref is text
    if measure is not None:
        return vm.Line(
            measure_title(look, measure), by=look.by(measure.by), value=standing(look, measure), figure="rung"
        )
    threat = look.view.threats.get(ref)  # type: ignore[call-overload]  # a ref is text
    by = look.by(threat.by) if threat else None
    return vm.Line(threat_words(look, threat) if threat else look.name(ref), by=by, figure="rung")


def trust_word(tenths: int) -> str:
    """Trust in a word."""
    return next(word for limit, word in TRUST if tenths < limit)


def relations(look: Look) -> vm.Relations:
    """Trust of each pair, the Council, the lamps."""
    seats = list(look.powers)
    pairs = [(a, b) for n, a in enumerate(seats) for b in seats[n + 1 :]]
    mine = lamps(look.scenario, look.state, look.seat) if look.view.seat else ()
    lamp_words = {"F1": "climbing too fast", "F2": "only assurances"}
    return vm.Relations(
        pairs=tuple(_pair(look, a, b) for a, b in pairs),
        council=standing_bar(look),
        lamps=tuple(
            vm.Lamp(x.id.lower(), _lit(x.colour), lamp_words[x.id], capital(look.tell(x.because)) + ".") for x in mine
        ),
    )


def _lit(colour: str) -> Literal["dark", "amber", "red"]:
    return "amber" if colour == "amber" else "red" if colour == "red" else "dark"


def _pair(look: Look, a: str, b: str) -> vm.Pair:
    name = f"trust.{pair(a, b)}"
    tenths = look.value(name)
    return vm.Pair(look.power(a), look.power(b), tenths / 10, trust_word(tenths), name)


# -- board -------------------------------------------------------------------------------------------------


def holder_of(look: Look, name: str) -> str:
    """The seat that controls an input: by a measure in force, else the first that has the power."""
    touching = (m for m in look.view.measures.values() if f"input.{name}" in m.touches and m.standing == "in_force")
    able = [s for s, brief in look.scenario.seats.items() if any(p.endswith(f".{name}") for p in brief.powers)]
    active = next((m.by for m in touching if m.by in able), "")
    return str(active or next(iter(able), ""))


def inputs(look: Look) -> Iterator[vm.InputRow]:
    """Critical inputs: yours first, then those you hold."""
    rows = [_input(look, name) for name in look.scenario.economy.inputs]
    yield from sorted(rows, key=lambda r: (r.gate is None or not r.cover, r.gate or 0))


def _input(look: Look, name: str) -> vm.InputRow:
    holder = holder_of(look, name)
    users = [s for s in look.powers if look.known(f"{s}.gate.{name}") is not None and s != holder]
    gates = tuple((look.power(s), f"{look.value(f'{s}.gate.{name}') / 100:.0f}") for s in users)
    own = look.known(f"{look.view.seat}.gate.{name}") if look.view.seat and look.view.seat != holder else None
    lowest = min((look.value(f"{s}.gate.{name}") for s in users), default=None)
    gate = own if own is not None else lowest
    cover = look.known(f"{look.view.seat}.cover.{name}") if own is not None else None
    return vm.InputRow(
        id=name, name=capital(look.name(name)), holder=look.power(holder) if holder else NOBODY,
        gates=gates, gate=None if gate is None else round(gate / 100),
        cover="" if cover is None else f"{cover / 10:.1f} wk",
        cover_cells=None if cover is None else round(10 * min(1.0, cover / 10 / WEEKS_SAFE)),
        note=_input_note(look, name, users), tone=_gate_tone(gate),
        figure=_input_figure(look, name, own, users),
    )  # fmt: skip


def _input_figure(look: Look, name: str, own: int | None, users: list[str]) -> str:
    """What "why?" answers about an input: your cover, else the gate of a user."""
    if own is not None:
        return f"{look.view.seat}.cover.{name}"
    return f"{users[0]}.gate.{name}" if users else ""


def _gate_tone(gate: int | None) -> vm.Tone:
    return "plain" if gate is None or gate >= 8500 else "warn" if gate >= 5000 else "bad"


def _input_note(look: Look, name: str, users: list[str]) -> str:
    service = look.known(f"{look.view.seat}.service.{name}") if look.view.seat else None
    if service is not None and service < 9500:
        return f"only {service / 100:.0f} % arrives"
    others = [s for s in users if s != look.view.seat]
    spread = {look.value(f"{s}.gate.{name}") for s in users}
    if len(spread) > 1:
        return ", ".join(f"{look.power(s).code} {look.value(f'{s}.gate.{name}') / 100:.0f}%" for s in others)
    return ""


def sectors(look: Look) -> Iterator[vm.SectorRow]:
    """Output of each sector, with the measures that touch it."""
    first = next(iter(look.powers), "")
    head = f"{first}.output."
    for figure in [f for f in look.view.readings if f.startswith(head)]:
        sector = figure.removeprefix(head)
        cells = tuple(_output(look, seat, sector) for seat in look.powers)
        touching = [m for m in look.view.measures.values() if f"sector.{sector}" in m.touches and standing_rung(m)]
        codes = " ".join(f"{look.power(m.by).code}>{look.power(m.against).code}" for m in touching)
        yield vm.SectorRow(sector, look.sector(sector), cells, min(3, len(touching)), codes)


def _output(look: Look, seat: str, sector: str) -> tuple[vm.Power, str, vm.Tone]:
    value = look.value(f"{seat}.output.{sector}")
    small = abs(value) < 5
    return look.power(seat), "small" if small else f"{value / 100:+.1f}", "dim" if small else tone_of(value)


def standing(look: Look, measure: Measure) -> str:
    """Where a measure stands, with its date."""
    match measure.standing:
        case "suspended":
            return f"suspended until {look.round_of(measure.lapses)}" if measure.lapses is not None else "suspended"
        case "pending":
            return f"from {look.round_of(measure.since)}" if measure.stage == "announced" else measure.stage
        case _:
            return f"until {look.round_of(measure.until)}" if measure.until is not None else "in force"


def measure_title(look: Look, measure: Measure) -> str:
    """What a measure is called on the board: its name in the file, or what it does."""
    named = look.scenario.text(f"measures.{str(measure.id).split('.', 1)[-1]}.name", "")
    return named or _told(look, measure)


def _told(look: Look, measure: Measure) -> str:
    text = look.tell(catalogue()[measure.instrument].told(measure))
    return capital(look.without_owner(text, measure.by))


def measures(look: Look) -> Iterator[vm.MeasureRow]:
    """Every measure that is not over, highest rung first."""
    alive = [m for m in look.view.measures.values() if m.standing != "ended"]
    for m in sorted(alive, key=lambda m: (-standing_rung(m), look.scenario.order(m.by), str(m.id))):
        one = catalogue()[m.instrument]
        words = {"pending": "announced" if m.stage == "announced" else m.stage, "in_force": "in force"}
        detail = [
            capital(look.tell(one.told(m))),
            "" if one.law.startswith("none") else one.law,
            f"usual answer: {one.answer}" if one.answer and not one.answer.startswith("none") else "",
        ]
        yield vm.MeasureRow(
            id=str(m.id), by=look.power(m.by), against="" if m.against == m.by else look.name(m.against),
            name=measure_title(look, m), rung=standing_rung(m),
            standing=words.get(m.standing, m.standing), since=look.round_of(m.since) if m.round == 0 else f"R{m.round}",
            until=_until(look, m), tone="warn" if m.standing == "pending" else "plain",
            detail=tuple(d for d in detail if d),
        )  # fmt: skip


def _until(look: Look, m: Measure) -> str:
    text = standing(look, m)
    return "" if text in ("in force", m.stage) else text.removeprefix("suspended ")


def promises(look: Look, log: Sequence[Event]) -> Iterator[vm.PromiseRow]:
    """Every clause of every deal, with its record."""
    for deal in look.view.deals.values():
        title = capital(look.name(deal.id))
        how = deal.enforcement.replace("_", "-")
        head = f"{title}, {deal.stage.replace('_', ' ')}{f', {how}' if how != 'none' else ''}"
        for place, clause in enumerate(deal.clauses):
            state, tone = _clause_state(look, deal, place)
            yield vm.PromiseRow(
                id=f"{deal.id}.{place}", deal=head, giver=look.power(clause.by),
                sentence=look.without_owner(clause_text(clause, look.names), clause.by), state=state, tone=tone,
                record=_record(log, deal, place, open_=state == "due"), secret=deal.secret,
            )  # fmt: skip


def _clause_state(look: Look, deal: Deal, place: int) -> tuple[str, vm.Tone]:
    if place in deal.broken:
        return "broken", "bad"
    if place in deal.void:
        return "no longer binds", "dim"
    if place in deal.frozen:
        return "breach frozen by the panel", "warn"
    if deal.stage in ("failed", "ended"):
        return f"the deal {deal.stage}", "dim"
    if deal.stage == "signed":
        return "waits for ratification", "warn"
    if deal.misses.get(place):
        return "warned once", "warn"
    return "due", "plain"


Mark = Literal["kept", "warned", "broken", "due"]
MARKS: dict[type[Event], Mark] = {ClauseKept: "kept", ClauseMissed: "warned", ClauseBroken: "broken"}


def _record(log: Sequence[Event], deal: Deal, place: int, *, open_: bool) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for event in log:
        if isinstance(event, (ClauseKept, ClauseMissed, ClauseBroken)) and (event.deal, event.place) == (
            deal.id,
            place,
        ):
            marks.append(MARKS[type(event)])
    return (*marks, "due") if open_ else tuple(marks)


def barred(look: Look) -> frozenset[str]:
    """The commands that are closed in this phase."""
    view = look.view
    closed = set()
    if view.phase != "orders" or not view.my_turn:
        closed |= {"add_order"}
    if view.phase != "talks" or not view.my_turn:
        closed |= {"add_threat"}
    if not view.my_turn:
        closed |= {"end_turn", "undo_order", "go_back"}
    return frozenset(closed)
