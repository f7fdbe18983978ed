"""The author's panels: files, problems, the lines round one, the page of a code."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from textual.content import Content

from tui.ink import Ink, Piece, columns, fit, sides, words, wrap
from tui.panels.base import Panel, Row, blank, heading, row
from tui.panels.brief import prose
from tui.viewmodels import CodePage, Draft, FileLine, Finding, ScenarioFile

LEVELS = {"error": ("E", "bold $loss"), "warning": ("W", "bold $caution"), "note": ("N", "bold $accent")}


def level_mark(level: str, ink: Ink) -> Piece:
    """A letter and a sign for how bad it is."""
    letter, style = LEVELS[level]
    sign = {"error": ink.symbols.cross, "warning": ink.symbols.warn}.get(level, ink.symbols.bullet)
    return words((f"{letter} {sign}", style))


class FilesPanel(Panel[tuple[ScenarioFile, ...]]):
    """The files that can be opened."""

    TITLE = "Open a scenario file"
    HELP = (
        "Arrows mark, enter opens, `n` writes a new one from the template into your own folder. Files are only read "
        "here: you write them in your editor, and the screen follows."
    )

    def rows(self, vm: tuple[ScenarioFile, ...], ink: Ink, width: int) -> Iterable[Row]:
        """By where they stand."""
        for number, (group, files) in enumerate(groupby(vm, key=lambda f: f.group)):
            if number:
                yield blank()
            yield heading(group, width, ink)
            for file in files:
                name = (f"  {file.name}", "$muted")
                yield Row(sides(words((file.title, "bold")), words(name), width), file.id)
                if file.note:
                    yield row((f"  {file.note}", "$muted"))
        if not any(file.own for file in vm):
            yield blank()
            yield from prose("You have none of your own yet: `n` writes one to begin with.".replace("`", ""), width)


class FindingsPanel(Panel[Draft]):
    """What is wrong, a line each, in file order."""

    TITLE = "Problems"
    HELP = (
        "E is an error and keeps the file from being played, W a warning, N a note. The numbers are line and column. "
        "Below stands the marked one with its lines and what would be right; enter tells what its code means."
    )

    def titles(self, vm: Draft, ink: Ink) -> tuple[Piece, Piece]:
        """How many."""
        return self.caption, (vm.counts, "$muted")

    def rows(self, vm: Draft, ink: Ink, width: int) -> Iterable[Row]:
        """Level, place, code, message; or a kind word."""
        if not vm.findings and not vm.notice:
            yield from _nothing_to_mend(ink, width)
        for finding in vm.findings:
            where: Piece = (f"{finding.elsewhere}: ", "$muted") if finding.elsewhere else ""
            cells: list[tuple[Piece, int]] = [
                (level_mark(finding.level, ink), 4),
                ((finding.spot, "$muted"), -7),
                ("", 2),
                ((finding.code, "bold"), 6),
                (words(where, finding.message), max(8, width - 19)),
            ]
            yield Row(columns(*cells), finding.id)


def _nothing_to_mend(ink: Ink, width: int) -> Iterable[Row]:
    yield blank()
    yield row((f"{ink.symbols.tick} ", "bold $gain"), ("Nothing to mend. Well done: this file holds together.", "bold"))
    yield blank()
    told = (
        "Read the briefing and the role sheets as your players will, look through the cards, and play a trial game "
        "from any round. Save the file in your editor, and all of it is new here."
    )
    yield from prose(told, width)


class ExcerptPanel(Panel[Finding]):
    """The marked problem: what is wrong, the lines round it, what would be right."""

    TITLE = "Here"
    HELP = "The lines as they stand in the file, a caret under what is wrong, and below what is allowed."

    def titles(self, vm: Finding, ink: Ink) -> tuple[Piece, Piece]:
        """The place above, the way to its page below."""
        return words((vm.place, "bold")), words((f"enter: what {vm.code} means", "$muted"))

    def rows(self, vm: Finding, ink: Ink, width: int) -> Iterable[Row]:
        """Message, lines, help."""
        lead = words(level_mark(vm.level, ink), " ")
        yield from map(row, wrap(words((vm.message, "bold")), width, first=lead))
        if vm.lines:
            yield blank()
        gutter = max((len(str(line.number)) for line in vm.lines), default=0)
        for line in vm.lines:
            yield from _file_line(line, gutter, ink, width)
        if vm.help:
            yield blank()
        for part in vm.help.replace("?; ", "?\n").split("\n") if vm.help else ():
            yield from map(row, wrap(part, width, first=words((f"{ink.symbols.to} ", "bold $accent"))))


def _file_line(line: FileLine, gutter: int, ink: Ink, width: int) -> Iterable[Row]:
    """A line behind its number; a caret under what is wrong."""
    room = max(10, width - gutter - 3)
    bar = ink.symbols.pipe.strip()
    if not line.width:
        yield row((f"{line.number:>{gutter}} {bar} ", "$muted"), fit(line.text.rstrip(), room).rstrip())
        return
    text, before, under = _round(line, room)
    yield row((f"{line.number:>{gutter}} {bar} ", "bold $accent"), text)
    yield row((f"{'':>{gutter}} {bar} ", "$muted"), " " * before, ("^" * under, "bold $loss"))


def _round(line: FileLine, room: int) -> tuple[Content, int, int]:
    """The part of a long line that holds what is wrong, with the cells before it and under it."""
    start = min(line.column - 1, len(line.text))
    first = 0
    while words(line.text[first:start]).cell_length > room * 2 // 3:
        first += 1
    cut = "…" if first else ""
    text = words(cut + line.text[first + len(cut) :].rstrip())
    before = words(cut + line.text[first + len(cut) : start]).cell_length
    under = words(line.text[start : start + line.width]).cell_length
    return fit(text, room).rstrip(), before, max(1, min(under, room - before))


class PagePanel(Panel[CodePage]):
    """What a code means."""

    HELP = "What the problem is, and an example of the bad and of the good. Escape closes it."

    def titles(self, vm: CodePage, ink: Ink) -> tuple[Piece, Piece]:
        """The code and its name."""
        return words((f"{vm.code}  ", "bold $accent"), (vm.title, "bold")), ("esc closes", "$muted")

    def rows(self, vm: CodePage, ink: Ink, width: int) -> Iterable[Row]:
        """Text, then the examples as they would stand in a file."""
        yield from prose(vm.text, width)
        for word, text in vm.examples:
            yield blank()
            sign = (f"{ink.symbols.cross} ", "bold $loss") if word == "Bad" else (f"{ink.symbols.tick} ", "bold $gain")
            yield row(sign, (word, "bold"))
            for line in text.split("\n"):
                yield row(("  ", ""), fit(line, width - 2).rstrip())
