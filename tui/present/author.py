"""A scenario file for its author: problems with their lines, and what players will read of it, as they will read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import Scenario, capital
from engine.authoring import previews
from engine.authoring.cells import visible
from engine.authoring.pages import sections
from engine.authoring.paths import shown_path
from engine.authoring.problems import CODES, Problem
from engine.authoring.trial import begin
from tui import viewmodels as vm
from tui.present.briefing import briefing
from tui.present.look import Look, powers_of
from tui.present.sheet import sheet


def findings(read: previews.Read, problems: Sequence[Problem], path: Path) -> Iterator[vm.Finding]:
    """The problems of a file and of those below it, with the lines round each."""
    for problem in problems:
        elsewhere = "" if problem.file == shown_path(path) else Path(problem.file).name
        lines = previews.lines_round(read, problem, before=2, after=2) if problem.excerpt else ()
        yield vm.Finding(
            id=f"{problem.code} {problem.file} {problem.message}",
            level=problem.level,
            code=problem.code,
            spot=f"{problem.line}:{problem.column}",
            place=problem.where + (f" of {visible(elsewhere)}" if elsewhere else ""),
            message=visible(problem.message),
            help=visible(problem.help),
            lines=tuple(vm.FileLine(x.number, visible(x.text), x.column, x.width) for x in lines),
            elsewhere=visible(elsewhere),
        )


def code_page(code: str) -> vm.CodePage:
    """What a code means, with a bad and a good example."""
    section = sections()[code]
    examples = tuple(("Bad" if e.is_bad else "Good", e.text.rstrip("\n")) for e in section.examples)
    return vm.CodePage(code, CODES[code].title, section.text.replace("`", "'"), examples)


def brief(scenario: Scenario) -> vm.Scenario:
    """The briefing, as it stands where a scenario is chosen."""
    text = scenario.text
    title, summary = text("title", scenario.id), " ".join(text("summary").split())
    return briefing(scenario, id=scenario.id, title=title, summary=summary, checked="")


def roles(scenario: Scenario) -> Iterator[vm.Role]:
    """The sheet of each seat as it lies before its people in the first talks, and what the author knows behind it."""
    table = begin(scenario).table
    powers = powers_of(scenario)
    for note in previews.role_sheets(scenario):
        look = Look(scenario, table.view(note.seat, len(table.log(note.seat))))
        yield vm.Role(
            power=powers[note.seat],
            sheet=sheet(look, table.log(note.seat)),
            public=note.public,
            private=note.private,
            aims=tuple(vm.AimNote(a.says, a.worth, a.private, a.when) for a in note.aims),
            red_lines=tuple(vm.AimNote(a.says, a.worth, a.private, a.when) for a in note.red_lines),
            starts=note.starts,
            blocs=note.blocs,
        )


def cards(scenario: Scenario) -> Iterator[vm.EventCard]:
    """The news that may come, each as its readers will read it."""
    for card, beat in zip(previews.cards(scenario), scenario.beats, strict=True):
        yield vm.EventCard(
            id=card.id,
            kind="CABLE" if card.readers else "NEWS",
            when=f"R{beat.round}" if beat.round is not None else "",
            headline=card.headline,
            text=card.text,
            source=card.source,
            comes=capital(card.comes),
            readers=", ".join(card.readers) or "everybody",
            does=card.does,
        )
