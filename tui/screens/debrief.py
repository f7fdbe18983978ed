"""The debrief: results, turning points, promises, what really happened, questions."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui import commands as c
from tui.command import Command
from tui.panels.bars import TopBar, tab_title
from tui.panels.base import Panel
from tui.panels.keybar import KeyBar
from tui.panels.results import HistoryPanel, KeptPanel, QuestionsPanel, ResultPanel, TurningPanel
from tui.screens.base import Base, keys
from tui.viewmodels import Debrief

TABS = (
    ("result", "Result", 0), ("turning", "Turning points", 0), ("kept", "Promises", 0),
    ("history", "What happened", 0), ("questions", "Talk", 0),
)  # fmt: skip


class TabQuestions(Command):
    """What to talk about."""

    key, word, action, footer = "5", "Talk", "tab('questions')", False


class ToMenu(Command):
    """Back to the menu."""

    key, word, display = "escape", "Menu", "esc"


class DebriefScreen(Base[None]):
    """Tabs left, questions right."""

    HERE = (
        c.SaveReport, c.AskWhy, c.OpenCharts, c.TabResult, c.TabTurning, c.TabKept, c.TabHistory,
        TabQuestions, ToMenu,
    )  # fmt: skip
    BINDINGS = keys(*HERE)
    HELP = "The game is over; the talk about it begins. Everything secret is open now."

    view: var[Debrief | None] = var(None, init=False)
    tab: var[str] = var("result", init=False)

    def parts(self) -> ComposeResult:
        """Four bodies and the questions."""
        yield TopBar(id="top")
        with Horizontal(id="debrief"):
            with Vertical(id="bodies"):
                yield ResultPanel(id="result", classes="tab-body")
                yield TurningPanel(id="turning", classes="tab-body")
                yield KeptPanel(id="kept", classes="tab-body")
                yield HistoryPanel(id="history", classes="tab-body")
            yield QuestionsPanel(id="questions")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the result."""
        self.watch_tab()
        self.query_one(ResultPanel).focus()
        if self.brink.desk is not None:
            self.load()

    def load(self) -> None:
        """Ask for the debrief."""
        self.view = self.desk.debrief()

    def watch_view(self) -> None:
        """Hand it to the panels."""
        view = self.view
        if view is None or not self.children:
            return
        with self.app.batch_update():
            self.query_one(TopBar).vm = view.status
            for panel in (ResultPanel, TurningPanel, KeptPanel, HistoryPanel, QuestionsPanel):
                self.query_one(panel).vm = view
            self._show_tabs()

    def watch_tab(self) -> None:
        """Show one body."""
        if not self.children:
            return
        for name, _, _ in TABS:
            self.set_class(name == self.tab, f"-tab-{name}")
        self._show_tabs()

    def _show_tabs(self) -> None:
        narrow = self.has_class("-narrow")
        title = tab_title(TABS if narrow else TABS[:4], self.tab)
        for name, _, _ in TABS[:4]:
            self.query_one(f"#{name}", Panel).tabs = title
        self.query_one("#questions", Panel).tabs = title if narrow else None

    def on_resize(self) -> None:
        """The questions are a tab when narrow."""
        self.call_after_refresh(self._show_tabs)

    def action_tab(self, name: str) -> None:
        """Open a tab and go there."""
        if name != "questions" or self.has_class("-narrow"):
            self.tab = name
        self.query_one(f"#{name}").focus()

    def action_open_charts(self) -> None:
        """See the charts."""
        self.brink.switch("charts")

    def action_save_report(self) -> None:
        """Write the report."""
        path = self.desk.save_report()
        self.notify(f"Saved: {path}", timeout=6, markup=False)

    def action_to_menu(self) -> None:
        """Back to the menu."""
        self.brink.ask_leave()

    @on(Panel.Chosen)
    def ask(self, event: Panel.Chosen) -> None:
        """Causes of a result."""
        if event.panel.figure:
            self.action_ask_why()
