"""The list of saved games and what is known of the marked one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.ink import Ink, Piece, sides, words, wrap
from tui.panels.base import Panel, Row, blank, row
from tui.viewmodels import SavedGame


class SavesPanel(Panel[tuple[SavedGame, ...]]):
    """Every saved game, the last one left first."""

    TITLE = "Saved games"
    HELP = "The last one you left comes first. Enter goes on with it; a damaged one says why and what can be done."

    def rows(self, vm: tuple[SavedGame, ...], ink: Ink, width: int) -> Iterable[Row]:
        """Two lines a game: what and when, who and how far."""
        for item in vm:
            yield Row(Content("\n").join(self._entry(item, ink, width)), item.id)
        if not vm:
            yield row(("There is no saved game yet: escape, then New game or Learn.", "$muted"))

    def _entry(self, item: SavedGame, ink: Ink, width: int) -> Iterable[Content]:
        title = words((item.title, "bold" if not item.problem else "$muted"))
        yield sides(title, (item.left, "$muted"), width)
        if item.problem:
            below: Piece = (f"  {ink.symbols.cross} damaged: {item.problem}", "$loss")
        elif not item.read:
            below = ("  looking into it", "$muted")
        else:
            below = words(f"  {item.where}", (f"  {item.seats}", "$muted"))
        yield sides(below, "", width)


class SavePanel(Panel[SavedGame]):
    """The marked game in full."""

    TITLE = "This game"
    HELP = "Where the marked game stands, or why it cannot be played and what can be done about it."

    def rows(self, vm: SavedGame, ink: Ink, width: int) -> Iterable[Row]:
        """Where it stands, who plays, what to know, its file."""
        yield row((vm.title, "bold"), (f"  left {vm.left}", "$muted"))
        for text, style in self._parts(vm):
            if text:
                yield from map(row, wrap(words((text, style)) if style else text, width))
        yield blank()
        yield from map(row, wrap(words((vm.file, "$muted")), width))

    def _parts(self, vm: SavedGame) -> Iterable[tuple[str, str]]:
        yield from ((vm.where, ""), (vm.seats, ""), (vm.problem, "$loss"), (vm.remedy, ""), (vm.note, "$caution"))
