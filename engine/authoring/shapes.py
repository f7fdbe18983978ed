"""What may stand at each place of a file, read from the JSON schema of the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel, TypeAdapter

from engine.authoring.nodes import Node, Path, Step
from engine.authoring.scalars import Plain

Target: TypeAlias = "type[BaseModel] | TypeAdapter[Any]"
Json: TypeAlias = "dict[str, Any]"

KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
REF_WORD = "x-names"
"""The schema word that `Ref` writes: where the names come from that may stand here."""
FORM_WORD = "x-form"
"""The schema word that `FormOf` writes: which key beside this place chooses its form."""


class Wanted(NamedTuple):
    """Which names may stand at a place: those found at `places`, the words in `also`, or any of a pattern."""

    places: tuple[str, ...]
    also: tuple[str, ...] = ()
    free: str = ""


@dataclass(eq=False, slots=True)
class Shape:
    """What one place may hold. Shapes point at each other as the models do, in circles if need be."""

    kind: str = ""
    description: str = ""
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
    form_of: tuple[str, str] | None = None
    """The key beside this place that chooses its form, and the family of forms it chooses from."""
    tag: str = ""
    tagged: dict[str, Shape] = field(default_factory=dict)
    options: tuple[Shape, ...] = ()
    is_marked: bool = False
    """True when a name or a chosen form may stand here or anywhere below."""

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


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a whole file of this model."""
    return shape_from_schema(model.model_json_schema())


def shape_from_schema(schema: Json) -> Shape:
    """The shape that a JSON schema as pydantic writes it describes."""
    root = _Reader(schema.get("$defs", {})).shape(schema)
    _mark(root)
    return root


class _Reader:
    """Turns schema into shapes, each definition once."""

    def __init__(self, definitions: Mapping[str, Json]) -> None:
        self.definitions = definitions
        self.done: dict[str, Shape] = {}

    def shape(self, schema: Json) -> Shape:
        """The shape of one schema, with its own description when it only points at another."""
        described = schema.get("description", "")
        if "$ref" in schema:
            return Shape(description=described, options=(self._defined(schema["$ref"]),))
        shape = Shape()
        self._fill(shape, schema)
        return shape

    def _defined(self, ref: str) -> Shape:
        name = ref.rpartition("/")[2]
        if name not in self.done:
            self.done[name] = Shape()
            self._fill(self.done[name], self.definitions.get(name, {}))
        return self.done[name]

    def _fill(self, shape: Shape, schema: Json) -> None:
        if "$ref" in schema:
            shape.options = (self._defined(schema["$ref"]),)
            return
        shape.kind = schema.get("type", "")
        shape.description = schema.get("description", "")
        shape.values = (
            tuple(schema["enum"]) if "enum" in schema else (schema["const"],) if "const" in schema else ()
        )
        if (chosen := schema.get(FORM_WORD)) is not None:
            shape.form_of = (chosen["key"], chosen["family"])
        if (wanted := schema.get(REF_WORD)) is not None:
            shape.names = Wanted(tuple(wanted["places"]), tuple(wanted["also"]), wanted["free"])
        shape.limits = {word: schema[word] for word in _LIMITS if word in schema}
        self._fill_object(shape, schema)
        self._fill_list(shape, schema)
        self._fill_union(shape, schema)

    def _fill_object(self, shape: Shape, schema: Json) -> None:
        shape.fields = {name: self.shape(part) for name, part in schema.get("properties", {}).items()}
        shape.required = frozenset(schema.get("required", ()))
        entries = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        entry = next((part for part in entries if isinstance(part, dict)), None)
        shape.entry = self.shape(entry) if entry else None
        shape.key = self.shape(schema["propertyNames"]) if "propertyNames" in schema else None

    def _fill_list(self, shape: Shape, schema: Json) -> None:
        shape.items = tuple(self.shape(part) for part in schema.get("prefixItems", ()))
        item = schema.get("items")
        shape.item = self.shape(item) if isinstance(item, dict) else None

    def _fill_union(self, shape: Shape, schema: Json) -> None:
        if "discriminator" in schema:
            shape.tag = schema["discriminator"]["propertyName"]
            mapping = schema["discriminator"].get("mapping", {})
            shape.tagged = {tag: self.shape({"$ref": ref}) for tag, ref in mapping.items()}
            return
        parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
        shape.options = tuple(self.shape(part) for part in parts)


_LIMITS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "minItems", "maxItems", "minProperties", "maxProperties",
)  # fmt: skip


def _mark(root: Shape) -> None:
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
    return not shape.kind or KINDS.get(shape.kind, "") in kinds_of(value)


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
            self._known[path] = [
                plain for raw in self.raw(path) for plain in fitting(raw, self.root.at(path))
            ]
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
