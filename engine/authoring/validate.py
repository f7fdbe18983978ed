"""Hold a tree against a model: an instance, or all that is wrong with it at once."""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from engine.authoring.findings import Finding, findings, place, told_once
from engine.authoring.nodes import Tree
from engine.authoring.problems import MOST, Problem, errors, in_file_order
from engine.authoring.refs import Known, check_names
from engine.authoring.report import SHOWN
from engine.authoring.shapes import Guide, shape_of
from engine.authoring.wording import Words

M = TypeVar("M", bound=BaseModel)
HELPED = 2 * SHOWN
"""Problems that get a suggestion; looking for close names in a hostile file would take minutes."""


def validate(
    model: type[M], tree: Tree, *, known: Known | None = None
) -> tuple[M | None, tuple[Problem, ...]]:
    """The tree as an instance of the model, or None, and all problems of the file in its order.

    Names marked by `Ref` are checked even where the shape is wrong; `known` holds the lists of names
    that are not in the file itself.
    """
    if tree.root is None:
        return None, in_file_order(tree.problems)
    instance, shape_problems = _shaped(model, tree)
    names = check_names(shape_of(model), tree, known or {}, helped=HELPED)
    refused = [p for p in errors(tree.problems) if p.code != "Y110"]
    further = (p for p in (*shape_problems, *names) if not any(_touch(p, y) for y in refused))
    ordered = in_file_order((*tree.problems, *further))[:MOST]
    return (None if errors(ordered) else instance), ordered


def _touch(one: Problem, other: Problem) -> bool:
    """True when two problems point at the same letters, so that one follows from the other."""
    return (
        one.line == other.line
        and one.column < other.column + other.width
        and other.column < one.column + one.width
    )


def _shaped(model: type[M], tree: Tree) -> tuple[M | None, list[Problem]]:
    assert tree.root is not None
    try:
        return model.model_validate_json(json.dumps(tree.root.value), strict=True), []
    except ValidationError as error:
        guide = Guide(shape_of(model), tree.root)
        return None, _worded(findings(error, guide), guide, tree)


def _worded(found: list[Finding], guide: Guide, tree: Tree) -> list[Problem]:
    once = told_once(found, compared=HELPED)
    placed = sorted(((place(each, guide.root), each) for each in once), key=lambda pair: pair[0])
    words = Words(guide)
    problems = []
    for number, (span, finding) in enumerate(placed[:MOST]):
        words.guessing = number < HELPED
        code, message, help = words.of(finding)
        problems.append(tree.source.problem(code, span, message, help))
    return problems
