"""Filling a field: steps by arrow, a list to pick from, a line to type in."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui import commands as c
from tui.ink import Ink, Piece, words, wrap
from tui.panels.base import Panel, Row
from tui.panels.form import FormPanel
from tui.screens.base import Common, Dialog, keys
from tui.viewmodels import Field, Option


class OptionsPanel(Panel[tuple[Option, ...]]):
    """Options with a line of help each."""

    HELP = "Arrows mark, enter takes it, escape leaves things as they are."

    def rows(self, vm: tuple[Option, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Label in bold, help below; barred ones say why."""
        for option in vm:
            who: Piece = words(ink.tag(option.power), " ") if option.power else ""
            head = words(who, (option.label, "$muted" if option.barred else "bold"))
            text = option.barred or option.help
            body = [head, *wrap(words((text, "$muted")), width, first="  ")] if text else [head]
            for index, line in enumerate(body):
                yield Row(line, option.value if index == 0 and not option.barred else "")


class Picker(Dialog[str]):
    """Pick one option."""

    HERE = (c.Choose, c.Back)
    BINDINGS = keys(*HERE)
    SECRET = True

    def __init__(self, title: str, options: tuple[Option, ...], value: str = "") -> None:
        super().__init__()
        self._title, self._options, self._value = title, options, value

    def compose(self) -> ComposeResult:
        """One list in a box."""
        yield OptionsPanel(id="picker", classes="box", title=self._title)

    def on_mount(self) -> None:
        """Mark what is chosen now."""
        panel = self.query_one(OptionsPanel)
        panel.vm = self._options
        panel.focus()
        self.call_after_refresh(self._mark)

    def _mark(self) -> None:
        panel = self.query_one(OptionsPanel)
        if any(o.value == self._value and not o.barred for o in self._options):
            panel.highlighted = panel.get_option_index(self._value)

    def action_choose(self) -> None:
        """Take the marked one."""
        self.query_one(OptionsPanel).action_select()

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """Give it back."""
        if event.row_id:
            self.dismiss(event.row_id)


class Ask(Dialog[str]):
    """Type one line."""

    HERE = (c.Back,)
    BINDINGS = keys(*HERE)
    SECRET = True

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        """Help and a line."""
        field = self._field
        with Vertical(id="ask", classes="box"):
            limits = f"  {field.low} to {field.high}" if field.kind == "int" else ""
            yield Static(f"{field.help}{limits}", classes="prose soft", markup=False)
            yield Input(
                value="" if field.secret else field.value,
                password=field.secret,
                max_length=5 if field.kind == "int" else 120,
                restrict=r"-?[0-9]*" if field.kind == "int" else None,
                id="line",
            )
            yield Static("enter keeps it, escape leaves it", classes="prose soft", markup=False)

    def on_mount(self) -> None:
        """The cursor goes to the line."""
        self.query_one("#ask").border_title = words(self._field.label).markup
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line back, within its limits."""
        value = event.value.strip()
        if self._field.kind == "int":
            number = int(value) if value.lstrip("-").isdigit() else self._field.low
            value = str(max(self._field.low, min(self._field.high, number)))
        self.dismiss(value)


class Fills(Common):
    """A screen that holds a form."""

    def form_panel(self) -> FormPanel:
        """The form."""
        return self.here.query_one(FormPanel)

    def set_field(self, name: str, value: str) -> None:
        """Take a value."""
        raise NotImplementedError

    def action_step_less(self) -> None:
        """One step less."""
        self.form_panel().step(-1)

    def action_step_more(self) -> None:
        """One step more."""
        self.form_panel().step(1)

    def open_field(self) -> None:
        """Open the marked field."""
        field = self.form_panel().field()
        if field is None:
            return
        name = field.name

        def take(value: str | None) -> None:
            if value is not None:
                self.set_field(name, value)

        if field.kind == "choice":
            self.here.app.push_screen(Picker(field.label, field.options, field.value), take)
        elif field.kind == "flag":
            self.form_panel().step(1)
        else:
            self.here.app.push_screen(Ask(field), take)
