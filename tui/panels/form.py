"""A form as rows, its menu and the preview of what it would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from textual.content import Content
from textual.message import Message

from tui.ink import TONES, Ink, Piece, columns, fit, hang, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.panels.track import heat
from tui.viewmodels import Effect, Field, Form, MenuEntry, Option, Preview

LABEL = 16


def chosen(field: Field) -> Option | None:
    """The option a choice field stands on."""
    return next((o for o in field.options if o.value == field.value), None)


def stepped(field: Field, by: int) -> str:
    """The value one step further; choices go round and skip what is barred."""
    if field.kind == "flag":
        return "no" if field.value == "yes" else "yes"
    if field.kind == "int":
        now = int(field.value) if field.value.lstrip("-").isdigit() else field.low
        return str(max(field.low, min(field.high, now + by * max(1, field.step))))
    open_ = [o.value for o in field.options if not o.barred]
    if field.kind != "choice" or not open_:
        return field.value
    return open_[(open_.index(field.value) + by) % len(open_)] if field.value in open_ else open_[0]


class FormPanel(Panel[Form]):
    """The fields: left and right change the marked one, enter opens it."""

    HELP = (
        "Up and down choose a field; left and right change it; enter opens a list or a line to type in. The "
        "panel below shows at once what your choice would cost you and what it would do to the others."
    )

    class Changed(Message):
        """A field has another value."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name = name
            self.value = value

    def titles(self, vm: Form, ink: Ink) -> tuple[Piece, Piece]:
        """The subject above, how to confirm below."""
        return vm.title, (f"{vm.confirm}: s", "$muted") if vm.kind != "settings" else ""

    def rows(self, vm: Form, ink: Ink, width: int) -> Iterable[Row]:
        """What it is, then a line a field."""
        if vm.what:
            for line in wrap(words((vm.what, "$muted")), width):
                yield row(line)
            yield blank()
        for field in vm.fields:
            yield Row(self._line(field, ink, width), f"field.{field.name}")
        if vm.law:
            yield blank()
            for line in wrap(words((vm.law, "$muted")), width):
                yield row(line)

    def _line(self, field: Field, ink: Ink, width: int) -> Content:
        label: Piece = (field.label, "")
        return fit(words(fit(label, LABEL), " ", self._value(field, ink)), width)

    def _value(self, field: Field, ink: Ink) -> Content:
        less, more = (f"{ink.symbols.left} ", "bold $accent"), (f" {ink.symbols.right}", "bold $accent")
        if field.kind == "choice":
            option = chosen(field)
            if option is None:
                return words(less, ("choose", "$caution"), more)
            who: Piece = words(ink.tag(option.power), " ") if option.power else ""
            return words(less, who, (option.label, "bold"), more)
        if field.kind == "int":
            span = max(1, field.high - field.low)
            now = int(field.value) if field.value.lstrip("-").isdigit() else field.low
            bar = ink.bar(round(12 * (now - field.low) / span), 12, "$accent")
            unit = f" {field.unit}" if field.unit else ""
            return words(
                less,
                (f"{field.value}{unit}", "bold"),
                more,
                "  ",
                bar,
                (f" {field.low} to {field.high}", "$muted"),
            )
        if field.kind == "flag":
            return words(less, ("yes" if field.value == "yes" else "no", "bold"), more)
        if not field.value:
            return words(
                ("enter to type", "$muted") if not field.optional else ("enter to type, may stay empty", "$muted")
            )
        return words((ink.symbols.dot * len(field.value) if field.secret else field.value, "bold"))

    def field(self) -> Field | None:
        """The marked field."""
        name = self.marked.removeprefix("field.")
        return next((f for f in self.vm.fields if f.name == name), None) if self.vm else None

    def step(self, by: int) -> None:
        """Change the marked field by one step."""
        field = self.field()
        if field is not None:
            value = stepped(field, by)
            if value != field.value:
                self.post_message(self.Changed(field.name, value))


class MenuList(Panel[tuple[MenuEntry, ...]]):
    """What can be ordered, threatened or promised, by group."""

    HELP = "Arrows mark, enter opens the form. What is grey cannot be used now; its line says why."

    def rows(self, vm: tuple[MenuEntry, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Groups with their entries."""
        first = True
        for group, entries in groupby(vm, key=lambda e: e.group):
            if not first:
                yield blank()
            first = False
            yield heading(group, width, ink)
            for entry in entries:
                yield Row(self._entry(entry, ink, width), entry.id)
        if not vm:
            yield row(("nothing can be chosen now", "$muted"))

    def _entry(self, entry: MenuEntry, ink: Ink, width: int) -> Content:
        rung: Piece = (f"  rung {entry.rung}", f"bold {heat(entry.rung)}") if entry.rung else ""
        right = words((entry.cost, "$muted"), rung)
        if len(entry.title) + 1 + right.cell_length > width:
            right = words((entry.cost.split(" ")[-1], "$muted"), rung)
        if entry.barred:
            top = sides((entry.title, "$muted"), right, width)
            return Content("\n").join([top, *wrap(words((entry.barred, "$muted italic")), width, first="  ")])
        return sides(entry.title, right, width)


def effect_line(effect: Effect, ink: Ink, width: int) -> Content:
    """Who, what, how much, and a small bar."""
    who: Piece = ink.tag(effect.who) if effect.who else ""
    bar = words((ink.symbols.full * effect.cells, TONES[effect.tone] or "$foreground"))
    cells: list[tuple[Piece, int]] = [(who, 6), (effect.label, max(10, width - 38)), ("", 2)]
    return fit(columns(*cells, (ink.tone(effect.text, effect.tone), 18), ("  ", 2), (bar, 10)), width)


class PreviewPanel(Panel[Preview]):
    """What the form would do."""

    TITLE = "If you do this"
    HELP = (
        "A preview from public knowledge and your own secrets. 'Else' is what you would have without it. Ranges "
        "are a quarter up and down; anything under 0.05 is called small. It is not a promise: the others decide too."
    )

    def titles(self, vm: Preview, ink: Ink) -> tuple[Piece, Piece]:
        """Cost and rung below."""
        return self.caption, words((vm.cost, "bold"), ("  " + vm.rung if vm.rung else "", "$muted"))

    def rows(self, vm: Preview, ink: Ink, width: int) -> Iterable[Row]:
        """The sentence, who gains and loses, blocs, notes."""
        for line in wrap(words((vm.sentence, "bold")), width):
            yield row(line)
        if vm.refusal:
            yield from map(
                row,
                wrap(words((vm.refusal, "$loss")), width, first=words((f"{ink.symbols.cross} ", "bold $loss"))),
            )
        yield from self._section("For you, if it is carried" if vm.votes else "For you", vm.own, ink, width)
        for vote in vm.votes:
            text = words((f"{ink.symbols.bullet} ", "$muted"), ink.tone(vote.text, vote.tone))
            yield row(Content("\n").join(hang(text, width, 2)))
        yield from self._section("Economy, year ahead", vm.effects, ink, width)
        yield from self._section("At home", vm.blocs, ink, width)
        if vm.notes:
            yield blank()
        for note in vm.notes:
            mark = words((f"{ink.symbols.warn if note.tone in ('warn', 'bad') else ink.symbols.bullet} ", "$muted"))
            who: Piece = words(ink.tag(note.by), " ") if note.by else ""
            yield row(Content("\n").join(hang(words(mark, who, ink.tone(note.text, note.tone)), width, 2)))

    def _section(self, title: str, effects: Sequence[Effect], ink: Ink, width: int) -> Iterable[Row]:
        if effects:
            yield blank()
            yield heading(title, width, ink)
        for effect in effects:
            yield row(effect_line(effect, ink, width))


def values_of(form: Form) -> Mapping[str, str]:
    """The values a form holds."""
    return {field.name: field.value for field in form.fields}
