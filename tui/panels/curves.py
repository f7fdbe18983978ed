"""Charts: a plot with another marker for each power, the list of series, the same as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable

from textual.color import Color
from textual.content import Content
from textual.reactive import var
from textual_plotext import PlotextPlot

from tui.ink import Ink, Piece, colour, columns, fit
from tui.panels.base import Panel, Row, blank, row
from tui.symbols import UNICODE
from tui.viewmodels import Charts, Curve, Series


class SeriesPanel(Panel[Charts]):
    """What can be drawn."""

    TITLE = "Series"
    HELP = "Arrows choose what is drawn."

    def rows(self, vm: Charts, ink: Ink, width: int) -> Iterable[Row]:
        """One line each."""
        for series in vm.series:
            yield row(series.title, id=series.id)


def sparkline(curve: Curve, low: float, high: float, ink: Ink) -> str:
    """A block for each round; unknown rounds are blank."""
    blocks, span = ink.symbols.blocks, (high - low) or 1.0
    return "".join(
        " " if v is None else blocks[min(len(blocks) - 1, max(0, int((v - low) / span * len(blocks))))]
        for v in curve.values
    )


def scale_of(series: Series) -> tuple[float, float]:
    """Lowest and highest value on the axis."""
    known = [v for c in series.curves for v in c.values if v is not None]
    low = series.low if series.low is not None else min(known, default=0.0)
    high = series.high if series.high is not None else max(known, default=1.0)
    return (low, high) if high > low else (low - 1, high + 1)


def round_ticks(low: float, high: float) -> list[float]:
    """Four to eight round numbers between low and high."""
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(power * k for k in (1, 2, 5, 10) if power * k >= rough)
    first = math.ceil(low / step - 1e-9)
    return [round(step * n, 6) for n in range(first, math.floor(high / step + 1e-9) + 1)]


class NumbersPanel(Panel[Series]):
    """The same as numbers."""

    TITLE = "As numbers"
    HELP = "The curve in numbers, one column a round. A blank is a number you may not know."

    def rows(self, vm: Series, ink: Ink, width: int) -> Iterable[Row]:
        """A head with rounds, a line a power, the explanation."""
        low, high = scale_of(vm)
        each = max(6, min(10, (width - 18) // max(1, len(vm.rounds))))
        head: list[tuple[Piece, int]] = [("", 8), ("", len(vm.rounds) + 2)]
        yield row(fit(columns(*head, *((((r, "$muted")), -each) for r in vm.rounds)), width))
        for curve in vm.curves:
            line: list[tuple[Piece, int]] = [(ink.tag(curve.power), 8)]
            line.append(((sparkline(curve, low, high, ink), colour(curve.power)), len(vm.rounds) + 2))
            line += [(text or ("private", "$muted"), -each) for text in curve.texts]
            yield row(fit(columns(*line), width))
        yield blank()
        yield row((vm.help, "$muted"))


class Plot(PlotextPlot):
    """The picture."""

    vm: var[Series | None] = var(None, init=False)

    def on_mount(self) -> None:
        """Draw again in the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())
        self.draw()

    def watch_vm(self) -> None:
        """Draw the new series."""
        if self.is_attached:
            self.draw()

    def draw(self) -> None:
        """One line for each power, with its own marker and its letters at the end."""
        plt = self.plt
        plt.clear_figure()
        series = self.vm
        if series is not None:
            for curve in series.curves:
                self._line(curve)
            low, high = scale_of(series)
            margin = (high - low) * 0.06
            plt.ylim(low - margin, high + margin)
            ticks = round_ticks(low, high)
            plt.yticks(ticks, [f"{tick:g}" for tick in ticks])
            plt.xlim(0.9, len(series.rounds) + 0.25)
            plt.xticks(list(range(1, len(series.rounds) + 1)), list(series.rounds))
            plt.frame(False)
            ground = Color.parse(self.app.theme_variables["surface"]).rgb
            plt.canvas_color(ground)
            plt.axes_color(ground)
            plt.ticks_color(Color.parse(self.app.theme_variables["muted"]).rgb)
            plt.grid(False, False)
        self.refresh()

    def _line(self, curve: Curve) -> None:
        symbols = getattr(self.app, "symbols", UNICODE)
        ground = Color.parse(self.app.theme_variables["surface"]).rgb
        points = [(x, v) for x, v in enumerate(curve.values, 1) if v is not None]
        if not points:
            return
        rgb = Color.parse(self.app.theme_variables.get(f"power-{curve.power.slot}", "#888888")).rgb
        marker = symbols.glyph(curve.power)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.plt.plot(xs, ys, marker=marker, color=rgb)
        self.plt.text(f" {curve.power.code}", x=xs[-1], y=ys[-1], color=rgb, background=ground, alignment="left")


def legend(series: Series, ink: Ink) -> Content:
    """Which marker is whose."""
    return Content("   ").join([ink.tag(curve.power) for curve in series.curves])
