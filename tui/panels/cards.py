"""Power cards: four headline numbers of your own seat, statistics and words for the others."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, colour, sides, words
from tui.panels.base import Panel, Row, row
from tui.viewmodels import Card


def economy_line(card: Card, ink: Ink, width: int) -> Content:
    """Economy now, the year ahead, and the change since last round."""
    eco = card.economy
    left = words(
        ("Economy  ", "$muted"),
        (f"{eco.now:.1f}", "bold"),
        f" {ink.symbols.ahead} {eco.ahead:.1f}",
        (" ahead", "$muted"),
    )
    return sides(left, ink.change(eco.change, eco.tone), width)


def rail_line(card: Card, ink: Ink, width: int) -> Content:
    """The rail from 95 to 101 with both carets."""
    eco = card.economy
    low, high = f"{eco.low:.0f} ", f" {eco.high:.0f}"
    rail = ink.scale(eco, card.power, width - len(low) - len(high))
    return words((low, "$muted"), rail, (high, "$muted"))


class CardPanel(Panel[Card]):
    """One power."""

    HELP = (
        "A power's card. **Economy** shows where it stands now (its own sign) and the mean of the year ahead "
        "(the hollow diamond) on a scale from 95 to 101; 100 is 2024.\n\n**Home**, **Credibility** and "
        "**Exposure** run from 0 to 100; lower exposure is better. Of the others you see Home and Exposure "
        "as words only: the numbers are theirs. Mark a line and press `w` to ask why."
    )

    def titles(self, vm: Card, ink: Ink) -> tuple[Piece, Piece]:
        """Name above, what the seat is doing below."""
        you = ("  you", "bold $accent") if vm.you else ("", "")
        return words(ink.tag(vm.power), " ", (vm.power.name, colour(vm.power)), you), (vm.status, "$muted")

    def rows(self, vm: Card, ink: Ink, width: int) -> Iterable[Row]:
        """Economy on two lines, then a line for each other number."""
        self.set_class(vm.you, "-you")
        for slot in ("eu", "cn", "us"):
            self.set_class(vm.power.slot == slot, f"-{slot}")
        yield Row(economy_line(vm, ink, width), vm.economy.figure, vm.economy.figure)
        yield row(rail_line(vm, ink, width))
        for meter in vm.meters:
            yield Row(ink.meter(meter, vm.power, width), meter.figure, meter.figure)
        if vm.note:
            yield row((vm.note, "$muted"))


class StripPanel(Panel[tuple[Card, ...]]):
    """All powers in three lines, for a narrow terminal."""

    HELP = "The three powers in short. Enter opens a card; there `w` asks why about a number."
    NO_FIGURE = "A line holds several numbers: enter opens them, and w asks why there."

    def rows(self, vm: tuple[Card, ...], ink: Ink, width: int) -> Iterable[Row]:
        """One line a power."""
        for card in vm:
            eco = card.economy
            left: list[Piece] = [
                ink.tag(card.power),
                ("  Eco ", "$muted"),
                (f"{eco.now:.1f}", "bold"),
                ink.symbols.to,
                f"{eco.ahead:.1f} ",
                ink.change(eco.change, eco.tone),
            ]
            for meter in card.meters:
                short = {"Home": "Home", "Credibility": "Cred", "Exposure": "Expo"}.get(meter.label, meter.label[:4])
                left += [
                    (f"  {short} ", "$muted"),
                    (meter.value or meter.word, "bold" if meter.value else ""),
                ]
                left += [" ", ink.change(meter.change, meter.tone)] if meter.value and meter.change else []
            doing = card.status.rpartition(", ")[2]
            yield Row(sides(words(*left), (doing, "$muted"), width), card.power.id)
