"""The escalation track: seven rungs, where the table stands, who holds it up."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, fit, sides, words
from tui.panels.base import Panel, Row, row
from tui.viewmodels import Track


def heat(rung: int) -> str:
    """The style of a rung."""
    return "$gain" if rung <= 2 else "$caution" if rung <= 4 else "$loss"


def ladder(track: Track, width: int) -> Content:
    """The rungs side by side; the present one filled, those below it lit."""
    names = [f" {rung.number} {rung.name} " for rung in track.rungs]
    spare = max(0, width - sum(map(len, names))) // len(names)
    cells: list[Piece] = []
    for rung, name in zip(track.rungs, names, strict=True):
        text = name.ljust(len(name) + spare)
        if rung.number == track.now:
            style = f"bold $background on {heat(rung.number)}"
        else:
            style = f"{heat(rung.number)} on $panel" if rung.number < track.now else "$muted"
        cells.append((text, style))
    return fit(words(*cells), width)


class TrackPanel(Panel[Track]):
    """The shared track and the market."""

    TITLE = "Escalation"
    HELP = (
        "The shared track: the highest rung of any measure in force. It is never pushed by hand; lift or "
        "suspend what holds it up and it comes down. From rung 5 everybody's economy pays for the "
        "uncertainty; rung 7 costs each seat 15 points, and the last climber 10 more. Markets answer every "
        "step up."
    )

    def titles(self, vm: Track, ink: Ink) -> tuple[Piece, Piece]:
        """The rung above, the market below."""
        now = next(r for r in vm.rungs if r.number == vm.now)
        return words("Escalation ", (f"{now.number} {now.name}", f"bold {heat(now.number)}")), ink.tone(
            vm.market, vm.market_tone
        )

    def rows(self, vm: Track, ink: Ink, width: int) -> Iterable[Row]:
        """The ladder, then what holds it up."""
        yield row(ladder(vm, width))
        label = "held up by "
        for index, line in enumerate(vm.held_by):
            lead = label if index == 0 else " " * len(label)
            who: Piece = words(ink.tag(line.by), " ") if line.by else ""
            left = words((lead, "$muted"), who, line.text)
            yield Row(sides(left, (line.value, "$muted"), width), line.figure, line.figure)


class TrackLine(Panel[Track]):
    """The track in one line, for a narrow terminal."""

    HELP = TrackPanel.HELP

    def rows(self, vm: Track, ink: Ink, width: int) -> Iterable[Row]:
        """Seven numbers, the present one filled and named."""
        parts: list[Piece] = [("Rung ", "$muted")]
        for rung in vm.rungs:
            if rung.number == vm.now:
                parts.append((f" {rung.number} {rung.name} ", f"bold $background on {heat(rung.number)}"))
            else:
                parts.append((f" {rung.number} ", heat(rung.number) if rung.number < vm.now else "$muted"))
        top = vm.held_by[0] if vm.held_by else None
        held: list[Piece] = [("  by ", "$muted"), ink.code(top.by), f" {top.text}"] if top and top.by else []
        yield Row(sides(words(*parts, *held), ink.tone(vm.market, vm.market_tone), width), "track", "track")
