"""Names that point at other places of the file: `Ref` marks them, and this module checks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from engine.authoring.cells import quote
from engine.authoring.names import closest, listing
from engine.authoring.nodes import Node, Path, Tree
from engine.authoring.problems import MOST, Problem, Span
from engine.authoring.shapes import REF_WORD, Shape, fitting

Known = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True, init=False)
class Ref:
    """Marks a text as a name: `Annotated[str, Ref("actors")]` must be a key of the mapping `actors:`.

    Several places may be given, the name must be in one of them. A place is a path of keys from the
    top of the file (`seats.*.blocs`, where `*` is any key) or a list that the caller hands in.
    """

    places: tuple[str, ...]

    def __init__(self, *places: str) -> None:
        object.__setattr__(self, "places", places)

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the text with the places of its names."""
        schema: dict[str, Any] = dict(handler(core))
        schema[REF_WORD] = list(self.places)
        return schema


def check_names(shape: Shape, tree: Tree, known: Known, *, helped: int) -> tuple[Problem, ...]:
    """Problems of all names in the tree that exist nowhere; works on trees that are wrong elsewhere.

    The first `helped` of them say which name may be meant.
    """
    if tree.root is None:
        return ()
    book = _Book(tree.root, shape, known)
    problems: list[Problem] = []
    for name, span, places in _named(shape, tree.root):
        if len(problems) == MOST:
            break
        existing = book.names(places)
        if existing is not None and name not in existing:
            where = " or ".join(f"among the {p}" if p in known else f"under '{p}:'" for p in places)
            help = _help(name, where, existing, guess=len(problems) < helped)
            problems.append(tree.source.problem("S301", span, f"there is no {quote(name)} {where}", help))
    return tuple(problems)


def _help(name: str, where: str, existing: Collection[str], *, guess: bool) -> str:
    near = closest(name, existing) if guess else None
    there = f"there are: {listing(existing)}" if existing else f"nothing is named {where} yet"
    return f"did you mean '{near}'?; {there}" if near else there


def _named(shape: Shape, node: Node, path: Path = ()) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Each name that stands in the tree, its place, and where it must exist; in file order."""
    if not shape.has_names:
        return
    plain = fitting(shape, node)
    if isinstance(node.value, str) and not node.unknown:
        places = tuple(dict.fromkeys(place for part in plain for place in part.names))
        if places and not any(not part.names and part.kind == "string" for part in plain):
            yield node.value, node.place, places
    for step, child in node.children.items():
        keys = next((part.key.names for part in plain if part.key and part.key.names), ())
        if keys and isinstance(step, str):
            yield step, child.key_place, keys
        below = next((found for part in plain if (found := part.step(step)) and found.has_names), None)
        if below:
            yield from _named(below, child, (*path, step))


class _Book:
    """The names that exist, looked up once for each place."""

    def __init__(self, root: Node, shape: Shape, known: Known) -> None:
        self.root = root
        self.shape = shape
        self.known = known
        self._found: dict[str, Collection[str] | None] = {}

    def names(self, places: tuple[str, ...]) -> Collection[str] | None:
        """All names under these places, or None when a place cannot be looked at."""
        all_names: dict[str, None] = {}
        for place in places:
            if place not in self._found:
                self._found[place] = self.known[place] if place in self.known else self._in_file(place)
            found = self._found[place]
            if found is None:
                return None
            all_names.update(dict.fromkeys(found))
        return all_names

    def _in_file(self, place: str) -> Collection[str] | None:
        """The keys under a path; None where the file is wrong in a way that is reported elsewhere."""
        nodes = [self.root]
        for step in place.split("."):
            inner = [child for node in nodes for child in self._children(node, step)]
            if not inner and step != "*" and any(self._is_doubtful(node, step) for node in nodes):
                return None
            nodes = inner
        if any(node.unknown or not isinstance(node.value, dict) for node in nodes):
            return None
        return dict.fromkeys(str(step) for node in nodes for step in node.children)

    @staticmethod
    def _children(node: Node, step: str) -> list[Node]:
        if step == "*":
            return list(node.children.values())
        child = node.children.get(step)
        return [child] if child else []

    def _is_doubtful(self, node: Node, step: str) -> bool:
        """True when the key is missing though it must be there, or stands there misspelt."""
        if node.unknown or not isinstance(node.value, dict):
            return True
        if node is self.root and step in self.shape.required:
            return True
        return closest(step, [str(key) for key in node.children]) is not None
