"""Load a scenario: its meaning if it is right, and all that is wrong with it if it is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

from engine.authoring.answers import unanswered
from engine.authoring.checks import check
from engine.authoring.compile import compile_file
from engine.authoring.compose import parse
from engine.authoring.file import ScenarioFile
from engine.authoring.file.forms import use_model
from engine.authoring.nodes import Tree
from engine.authoring.parts import parts_of
from engine.authoring.problems import Problem, errors, in_file_order
from engine.authoring.shelf import NoScenario, path_of, shelf
from engine.authoring.source import read
from engine.authoring.validate import validate
from engine.diplomacy import vocabulary
from engine.economy.baseline import REGIONS, SECTORS, provenance
from engine.instruments import catalogue
from engine.scenario import Scenario

__all__ = ["Loaded", "NoScenario", "find", "load", "shelf"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario file: its meaning (None when there are errors), all problems, its text as it was read."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    text: str = ""


def find(name: str) -> Loaded:
    """The scenario of an id or a path; raises NoScenario with a sentence when there is none of that name."""
    return load(path_of(name))


def load(what: Path | str | bytes, *, name: str = "") -> Loaded:
    """A scenario from a path or from its text; `name` stands for the file in problems. Never raises."""
    raw = read(what) if isinstance(what, Path) else what
    if isinstance(raw, Problem):
        return Loaded(None, (raw,))
    file = name or (str(what) if isinstance(what, Path) else "scenario.yaml")
    tree = parse(raw, file)
    text = raw if isinstance(raw, str) else raw.decode(errors="replace").removeprefix("\ufeff")
    scenario, problems = _understood(tree, Path(file).stem)
    return Loaded(scenario, problems, text)


def _understood(tree: Tree, id: str) -> tuple[Scenario | None, tuple[Problem, ...]]:
    file, problems = validate(ScenarioFile, tree, known=_known(tree), forms={"instruments": use_model})
    if file is None:
        return None, unanswered(problems, tree.source)
    parts = parts_of(file)
    found = in_file_order((*problems, *check(file, parts, tree)))
    scenario = None if errors(found) else compile_file(file, parts, id=id)
    return scenario, unanswered(found, tree.source)


def _known(tree: Tree) -> Mapping[str, Collection[str]]:
    """The names a file may use that do not stand in it."""
    seats = tree.root.children.get("seats") if tree.root else None
    names = [str(step) for step in seats.children] if seats else []
    return {
        "instruments": list(catalogue()),
        "clauses": list(vocabulary()),
        "regions": REGIONS,
        "sectors": SECTORS,
        "inputs": _column("inputs", "input"),
        "lines": _column("lines", "line"),
        "pairs": [f"{a}.{b}" for a, b in permutations(names, 2)],
    }


@cache
def _column(table: str, name: str) -> tuple[str, ...]:
    """The names in one column of the packaged numbers."""
    return tuple(dict.fromkeys(row[name] for row in provenance(table)))
