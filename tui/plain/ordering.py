"""Orders in line mode: an instrument, its form by numbers, what it would do, and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from typing import Any

from engine import (
    Actor,
    Choice,
    FormField,
    PlaceOrder,
    Use,
    WithdrawOrder,
    catalogue,
    choices,
    cost,
    form_fields,
    imagine,
    number,
    plain,
    tell,
    use_from,
    why_not,
)
from tui.plain.sitting import Sitting
from tui.present.look import Look
from tui.present.previews import order_preview
from tui.viewmodels import Effect

MOST_PRICES = 40
"""How many uses of an instrument are looked at for its price."""


def add(sit: Sitting) -> None:
    """Fill a form and add an order after its preview."""
    menu = choices(sit.scenario, sit.view)
    picked = sit.talk.choose("Which instrument?", [menu_line(sit, c) for c in menu])
    if picked is None:
        return
    use = form(sit, menu[picked])
    if use is None:
        return
    order = PlaceOrder(by=Actor(sit.seat), instrument=menu[picked].subject, use=use)
    if refusal := why_not(sit.scenario, sit.table.state, order):
        sit.talk.tell(f"not possible: {tell(refusal, sit.names)}")
        return
    foresee(sit, order)
    reason = sit.talk.ask("your reason in one line (it is shown in the debrief): ")
    sit.send(PlaceOrder(by=Actor(sit.seat), instrument=order.instrument, use=use, reason=reason))


def take_back(sit: Sitting) -> None:
    """Take an order out of the tray."""
    labels = [tell(catalogue()[o.instrument].sentence(o.by, o.use), sit.names) for o in sit.view.tray]
    picked = sit.talk.choose("Which order?", labels)
    if picked is not None:
        sit.send(WithdrawOrder(by=Actor(sit.seat), place=picked))


def foresee(sit: Sitting, order: PlaceOrder) -> None:
    """What an order would do, as the screen's form shows it."""
    found = order_preview(Look(sit.scenario, sit.view), order)
    sit.talk.tell(f"  {found.sentence} It costs {found.cost}{f', {found.rung}' if found.rung else ''}.")
    _effects(sit, "For you, if it is carried" if found.votes else "For you", found.own)
    for vote in found.votes:
        sit.talk.tell(f"  {vote.text}")
    _effects(sit, "Economy, year ahead", found.effects)
    _effects(sit, "At home", found.blocs)
    for note in found.notes:
        sit.talk.tell(f"  {note.text}")


def _effects(sit: Sitting, title: str, effects: Sequence[Effect]) -> None:
    """A heading and its lines, if there are any."""
    if effects:
        sit.talk.tell(f"  {title}:")
    for effect in effects:
        who = "" if effect.who is None or effect.label == effect.who.name else f"{effect.who.name}, "
        sit.talk.tell(f"    {who}{effect.label}: {effect.text}")


def menu_line(sit: Sitting, choice: Choice) -> str:
    """An instrument with what it usually costs."""
    one = catalogue()[choice.subject]
    state = imagine(sit.scenario, sit.view)
    uses = (dict(zip((n for n, _ in choice.axes), v, strict=True)) for v in _combinations(choice))
    prices = [cost(sit.scenario, state, sit.seat, one, use_from(choice.subject, u)) for u in uses]
    price = f"{min(prices)}" if len(set(prices)) < 2 else f"{min(prices)} to {max(prices)}"
    return f"{one.title or plain(choice.subject)} ({price} point{'' if price == '1' else 's'})"


def _combinations(choice: Choice) -> list[tuple[str | int, ...]]:
    """The open uses of a menu, the first few."""
    found = (values for values in product(*(options for _, options in choice.axes)) if values not in choice.barred)
    return list(islice(found, MOST_PRICES))


def form(sit: Sitting, choice: Choice) -> Use | None:
    """Ask for each field of an instrument's form that has a choice."""
    values: dict[str, object] = {}
    menu_form: Any = catalogue()[choice.subject].Use
    fields = {f.name: f for f in form_fields(menu_form)}
    for name, options in choice.axes:
        value = _field(sit, fields[name], options)
        if value is None:
            return None
        values[name] = value
    return use_from(choice.subject, values)


def _field(sit: Sitting, field: FormField, options: Sequence[str | int]) -> str | int | None:
    """One field: the options of the menu, by number."""
    name = plain(field.name)
    if len(options) == 1:
        sit.talk.tell(f"  {name}: {_option(sit, field, options[0])}")
        return options[0]
    help = f": {field.help[0].lower()}{field.help[1:]}" if field.help else ""
    picked = sit.talk.choose(f"{name.capitalize()}{help}", [_option(sit, field, o) for o in options])
    return None if picked is None else options[picked]


def _option(sit: Sitting, field: FormField, option: str | int) -> str:
    """An option as people read it."""
    if isinstance(option, int) and not isinstance(option, bool):
        return f"{number(option, field.scale)} {field.unit}".strip()
    return sit.names.get(str(option), plain(str(option))) or "none"
