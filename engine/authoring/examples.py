"""Examples of parts of a file, cut out of the scenarios that ship, so that they are always right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import yaml

from engine.authoring.compose import parse
from engine.authoring.fields import plain_shapes
from engine.authoring.nodes import Node, Tree
from engine.authoring.paths import shipped_files
from engine.authoring.places import ANY_ITEM, ANY_NAME
from engine.authoring.problems import Problem
from engine.authoring.shapes import Shape
from engine.authoring.source import read

LONGEST = 14
"""Lines of an example; a longer one shows its beginning."""
_STAND_INS = {
    "seats": "china",
    "economy.inputs": "magnets",
    "economy.lines": "cars",
    "council.members": "DE",
    "measures": "licences_eu",
    "sectors": "motor_vehicles",
    "instruments": "tariff",
}
"""A name of each kind for examples that have to be made up; they are names of the scenario 'tiny'."""


@cache
def shipped_trees() -> tuple[Tree, ...]:
    """The trees of the scenarios that ship, the shortest first."""
    raws = [(path.name, raw) for path in shipped_files() if not isinstance(raw := read(path), Problem)]
    return tuple(parse(raw, name) for name, raw in sorted(raws, key=lambda item: len(item[1])))


def example_at(path: Sequence[str]) -> str:
    """What stands at a path in the shortest shipped scenario that has something there; empty when none has it."""
    path = path[:-1] if path and path[-1] == ANY_ITEM else path
    if not path:
        return ""
    first: list[str] = []
    for tree in shipped_trees():
        found = list(_nodes(tree.root, tuple(path), None)) if tree.root else []
        short = [node for node in found if _is_block(tree, node) and len(_lines(tree, node)) <= LONGEST]
        if short:
            return "\n".join(_lines(tree, max(short, key=lambda node: _shows(tree, node))))
        if found and not first:
            first = _cut(_lines(tree, found[0]) if _is_block(tree, found[0]) else _written(found[0]))
    return "\n".join(first)


def _shows(tree: Tree, node: Node) -> tuple[bool, bool, int]:
    """How good an example is: with several keys, each on a line of its own, as many as there may be."""
    return len(node.children) > 1, len(_lines(tree, node)) > 1, len(node.children)


def use_example(instrument: str, shape: Shape) -> str:
    """An instrument's form as it is filled somewhere, or as it could be."""
    used = example_at(("measures", ANY_NAME, "use", instrument)) or example_at(
        ("history", ANY_NAME, "act", "use", instrument)
    )
    return used or "\n".join(_dumped({"use": made_up(shape)}))


def clause_example(kind: str, shape: Shape) -> str:
    """A clause as it stands somewhere, or as it could."""
    found = example_at(("history", ANY_NAME, "act", "clauses", ANY_NAME, kind))
    return found or "\n".join(_dumped({"promise": {"clause": kind, **made_up(shape)}}))


def made_up(shape: Shape) -> dict[str, object]:
    """The fields that a form needs, filled with the first value that may stand in each."""
    return {name: _first_value(name, field) for name, field in shape.fields.items() if name in shape.required}


def _first_value(name: str, field: Shape) -> object:
    plain = plain_shapes(field)[0]
    if plain.values:
        return next((value for value in plain.values if value != ""), "")
    if plain.names is not None:
        kind = plain.names.places[0]
        return "eu" if kind == "seats" and name == "by" else _STAND_INS.get(kind, "name")
    return {"true or false": True}.get(plain.kind, plain.limits.get("minimum", 1))


def _nodes(node: Node, path: tuple[str, ...], parent: Node | None) -> Iterator[Node]:
    """All values at a path; a word that is no key there must be the value of a key in the entry or beside it."""
    if not path:
        yield node
        return
    step, rest = path[0], path[1:]
    if step in (ANY_NAME, ANY_ITEM):
        for child in node.children.values():
            yield from _nodes(child, rest, node)
    elif step in node.children:
        yield from _nodes(node.children[step], rest, node)
    elif any(child.value == step for near in (node, parent) if near for child in near.children.values()):
        yield from _nodes(node, rest, parent)


def _is_block(tree: Tree, node: Node) -> bool:
    """True when the key of a value begins its line."""
    return node.key is not None and not tree.source.line(node.key.line)[: node.key.column - 1].strip()


def _lines(tree: Tree, node: Node) -> list[str]:
    """The lines of a value with its key, moved to the left."""
    assert node.key is not None or not node.step
    if node.key is None:
        return list(tree.source.lines)
    indent = node.key.column - 1
    found = [tree.source.line(node.key.line)]
    for line in tree.source.lines[node.key.line :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        found.append(line)
    while not found[-1].strip():
        found.pop()
    return [line[indent:] for line in found]


def _written(node: Node) -> list[str]:
    return _dumped({str(node.step): node.value})


def _dumped(value: object) -> list[str]:
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=None, width=100)
    return text.rstrip().split("\n")


def _cut(lines: list[str]) -> list[str]:
    return lines if len(lines) <= LONGEST else [*lines[: LONGEST - 1], "..."]
