"""The debrief: results, turning points, promises and lamps, what really happened, questions."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import TONES, Ink, Piece, colour, fit, hang, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.panels.relations import lamp_lines
from tui.viewmodels import Debrief, ResultRow, TurningPoint


def result_bar(value: float, most: float, style: str, ink: Ink, half: int) -> Content:
    """Left of the no-deal line for worse, right of it for better."""
    cells = min(half, round(half * abs(value) / most)) if most else 0
    full = ink.symbols.full
    left = (" " * (half - cells) + full * cells) if value < 0 else " " * half
    right = (full * cells).ljust(half) if value >= 0 else " " * half
    return words((left, style), (ink.symbols.need, "bold"), (right, style))


def whole(value: float) -> str:
    """A result in whole points with its sign; what rounds to nothing is +0."""
    return f"{round(value):+d}"


class ResultPanel(Panel[Debrief]):
    """Each power against its own no-deal line."""

    HELP = (
        "Each power is measured against its own no-deal line: zero is what it would have had if all three "
        "had only waited. There is no winner. Below, the three results together, beside the best that was "
        "found."
    )

    def titles(self, vm: Debrief, ink: Ink) -> tuple[Piece, Piece]:
        """The headline."""
        return self.caption, (vm.headline, "$muted")

    def rows(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        """Bars, aims, joint value, medals."""
        most = max([abs(r.result) for r in vm.results] + [abs(v) for _, v, _ in vm.joint] + [1.0])
        half = max(6, min(22, (width - 50) // 2))
        yield row((" " * (20 + half - 6), ""), ("no-deal line", "$muted"))
        for item in vm.results:
            yield Row(self._bar(item, most, half, ink, width), item.figure or item.power.id, item.figure)
        yield blank()
        for label, value, text in vm.joint:
            bar = result_bar(value, most, "$foreground", ink, half)
            head = words(fit((label, "$muted"), 20), bar, (f"  {whole(value)}", "bold"), "  ")
            yield from map(row, wrap(words((text, "$muted")), width, first=head))
        if vm.joint_note:
            yield from map(row, wrap(words((vm.joint_note, "$muted")), width))
        yield from self._medals(vm, ink, width)
        for item in vm.results:
            yield from self._aims(item, ink, width)

    def _medals(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        if vm.medals:
            yield blank()
            yield heading("Medals", width, ink, "no points")
        for line in vm.medals:
            who: Piece = words(ink.tag(line.by), " ") if line.by else ""
            yield row(Content("\n").join(hang(words(who, line.text), width, 5)))

    def _bar(self, item: ResultRow, most: float, half: int, ink: Ink, width: int) -> Content:
        name = fit(words(ink.tag(item.power), " ", (item.power.name, colour(item.power))), 20)
        bar = result_bar(item.result, most, colour(item.power), ink, half)
        head = words(name, bar, (f"  {whole(item.result)}", "bold"), "  ")
        return Content("\n").join(wrap(item.grade, width, first=head))

    def _aims(self, item: ResultRow, ink: Ink, width: int) -> Iterable[Row]:
        yield blank()
        parts = ", ".join(f"{name} {text}" for name, text in item.parts)
        yield heading(f"{item.power.code}  {item.text}", width, ink)
        if parts:
            yield from map(row, wrap(words((parts, "$muted")), width))
        for line in (*item.aims, *item.red_lines):
            signs = {"good": ink.symbols.tick, "warn": ink.symbols.half, "bad": ink.symbols.cross}
            sign = signs.get(line.tone, ink.symbols.ring)
            mark = words((f"{sign} ", f"bold {TONES[line.tone]}".strip()))
            body = wrap(line.text, width - len(line.value) - 2, first=mark)
            yield row(sides(body[0], (line.value, "bold"), width))
            yield from map(row, body[1:])


class TurningPanel(Panel[Debrief]):
    """Moments after which the game went another way."""

    HELP = "Found by replaying the game without one act. What stands under it is what would have come instead."

    def rows(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        """One block each."""
        for number, point in enumerate(vm.turning_points):
            yield Row(self._point(point, ink, width), f"point.{number}")
        if not vm.turning_points:
            yield row(("no single act changed the result by much", "$muted"))

    def _point(self, point: TurningPoint, ink: Ink, width: int) -> Content:
        who: Piece = words(ink.tag(point.by), " ") if point.by else ""
        body = hang(words((f"{point.when}  ", "bold $accent"), who, (point.what, "bold")), width, 4)
        effects: list[Piece] = ["    "]
        for power, text, tone in point.effects:
            effects += [ink.code(power), " ", ink.tone(text, tone), "   "]
        without = wrap(words(("without it: ", "$muted"), point.without), width, first="    ")
        return Content("\n").join(
            [*body, *([fit(words(*effects), width)] if point.effects else []), *without, Content(" ")]
        )


class KeptPanel(Panel[Debrief]):
    """Promises and the two ways to fail."""

    HELP = "How each power kept its word, and whether it fell into one of the two traps."

    def rows(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        """Counts, lines, lamps."""
        for kept in vm.promises:
            counts = words(
                (f"{ink.symbols.tick} {kept.kept} kept", "$gain"), "   ",
                (f"{ink.symbols.warn} {kept.warned} warned", "$caution" if kept.warned else "$muted"), "   ",
                (f"{ink.symbols.cross} {kept.broken} broken", "$loss" if kept.broken else "$muted"),
                (f"   {ink.symbols.cross} {kept.dropped} dropped" if kept.dropped else "", "$loss"),
            )  # fmt: skip
            yield row(sides(words(ink.tag(kept.power), " ", (kept.power.name, colour(kept.power))), counts, width))
            for line in kept.lines:
                signs = {"bad": ink.symbols.cross, "warn": ink.symbols.warn}
                lead = words((f" {signs.get(line.tone, ink.symbols.bullet)} ", TONES[line.tone] or "$muted"))
                yield row(Content("\n").join(wrap(ink.tone(line.text, line.tone), width, first=lead)))
            yield blank()
        yield heading("Two ways to fail", width, ink, "-10 each")
        for power, lamps in vm.lamps:
            for lamp in lamps:
                told = lamp_lines(lamp, ink, width - 6)
                yield row(words(fit(ink.tag(power), 6), told[0]))
                yield from (row("      ", line) for line in told[1:])


class HistoryPanel(Panel[Debrief]):
    """What really happened."""

    HELP = "What the record says, with its sources. The game is not a forecast and not a replay."

    def rows(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        """Dated lines."""
        for line in vm.history:
            who: Piece = words(ink.code(line.by), " ") if line.by else ""
            yield row(
                Content("\n").join(wrap(words(who, line.text), width, first=words((f"{line.value:<8}", "$muted"))))
            )


class QuestionsPanel(Panel[Debrief]):
    """What to talk about."""

    TITLE = "Talk about it"
    HELP = "Questions for the table. Ten minutes on these are worth more than another round."

    def rows(self, vm: Debrief, ink: Ink, width: int) -> Iterable[Row]:
        """Numbered."""
        for number, text in enumerate(vm.questions, 1):
            yield row(Content("\n").join(wrap(text, width, first=words((f"{number:>2}. ", "bold $accent")))))
            yield blank()
