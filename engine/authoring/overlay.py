"""Scenarios that extend another: the parts they change laid over the parts they keep, each with its own place.

Keys are laid over keys at every depth; anything else replaces what stood there; `null` removes it. The lines of all
files together make one source, so that a problem points into the file in which it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.authoring.cells import quote
from engine.authoring.compose import parse
from engine.authoring.names import closest, listing
from engine.authoring.nodes import Node, Tree
from engine.authoring.paths import ENDINGS, NoScenario, all_paths, path_of, shown_path
from engine.authoring.problems import Problem, Span, errors
from engine.authoring.source import joined_sources, read

WORD = "extends"
DEEPEST = 4
"""Files that may lie over each other; more than that nobody can keep in mind."""


class _Stop(Exception):
    """The file that is extended cannot be had; the text says why."""


def extended(tree: Tree, file: Path | None) -> Tree:
    """The tree with what it extends below it; the tree itself when it extends nothing.

    `file` is where it was read from; a text from nowhere can extend scenarios by their names only.
    """
    return _extended(tree, file.parent if file else None, (file,) if file else ())


def extends(tree: Tree) -> bool:
    """True when a file says that it extends another."""
    return tree.root is not None and WORD in tree.root.children


def _extended(tree: Tree, folder: Path | None, above: tuple[Path, ...]) -> Tree:
    root = tree.root
    if root is None or not extends(tree):
        return tree
    word = root.children[WORD]
    try:
        path = _path_of(word, folder, above)
        base = _extended(_parsed(path), path.parent, (*above, path))
    except _Stop as stop:
        problem = tree.source.problem("S327", word.place, str(stop))
        return Tree(tree.source, None, (*tree.problems, problem))
    if base.root is None or not isinstance(base.root.value, dict) or errors(base.problems):
        message = f"the scenario that is extended cannot be read: {shown_path(path)}"
        problem = tree.source.problem("S327", word.place, message)
        return Tree(tree.source, None, (*tree.problems, problem, *base.problems))
    return _laid(tree, root, base, base.root)


def _laid(tree: Tree, root: Node, base: Tree, below: Node) -> Tree:
    """One tree out of two, with the lines of the lower file after those of the upper one."""
    shift = len(tree.source.lines)
    for _, node in below.walk():
        node.span = _moved(node.span, shift)
        node.key = _moved(node.key, shift) if node.key else None
    _drop(root, WORD)
    for key in ("format", WORD):
        _drop(below, key)
    source = joined_sources(tree.source, base.source)
    problems = [*tree.problems, *(_moved_problem(p, shift) for p in base.problems)]
    problems += [source.problem("S328", place, message, help) for place, message, help in _removals(root, below)]
    return Tree(source, _merged(root, below), tuple(problems))


def _merged(over: Node, below: Node) -> Node:
    """The lower value with the upper one laid over it, in the order of the lower one, new keys last."""
    if not isinstance(over.value, dict) or not isinstance(below.value, dict):
        return over
    children = dict(below.children)
    for step, child in over.children.items():
        old = children.get(step)
        if child.value is None and not child.unknown:
            children.pop(step, None)
        else:
            children[step] = _merged(child, old) if old else child
    over.children = children
    over.value = {str(step): child.value for step, child in children.items()}
    over.unknown = over.unknown or below.unknown
    return over


def _removals(over: Node, below: Node) -> Iterator[tuple[Span, str, str]]:
    """Where something is removed that does not stand in the file that is extended."""
    for step, child in over.children.items():
        old = below.children.get(step)
        if child.value is None and not child.unknown and old is None:
            near = closest(step, [str(key) for key in below.children])
            help = f"did you mean '{near}'?" if near else f"there are: {listing(map(str, below.children))}"
            yield child.key_place, f"there is no {quote(step)} here to remove", help
        elif old is not None and isinstance(child.value, dict) and isinstance(old.value, dict):
            yield from _removals(child, old)


def _drop(node: Node, key: str) -> None:
    if node.children.pop(key, None) is not None and isinstance(node.value, dict):
        node.value.pop(key, None)


def _moved(span: Span, shift: int) -> Span:
    return span._replace(line=span.line + shift)


def _moved_problem(problem: Problem, shift: int) -> Problem:
    return replace(problem, order=problem.place + shift)


def _path_of(word: Node, folder: Path | None, above: tuple[Path, ...]) -> Path:
    """The file that is extended, by the name of a scenario or by a path from the folder of the file."""
    name: Any = word.value
    if not isinstance(name, str) or not name.strip():
        raise _Stop(f"'{WORD}' needs the name of a scenario, or a path to its file")
    if len(above) >= DEEPEST:
        raise _Stop(f"more than {DEEPEST} files extend each other")
    path = _found(name, folder, above)
    if path.resolve() in [each.resolve() for each in above]:
        raise _Stop(f"{quote(name)} extends itself in the end")
    return path


def _found(name: str, folder: Path | None, above: tuple[Path, ...]) -> Path:
    """The file of a name: where the file that extends has the name itself, the one on the shelf that it hides."""
    if not name.endswith(ENDINGS):
        seen = [each.resolve() for each in above]
        hidden = [path for path in all_paths().get(name, ()) if path.resolve() not in seen]
        try:
            return hidden[-1] if hidden and len(hidden) < len(all_paths()[name]) else path_of(name)
        except NoScenario as error:
            raise _Stop(str(error)) from None
    if Path(name).is_absolute() or name.startswith("~"):
        raise _Stop(f"{quote(name)} is a path of one machine only; write it from the folder of this file")
    if folder is None or not (folder / name).is_file():
        raise _Stop(f"there is no file {quote(name)} from here")
    return folder / name


def _parsed(path: Path) -> Tree:
    raw = read(path)
    if isinstance(raw, Problem):
        raise _Stop(raw.message)
    return parse(raw, shown_path(path))


def files_of(path: Path, deeper: int = DEEPEST) -> tuple[Path, ...]:
    """A file and those that it extends, as far as they can be found."""
    raw = read(path)
    tree = None if isinstance(raw, Problem) else parse(raw, str(path))
    if tree is None or tree.root is None or not extends(tree) or not deeper:
        return (path,)
    try:
        below = _path_of(tree.root.children[WORD], path.parent, (path,))
    except _Stop:
        return (path,)
    return (path, *files_of(below, deeper - 1))
