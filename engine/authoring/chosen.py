"""Parts of a file whose form is chosen by a key beside them: the `use:` that belongs to an `instrument:`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, SchemaValidator

from engine.authoring.nodes import Node
from engine.authoring.shapes import FORM_WORD, Shape, fitting


@dataclass(frozen=True, slots=True)
class Form:
    """What a part of a file must be: its shape, and a strict validator of its JSON."""

    shape: Shape
    validator: SchemaValidator


Forms = Mapping[str, Callable[[str], "Form | None"]]
"""For each family, the form that a word chooses, or None for a word that chooses none."""


@dataclass(frozen=True, slots=True)
class FormOf:
    """Marks a mapping whose form is chosen, out of a family, by the value of `key`.

    The key stands beside the mapping, or with `inside` in it. Without a key the family has one form.
    """

    key: str
    family: str
    inside: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the mapping with the key that chooses its form."""
        schema: dict[str, Any] = dict(handler(core))
        schema[FORM_WORD] = {"key": self.key, "family": self.family, "inside": self.inside}
        return schema


def chosen_parts(shape: Shape, root: Node, forms: Forms) -> Iterator[tuple[Node, Form]]:
    """Each part of a value that has a form of its own, with that form."""
    if not shape.is_marked:
        return
    part = fitting(shape, root)[0]
    for step, child in root.children.items():
        below = part.step(step)
        if below is None or not below.is_marked:
            continue
        if (form := _chosen(below, child, root, forms)) is not None:
            yield child, form
        else:
            yield from chosen_parts(below, child, forms)


def _chosen(shape: Shape, node: Node, parent: Node, forms: Forms) -> Form | None:
    plain = next((part for part in fitting(shape, node) if part.form_of), None)
    if plain is None or plain.form_of is None or not isinstance(node.value, dict):
        return None
    key, family, inside = plain.form_of
    chooser = (node if inside else parent).children.get(key)
    word = chooser.value if chooser is not None else ""
    return forms[family](word if isinstance(word, str) else "") if family in forms else None
