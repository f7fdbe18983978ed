"""The causes of a number as a tree whose parts add up, with a bar on each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from tui.ink import TONES, Ink, Piece, columns, fit, words, wrap
from tui.panels.base import Panel, Row, blank, row
from tui.viewmodels import Part, Why

BAR = 8


def signed_bar(amount: float, most: float, ink: Ink, style: str) -> Content:
    """Left of the axis for losses, right of it for gains."""
    cells = min(BAR, max(1, round(BAR * abs(amount) / most))) if amount and most else 0
    full, line = ink.symbols.full, ink.symbols.need
    left = (" " * (BAR - cells) + full * cells) if amount < 0 else " " * BAR
    right = (full * cells).ljust(BAR) if amount > 0 else " " * BAR
    return words((left, style), (line, "$line"), (right, style))


def branches(parts: Sequence[Part], trail: tuple[bool, ...] = ()) -> Iterable[tuple[Part, tuple[bool, ...], bool]]:
    """Every part with the guides that lead to it."""
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        yield part, trail, last
        yield from branches(part.parts, (*trail, not last))


class WhyPanel(Panel[Why]):
    """The tree, the sum, the rule, the source."""

    HELP = "Every cause has its share; the shares of a level add up to the line above. Nothing is left out."

    def titles(self, vm: Why, ink: Ink) -> tuple[Piece, Piece]:
        """Which number, and its change."""
        who: Piece = words(ink.tag(vm.power), " ") if vm.power else ""
        moved = f"  {vm.before} {ink.symbols.to} {vm.after}" if vm.before else f"  {vm.after}"
        return words("Why?  ", who, vm.title, (moved, "$muted")), ("esc closes", "$muted")

    def rows(self, vm: Why, ink: Ink, width: int) -> Iterable[Row]:
        """The change, its causes, the sum, then the words."""
        most = max((abs(p.amount) for p, _, _ in branches(vm.parts)), default=0.0)
        for number, (part, trail, last) in enumerate(branches(vm.parts)):
            yield Row(self._part(part, trail, last, most, ink, width), f"part.{number}")
        if not vm.parts and not vm.small:
            yield row(("   nothing has moved it", "$muted"))
        if vm.small:
            yield row(("   " + vm.small, "$muted"))
        yield row((ink.symbols.rule * width, "$line"))
        kind = "every step is booked" if vm.kind == "count" else "read before and after"
        total = words(("together", "bold"), (f"  {kind}", "$muted"))
        yield row(fit(columns((total, self._label(width)), ((vm.change, "bold"), -7)), width))
        for title, text in (("Rule", vm.rule), ("Rule of thumb", vm.thumb), ("Source", vm.source)):
            if text:
                yield blank()
                yield row(Content("\n").join(wrap(text, width, first=words((f"{title}  ", "bold $accent")), indent=15)))

    def _label(self, width: int) -> int:
        return max(20, width - 8 - 2 * BAR - 3)

    def _part(self, part: Part, trail: tuple[bool, ...], last: bool, most: float, ink: Ink, width: int) -> Content:
        guide = ink.guides(trail, last)
        top = not trail
        label = words((guide, "$line"), (part.label, "bold" if top else ""))
        note = (f"  {part.note}", "$muted") if part.note else ""
        style = TONES[part.tone] or "$foreground"
        bar = signed_bar(part.amount, most, ink, style)
        cells: list[tuple[Piece, int]] = [(words(label, note), self._label(width))]
        return fit(
            columns(*cells, ((part.text, f"bold {style}" if top else style), -7), ("  ", 2), (bar, 2 * BAR + 1)),
            width,
        )
