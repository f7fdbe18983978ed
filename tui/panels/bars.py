"""The line on top of every screen, and tabs as a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.reactive import var
from textual.style import Style
from textual.widgets import Static

from tui.ink import Ink, words
from tui.symbols import UNICODE

if TYPE_CHECKING:
    from tui.viewmodels import Status


class TopBar(Static):
    """Title on the left, round and phase in the middle, seat and points on the right."""

    vm: var[Status | None] = var(None, init=False)
    caption: var[str] = var("", init=False)

    def __init__(self, caption: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="top-bar", markup=False)
        self.set_reactive(TopBar.caption, caption)

    def watch_vm(self) -> None:
        """Draw the new status."""
        self.draw()

    def watch_caption(self) -> None:
        """Draw the new caption."""
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new width."""
        self.draw()

    def draw(self) -> None:
        """Lay the three parts out for the width."""
        if not self.is_attached:
            return
        width = self.content_size.width
        left, middle, right = self._left(width), self._middle(), self._right()
        used = left.cell_length + middle.cell_length + right.cell_length
        if used + 4 > width:
            left = left.truncate(max(0, width - middle.cell_length - right.cell_length - 4), ellipsis=True)
        gap = width - left.cell_length - middle.cell_length - right.cell_length
        least = 3 if gap >= 4 else 1
        before = max(least, min(gap - 1, (width - middle.cell_length) // 2 - left.cell_length))
        after = max(1, gap - before)
        self.update(Content.assemble(left, " " * before, middle, " " * after, right))

    def _left(self, width: int) -> Content:
        title = self.caption or (self.vm.title if self.vm else "")
        brand = ("BRINKMANSHIP  ", "bold $accent") if width >= 100 or not title else ("", "")
        when = f"  {self.vm.when}" if self.vm and width >= 100 else ""
        return words(brand, (title, "bold"), (when, "$muted"))

    def _middle(self) -> Content:
        if self.vm is None:
            return Content("")
        return words((f"{self.vm.round}  ", "$muted"), (f" {self.vm.phase} ", "bold $background on $accent"))

    def _right(self) -> Content:
        vm = self.vm
        if vm is None:
            return Content("")
        ink = Ink(getattr(self.app, "symbols", UNICODE))
        seat = ink.tag(vm.seat) if vm.seat else words(("everybody", "$muted"))
        return words((f"{vm.clock}  ", "bold") if vm.clock else "", (f"{vm.points}  ", "$muted"), seat)


class Advice(Static):
    """The line of advice of the guided game, above the keys; it takes no room when there is none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, classes="advice", markup=False)

    def show(self, text: str, label: str = "Learn") -> None:
        """Say it, or say nothing."""
        self.update(words((f"{label}  ", "bold $accent"), text) if text else "")
        self.screen.set_class(bool(text), "-learning")


def tab_title(tabs: Sequence[tuple[str, str, int]], active: str) -> Content:
    """Tabs as a panel's title: id, word, number of fresh things; a digit or a click opens each."""
    parts: list[Content] = []
    for number, (tab, word, fresh) in enumerate(tabs, 1):
        style = "bold $background on $accent" if tab == active else "$muted"
        label = words((f" {number} {word}{f' +{fresh}' if fresh else ''} ", style))
        parts.append(label.stylize(Style.from_meta({"@click": f"screen.tab('{tab}')"})))
    return Content("").join(parts)
