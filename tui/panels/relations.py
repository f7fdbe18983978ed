"""Trust between the powers, the Council and the two lamps."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, sides, words, wrap
from tui.panels.base import Panel, Row, blank, row
from tui.viewmodels import Lamp, Pair, Relations

LAMP_STYLES = {"dark": "$muted", "amber": "bold $caution", "red": "bold $loss"}


def trust_line(pair: Pair, ink: Ink, width: int) -> Content:
    """Two codes, a rail from -5 to +5 with zero in the middle, the number and its word."""
    slot = min(10, max(0, round(pair.trust) + 5))
    low, high = min(slot, 5), max(slot, 5)
    rail = [
        (ink.symbols.dot, "bold") if i == slot
        else (ink.symbols.need, "$muted") if i == 5
        else (ink.symbols.rail, "$foreground" if low < i < high else "$line")
        for i in range(11)
    ]  # fmt: skip
    number = f"{pair.trust:+.1f}".replace(".0", "") if pair.trust else "0"
    left = words(ink.code(pair.a), ("-", "$muted"), ink.code(pair.b), " ", *rail, " ", (f"{number:>4}", "bold"))
    return sides(left, (pair.word, "$muted"), width)


def lamp_line(lamp: Lamp, ink: Ink, width: int) -> Content:
    """A lamp: its sign, its name, its state in words."""
    style = LAMP_STYLES[lamp.state]
    return sides(words((f"{_sign(lamp, ink)} ", style), lamp.text), (lamp.state, style), width)


def lamp_lines(lamp: Lamp, ink: Ink, width: int) -> list[Content]:
    """A lamp with its whole reason, over as many lines as it needs."""
    state = (lamp.state, LAMP_STYLES[lamp.state])
    told = wrap(lamp.text, width - len(lamp.state) - 1, first=words((f"{_sign(lamp, ink)} ", LAMP_STYLES[lamp.state])))
    return [sides(told[0], state, width), *told[1:]]


def _sign(lamp: Lamp, ink: Ink) -> str:
    return {"dark": ink.symbols.ring, "amber": ink.symbols.half, "red": ink.symbols.dot}[lamp.state]


class RelationsPanel(Panel[Relations]):
    """What stands between the powers."""

    TITLE = "Between you"
    HELP = (
        "**Trust** of each pair runs from -5 to +5 and is public; it moves the price of a deal and, at its "
        "ends, votes at home. The **Council** bar shows the share of the population behind the next "
        "proposal, with a mark at what is needed; enough states are needed too. The **lamps** show the two ways "
        "to fail: climbing faster than your plants can stand, and accepting assurances while diversification waits."
    )

    def rows(self, vm: Relations, ink: Ink, width: int) -> Iterable[Row]:
        """Trust, Council, lamps."""
        for pair in vm.pairs:
            yield Row(trust_line(pair, ink, width), pair.figure, pair.figure)
        if vm.council:
            yield blank()
            head = words(("Council, ", "$muted"), vm.council.about)
            yield Row(sides(head, (vm.council.odds, "bold"), width), "council", "")
            yield row(ink.council(vm.council, width))
            yield row((f"{vm.council.states}, {vm.council.population}", "$muted"))
        if vm.lamps:
            yield blank()
        for lamp in vm.lamps:
            yield Row(lamp_line(lamp, ink, width), f"lamp.{lamp.name}")
