"""What may stand at each place of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine.authoring.nodes import Node, Path, Step
from engine.authoring.scalars import Plain

REF_WORD = "x-names"
"""The word in a JSON schema that says where the names come from that may stand somewhere."""
OFFER_WORD = "x-offers"
"""The word in a JSON schema that says which words an editor offers although others may stand there."""
FORM_WORD = "x-form"
"""The word in a JSON schema that says which key beside a place chooses its form."""


class Wanted(NamedTuple):
    """Which names may stand at a place: those found at `places`, the words in `also`, or any of a pattern."""

    places: tuple[str, ...]
    also: tuple[str, ...] = ()
    free: str = ""


@dataclass(eq=False, slots=True)
class Shape:
    """What one place may hold. Shapes point at each other as the models do, in circles if need be."""

    kind: str = ""
    """What the whole value is, in a reader's words: text, a whole number, a list; empty for anything."""
    describe: Callable[[], str] | None = None
    """Gives the help of the field; called only for those who read it."""
    fields: dict[str, Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    entry: Shape | None = None
    """What stands under keys that are free to choose."""
    key: Shape | None = None
    item: Shape | None = None
    items: tuple[Shape, ...] = ()
    values: tuple[Plain, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    names: Wanted | None = None
    """Where the names come from that may stand here; None for anything else."""
    form_of: tuple[str, str, bool] | None = None
    """The key that chooses the form of this place, the family it chooses from, whether it stands inside."""
    default: Plain = None
    """What holds when the field is left out; None when that cannot be said in a word."""
    tag: str = ""
    tagged: dict[str, Shape] = field(default_factory=dict)
    options: tuple[Shape, ...] = ()
    is_marked: bool = False
    """True when a name or a chosen form may stand here or anywhere below."""

    @property
    def description(self) -> str:
        """What the models say about this place; empty when they say nothing."""
        return self.describe() if self.describe else ""

    def step(self, step: Step) -> Shape | None:
        """What may stand one step further down."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else self.item
        return self.fields.get(step) or self.entry

    def below(self) -> Iterator[Shape]:
        """All shapes one step away."""
        yield from self.fields.values()
        yield from self.tagged.values()
        yield from (*self.options, *self.items)
        yield from (shape for shape in (self.entry, self.key, self.item) if shape)


def mark(root: Shape) -> None:
    """Set `is_marked` wherever a name or a chosen form can be reached; runs over circles."""
    above: dict[int, list[Shape]] = {}
    shapes, found = [root], {id(root)}
    for shape in shapes:
        for part in shape.below():
            above.setdefault(id(part), []).append(shape)
            if id(part) not in found:
                found.add(id(part))
                shapes.append(part)
    reached = [shape for shape in shapes if shape.names or shape.form_of]
    for shape in reached:
        if not shape.is_marked:
            shape.is_marked = True
            reached.extend(above.get(id(shape), ()))


def fitting(shape: Shape, node: Node | None) -> list[Shape]:
    """The plain shapes that a place allows, narrowed by what stands there as far as that decides."""
    if shape.tagged:
        tag = node.children.get(shape.tag) if node else None
        chosen = shape.tagged.get(tag.value) if tag and isinstance(tag.value, str) else None
        parts = [chosen] if chosen else list(shape.tagged.values())
    elif shape.options:
        parts = list(shape.options)
    else:
        return [shape]
    found = [plain for part in parts for plain in fitting(part, node)]
    return [plain for plain in found if node is not None and suits(plain, node.value)] or found


def suits(shape: Shape, value: Plain) -> bool:
    """True when a value is of the kind that a plain shape asks for, whatever it holds."""
    if shape.values:
        return not isinstance(value, (dict, list))
    return not shape.kind or shape.kind in kinds_of(value)


def kinds_of(value: Plain) -> tuple[str, ...]:
    """The kinds a value passes for."""
    match value:
        case bool():
            return ("true or false",)
        case None:
            return ("nothing",)
        case int():
            return ("a whole number", "a number")
        case float():
            return ("a number",)
        case str():
            return ("text",)
        case list():
            return ("a list",)
        case dict():
            return ("keys with values",)


@dataclass(slots=True)
class Guide:
    """Answers what may stand at a path of one file."""

    shape: Shape
    root: Node
    _known: dict[Path, list[Shape]] = field(default_factory=dict)

    def at(self, path: Path) -> list[Shape]:
        """The plain shapes allowed at a path; empty beyond what the models know."""
        if path not in self._known:
            self._known[path] = [plain for raw in self.raw(path) for plain in fitting(raw, self.root.at(path))]
        return self._known[path]

    def raw(self, path: Path) -> list[Shape]:
        """The shapes at a path before a choice between variants is made."""
        if not path:
            return [self.shape]
        steps = (shape.step(path[-1]) for shape in self.at(path[:-1]))
        return list({id(shape): shape for shape in steps if shape}.values())

    def tags(self, path: Path) -> dict[str, list[str]]:
        """The keys that decide between variants here, each with its possible values."""
        found: dict[str, list[str]] = {}
        pending = self.raw(path)
        for shape in pending:
            if shape.tag:
                found.setdefault(shape.tag, []).extend(shape.tagged)
            pending.extend(shape.options)
        return found

    def description(self, path: Path) -> str:
        """What the models say about the field at a path; empty when they say nothing."""
        shapes = [*self.raw(path), *self.at(path)]
        return next((shape.description for shape in shapes if shape.description), "")
