"""Load the tests of a scenario: a file beside it, held against the models and against the scenario's own names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.authoring.answers import unanswered
from engine.authoring.checks_figures import bad_figures
from engine.authoring.compose import parse
from engine.authoring.editor import tests_schema
from engine.authoring.faults import placed
from engine.authoring.file import ScenarioFile
from engine.authoring.file.forms import FORMS, NAMES
from engine.authoring.file.tests import TestsOf, tests_model
from engine.authoring.known import known_names
from engine.authoring.load import Loaded, load
from engine.authoring.model_shapes import shape_of
from engine.authoring.nodes import Node, Tree
from engine.authoring.parts import parts_of
from engine.authoring.paths import shown_path
from engine.authoring.problems import Problem, Span, errors, in_file_order
from engine.authoring.refs import Book
from engine.authoring.shapes import Shape
from engine.authoring.source import read
from engine.authoring.validate import validate
from engine.scenario import Scenario

MARK = ".tests"
"""Stands before the ending of a file of tests: `tiny.tests.yaml` holds those of `tiny.yaml`."""


@dataclass(frozen=True, slots=True)
class LoadedTests:
    """A file of tests (None when it has errors) with its problems, and the scenario it is about."""

    tests: TestsOf | None
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    tree: Tree | None = None


def is_tests(path: Path) -> bool:
    """True for the name of a file of tests."""
    return path.stem.endswith(MARK)


def beside(path: Path) -> Path:
    """The file of the tests of a scenario file."""
    return path.with_name(f"{path.stem}{MARK}{path.suffix}")


def scenario_beside(path: Path) -> Path:
    """The scenario file that a file of tests is about."""
    return path.with_name(f"{path.stem.removesuffix(MARK)}{path.suffix}")


def load_tests(path: Path) -> LoadedTests:
    """The tests of a file and all that is wrong with them; never raises."""
    raw = read(path)
    if isinstance(raw, Problem):
        return LoadedTests(None, None, (raw,))
    tree = parse(raw, shown_path(path))
    about = scenario_beside(path)
    scenario = load(about) if about.is_file() else None
    if scenario is None or scenario.tree is None or scenario.file is None or scenario.scenario is None:
        why = f"there is no '{about.name}' beside it" if scenario is None else f"'{about.name}' has errors"
        problem = tree.source.problem("T401", Span(1, 1), f"these tests have no scenario: {why}")
        return LoadedTests(None, None, in_file_order((*tree.problems, problem)), tree)
    return _against(tree, scenario, scenario.file)


def schema_of_tests(path: Path) -> dict[str, Any] | None:
    """The schema for editors of a file of tests, or None when its scenario is not there or has errors."""
    about = scenario_beside(path)
    scenario = load(about) if about.is_file() else None
    raw = read(path)
    if scenario is None or scenario.file is None or isinstance(raw, Problem):
        return None
    model = tests_model(tuple(scenario.file.seats))
    return tests_schema(model, _known(scenario.tree, parse(raw, path.name), shape_of(model)))


def _against(tree: Tree, about: Loaded, file: ScenarioFile) -> LoadedTests:
    """The tests of a tree held against the scenario they are about."""
    model = tests_model(tuple(file.seats))
    known = _known(about.tree, tree, shape_of(model))
    tests, problems = validate(model, tree, known=known, forms=FORMS)
    if tests is not None:
        figures = (placed(fault, tree) for fault in bad_figures(file, parts_of(tests), after=True))
        problems = in_file_order((*problems, *figures))
    found = unanswered(problems, tree.source)
    return LoadedTests(None if errors(found) else tests, about.scenario, found, tree)


def _known(about: Tree | None, tests: Tree, shape: Shape) -> Mapping[str, Collection[str]]:
    """The names of the scenario that tests may use, and those that tests give to offers and threats."""
    root = about.root if about else None
    known = dict(known_names(root))
    book = Book(root, shape_of(ScenarioFile), known) if root else None
    for place in _places(shape):
        found = book.names((place,)) if book else None
        known.setdefault(place, found or ())
    known["history"] = tuple(dict.fromkeys(_given_names(tests.root))) if tests.root else ()
    return known


def _places(shape: Shape) -> Iterator[str]:
    """All places of names that a file of this shape may point at."""
    shapes, found = [shape], {id(shape)}
    for each in shapes:
        yield from each.names.places if each.names else ()
        fresh = [part for part in each.below() if id(part) not in found]
        found.update(map(id, fresh))
        shapes += fresh
    yield from (place for wanted in NAMES.values() for place in wanted.places)


def _given_names(root: Node) -> Iterator[str]:
    """The names that steps give to what they begin."""
    tests = root.at(("tests",))
    for test in tests.children.values() if tests else ():
        play = test.children.get("play")
        for step in play.children.values() if play else ():
            name = step.children.get("named")
            if name is not None and isinstance(name.value, str):
                yield name.value
