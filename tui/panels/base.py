"""The panel: a bordered list of rows drawn from one view-model, walked by arrows, asked by `w`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.ink import Ink, Piece, words
from tui.symbols import UNICODE, Symbols

T = TypeVar("T")

ASCII_TWINS = str.maketrans("…–—·’‘“”→×±≥≤éèüöäčšŠ\u00a0", "~---''\"\">x+><eeuoacsS ")
"""What stands for a sign that ASCII does not have, cell for cell."""


def plain_signs(content: Content, symbols: Symbols) -> Content:
    """The same in ASCII, cell for cell, where that is the set of symbols."""
    if symbols.name != "ascii" or content.plain.isascii():
        return content
    text = content.plain.translate(ASCII_TWINS).encode("ascii", "replace").decode()
    return Content(text, spans=list(content.spans))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a panel; rows with an id can be marked, rows with a figure can be asked why."""

    content: Content
    id: str = ""
    figure: str = ""


def _told_apart(rows: Iterable[Row]) -> list[Row]:
    """The rows with ids that differ: two rows may ask about the same number."""
    seen: dict[str, int] = {}
    found = []
    for item in rows:
        count = seen[item.id] = seen.get(item.id, 0) + 1
        found.append(replace(item, id=f"{item.id}#{count}") if item.id and count > 1 else item)
    return found


def row(*pieces: Piece, id: str = "", figure: str = "") -> Row:
    """A row of pieces."""
    return Row(words(*pieces), id or figure, figure)


class Panel(OptionList, Generic[T]):
    """Draws `vm` as rows; an equal view-model changes nothing, None leaves nothing behind."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", tooltip="Open the marked row.")]
    HELP: ClassVar[str] = ""
    NO_FIGURE: ClassVar[str] = "Mark a number first: tab moves between panels, arrows inside."
    """What is told when somebody asks why about a row without a number of its own."""
    TITLE: ClassVar[str] = ""

    vm: var[T | None] = var(None, init=False)
    tabs: var[Content | None] = var(None, init=False, always_update=True)
    """The tabs of the screen, drawn as this panel's title."""

    class Chosen(Message):
        """The player pressed enter on a row, or clicked it."""

        def __init__(self, panel: Panel[T], row_id: str) -> None:
            super().__init__()
            self.panel = panel
            self.row_id = row_id

    class Marked(Message):
        """The mark moved to another row."""

        def __init__(self, panel: Panel[T], row_id: str) -> None:
            super().__init__()
            self.panel = panel
            self.row_id = row_id

    def __init__(self, *, id: str | None = None, classes: str = "", title: str = "") -> None:
        super().__init__(id=id, classes=f"panel {classes}".strip(), markup=False)
        self._figures: dict[str, str] = {}
        self._drawn_width = 0
        self.caption = title or self.TITLE
        self.head(self.caption)

    # -- what a panel says ---------------------------------------------------------------------------------

    def rows(self, vm: T, ink: Ink, width: int) -> Iterable[Row]:
        """The rows of a view-model at a width."""
        raise NotImplementedError

    def titles(self, vm: T, ink: Ink) -> tuple[Piece, Piece]:
        """What stands in the border above and below."""
        return self.caption, ""

    # -- how it is kept ------------------------------------------------------------------------------------

    @property
    def ink(self) -> Ink:
        """The ink of the app, with the chosen symbols."""
        return Ink(getattr(self.app, "symbols", UNICODE))

    @property
    def marked(self) -> str:
        """The id of the marked row."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    @property
    def figure(self) -> str:
        """The figure of the marked row."""
        return self._figures.get(self.marked, "")

    def head(self, title: Piece, foot: Piece = "") -> None:
        """Set the border's words without reading them as markup."""
        self.border_title = self._edge(self.tabs if self.tabs is not None else title)
        self.border_subtitle = self._edge(foot)

    def _edge(self, piece: Piece) -> str | None:
        content = words(piece)
        if not content.plain:
            return None
        return self._plain_signs(content).markup

    def watch_vm(self) -> None:
        """Draw the new view-model."""
        if self.is_attached:
            self.draw()

    def on_mount(self) -> None:
        """Draw what was given before mounting."""
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw again when the width is another."""
        if self.vm is not None and self._room() != self._drawn_width:
            self.draw()

    def _room(self) -> int:
        air = 1 if self.styles.scrollbar_gutter == "stable" else 0
        return max(10, self.scrollable_content_region.width - self._get_left_gutter_width() - air)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of the rows; text cannot be broken to less than a few cells."""
        return super().get_content_height(container, viewport, max(10, width))

    def draw(self) -> None:
        """Replace the rows, keeping the mark and the place."""
        vm, marked, place = self.vm, self.marked, self.scroll_y
        self._drawn_width = self._room()
        self._figures = {}
        rows = [] if vm is None else _told_apart(self.rows(vm, self.ink, self._drawn_width))
        self.head(*(self.titles(vm, self.ink) if vm is not None else (self.caption, "")))
        self._figures = {item.id: item.figure for item in rows if item.id}
        self.clear_options()
        self.add_options([Option(self._plain_signs(r.content), id=r.id or None, disabled=not r.id) for r in rows])
        self._keep(marked, place)

    def _keep(self, marked: str, place: float) -> None:
        if marked in self._figures:
            self.highlighted = self.get_option_index(marked)
            self.scroll_to(y=place, animate=False, force=True)
        elif self._figures and self.has_focus:
            self.action_first()

    def _plain_signs(self, content: Content) -> Content:
        return plain_signs(content, self.ink.symbols)

    def watch_tabs(self) -> None:
        """Draw the title again."""
        if self.is_attached:
            vm = self.vm
            self.head(*(self.titles(vm, self.ink) if vm is not None else (self.caption, "")))

    # -- keys ----------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        """Mark the first row that can be marked."""
        if self.highlighted is None and self._figures:
            self.action_first()

    def action_first(self) -> None:
        """Mark the first row and show what stands above it."""
        super().action_first()
        self.scroll_home(animate=False)

    def action_cursor_down(self) -> None:
        """Mark the next row; a panel of plain text scrolls."""
        if not self._figures or self.highlighted == self._last_index():
            self.scroll_down(animate=False)
            return
        super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Mark the row before; a panel of plain text scrolls."""
        first = next((i for i, o in enumerate(self.options) if not o.disabled), None)
        if not self._figures or self.highlighted == first:
            self.scroll_up(animate=False)
            return
        super().action_cursor_up()

    def action_page_down(self) -> None:
        """Mark a row a page further on; where none is left to mark, scroll by a page."""
        before = self.highlighted
        if not self._figures or before == self._last_index():
            self.scroll_page_down(animate=False)
            return
        super().action_page_down()  # type: ignore[no-untyped-call]  # Textual gives it no types
        if self.highlighted is None:
            self.highlighted = self._last_index()

    def action_page_up(self) -> None:
        """Scroll a panel of plain text by a page."""
        if self._figures:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual gives it no types
        else:
            self.scroll_page_up(animate=False)

    def _last_index(self) -> int | None:
        return next((i for i in range(len(self.options) - 1, -1, -1) if not self.options[i].disabled), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which row was chosen."""
        event.stop()
        self.post_message(self.Chosen(self, event.option_id or ""))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which row is marked."""
        event.stop()
        self.post_message(self.Marked(self, event.option_id or ""))


def blank() -> Row:
    """An empty row."""
    return Row(Content(" "))


def heading(text: str, width: int, ink: Ink, note: str = "") -> Row:
    """A small heading with a rule to the right."""
    tail = f" {note}" if note else ""
    rule = ink.symbols.rule * max(0, width - len(text) - len(tail) - 1)
    return row((text, "bold"), (f" {rule}", "$line"), (tail, "$muted"))
