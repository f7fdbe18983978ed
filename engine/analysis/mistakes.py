"""Deliberate mistakes: actions filled at random from all that their fields could hold, sensible or not.

They are asked of the rules to hear every reason for refusal, and they are what property tests throw at the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from engine.actions import (
    Action,
    Draw,
    Inject,
    PlaceOrder,
    Propose,
    Ready,
    Refuse,
    Sign,
    Speak,
    Step,
    Threaten,
    TimeUp,
    WithdrawOrder,
)
from engine.diplomacy import vocabulary
from engine.forms import FormField, form_fields
from engine.instruments import catalogue
from engine.players._ideas import some_order, some_package, some_threat
from engine.rules.flow import due
from engine.rules.orders import usable
from engine.scenario import Ref, Scenario, Seat
from engine.state import CHANCE, FACILITATOR, TABLE, Actor, Clause, State, Use

DATES = ("until", "start", "in_return_for")
"""Fields that every clause has; they are spoilt apart."""


def mistakes(scenario: Scenario, state: State, rng: Random) -> Iterator[Action]:
    """One action of each kind, filled at random from all that the fields could hold, sensible or not."""
    seat = rng.choice(list(scenario.seats))
    yield from _mistaken_orders(scenario, state, seat, rng)
    yield from _mistaken_talk(scenario, state, seat, rng)
    yield from _mistaken_table(scenario, state, rng)


def _mistaken_orders(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Iterator[Action]:
    by, names = Actor(seat), list(catalogue())
    other = rng.choice(names)
    mine = rng.choice(usable(scenario, state, seat) or tuple(names))
    yield PlaceOrder(by=by, instrument=other, use=some_use(scenario, state, rng.choice((other, mine)), rng))
    threat = rng.choice(("", "", "eu.t9"))
    yield PlaceOrder(by=by, instrument=mine, use=some_use(scenario, state, mine, rng), threat=threat)
    idea = some_order(scenario, state, seat, rng.randrange)
    if idea is not None:
        yield idea.order(seat, threat=threat)
        yield PlaceOrder(by=by, instrument=idea.instrument, use=_changed(scenario, state, idea.use, rng))
    for order in state.orders.get(seat, ()):
        yield PlaceOrder(by=by, instrument=order.instrument, use=order.use)
        yield PlaceOrder(by=by, instrument=order.instrument, use=_changed(scenario, state, order.use, rng))
    yield PlaceOrder(by=Actor("nobody"), instrument=mine, use=some_use(scenario, state, mine, rng))
    yield WithdrawOrder(by=by, place=rng.randrange(4))
    yield Ready(by=Actor(rng.choice([*scenario.seats, "nobody"])))


def _mistaken_talk(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Iterator[Action]:
    by, offers = Actor(seat), [*state.offers, Ref("eu.o99")]
    yield Sign(by=by, offer=rng.choice(offers))
    yield Refuse(by=by, offer=rng.choice(offers))
    package = some_package(scenario, state, seat, rng.randrange)
    if package is not None:
        spoilt = list(package.clauses)
        place = rng.randrange(len(spoilt))
        dated = replace(
            spoilt[place], until=rng.choice((0, 1, state.round)), start=rng.choice((0, 0, 1)),
            in_return_for=rng.choice((-1, 0, 1, 9)),
        )  # fmt: skip
        spoilt[place] = rng.choice((dated, _changed(scenario, state, spoilt[place], rng)))
        yield package
        yield replace(package, secret=True)
        strangers = [s for s in scenario.seats if s not in package.parties]
        foreign = [replace(c, by=rng.choice(strangers)) for c in package.clauses[:1] if strangers]
        yield replace(package, clauses=(*package.clauses[:5], *foreign))
        yield replace(package, clauses=tuple(spoilt), replaces=rng.choice(("", *offers)))
        yield replace(package, clauses=(*package.clauses, package.clauses[0]))
    parties = tuple(rng.choices(list(scenario.seats), k=rng.choice((1, 2, 2, 3))))
    clauses = tuple(some_form(scenario, state, rng) for _ in range(rng.choice((1, 2, 2, 3, 7))))
    way: Any = rng.choice(("none", "panel", "escrow", "a handshake"))
    yield Propose(by=by, parties=parties, clauses=clauses, enforcement=way)
    mine = rng.choice(usable(scenario, state, seat) or tuple(catalogue()))
    yield Threaten(
        by=by, against=rng.choice(list(scenario.seats)), instrument=mine, use=some_use(scenario, state, mine, rng),
        unless=some_form(scenario, state, rng), due=state.round + rng.randrange(-1, 6), pledge=rng.random() < 0.3,
    )  # fmt: skip
    threat = some_threat(scenario, state, seat, rng.randrange)
    if threat is not None:
        yield threat
        yield replace(threat, due=state.round + rng.choice((0, 9)))
    words = rng.choice(("", "let us talk", "x" * 5000))
    yield Speak(by=Actor(rng.choice((seat, "chance"))), words=words, to=rng.choice(((), (Seat("mars"),))))


def spoilt(scenario: Scenario, state: State, action: Action) -> Iterator[Action]:
    """A legal order or package with one field at a time out of its limits, or naming what is not there."""
    if isinstance(action, PlaceOrder):
        yield from (replace(action, use=use) for use in _each_spoilt(scenario, state, action.use))
    elif isinstance(action, Propose):
        for place, clause in enumerate(action.clauses):
            for one in _each_spoilt(scenario, state, clause):
                yield replace(action, clauses=(*action.clauses[:place], one, *action.clauses[place + 1 :]))


def _each_spoilt(scenario: Scenario, state: State, form: Any) -> Iterator[Any]:
    for field in form_fields(type(form)):
        if field.name in DATES or field.kind == "flag":
            continue
        values: tuple[str | int, ...] = ("nothing", *_ids(scenario, state, field.names)[:1])
        if field.kind == "number":
            values = (field.low - field.step, field.high + field.step)
        for value in values:
            changed: dict[str, Any] = {field.name: value}
            yield replace(form, **changed)


def _mistaken_table(scenario: Scenario, state: State, rng: Random) -> Iterator[Action]:
    seat = Actor(rng.choice(list(scenario.seats)))
    asked = due(scenario, state)
    beats = [b.id for b in scenario.beats] or ["no_news"]
    yield Step(by=rng.choice((TABLE, seat)))
    yield TimeUp(by=rng.choice((TABLE, seat)))
    faces = (rng.choice((0, 7)),) * rng.choice((1, asked.times))
    yield Draw(by=rng.choice((CHANCE, seat)), die=asked.die or "no_die", faces=faces)
    yield Inject(by=rng.choice((FACILITATOR, seat)), beat=rng.choice((*beats, "no_news")))


F = TypeVar("F", Use, Clause)


def _changed(scenario: Scenario, state: State, form: F, rng: Random) -> F:
    """A form with one field filled anew, sensibly or not."""
    known = [f for f in form_fields(type(form)) if f.name not in DATES]
    if not known:
        return form
    f = rng.choice(known)
    changed: dict[str, Any] = {f.name: _value(scenario, state, f, rng)}
    return replace(form, **changed)


def some_use(scenario: Scenario, state: State, instrument: str, rng: Random) -> Use:
    """An instrument's form filled at random."""
    form = catalogue()[instrument].Use
    return form(**{f.name: _value(scenario, state, f, rng) for f in form_fields(form)})


def some_form(scenario: Scenario, state: State, rng: Random) -> Clause:
    """A clause filled at random."""
    kind = rng.choice(list(vocabulary().values()))
    known = [f for f in form_fields(kind.Clause) if f.name not in DATES]
    filled: dict[str, Any] = {f.name: _value(scenario, state, f, rng) for f in known}
    return kind.Clause(by=Seat(rng.choice(list(scenario.seats))), **filled)


def _value(scenario: Scenario, state: State, f: FormField, rng: Random) -> str | int | bool:
    match f.kind:
        case "flag":
            return rng.random() < 0.5
        case "number":
            return rng.choice((f.low, f.high, f.low + f.step, f.high + f.step, f.low - f.step))
        case "choice":
            return rng.choice((*f.options, "none of these")) if f.options else ""
        case _:
            return rng.choice((*_ids(scenario, state, f.names), "nothing"))


def _ids(scenario: Scenario, state: State, what: str) -> Sequence[str]:
    council = scenario.council
    known: Mapping[str, Iterable[str]] = {
        "seats": scenario.seats, "inputs": scenario.economy.inputs, "lines": scenario.economy.goods,
        "members": [m.id for m in council.members] if council else [], "measures": state.measures,
        "instruments": catalogue(),
    }  # fmt: skip
    return tuple(known.get(what, ()))
