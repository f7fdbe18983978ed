"""One thing from the table, read in full: a letter, a measure, a promise, a card, a lamp."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content

from tui import commands as c
from tui import viewmodels as vm
from tui.ink import Ink, Piece, words, wrap
from tui.panels.base import Panel, Row, blank, row
from tui.panels.cards import economy_line, rail_line
from tui.screens.base import Dialog, keys
from tui.viewmodels import Card, Line, Power

Detail = tuple[Power | None, str, tuple[Line, ...]]


class DetailPanel(Panel[Detail]):
    """Lines of text."""

    HELP = "Everything that is known about one thing. Escape closes it."

    def titles(self, vm: Detail, ink: Ink) -> tuple[Piece, Piece]:
        """Whose it is, and its name."""
        return words(words(ink.tag(vm[0]), " ") if vm[0] else "", vm[1]), ("esc closes", "$muted")

    def rows(self, vm: Detail, ink: Ink, width: int) -> Iterable[Row]:
        """Wrapped lines; a value stands before its text."""
        for index, line in enumerate(vm[2]):
            lead = words((f"{line.value:<12}", "$muted")) if line.value else words("")
            body = wrap(ink.tone(line.text, line.tone), width, first=lead)
            yield Row(Content("\n").join(body), f"line.{index}" if line.figure else "", line.figure)
            if not line.value:
                yield blank()


class CardDetail(Panel[Card]):
    """A card in full, for a narrow terminal."""

    HELP = "The card in full: mark a line and press `w`."

    def titles(self, vm: Card, ink: Ink) -> tuple[Piece, Piece]:
        """Whose it is."""
        return words(ink.tag(vm.power), " ", vm.power.name), (vm.status, "$muted")

    def rows(self, vm: Card, ink: Ink, width: int) -> Iterable[Row]:
        """As on the table."""
        yield Row(economy_line(vm, ink, width), vm.economy.figure, vm.economy.figure)
        yield row(rail_line(vm, ink, width))
        for meter in vm.meters:
            yield Row(ink.meter(meter, vm.power, width), meter.figure, meter.figure)


class DetailScreen(Dialog[None]):
    """A box above the table."""

    SECRET = True
    HERE = (c.AskWhy, c.Back)
    BINDINGS = keys(*HERE)
    HELP = "Everything that is known about one thing. Escape closes it."

    def __init__(self, panel: DetailPanel | CardDetail, shown: Detail | Card) -> None:
        super().__init__()
        self._panel, self._shown = panel, shown

    def compose(self) -> ComposeResult:
        """One panel in a box."""
        yield self._panel

    def on_mount(self) -> None:
        """Draw it."""
        self._panel.vm = self._shown
        self._panel.focus()

    @classmethod
    def _of(cls, power: Power | None, title: str, lines: Iterable[Line]) -> DetailScreen:
        return cls(DetailPanel(id="detail", classes="box"), (power, title, tuple(lines)))

    @classmethod
    def of_letter(cls, letter: vm.Letter) -> DetailScreen:
        """A letter in full."""
        head = f"{letter.kind}, {'private' if letter.private else 'public'}, {letter.until}"
        return cls._of(letter.sender, letter.title, (Line(head, "dim"), *(Line(text) for text in letter.text)))

    @classmethod
    def of_row(cls, table: vm.Table, row_id: str) -> DetailScreen | None:
        """What a row of the table stands for, if there is more to say about it."""
        card = next((x for x in table.cards if x.power.id == row_id), None)
        if card is not None:
            return cls(CardDetail(id="detail", classes="box"), card)
        measure = next((x for x in table.measures if x.id == row_id), None)
        if measure is not None:
            return cls._of(measure.by, measure.name, _measure_lines(measure))
        promise = next((x for x in table.promises if x.id == row_id), None)
        if promise is not None:
            lines = (Line(promise.deal, "dim"), Line(promise.sentence), Line(promise.state, promise.tone))
            return cls._of(promise.giver, "Promise", lines)
        lamp = next((x for x in table.relations.lamps if f"lamp.{x.name}" == row_id), None)
        if lamp is not None:
            texts = (lamp.because, *LAMP_TEXTS.get(lamp.name, ()))
            return cls._of(None, f"{lamp.text}: {lamp.state}", (Line(text) for text in texts if text))
        news = row_id.removeprefix("news.")
        if row_id.startswith("news.") and news.isdigit() and int(news) < len(table.news):
            item = table.news[int(news)]
            return cls._of(
                item.by, f"{item.when} {item.kind}", (Line(item.text), *(Line(text) for text in item.detail))
            )
        return None


LAMP_TEXTS = {
    "f1": (
        "Climbing faster than industry can adapt. It lights when you placed a measure of rung 5 or more, a "
        "power that controls one of your inputs answered, and plants then miss that input.",
        "It costs 10 points at the end.",
    ),
    "f2": (
        "Temporary assurances that postpone diversification. It lights after two empty dialogues, or with a "
        "flow deal that nobody can check, while your dependence is less than 10 points below the start.",
        "It costs 10 points at the end.",
    ),
}


def _measure_lines(measure: vm.MeasureRow) -> Iterable[Line]:
    yield Line(measure.against, value="against")
    yield Line(str(measure.rung), value="rung")
    yield Line(measure.standing, value="standing")
    yield Line(measure.since, value="since")
    if measure.until:
        yield Line(measure.until, value="until")
    for text in measure.detail:
        yield Line(text)
