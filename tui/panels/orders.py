"""Your sealed orders and the points that are left."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, sides, words
from tui.panels.base import Panel, Row, row
from tui.viewmodels import OrderLine, Orders


class OrdersPanel(Panel[Orders]):
    """What you will do at the reveal; nobody else sees it."""

    TITLE = "Your sealed orders"
    HELP = (
        "Up to three orders a round, paid from your points: light 1, medium 2, heavy 3. At most one point is "
        "carried over. `a` adds one, `u` takes the marked one back, `e` ends your turn. Sealed orders nobody sees "
        "before the reveal; where seats take turns, yours are done when your turn ends."
    )

    def titles(self, vm: Orders, ink: Ink) -> tuple[Piece, Piece]:
        """Points as coins."""
        left = vm.points - vm.spent
        coins = words((ink.symbols.dot * max(0, left), "bold $accent"), (ink.symbols.ring * vm.spent, "$muted"))
        word = "point" if left == 1 else "points"
        title = "Your sealed orders" if vm.sealed else "Your orders"
        return title if vm.open else "Orders", words(coins, f" {left} {word} left")

    def rows(self, vm: Orders, ink: Ink, width: int) -> Iterable[Row]:
        """The slots, filled and empty."""
        for number in range(vm.slots):
            if number < len(vm.lines):
                item = vm.lines[number]
                yield Row(self._line(number + 1, item, ink, width), f"order.{item.id}")
            elif vm.open:
                yield row((f"{number + 1} ", "$muted"), ("empty, press a", "$muted"), id=f"empty.{number}")
        if vm.note:
            yield row((vm.note, "$muted"))

    def _line(self, number: int, item: OrderLine, ink: Ink, width: int) -> Content:
        warning = (f"  {ink.symbols.warn} {item.warning}", "$caution") if item.warning else ""
        cost = words((f"{item.cost}p", "bold"))
        name = words((f"{number} ", "bold $accent"), (item.name, "bold"))
        right = words((f"rung {item.rung}  ", "$muted"), cost) if item.rung else cost
        if name.cell_length + 2 + right.cell_length > width:
            right = cost
        return sides(words(name, f"  {item.detail}", warning), right, width)
