"""Hold a tree against a model: an instance, or all that is wrong with it at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from engine.authoring.chosen import Forms, chosen_parts
from engine.authoring.findings import Finding, findings, place, told_once
from engine.authoring.model_shapes import shape_of
from engine.authoring.names import Guesses
from engine.authoring.nodes import Node, Tree
from engine.authoring.problems import MOST, Problem, errors, in_file_order
from engine.authoring.refs import Book, Known, check_names
from engine.authoring.shapes import Guide, Shape
from engine.authoring.source import Source
from engine.authoring.wording import Words

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


def validate(
    model: type[M], tree: Tree, *, known: Known | None = None, forms: Forms | None = None
) -> tuple[M | None, tuple[Problem, ...]]:
    """The tree as an instance of the model, or None, and all problems of the file in its order.

    Names marked by `Ref` are checked even where the shape is wrong; `known` holds the lists of names
    that are not in the file itself, `forms` the forms of parts marked by `FormOf`.
    """
    if tree.root is None:
        return None, in_file_order(tree.problems)
    guesses, shape = Guesses(), shape_of(model)
    validator = partial(model.model_validate_json, strict=True)
    instance, problems = _shaped(validator, shape, tree.root, tree.source, guesses)
    book = Book(tree.root, shape, known or {})
    problems += check_names(shape, tree.root, book, source=tree.source, guesses=guesses)
    for node, form in chosen_parts(shape, tree.root, forms or {}):
        if len(problems) < MOST:
            problems += _shaped(form.validator.validate_json, form.shape, node, tree.source, guesses)[1]
            problems += check_names(form.shape, node, book, source=tree.source, guesses=guesses)
    ordered = in_file_order((*tree.problems, *_without_echoes(problems, tree)))[:MOST]
    return (None if errors(ordered) else instance), ordered


def _without_echoes(problems: Iterable[Problem], tree: Tree) -> Iterable[Problem]:
    """Problems but for those that point at letters which the YAML already has an error about."""
    refused = [p for p in errors(tree.problems) if p.code != "Y110"]
    return (p for p in problems if not any(_touch(p, y) for y in refused))


def _touch(one: Problem, other: Problem) -> bool:
    """True when two problems point at the same letters, so that one follows from the other."""
    return (
        one.place == other.place and one.column < other.column + other.width and other.column < one.column + one.width
    )


def _shaped(
    validator: Callable[[str], T], shape: Shape, root: Node, source: Source, guesses: Guesses
) -> tuple[T | None, list[Problem]]:
    try:
        return validator(json.dumps(root.value)), []
    except ValidationError as error:
        guide = Guide(shape, root)
        found = told_once(findings(error, guide), Guesses())
        return None, _worded(found, guide, source, guesses)


def _worded(found: list[Finding], guide: Guide, source: Source, guesses: Guesses) -> list[Problem]:
    words = Words(guide, guesses)
    placed = sorted(((place(each, guide.root), each) for each in found), key=lambda pair: pair[0])
    problems = []
    for span, finding in placed[:MOST]:
        code, message, help = words.of(finding)
        problems.append(source.problem(code, span, message, help))
    return problems
