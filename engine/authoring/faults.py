"""What a whole-scenario check finds, by path, and how it gets its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from engine.authoring.nodes import Node, Path, Tree
from engine.authoring.problems import Problem, Span


class Fault(NamedTuple):
    """One finding: its code, the path it is about, words, help, and whether to point at the key or the value."""

    code: str
    path: Path
    message: str
    help: str = ""
    at_key: bool = False


def placed(fault: Fault, tree: Tree) -> Problem:
    """The problem at the place of a path, or at the nearest part above it that stands in the file."""
    node, whole = _nearest(tree, fault.path)
    span = Span(1, 1) if node is None else node.place if whole and not fault.at_key else node.key_place
    return tree.source.problem(fault.code, span, fault.message, fault.help)


def _nearest(tree: Tree, path: Path) -> tuple[Node | None, bool]:
    node = tree.root
    for number, step in enumerate(path):
        child = node.children.get(step) if node else None
        if child is None:
            return node, number == len(path)
        node = child
    return node, True
