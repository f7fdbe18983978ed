"""The story of a round: the list of its steps and the step that is being told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from tui.ink import TONES, Ink, Piece, columns, fit, hang, sides, words, wrap
from tui.panels.base import Panel, Row, blank, row
from tui.viewmodels import Move, Reveal, Step


@dataclass(frozen=True, slots=True)
class Told:
    """A story and how far it has been told."""

    story: Reveal
    at: int


class StepsPanel(Panel[Told]):
    """Steps told, present and to come."""

    TITLE = "The round"
    HELP = "The steps of the round in the order they happened. Space goes on, left goes back; enter jumps."

    def titles(self, vm: Told, ink: Ink) -> tuple[Piece, Piece]:
        """How far."""
        return self.caption, (f"{vm.at + 1} of {len(vm.story.steps)}", "$muted")

    def rows(self, vm: Told, ink: Ink, width: int) -> Iterable[Row]:
        """A tick for what was told; steps to come stay closed."""
        for index, step in enumerate(vm.story.steps):
            if index < vm.at:
                yield Row(_step(step.title, (f"{ink.symbols.tick} ", "$gain"), width), f"step.{index}")
            elif index == vm.at:
                mark = (f"{ink.symbols.right} ", "bold $accent")
                yield Row(_step((step.title, "bold"), mark, width), f"step.{index}")
            else:
                yield row(_step((step.title, "$muted"), (f"{ink.symbols.bullet} ", "$line"), width))


def _step(title: Piece, mark: Piece, width: int) -> Content:
    return Content("\n").join(wrap(title, width, first=words(mark)))


def move_line(move: Move, ink: Ink, width: int) -> Content:
    """Who, which number, from where to where, by how much; a name that is too long goes on in the next line."""
    who: Piece = ink.tag(move.power) if move.power else ""
    room = max(12, min(30, width - 36))
    name, *more = wrap(move.label, room - 1)
    cells: list[tuple[Piece, int]] = [(who, 6), (name, room)]
    cells += [
        ((move.before, "$muted"), -7),
        ((f" {ink.symbols.to} ", "$muted"), 3),
        ((move.after, "bold"), -6),
    ]
    line = fit(columns(*cells, ("  ", 2), (ink.change(move.change, move.tone), 12)), width)
    return Content("\n").join([line, *(words(" " * 6, part) for part in more)])


class StoryPanel(Panel[Told]):
    """One step in full."""

    HELP = "What happened in this step, who did it, what it moved. `w` on a number shows its causes."

    def titles(self, vm: Told, ink: Ink) -> tuple[Piece, Piece]:
        """The step."""
        return vm.story.steps[vm.at].title, ("space goes on", "$muted")

    def rows(self, vm: Told, ink: Ink, width: int) -> Iterable[Row]:
        """Lead, lines, vote, numbers, moral."""
        step = vm.story.steps[vm.at]
        yield blank()
        yield from map(row, wrap(words((step.lead, "bold")), width))
        yield from self._told_lines(step, ink, width)
        if step.vote:
            yield blank()
            yield row(
                (step.vote.about, "bold"),
                f"  {step.vote.states}, {step.vote.population}  ",
                (step.vote.odds, "bold $accent"),
            )
            yield row(ink.council(step.vote, width))
        if step.moves:
            yield blank()
        for move in step.moves:
            yield Row(move_line(move, ink, width), move.figure, move.figure)
        if step.moral:
            yield blank()
            yield from map(row, wrap(words((step.moral, "$muted italic")), width))

    def _told_lines(self, step: Step, ink: Ink, width: int) -> Iterable[Row]:
        by: object = None
        for index, line in enumerate(step.lines):
            if index == 0 or line.by != by:
                yield blank()
            by = line.by
            who: Piece = fit(ink.tag(line.by), 6) if line.by else "      "
            value = words((line.value, f"bold {TONES[line.tone]}".strip())) if line.value else words("")
            body = words(who, line.text if line.value else ink.tone(line.text, line.tone))
            told = hang(body, width - (value.cell_length + 2 if line.value else 0), 6)
            yield Row(Content("\n").join([sides(told[0], value, width), *told[1:]]), line.figure, line.figure)
