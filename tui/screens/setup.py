"""Who sits where: people, bots, profile, order of play, words for handing over."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui import commands as c
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.brief import BriefPanel
from tui.panels.form import FormPanel, values_of
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.screens.fields import Fills
from tui.viewmodels import Scenario


class SetupScreen(Fills, Base[None]):
    """A form left, the briefing right."""

    HERE = (c.StartGame, c.StepLess, c.StepMore, c.Choose, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Left and right change the marked line; `s` starts. Several people can share one keyboard."

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.scenario = scenario
        self.values: dict[str, str] = {}

    def parts(self) -> ComposeResult:
        """Form, help, briefing."""
        yield TopBar("Who sits where", id="top")
        with Horizontal(id="setup"):
            with Vertical(id="seats"):
                yield FormPanel(id="form")
                yield Static("", id="field-help", classes="soft", markup=False)
            yield BriefPanel(id="brief")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the form."""
        self.load()
        self.query_one(BriefPanel).vm = self.scenario
        self.query_one(FormPanel).focus()

    def load(self) -> None:
        """Ask for the form with what was chosen so far."""
        self.query_one(TopBar).draw()
        form = self.brink.lobby.setup(self.scenario.id, self.values)
        self.query_one(FormPanel).vm = form
        self.values = dict(values_of(form))

    def set_field(self, name: str, value: str) -> None:
        """Take a value."""
        self.values[name] = value
        self.load()
        self._explain()

    def _explain(self) -> None:
        field = self.query_one(FormPanel).field()
        option = next((o for o in field.options if o.value == field.value), None) if field else None
        parts = [field.help if field else "", option.help if option else ""]
        self.query_one("#field-help", Static).update("  ".join(p for p in parts if p))

    @on(Panel.Marked)
    def explain(self) -> None:
        """Say what the marked line means."""
        self._explain()

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """Open the list of a line."""
        if isinstance(event.panel, FormPanel):
            self.open_field()

    @on(FormPanel.Changed)
    def change(self, event: FormPanel.Changed) -> None:
        """A step was taken."""
        self.set_field(event.name, event.value)

    def action_choose(self) -> None:
        """Open the marked line."""
        self.query_one(FormPanel).action_select()

    def action_start_game(self) -> None:
        """Begin."""
        self.brink.play(self.brink.lobby.start(self.scenario.id, self.values))
