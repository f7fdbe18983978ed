"""Parts of a file whose form is chosen by a key beside them: the `use:` that belongs to an `instrument:`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from engine.authoring.nodes import Node
from engine.authoring.shapes import FORM_WORD, Shape, fitting

Forms = Mapping[str, Callable[[str], "type[BaseModel] | None"]]
"""For each family of forms, the model of a form by its id, or None for an id that has none."""


@dataclass(frozen=True, slots=True)
class FormOf:
    """Marks a mapping whose model is chosen, out of a family of forms, by the value of `key` beside it."""

    key: str
    family: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the mapping with the key that chooses its form."""
        schema: dict[str, Any] = dict(handler(core))
        schema[FORM_WORD] = {"key": self.key, "family": self.family}
        return schema


def chosen_parts(shape: Shape, root: Node, forms: Forms) -> Iterator[tuple[Node, type[BaseModel]]]:
    """Each part of a value that has a form of its own, with the model that was chosen for it."""
    if not shape.is_marked:
        return
    part = fitting(shape, root)[0]
    for step, child in root.children.items():
        below = part.step(step)
        if below is None or not below.is_marked:
            continue
        if (model := _chosen(below, child, root, forms)) is not None:
            yield child, model
        else:
            yield from chosen_parts(below, child, forms)


def _chosen(shape: Shape, node: Node, parent: Node, forms: Forms) -> type[BaseModel] | None:
    plain = next((part for part in fitting(shape, node) if part.form_of), None)
    if plain is None or plain.form_of is None or not isinstance(node.value, dict):
        return None
    key, family = plain.form_of
    chooser = parent.children.get(key)
    if chooser is None or not isinstance(chooser.value, str) or family not in forms:
        return None
    return forms[family](chooser.value)
