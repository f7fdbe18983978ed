"""Settings: changes show at once."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui import commands as c
from tui.panels.base import Panel
from tui.panels.form import FormPanel, chosen
from tui.screens.base import Dialog, keys
from tui.screens.fields import Fills
from tui.settings import as_form


class SettingsScreen(Fills, Dialog[None]):
    """Theme, symbols, motion."""

    HERE = (c.StepLess, c.StepMore, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Left and right change the marked setting; it shows at once and is kept for the next time."

    def compose(self) -> ComposeResult:
        """A form in a box."""
        with Vertical(id="settings", classes="box"):
            yield FormPanel(id="settings-form")
            yield Static("", id="settings-help", classes="prose soft", markup=False)

    def on_mount(self) -> None:
        """Show what is set."""
        self.query_one("#settings").border_title = "Settings"
        self.query_one("#settings").border_subtitle = "left and right change, esc closes"
        self._fill()
        self.query_one(FormPanel).focus()

    def _fill(self) -> None:
        self.query_one(FormPanel).vm = as_form(self.brink.settings)

    def set_field(self, name: str, value: str) -> None:
        """Change a setting."""
        self.brink.change_setting(name, value)
        self._fill()
        self._explain()

    def _explain(self) -> None:
        field = self.query_one(FormPanel).field()
        option = chosen(field) if field else None
        self.query_one("#settings-help", Static).update(f"{option.label}: {option.help}." if option else "")

    @on(FormPanel.Changed)
    def change(self, event: FormPanel.Changed) -> None:
        """A step was taken."""
        self.set_field(event.name, event.value)

    @on(Panel.Marked)
    def explain(self) -> None:
        """Say what the marked option means."""
        self._explain()

    @on(Panel.Chosen)
    def open_row(self) -> None:
        """Open the list of a setting."""
        self.open_field()
