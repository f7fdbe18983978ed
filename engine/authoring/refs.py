"""Names that point at other places of the file: `Ref` marks them, and this module checks them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from engine.authoring.cells import quote
from engine.authoring.names import Guesses, closest, listing
from engine.authoring.nodes import Node
from engine.authoring.problems import MOST, Problem, Span
from engine.authoring.shapes import OFFER_WORD, REF_WORD, Shape, Wanted, fitting
from engine.authoring.source import Source, strange_letter

Known = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True, init=False)
class Ref:
    """Marks a text as a name: `Annotated[str, Ref("actors")]` must be a key of the mapping `actors:`.

    Several places may be given, the name must be in one of them. A place is a path of keys from the
    top of the file (`seats.*.blocs`, where `*` is any key) or a list that the caller hands in.
    """

    places: tuple[str, ...]
    also: tuple[str, ...]
    """Words that may stand here besides names."""
    free: str
    """A pattern of names that exist only later, in play."""

    def __init__(self, *places: str, also: tuple[str, ...] = (), free: str = "") -> None:
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "also", also)
        object.__setattr__(self, "free", free)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the text with the places of its names."""
        schema: dict[str, Any] = dict(handler(core))
        schema[REF_WORD] = {"places": list(self.places), "also": list(self.also), "free": self.free}
        return schema


@dataclass(frozen=True, slots=True)
class Offered:
    """Marks a text for which an editor offers words of one kind, such as figures, although others may stand there."""

    kind: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the text with the kind of its words."""
        return {**handler(core), OFFER_WORD: self.kind}


def check_names(shape: Shape, node: Node, book: Book, *, source: Source, guesses: Guesses) -> list[Problem]:
    """Problems of all names in a value that exist nowhere; works on trees that are wrong elsewhere."""
    problems: list[Problem] = []
    for name, span, wanted in _named(shape, node):
        if len(problems) == MOST:
            break
        existing = book.names(wanted.places)
        if existing is None or name in existing or name in wanted.also or _is_free(name, wanted):
            continue
        where = " or ".join(f"among the {_list_name(p)}" if p in book.known else f"under '{p}:'" for p in wanted.places)
        help = "; ".join(filter(None, (strange_letter(name), _help(name, where, (*existing, *wanted.also), guesses))))
        problems.append(source.problem("S301", span, f"there is no {quote(name)} {where}", help))
    return problems


def _list_name(place: str) -> str:
    return place.rpartition(".")[2].replace("_", " ")


def _is_free(name: str, wanted: Wanted) -> bool:
    return bool(wanted.free) and re.fullmatch(wanted.free, name) is not None


def _help(name: str, where: str, existing: Collection[str], guesses: Guesses) -> str:
    near = guesses.closest(name, existing)
    there = f"there are: {listing(existing)}" if existing else f"nothing is named {where} yet"
    return f"did you mean '{near}'?; {there}" if near else there


def _named(shape: Shape, node: Node) -> Iterator[tuple[str, Span, Wanted]]:
    """Each name that stands in the tree, its place, and where it must exist; in file order."""
    if not shape.is_marked:
        return
    plain = fitting(shape, node)
    if isinstance(node.value, str) and not node.unknown:
        wanted = [part.names for part in plain]
        if wanted and wanted[0] is not None and None not in wanted:
            yield node.value, node.place, wanted[0]
    keys = next((part.key.names for part in plain if part.key and part.key.names), None)
    for step, child in node.children.items():
        if keys and isinstance(step, str):
            yield step, child.key_place, keys
        below = next((found for part in plain if (found := part.step(step)) and found.is_marked), None)
        if below:
            yield from _named(below, child)


class Book:
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
        """The keys or items under a path; None where the file is wrong in another way."""
        nodes = [self.root]
        for step in place.split("."):
            inner = [child for node in nodes for child in self._children(node, step)]
            if not inner and step != "*" and any(self._is_doubtful(node, step) for node in nodes):
                return None
            nodes = inner
        if any(node.unknown or not isinstance(node.value, (dict, list)) for node in nodes):
            return None
        return dict.fromkeys(str(name) for node in nodes for name in node.value or ())  # type: ignore[union-attr]

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
