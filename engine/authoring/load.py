"""Load a scenario: its meaning if it is right, and all that is wrong with it if it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.authoring.answers import unanswered
from engine.authoring.checks import check
from engine.authoring.compose import parse
from engine.authoring.faults import placed
from engine.authoring.file import ScenarioFile
from engine.authoring.file.forms import FORMS
from engine.authoring.known import known_names
from engine.authoring.nodes import Tree
from engine.authoring.overlay import extended
from engine.authoring.parts import Parts, parts_of
from engine.authoring.paths import NoScenario, path_of, shown_path
from engine.authoring.problems import Problem, errors, in_file_order
from engine.authoring.shelf import shelf
from engine.authoring.source import read
from engine.authoring.validate import validate
from engine.scenario import Scenario

__all__ = ["Loaded", "NoScenario", "find", "load", "load_and_play", "shelf"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario file: its meaning (None when there are errors), all problems, its text as it was read.

    For those who look deeper: its tree with the places of everything, and its entries as the models see them.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    text: str = ""
    tree: Tree | None = None
    file: ScenarioFile | None = None


def find(name: str) -> Loaded:
    """The scenario of an id or a path; raises NoScenario with a sentence when there is none of that name."""
    return load(path_of(name))


def load(what: Path | str | bytes, *, name: str = "") -> Loaded:
    """A scenario from a path or from its text; `name` stands for the file in problems. Never raises."""
    return _load(what, name, [check])


def load_and_play(what: Path | str | bytes, *, name: str = "") -> Loaded:
    """The same with the checks that play the scenario: some games long, for authors before they share a file."""
    return _load(what, name, [check, check_in_play])


def problems_of(path: Path) -> tuple[Problem, ...]:
    """All problems of a file, without its meaning: what a check needs and no more. Never raises."""
    raw = read(path)
    if isinstance(raw, Problem):
        return (raw,)
    tree = extended(parse(raw, shown_path(path)), path)
    _, _, problems = _checked(tree, [check])
    return told(problems, tree)


Check = Callable[[ScenarioFile, Parts, Tree], Iterable[Problem]]


def _load(what: Path | str | bytes, name: str, checks: Sequence[Check]) -> Loaded:
    raw = read(what) if isinstance(what, Path) else what
    if isinstance(raw, Problem):
        return Loaded(None, (raw,))
    file = name or (shown_path(what) if isinstance(what, Path) else "scenario.yaml")
    tree = extended(parse(raw, file), what if isinstance(what, Path) else None)
    text = raw if isinstance(raw, str) else raw.decode(errors="replace").removeprefix("\ufeff")
    entries, scenario, problems = _understood(tree, checks)
    return Loaded(scenario, told(problems, tree), text, tree, entries)


def told(problems: Iterable[Problem], tree: Tree) -> tuple[Problem, ...]:
    """What the author is told: problems that the file does not answer, with a word on who can mend those below it."""
    return tuple(_from_below(problem, tree) for problem in unanswered(tuple(problems), tree.source))


def _from_below(problem: Problem, tree: Tree) -> Problem:
    if problem.file == tree.file or not tree.source.parts:
        return problem
    mend = f"'{tree.file}' extends this file and can change it, or remove it with 'null'"
    return replace(problem, help=f"{problem.help}; {mend}" if problem.help else mend)


Understood = tuple[ScenarioFile | None, Scenario | None, tuple[Problem, ...]]


def _understood(tree: Tree, checks: Sequence[Check]) -> Understood:
    file, parts, problems = _checked(tree, checks)
    scenario = None if file is None or errors(problems) else _compiled(file, parts, id=_id_of(tree))
    return file, scenario, problems


def _compiled(file: ScenarioFile, parts: Parts, *, id: str) -> Scenario:
    from engine.authoring.compile import compile_file  # a check alone does not need it

    return compile_file(file, parts, id=id)


def _checked(tree: Tree, checks: Sequence[Check]) -> tuple[ScenarioFile | None, Parts, tuple[Problem, ...]]:
    file, problems = validate(ScenarioFile, tree, known=known_names(tree.root), forms=FORMS)
    if file is None:
        return None, (), problems
    parts = parts_of(file)
    for each in checks:
        if not errors(problems):
            problems = in_file_order((*problems, *each(file, parts, tree)))
    return file, parts, problems


def check_in_play(file: ScenarioFile, parts: Parts, tree: Tree) -> Iterator[Problem]:
    """What goes wrong when a file without errors is played."""
    from engine.authoring.checks_in_play import play_through  # it loads the rules, which a plain check never needs

    scenario = _compiled(file, parts, id=_id_of(tree))
    return (placed(fault, tree) for fault in play_through(file, scenario))


def _id_of(tree: Tree) -> str:
    return Path(tree.file).stem
