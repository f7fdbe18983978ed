"""Charts of the rounds so far."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui import commands as c
from tui.ink import Ink, words
from tui.panels.bars import TopBar
from tui.panels.base import Panel
from tui.panels.curves import NumbersPanel, Plot, SeriesPanel, legend
from tui.panels.keybar import KeyBar
from tui.screens.base import Base, keys
from tui.viewmodels import Charts


class ChartsScreen(Base[None]):
    """Series left, picture and numbers right."""

    SECRET = True
    HERE = (c.NumbersOnly, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Each power has its own marker, so the lines differ without colour. `n` leaves only the numbers."

    view: var[Charts | None] = var(None, init=False)

    def parts(self) -> ComposeResult:
        """Three panels."""
        yield TopBar("Charts", id="top")
        with Horizontal(id="charts"):
            yield SeriesPanel(id="series")
            with Vertical(id="picture"):
                with Vertical(id="plot-box"):
                    yield Plot(id="plot")
                yield NumbersPanel(id="numbers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first series."""
        self.query_one(SeriesPanel).focus()
        if self.brink.desk is not None:
            self.load()

    def load(self) -> None:
        """Ask for the rounds so far."""
        self.view = self.desk.charts()

    def watch_view(self) -> None:
        """Hand it to the list; the picture follows the mark."""
        view = self.view
        if view is None or not self.children:
            return
        panel = self.query_one(SeriesPanel)
        self.query_one(TopBar).vm = view.status
        panel.vm = view
        self._show(panel.marked or (view.series[0].id if view.series else ""))

    def _show(self, series_id: str) -> None:
        series = next((s for s in self.view.series if s.id == series_id), None) if self.view else None
        self.query_one(Plot).vm = series
        self.query_one(NumbersPanel).vm = series
        box = self.query_one("#plot-box")
        if series is not None:
            unit = f", {series.unit}" if series.unit else ""
            box.border_title = words(f"{series.title}{unit}").markup
            box.border_subtitle = legend(series, Ink(self.brink.symbols)).markup

    def forget(self) -> None:
        """Empty list, picture and numbers."""
        self.set_reactive(ChartsScreen.view, None)
        super().forget()
        self.query_one(Plot).vm = None
        self.query_one("#plot-box").border_title = None

    @on(Panel.Marked)
    def follow(self, event: Panel.Marked) -> None:
        """Draw the marked series."""
        if isinstance(event.panel, SeriesPanel) and event.row_id:
            self._show(event.row_id)

    def action_numbers_only(self) -> None:
        """Numbers without the picture, or both."""
        self.toggle_class("-numbers")

    def action_back(self) -> None:
        """To the table, or the debrief it was opened from."""
        self.brink.switch("debrief" if self.desk.stage == "debrief" else "table")
