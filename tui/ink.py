"""Text as the panels draw it: tags, bars, scales and rows of columns, safe for any author's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui.symbols import Symbols

if TYPE_CHECKING:
    from tui.viewmodels import CouncilBar, Economy, Meter, Power, Tone

TONES: dict[Tone, str] = {
    "good": "$gain",
    "bad": "$loss",
    "warn": "$caution",
    "dim": "$muted",
    "plain": "",
}
SAFE = {code: None for code in [*range(32), *range(127, 160)] if chr(code) != "\n"}

Piece = Content | str | tuple[str, str]


def plain(text: str) -> str:
    """Text without control characters."""
    return text.translate(SAFE)


def words(*pieces: Piece) -> Content:
    """Pieces of text joined; a tuple is text with a style. Nothing is read as markup."""
    clean = [(plain(p[0]), p[1]) if isinstance(p, tuple) else plain(p) if isinstance(p, str) else p for p in pieces]
    return Content.assemble(*clean)


def colour(power: Power) -> str:
    """The style of a power's name."""
    return f"$power-{power.slot}"


def fit(piece: Piece, width: int, *, right: bool = False) -> Content:
    """A piece cut or padded to exactly `width` cells."""
    content = words(piece)
    if content.cell_length > width:
        return content.truncate(max(0, width), ellipsis=True)
    gap = " " * (width - content.cell_length)
    return Content.assemble(gap, content) if right else Content.assemble(content, gap)


def columns(*cells: tuple[Piece, int]) -> Content:
    """Cells side by side; a negative width aligns right."""
    return Content.assemble(*(fit(piece, abs(width), right=width < 0) for piece, width in cells))


def sides(left: Piece, right: Piece, width: int) -> Content:
    """Left text and right text with the gap between them; the left one is cut if both do not fit."""
    tail = words(right)
    room = max(0, width - tail.cell_length - (1 if tail.cell_length else 0))
    head = words(left)
    if head.cell_length > room:
        head = head.truncate(room, ellipsis=True)
    return Content.assemble(head, " " * max(0, width - head.cell_length - tail.cell_length), tail)


def lines(parts: Iterable[Content]) -> Content:
    """Contents one below the other."""
    return Content("\n").join(list(parts))


def wrap(piece: Piece, width: int, *, indent: int = 0, first: Piece = "") -> list[Content]:
    """Text broken at words to `width`; `first` stands before the first line, the rest is indented as far."""
    lead = words(first)
    indent = max(indent, lead.cell_length)
    body = words(piece).wrap(max(8, width - indent))
    blank = " " * indent
    out = []
    for index, line in enumerate(body or [Content("")]):
        head = Content.assemble(lead, " " * (indent - lead.cell_length)) if index == 0 else Content(blank)
        out.append(Content.assemble(head, line.rstrip()))
    return out


def hang(piece: Piece, width: int, indent: int) -> list[Content]:
    """Text broken at words; every line but the first is indented."""
    body = words(piece)
    first = body.wrap(max(8, width))
    if len(first) < 2:
        return first
    cut = len(first[0].plain)
    while body.plain[cut : cut + 1] == " ":
        cut += 1
    rest = body[cut:].wrap(max(8, width - indent))
    return [first[0].rstrip(), *(Content.assemble(" " * indent, line.rstrip()) for line in rest)]


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws with one set of symbols."""

    symbols: Symbols

    def tag(self, power: Power, *, bold: bool = True) -> Content:
        """A power's letters and sign in its colour."""
        return words((self.symbols.tag(power), f"bold {colour(power)}" if bold else colour(power)))

    def code(self, power: Power) -> Content:
        """A power's letters alone."""
        return words((power.code, f"bold {colour(power)}"))

    def tone(self, text: str, tone: Tone) -> Content:
        """Text in the colour of its meaning."""
        return words((text, TONES[tone])) if TONES[tone] else words(text)

    def arrow(self, tone: Tone) -> str:
        """Up for good, down for bad, level otherwise."""
        return {"good": self.symbols.up, "bad": self.symbols.down}.get(tone, "")

    def change(self, text: str, tone: Tone) -> Content:
        """A signed change with its arrow."""
        if not text or text == "=":
            return Content("")
        return self.tone(f"{text} {self.arrow(tone)}".rstrip(), tone)

    def bar(self, filled: int, total: int, style: str, *, maybe: int = 0) -> Content:
        """A bar of `total` cells: filled, possible and empty ones differ in shape."""
        filled = max(0, min(total, filled))
        maybe = max(0, min(total - filled, maybe))
        rest = total - filled - maybe
        return words(
            (self.symbols.full * filled, style),
            (self.symbols.maybe * maybe, style),
            (self.symbols.empty * rest, "$line"),
        )

    def scale(self, economy: Economy, power: Power, width: int) -> Content:
        """A rail from low to high with the sign of the power at now and a hollow one at the year ahead."""
        span = economy.high - economy.low
        at = [round((width - 1) * (min(max(v, economy.low), economy.high) - economy.low) / span)
              for v in (economy.now, economy.ahead)]  # fmt: skip
        now, ahead = at
        cells: list[Piece] = []
        low, high = min(now, ahead), max(now, ahead)
        for index in range(width):
            if index == now:
                cells.append((self.symbols.glyph(power), f"bold {colour(power)}"))
            elif index == ahead:
                cells.append((self.symbols.ahead, "bold"))
            else:
                between = low < index < high
                cells.append((self.symbols.rail, TONES[economy.tone] if between else "$line"))
        return words(*cells)

    def meter(self, meter: Meter, power: Power, width: int) -> Content:
        """A headline number on one line: label, number, bar, word, change."""
        label = (f"{meter.label:<9}", "$muted")
        if meter.cells is None:
            return sides(words(label, " " * 3, meter.word), ("number private", "$muted"), width)
        change = self.change(meter.change, meter.tone)
        room = width - 14 - len(meter.word) - (change.cell_length + 1 if change else 0)
        cells = max(4, min(10, room))
        bar = self.bar(round(meter.cells * cells / 10), cells, colour(power))
        return sides(words(label, (f"{meter.value:>3} ", "bold"), bar, " ", meter.word), change, width)

    def council(self, bar: CouncilBar, width: int) -> Content:
        """Population that would say yes: sure, possible, and the mark that must be reached."""
        need = round(width * bar.need_share / 100)
        yes = round(width * bar.yes_share / 100)
        maybe = round(width * bar.maybe_share / 100)
        body = self.bar(yes, width, "$accent", maybe=maybe)
        return Content.assemble(body[:need], words((self.symbols.need, "bold")), body[need + 1 :])

    def guides(self, trail: Sequence[bool], last: bool) -> str:
        """The lines in front of a branch of a tree."""
        stem = "".join(self.symbols.pipe if more else "   " for more in trail)
        return stem + (self.symbols.last if last else self.symbols.branch)
