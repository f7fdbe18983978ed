"""Menus and forms of orders, threats, pledges and clauses, with their previews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from engine import (
    Actor,
    Choice,
    Clause,
    FormField,
    Instrument,
    PlaceOrder,
    Seat,
    Threaten,
    Use,
    capital,
    catalogue,
    clause_text,
    cost,
    form_fields,
    number,
    plain,
    usable,
    use_from,
    vocabulary,
)
from tui import viewmodels as vm
from tui.present.look import Look
from tui.present.previews import order_preview, threat_preview

Values = Mapping[str, str]
GROUPS = ("Talk and ease", "At home", "Press")
FEARED = 2
"""From this rung on an order can be threatened with; a softer one can be pledged."""
COARSE = 40
"""Above so many steps a number moves by five."""


def specs_of(form: object) -> tuple[FormField, ...]:
    """The fields of an instrument's or a clause's form."""
    return form_fields(cast(Any, form))


# -- one field ---------------------------------------------------------------------------------------------


def field_of(look: Look, spec: FormField, options: Sequence[str | int], value: str) -> vm.Field:
    """A form field as the screen shows it."""
    label = capital(plain(spec.name))
    if spec.kind == "number":
        step = max(1, spec.step // spec.scale)
        low, high = -(-spec.low // spec.scale), spec.high // spec.scale
        step = 5 if step == 1 and high - low > COARSE else step
        return vm.Field(spec.name, label, "int", value, spec.help, low=low, high=high, step=step, unit=spec.unit)
    if spec.kind == "flag":
        return vm.Field(spec.name, label, "flag", value, spec.help)
    shown = tuple(vm.Option(str(o), capital(option_name(look, o)), power=look.by(str(o))) for o in options)
    return vm.Field(spec.name, label, "choice", value, spec.help, shown)


def option_name(look: Look, option: str | int) -> str:
    """What an option is called."""
    return look.name(str(option)) if str(option) else "none"


def shown_value(spec: FormField, value: object) -> str:
    """A value of the rules as the form shows it."""
    if spec.kind == "number":
        return number(int(str(value)), spec.scale)
    if spec.kind == "flag":
        return "yes" if value in (True, "True", 1) else "no"
    return str(value)


def meant(spec: FormField, text: str) -> str | int | bool:
    """A value of the form as the rules mean it."""
    if spec.kind == "number":
        return round(float(text or "0") * spec.scale)
    if spec.kind == "flag":
        return text == "yes"
    return text


# -- uses of instruments -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Filled:
    """An instrument's form with values that go together."""

    instrument: Instrument[Use]
    choice: Choice
    values: Mapping[str, str]

    @property
    def specs(self) -> tuple[FormField, ...]:
        """The fields that can be chosen."""
        axes = dict(self.choice.axes)
        return tuple(f for f in specs_of(self.instrument.Use) if f.name in axes)

    def use(self) -> Use:
        """The use these values mean."""
        return use_from(self.instrument.id, {f.name: meant(f, self.values[f.name]) for f in self.specs})

    def fields(self, look: Look) -> tuple[vm.Field, ...]:
        """The fields of the screen; what cannot go with the other values is barred."""
        axes = dict(self.choice.axes)
        found = []
        for spec in self.specs:
            field = field_of(look, spec, axes[spec.name], self.values[spec.name])
            if field.kind == "choice" and len(field.options) > 1 and self.choice.barred:
                field = _with_bars(field, self)
            found.append(field)
        return tuple(found)


def _with_bars(field: vm.Field, filled: Filled) -> vm.Field:
    names = [name for name, _ in filled.choice.axes]
    place = names.index(field.name)
    now = [meant_on_axis(filled, name) for name in names]
    open_ = []
    for option in field.options:
        row = tuple(option.value if n == place else v for n, v in enumerate(now))
        barred = row in {tuple(map(str, b)) for b in filled.choice.barred}
        open_.append(replace(option, barred="does not go with the other choices") if barred else option)
    return replace(field, options=tuple(open_))


def meant_on_axis(filled: Filled, name: str) -> str:
    """The value of an axis as text of the rules."""
    spec = next(f for f in filled.specs if f.name == name)
    return str(meant(spec, filled.values[name]))


def filled(look: Look, instrument: str, values: Values) -> Filled | None:
    """An instrument's form with the values given, and sensible ones for the rest; None when there is no choice."""
    one = catalogue()[instrument]
    choice = one.choices(look.scenario, look.state, look.seat)
    if choice is None:
        return None
    specs = {f.name: f for f in specs_of(one.Use)}
    start = next(_open(choice), tuple(options[0] for _, options in choice.axes))
    shown = {name: shown_value(specs[name], v) for (name, _), v in zip(choice.axes, start, strict=True)}
    wanted = {**shown, **{n: v for n, v in values.items() if n in shown and v != ""}}
    return Filled(one, choice, _fitting(choice, specs, wanted, values))


def _open(choice: Choice, *, most: int = 2000) -> Iterator[tuple[str | int, ...]]:
    """Combinations of a menu that are not barred, in order; at most some thousands are looked at."""
    from itertools import islice, product

    for row in islice(product(*(options for _, options in choice.axes)), most):
        if row not in choice.barred:
            yield row


def _fitting(choice: Choice, specs: Mapping[str, FormField], wanted: dict[str, str], given: Values) -> dict[str, str]:
    """The wanted values, with those not given moved so that the whole is not barred."""
    names = [name for name, _ in choice.axes]
    row = tuple(str(meant(specs[n], wanted[n])) for n in names)
    if row not in {tuple(map(str, b)) for b in choice.barred}:
        return wanted
    best = max(_open(choice), key=lambda r: sum(str(a) == b for a, b in zip(r, row, strict=True)), default=None)
    if best is None:
        return wanted
    return {n: shown_value(specs[n], v) for n, v in zip(names, best, strict=True)}


# -- menus -------------------------------------------------------------------------------------------------


def order_menu(look: Look) -> tuple[vm.MenuEntry, ...]:
    """Every instrument of the seat, by group; what cannot be used says why."""
    entries = [_entry(look, i) for i in usable(look.scenario, look.state, look.seat)]
    return tuple(sorted(entries, key=lambda e: (GROUPS.index(e.group), bool(e.barred), e.rung, e.title)))


def _entry(look: Look, instrument: str, *, threat: bool = False) -> vm.MenuEntry:
    one = catalogue()[instrument]
    title = one.title or capital(plain(instrument))
    form = filled(look, instrument, {})
    if form is None:
        return vm.MenuEntry(instrument, title, GROUPS[1], one.law, barred="nothing to use it on now")
    use = form.use()
    height = one.rung(look.scenario, look.state, look.seat, use)
    price = cost(look.scenario, look.state, look.seat, one, use)
    group = GROUPS[2] if height > 1 else GROUPS[1] if one.against(use, look.seat) == look.seat else GROUPS[0]
    weight = one.weight(look.scenario, look.state, look.seat, use)
    short = price > look.view.points_left and not threat
    barred = f"costs {price}; you have {look.view.points_left} left" if short else ""
    return vm.MenuEntry(instrument, title, group, one.law, f"{weight} {price}p", height if height > 1 else 0, barred)


def threat_menu(look: Look) -> tuple[vm.MenuEntry, ...]:
    """What can be threatened with: instruments aimed at another seat."""
    found = []
    for instrument in usable(look.scenario, look.state, look.seat):
        form = filled(look, instrument, {})
        target = form.instrument.against(form.use(), look.seat) if form else ""
        if target in look.powers and target != look.seat:
            found.append(_entry(look, instrument, threat=True))
    return tuple(sorted(found, key=lambda e: (GROUPS.index(e.group), e.rung, e.title)))


def variants(look: Look, kind: str, giver: str, taker: str) -> tuple[Clause, ...]:
    """Sensible clauses of a kind that one side could give the other now."""
    return vocabulary()[kind].menu(look.scenario, look.state, Seat(giver), Seat(taker))


def switched_off(look: Look, kind: str) -> bool:
    """Whether this length of play goes without a kind of clause."""
    off = look.scenario.profile(look.view.profile).off
    feature = vocabulary()[kind].feature
    return kind in off or (feature in off if feature else False)


# -- order and threat forms --------------------------------------------------------------------------------


def order_of(look: Look, instrument: str, values: Values) -> PlaceOrder | None:
    """The order a form means."""
    form = filled(look, instrument, values)
    if form is None:
        return None
    return PlaceOrder(
        by=Actor(look.seat), instrument=instrument, use=form.use(), reason=values.get("reason", ""),
        threat=values.get("threat", ""),
    )  # fmt: skip


def order_form(look: Look, instrument: str, values: Values) -> vm.Form:
    """The form of an order with its preview."""
    one = catalogue()[instrument]
    form = filled(look, instrument, values)
    fields = form.fields(look) if form else ()
    reason = vm.Field(
        "reason", "Reason", "text", values.get("reason", ""), "One line for the record; read out in the debrief.",
        optional=True,
    )  # fmt: skip
    order = order_of(look, instrument, values)
    return vm.Form(
        kind="order", subject=instrument, title=one.title or capital(plain(instrument)), what=what_of(one),
        fields=(*fields, *_carries(look, order, values), reason),
        preview=order_preview(look, order) if order else None, law=law_of(one),
    )  # fmt: skip


def law_of(one: Instrument[Use]) -> str:
    """The law an instrument stands on, if it needs one."""
    return "" if one.law.startswith("none") else one.law


def what_of(one: Instrument[Use]) -> str:
    """What an instrument is, from the docstring of its form."""
    return " ".join((one.Use.__doc__ or "").split())


def _carries(look: Look, order: PlaceOrder | None, values: Values) -> Iterator[vm.Field]:
    """The threat an order carries out, when one of yours asks for it."""
    if order is None:
        return
    mine = [t for t in look.view.threats.values() if t.by == look.seat and t.status == "open"]
    fitting = [t for t in mine if t.instrument == order.instrument]
    if fitting:
        options = (vm.Option("", "none of them"), *(vm.Option(str(t.id), capital(look.name(t.id))) for t in fitting))
        yield vm.Field(
            "threat", "Carries out", "choice", values.get("threat", ""), "A threat or pledge of yours.", options
        )


def conditions(look: Look, target: str) -> tuple[Clause, ...]:
    """What a target could do, as conditions of a threat."""
    kinds = [k for k, one in vocabulary().items() if one.in_threats and not switched_off(look, k)]
    return tuple(c for kind in kinds for c in variants(look, kind, target, str(look.seat)))


def askable(look: Look, instrument: str, values: Values) -> Values:
    """The values of a threat's form; one nobody has touched is aimed at somebody of whom something can be asked."""
    one = catalogue()[instrument]
    choice = one.choices(look.scenario, look.state, look.seat)
    if choice is None or any(name in values for name, _ in choice.axes):
        return values
    specs = {f.name: f for f in specs_of(one.Use)}
    asked: dict[str, bool] = {}
    for row in _open(choice):
        named = dict(zip((name for name, _ in choice.axes), row, strict=True))
        target = one.against(use_from(instrument, named), look.seat)
        if target not in asked:
            asked[target] = bool(conditions(look, target))
        if asked[target]:
            return {**values, **{name: shown_value(specs[name], v) for name, v in named.items()}}
    return values


def threat_of(look: Look, instrument: str, values: Values, *, pledge: bool = False) -> Threaten | None:
    """The threat a form means."""
    form = filled(look, instrument, askable(look, instrument, values))
    if form is None:
        return None
    target = form.instrument.against(form.use(), look.seat)
    wanted = conditions(look, target)
    if not wanted:
        return None
    place = int(values["unless"]) if values.get("unless", "").isdigit() else 0
    soft = form.instrument.rung(look.scenario, look.state, look.seat, form.use()) < FEARED
    return Threaten(
        by=Actor(look.seat), against=Seat(target), instrument=instrument, use=form.use(),
        unless=wanted[min(place, len(wanted) - 1)], due=int(values.get("due") or first_due(look)),
        public=values.get("public", "yes") == "yes",
        pledge=pledge or values.get("pledge", "yes" if soft else "no") == "yes",
    )  # fmt: skip


def first_due(look: Look) -> int:
    """The first round a threat made now can come due."""
    return min(look.view.round + 1, look.scenario.rounds(look.view.profile))


def threat_form(look: Look, instrument: str, values: Values) -> vm.Form:
    """The form of a threat or pledge."""
    one = catalogue()[instrument]
    values = askable(look, instrument, values)
    form = filled(look, instrument, values)
    threat = threat_of(look, instrument, values)
    fields = form.fields(look) if form else ()
    if form and threat:
        fields += _threat_fields(look, threat, values)
    title = f"{'Pledge' if threat and threat.pledge else 'Threat'}: {(one.title or plain(instrument)).lower()}"
    return vm.Form(
        kind="threat", subject=instrument, title=title, fields=fields, law=law_of(one), confirm="Say it",
        what="What you will do unless they move, or, as a pledge, if they do. Free to say, costly to drop.",
        preview=threat_preview(look, threat) if threat else _nothing_to_ask(look, form) if form else None,
    )  # fmt: skip


def _nothing_to_ask(look: Look, form: Filled) -> vm.Preview:
    """Why a form is no threat yet: its target has nothing to give that a threat could ask for."""
    use = form.use()
    target = form.instrument.against(use, look.seat)
    sentence = capital(look.tell(form.instrument.sentence(look.seat, use))) + "."
    refusal = f"There is nothing a threat could ask of {look.name(target)} now; aim it at somebody else."
    return vm.Preview(sentence, "", "", refusal=refusal)


def _threat_fields(look: Look, threat: Threaten, values: Values) -> tuple[vm.Field, ...]:
    wanted = conditions(look, threat.against)
    options = tuple(vm.Option(str(n), capital(clause_text(c, look.names))) for n, c in enumerate(wanted))
    place = str(min(int(values.get("unless") or 0), len(wanted) - 1))
    last = look.scenario.rounds(look.view.profile)
    unless = "If" if threat.pledge else "Unless"
    return (
        vm.Field("unless", unless, "choice", place, "What they must do.", options),
        vm.Field("due", "By round", "int", str(threat.due), "The last round for it.", low=look.view.round, high=last),
        vm.Field("public", "In public", "flag", "yes" if threat.public else "no",
                 "Public words weigh twice as much and cost more to drop."),
        vm.Field("pledge", "A pledge", "flag", "yes" if threat.pledge else "no",
                 "A pledge is 'I will, if you do': a promise, not a threat."),
    )  # fmt: skip
