"""Scenario list, briefing and role sheet."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.viewmodels import Aim, Scenario, Sheet


def prose(text: str, width: int, style: str = "") -> Iterable[Row]:
    """A paragraph."""
    yield from map(row, wrap(words((text, style) if style else text), width))


class ShelfPanel(Panel[tuple[Scenario, ...]]):
    """The scenarios."""

    TITLE = "Scenarios"
    HELP = "Arrows mark, enter takes the scenario and asks who sits where. `b` enlarges the briefing."

    def rows(self, vm: tuple[Scenario, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Two lines an entry."""
        for item in vm:
            top = words((item.title, "$muted" if item.problem else "bold"))
            below = words((f"  {item.level}, {item.rounds}", "$muted"))
            yield Row(Content("\n").join([top, below, Content(" ")]), item.id)
        if not vm:
            yield row(("no scenario was found", "$caution"))


class BriefPanel(Panel[Scenario]):
    """The briefing of a scenario."""

    TITLE = "Briefing"
    HELP = "What happened, who sits at the table, what each wants and fears. All of it is public."

    def titles(self, vm: Scenario, ink: Ink) -> tuple[Piece, Piece]:
        """Name above, what the checker said below."""
        return vm.title, (vm.checked, "$muted")

    def rows(self, vm: Scenario, ink: Ink, width: int) -> Iterable[Row]:
        """Lead, paragraphs, seats, what it teaches."""
        yield row((vm.when, "bold $accent"), (f"  {vm.rounds}, {vm.minutes}", "$muted"))
        if vm.problem:
            yield from prose(vm.problem, width, "$caution")
        yield blank()
        yield from prose(vm.lead, width, "bold")
        for text in vm.paragraphs:
            yield blank()
            yield from prose(text, width)
        for seat in vm.seats:
            yield blank()
            yield row(ink.tag(seat.power), " ", (seat.power.name, "bold"))
            for label, text in (("wants", seat.wants), ("fears", seat.fears), ("holds", seat.holds)):
                if text:
                    yield from map(row, wrap(text, width, first=words((f"  {label:<7}", "$muted"))))
        for label, text in (("Teaches", vm.teaches), ("Sources", vm.sources)):
            if text:
                yield blank()
                yield from map(row, wrap(text, width, first=words((f"{label}  ", "bold $accent"))))


class SheetPanel(Panel[Sheet]):
    """Mandate, aims, red lines."""

    HELP = (
        "Your role. The score is what you reach **against your own no-deal line**, never against the others. "
        "Public aims are known to all; private ones only to you."
    )

    def titles(self, vm: Sheet, ink: Ink) -> tuple[Piece, Piece]:
        """Who you are."""
        return words(ink.tag(vm.power), " ", vm.power.name, (f"  {vm.title}" if vm.title else "", "$muted")), (
            "for your eyes only",
            "$caution",
        )

    def rows(self, vm: Sheet, ink: Ink, width: int) -> Iterable[Row]:
        """Mandate, aims with points, red lines, the line."""
        for number, text in enumerate(vm.mandate.split("\n\n")):
            if number:
                yield blank()
            yield from prose(text, width)
        yield from self._aims("Aims everybody knows", vm.public, ink, width)
        yield from self._aims("Aims only you know", vm.private, ink, width)
        if vm.red_lines:
            yield blank()
            yield heading("Red lines", width, ink, "-15 each")
        for text in vm.red_lines:
            yield from map(row, wrap(text, width, first=words((f"{ink.symbols.cross} ", "bold $loss"))))
        yield blank()
        yield heading("No deal", width, ink)
        yield from prose(vm.no_deal, width)
        if vm.now:
            yield from prose(vm.now, width, "bold")

    def _aims(self, title: str, aims: tuple[Aim, ...], ink: Ink, width: int) -> Iterable[Row]:
        if not aims:
            return
        yield blank()
        yield heading(title, width, ink, "points")
        for aim in aims:
            mark = (f"{ink.symbols.tick} ", "bold $gain") if aim.met else (f"{ink.symbols.ring} ", "$muted")
            right = words((aim.points, "bold"))
            body = wrap(aim.text, width - right.cell_length - 2, first=words(mark))
            yield row(sides(body[0], right, width))
            yield from map(row, body[1:])
            if aim.now:
                yield row(("  " + aim.now, "$muted"))


class LeversPanel(Panel[Sheet]):
    """What you control and what came by cable."""

    TITLE = "What you control"
    HELP = "Your levers, your cables, how your result is weighed, and the rules in short."

    def rows(self, vm: Sheet, ink: Ink, width: int) -> Iterable[Row]:
        """Levers, cables, weights, rules."""
        for name, text in vm.controls:
            yield from map(row, wrap(text, width, first=words((f"{name:<13}", "bold"))))
        if vm.cables:
            yield blank()
            yield heading("Cables", width, ink)
        for line in vm.cables:
            yield from map(
                row, wrap(ink.tone(line.text, line.tone), width, first=words((f"{line.value:<5}", "$muted")))
            )
        if vm.weights:
            yield blank()
            yield heading("How your result is weighed", width, ink)
        for name, text in vm.weights:
            yield row(sides(name, (text, "bold"), width))
        if vm.rules:
            yield blank()
            yield heading("In short", width, ink)
        for text in vm.rules:
            yield from map(row, wrap(text, width, first=words((f"{ink.symbols.bullet} ", "$accent"))))
