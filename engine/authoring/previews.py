"""What players will read of a scenario, as plain data for an author's screen: briefing, role sheets, cards.

And the lines of a file round a problem, as they stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from engine.authoring.condition_words import condition_words
from engine.authoring.nodes import Tree
from engine.authoring.problems import Problem
from engine.instruments import catalogue
from engine.reader import figure_name, figure_value, scenario_names
from engine.said import number
from engine.scenario import Aim, Beat, Scenario, Seat


class Read(Protocol):
    """A file that was read: a scenario, or the tests beside one."""

    @property
    def tree(self) -> Tree | None:
        """Its tree, None when it could not be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number, its text, and the stretch of it that is wrong (columns from 1; width 0: none)."""

    number: int
    text: str
    column: int = 1
    width: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """What everybody reads before play."""

    title: str
    level: str
    begins: str
    summary: str
    text: str
    rounds: tuple[str, ...]
    profiles: tuple[tuple[str, int, int], ...]
    """Each length of play: its name, its rounds, its minutes with the debrief."""


@dataclass(frozen=True, slots=True)
class AimLine:
    """One aim or red line of a role sheet: its sentence, what it is worth in words, whether others see it."""

    says: str
    worth: str
    private: bool
    when: str = ""
    """What must hold, in words: for the author; players read the sentence."""


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """What the people of one seat read."""

    seat: Seat
    name: str
    public: str
    private: str
    aims: tuple[AimLine, ...]
    red_lines: tuple[AimLine, ...]
    instruments: tuple[str, ...]
    starts: tuple[tuple[str, str], ...]
    blocs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card of news: when it comes, who reads it, its texts, and what it does."""

    id: str
    headline: str
    text: str
    source: str
    comes: str
    readers: tuple[str, ...]
    does: tuple[str, ...]


def lines_round(loaded: Read, problem: Problem, *, before: int = 3, after: int = 3) -> tuple[Line, ...]:
    """The lines of the file round a problem; those of another file are not mixed in."""
    if loaded.tree is None:
        return ()
    lines = loaded.tree.source.lines
    shift = problem.place - problem.line
    parts = [start for start, _ in loaded.tree.source.parts if start > shift]
    last = min([*parts, len(lines)]) - shift
    numbers = range(max(1, problem.line - before), min(last, problem.line + after) + 1)
    found = (Line(n, lines[n + shift - 1]) for n in numbers)
    here = Line(problem.line, problem.excerpt, problem.column, problem.width)
    return tuple(here if line.number == problem.line else line for line in found)


def briefing(scenario: Scenario) -> Briefing:
    """The briefing."""
    text = scenario.text
    return Briefing(
        title=text("title", scenario.id),
        level=text("level"),
        begins=text("begins"),
        summary=text("summary"),
        text=text("brief"),
        rounds=tuple(span.label for span in scenario.clock.spans),
        profiles=tuple((p.id, p.rounds, p.rounds * p.minutes + p.debrief) for p in scenario.profiles.values()),
    )


def role_sheets(scenario: Scenario) -> tuple[RoleSheet, ...]:
    """The sheets of all seats, in the order of the file."""
    return tuple(_sheet(scenario, seat) for seat in scenario.seats)


def _sheet(scenario: Scenario, seat: Seat) -> RoleSheet:
    brief, text, path = scenario.seats[seat], scenario.text, f"seats.{seat}"
    lines = (
        AimLine(text(f"{path}.red_lines.{r.id}.says", r.id), _points(-scenario.numbers.red_line), r.private,
                condition_words(scenario, r.when))
        for r in brief.red_lines
    )  # fmt: skip
    return RoleSheet(
        seat=seat,
        name=text(f"{path}.name", seat),
        public=text(f"{path}.public"),
        private=text(f"{path}.private"),
        aims=tuple(_aim(scenario, seat, aim) for aim in brief.aims),
        red_lines=tuple(lines),
        instruments=tuple(catalogue()[i].title or i for i in brief.instruments),
        starts=(("Home support", str(brief.home)), ("Credibility", str(brief.credibility))),
        blocs=tuple(text(f"{path}.blocs.{bloc.id}.name", bloc.id) for bloc in brief.blocs),
    )


def _aim(scenario: Scenario, seat: Seat, aim: Aim) -> AimLine:
    says = scenario.text(f"seats.{seat}.aims.{aim.id}.says", aim.id)
    if aim.grades:
        worth = ", ".join(_points(points) for _, points in aim.grades)
        when = "; ".join(f"{_points(points)}: {condition_words(scenario, c)}" for c, points in aim.grades)
        return AimLine(says, worth, aim.private, when)
    if aim.slide is not None:
        names = scenario_names(scenario)
        low, high = (figure_value(aim.slide, value) for value in (aim.low, aim.high))
        when = f"{figure_name(aim.slide, names)} from {low} to {high}"
        return AimLine(says, f"up to {_points(aim.points)}", aim.private, when)
    return AimLine(says, _points(aim.points), aim.private, condition_words(scenario, aim.when) if aim.when else "")


def _points(hundredths: int) -> str:
    return f"{number(hundredths, 100)} points"


def cards(scenario: Scenario) -> tuple[Card, ...]:
    """All cards, in the order of the file."""
    return tuple(_card(scenario, beat) for beat in scenario.beats)


def _card(scenario: Scenario, beat: Beat) -> Card:
    names, path = scenario_names(scenario), f"beats.{beat.id}"
    return Card(
        id=beat.id,
        headline=scenario.text(f"{path}.headline", beat.id),
        text=scenario.text(f"{path}.text"),
        source=scenario.text(f"{path}.source"),
        comes=_comes(scenario, beat),
        readers=tuple(names.get(seat, seat) for seat in beat.to),
        does=tuple(_effects(scenario, beat)),
    )


def _comes(scenario: Scenario, beat: Beat) -> str:
    """When a card comes, in words."""
    parts = ["when the facilitator brings it"] if beat.held else []
    if beat.round is not None:
        parts.append(f"in round {beat.round}")
    if beat.when is not None:
        parts.append(f"when {condition_words(scenario, beat.when)}")
    if beat.chance < 12:
        parts.append(f"with {beat.chance} chances in 12")
    return ", ".join(parts)


def _effects(scenario: Scenario, beat: Beat) -> Iterator[str]:
    names = scenario_names(scenario)
    for effect in beat.effects:
        if effect.figure is not None:
            yield f"{figure_name(effect.figure, names)} {figure_value(effect.figure, effect.change, signed=True)}"
        elif effect.member:
            yield f"{names.get(effect.member, effect.member)} {number(effect.stance, 10, signed=True)}"
        elif effect.verdict:
            yield f"a court on {effect.tag} of {names.get(effect.by, effect.by)}: {effect.verdict}"
        else:
            yield f"a mandate on {effect.mandate} for {effect.rounds} rounds"
