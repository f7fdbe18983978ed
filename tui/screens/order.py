"""Choosing a measure, a threat or a clause, filling its form and seeing at once what it would do."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui import commands as c
from tui import viewmodels as vm
from tui.desk import FormKind
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.form import FormPanel, MenuList, PreviewPanel, values_of
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.screens.fields import Fills

CAPTIONS: dict[FormKind, str] = {
    "order": "Seal an order",
    "threat": "Make a threat",
    "pledge": "Make a pledge",
    "clause": "Add a clause",
}


class OrderScreen(Fills, Base[None]):
    """Menu left, form and preview right; one after the other where it is narrow."""

    SECRET = True
    HERE = (c.StepLess, c.StepMore, c.Choose, c.SealForm, c.AskWhy, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Choose on the left, fill on the right. Nothing is done before you seal it with `s`."

    def __init__(self, kind: FormKind, subject: str = "") -> None:
        super().__init__()
        self.kind: FormKind = kind
        self.subject = subject
        self.values: dict[str, str] = {}

    def parts(self) -> ComposeResult:
        """Menu, form, help of the field, preview."""
        yield TopBar(CAPTIONS[self.kind], id="top")
        with Horizontal(id="order"):
            yield MenuList(id="menu-list", title="What")
            with Vertical(id="filling"):
                yield FormPanel(id="form")
                yield Static("", id="field-help", classes="soft", markup=False)
                yield PreviewPanel(id="preview")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the menu, or the form of a known subject."""
        known = self.subject
        self.query_one(PreviewPanel).caption = "What it says" if self.kind == "clause" else "If you do this"
        self.load()
        self.query_one(MenuList).focus()
        if known:
            self._fill(known)

    def load(self) -> None:
        """Ask for the menu."""
        menu = self.desk.menu(self.kind)
        listing = self.query_one(MenuList)
        self.query_one(TopBar).vm = self.desk.table().status
        listing.vm = menu
        if not self.subject and menu:
            self._show(next((e.id for e in menu if not e.barred), menu[0].id))

    def _show(self, subject: str) -> None:
        if subject != self.subject:
            self.subject, self.values = subject, {}
        self._refill()

    def _refill(self) -> None:
        form = self.desk.form(self.kind, self.subject, self.values)
        with self.app.batch_update():
            self.query_one(FormPanel).vm = form
            self.query_one(PreviewPanel).vm = form.preview
        self.values = dict(values_of(form))

    def _fill(self, subject: str) -> None:
        self._show(subject)
        self.add_class("-filling")
        self.query_one(FormPanel).focus()

    def set_field(self, name: str, value: str) -> None:
        """Take a value and preview again."""
        self.values[name] = value
        self._refill()

    @on(Panel.Marked)
    def follow(self, event: Panel.Marked) -> None:
        """Show the form of the marked entry, or the help of the marked field."""
        if isinstance(event.panel, MenuList) and event.row_id:
            self._show(event.row_id)
        elif isinstance(event.panel, FormPanel):
            field = event.panel.field()
            option = next((o for o in field.options if o.value == field.value), None) if field else None
            text = (option.help if option and option.help else field.help) if field else ""
            self.query_one("#field-help", Static).update(text)

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """An entry opens its form, a field opens its list."""
        if isinstance(event.panel, MenuList):
            self._fill(event.row_id)
        elif isinstance(event.panel, FormPanel):
            self.open_field()

    @on(FormPanel.Changed)
    def change(self, event: FormPanel.Changed) -> None:
        """A step was taken."""
        self.set_field(event.name, event.value)

    def action_choose(self) -> None:
        """Open the marked row."""
        if isinstance(self.focused, Panel):
            self.focused.action_select()

    def action_seal_form(self) -> None:
        """Place what the form says."""
        form = self.query_one(FormPanel).vm
        if form is None:
            return
        if self.brink.tell(self.desk.submit(self.kind, self.subject, self.values)):
            if self.kind != "clause":
                self.notify(self._done(form), timeout=4, markup=False)
            self.dismiss()

    def _done(self, form: vm.Form) -> str:
        return {"order": f"Sealed: {form.title}"}.get(self.kind, f"Said: {form.title}")

    def action_back(self) -> None:
        """From the form to the menu, from the menu to the table."""
        if isinstance(self.focused, MenuList):
            self.dismiss()
            return
        self.remove_class("-filling")
        self.query_one(MenuList).focus()
