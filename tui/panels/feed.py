"""The news feed and the inbox."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, hang, words, wrap
from tui.panels.base import Panel, Row, row
from tui.viewmodels import Letter, News

KIND_STYLES = {
    "DEAL": "bold $gain",
    "VOTE": "bold $accent",
    "MARKET": "bold $caution",
    "CABLE": "bold $caution",
}


class NewsPanel(Panel[tuple[News, ...]]):
    """What happened, newest first."""

    TITLE = "News"
    HELP = "What happened, newest first. CABLE lines are for your eyes only. `w` on a line asks why."

    def titles(self, vm: tuple[News, ...], ink: Ink) -> tuple[Piece, Piece]:
        """How many are new."""
        fresh = sum(item.fresh for item in vm)
        return "News", (f"{fresh} new", "bold $accent") if fresh else ""

    def rows(self, vm: tuple[News, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Round, kind, who, text; wrapped."""
        for index, item in enumerate(vm):
            lead = words((f"{item.when} ", "$muted"), (item.kind, KIND_STYLES.get(item.kind, "bold")), " ")
            who: Piece = words(ink.code(item.by), " ") if item.by else ""
            body = words(lead, who, (item.text, "" if item.fresh else "$foreground 80%"))
            yield Row(Content("\n").join(hang(body, width, 3)), f"news.{index}", item.figure)
        if not vm:
            yield row(("quiet so far", "$muted"))


class InboxPanel(Panel[tuple[Letter, ...]]):
    """Offers, threats and pledges that wait for you."""

    TITLE = "Inbox"
    HELP = (
        "Offers, threats and pledges. Enter opens one: an offer takes you to the negotiation room. A threat "
        "shows what it would cost you and how far it is believed."
    )

    def titles(self, vm: tuple[Letter, ...], ink: Ink) -> tuple[Piece, Piece]:
        """How many wait."""
        waiting = sum(bool(item.answers) for item in vm)
        return "Inbox", (f"{waiting} to answer", "bold $accent") if waiting else ""

    def rows(self, vm: tuple[Letter, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Kind, sender, title and date."""
        for item in vm:
            yield Row(self._letter(item, ink, width), f"letter.{item.id}")
        if not vm:
            yield row(("nothing waits for you", "$muted"))

    def _letter(self, item: Letter, ink: Ink, width: int) -> Content:
        head = words(
            (f"{'*' if item.fresh else ' '} ", "bold $accent"),
            ink.code(item.sender),
            (f" {item.kind}", "bold"),
            (" private" if item.private else "", "$caution"),
            (f"  {item.until}", "$muted"),
        )
        return Content("\n").join([head, *wrap(item.title, width, first="  ")])
