"""What players will read, for its author: the back of a role sheet, event cards, the trial game."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from tui.ink import Ink, Piece, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.panels.brief import prose
from tui.panels.feed import KIND_STYLES
from tui.viewmodels import AimNote, EventCard, Role, TrialNow


class RolePanel(Panel[Role]):
    """The back of a role sheet: who reads what, and what each aim waits for."""

    HELP = (
        "What only you see: which words everybody reads and which only this seat, and what must hold for each aim. "
        "`v` turns the sheet over, left and right go to the other seats."
    )

    def titles(self, vm: Role, ink: Ink) -> tuple[Piece, Piece]:
        """Whose."""
        return words(ink.tag(vm.power), " ", vm.power.name), ("only you, the author, see this side", "$caution")

    def rows(self, vm: Role, ink: Ink, width: int) -> Iterable[Row]:
        """Public and private words, aims and red lines with their conditions, what it starts with."""
        yield heading("Everybody reads", width, ink)
        yield from prose(vm.public or "nothing", width)
        yield blank()
        yield heading("Only this seat reads", width, ink)
        yield from prose(vm.private or "nothing", width)
        yield from self._notes("Aims", vm.aims, ink, width)
        yield from self._notes("Red lines", vm.red_lines, ink, width)
        yield blank()
        yield heading("It starts with", width, ink)
        for name, value in vm.starts:
            yield row(sides(name, (value, "bold"), width))
        if vm.blocs:
            yield from map(row, wrap(", ".join(vm.blocs), width, first=words(("At home: ", "$muted"))))

    def _notes(self, title: str, notes: Sequence[AimNote], ink: Ink, width: int) -> Iterable[Row]:
        if not notes:
            return
        yield blank()
        yield heading(title, width, ink)
        for note in notes:
            who = ("secret ", "bold $caution") if note.private else ("public ", "bold $accent")
            right = words((note.worth, "bold"))
            body = wrap(note.says, width - right.cell_length - 2, first=words(who))
            yield row(sides(body[0], right, width))
            yield from map(row, body[1:])
            if note.when:
                yield from map(row, wrap(words((note.when, "$muted")), width, first="       "))


class CardsPanel(Panel[tuple[EventCard, ...]]):
    """The news that may come."""

    TITLE = "News in this file"
    HELP = "Every piece of news of the file, in its order. Beside it stands the marked one as players will read it."

    def rows(self, vm: tuple[EventCard, ...], ink: Ink, width: int) -> Iterable[Row]:
        """The line of the feed, and when it comes."""
        for card in vm:
            lines = [sides(words(_kind(card, 3), (card.headline, "bold")), "", width)]
            if told := _beyond(card):
                lines.append(sides((f"    {told}", "$muted"), "", width))
            yield Row(Content("\n").join(lines), card.id)
        if not vm:
            yield row(("there is no news in this file", "$muted"))


def _beyond(card: EventCard) -> str:
    """What its round alone does not tell: who reads a cable, and what else it waits for."""
    plain = card.when and card.comes == f"In round {card.when[1:]}"
    parts = [f"to {card.readers}" if card.kind == "CABLE" else "", "" if plain else card.comes]
    return ", ".join(part for part in parts if part)


def _kind(card: EventCard, room: int = 0) -> Content:
    when = f"{card.when:<{room}} " if card.when or room else ""
    return words((when, "$muted"), (card.kind, KIND_STYLES.get(card.kind, "bold")), " ")


class EventPanel(Panel[EventCard]):
    """A card as its readers read it, and what its author should know."""

    TITLE = "As players read it"
    HELP = "Above the line as it stands in the news and its text behind `enter`; below what players do not see."

    def rows(self, vm: EventCard, ink: Ink, width: int) -> Iterable[Row]:
        """The card; then when it comes, who reads it, what it does, its source."""
        yield from map(row, wrap(words((vm.headline, "bold")), width, first=_kind(vm)))
        yield blank()
        yield from prose(vm.text, width)
        yield blank()
        yield heading("Players do not see", width, ink)
        facts = [("comes", vm.comes), ("read by", vm.readers), ("does", "; ".join(vm.does) or "nothing by itself")]
        for label, text in (*facts, ("source", vm.source or "none")):
            yield from map(row, wrap(text, width, first=words((f"{label:<9}", "$muted"))))


class TrialPanel(Panel[TrialNow]):
    """The trial game that is under way."""

    TITLE = "How it goes"
    HELP = (
        "A game on your file that is kept nowhere. Save the file while it lasts: what was done so far is done again "
        "on the new version, as far as that allows it."
    )
    INTRO = (
        "Choose a seat and a round; bots play what comes before it, then you sit at the table. `esc` there brings you "
        "back here, and the game waits.",
        "Save the file while you play: what was done so far is done again on the new version, and you stand at the "
        "same table. If the new file does not allow it any more, you are told from where on.",
        "Trial games are not saved.",
    )  # fmt: skip

    def titles(self, vm: TrialNow, ink: Ink) -> tuple[Piece, Piece]:
        """The way back to it."""
        return ("Under way", ("g: go on", "$muted")) if vm.stands else (self.caption, "")

    def rows(self, vm: TrialNow, ink: Ink, width: int) -> Iterable[Row]:
        """Where it stands, what the last save did to it, how it works."""
        if vm.stands:
            yield from prose(vm.stands, width, "bold")
        if vm.word:
            sign = (f"{ink.symbols.warn} ", "bold $caution") if vm.stopped else (f"{ink.symbols.tick} ", "bold $gain")
            yield from map(row, wrap(vm.word, width, first=words(sign)))
        for number, text in enumerate(self.INTRO):
            if number or vm.stands or vm.word:
                yield blank()
            yield from prose(text.replace("`", ""), width, "" if not vm.stands else "$muted")
