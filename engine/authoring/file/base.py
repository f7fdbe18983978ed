"""The kinds of values a scenario file is made of: ids, names, texts, and numbers as people write them."""

import ast
import inspect
import itertools
import sys
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from engine.authoring.refs import Offered, Ref


class Entry(BaseModel):
    """Base of everything in a file: no unknown keys, no silent conversions, nothing changes later.

    Annotations stand here as types and not as text, which pydantic would have to compile one by one.
    The docstring under each field is its help; it is read only when somebody asks for the schema, because
    pydantic's own `use_attribute_docstrings` takes longer than everything else that `check` does.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    @classmethod
    def field_help(cls) -> dict[str, str]:
        """The docstring under each field, those of the bases included."""
        found: dict[str, str] = {}
        for base in reversed(cls.__mro__):
            if issubclass(base, Entry):
                found.update(_helps_in(base.__module__).get(base.__qualname__, {}))
        return {name: help for name, help in found.items() if name in cls.model_fields}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the entry with the help of its fields."""
        schema = handler(core)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, help in cls.field_help().items():
            properties.get(cls.model_fields[name].alias or name, {}).setdefault("description", help)
        return schema


@cache
def _helps_in(module: str) -> dict[str, dict[str, str]]:
    """The docstrings under the fields of all classes of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {part.name: _helps(part.body) for part in ast.walk(tree) if isinstance(part, ast.ClassDef)}


def _helps(body: list[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, doc in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(doc, ast.Expr):
            found[field.target.id] = inspect.cleandoc(str(getattr(doc.value, "value", "")))
    return found


@dataclass(frozen=True, slots=True)
class ForReaders:
    """Marks a text that people read and rules never do; `room` is how many characters its card holds."""

    room: int


Id = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
MemberId = Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9_]*$", max_length=20)]
Word = Annotated[str, StringConstraints(pattern="^[a-z][A-Za-z0-9_.]*$", max_length=60)]
Tag = Annotated[Word, Offered("tags")]
OrderTag = Annotated[Word, Offered("order_tags")]
HeardTag = Annotated[Word, Offered("heard_tags")]
Figure = Annotated[str, StringConstraints(pattern="^[a-z][A-Za-z0-9_.]*$", max_length=80), Offered("figures")]

Title = Annotated[str, StringConstraints(min_length=1), ForReaders(60)]
Headline = Annotated[str, StringConstraints(min_length=1), ForReaders(74)]
Line = Annotated[str, StringConstraints(min_length=1), ForReaders(160)]
Story = Annotated[str, StringConstraints(min_length=1), ForReaders(1200)]
Source = Annotated[str, ForReaders(400)]

SeatName = Annotated[str, Ref("seats")]
AnySeat = Annotated[str, Ref("seats", also=("all",))]
SomeSeat = Annotated[str, Ref("seats", also=("self", "other", "all"))]
RegionName = Annotated[str, Ref("economy.regions")]
InputName = Annotated[str, Ref("economy.inputs")]
LineName = Annotated[str, Ref("economy.lines")]
MemberName = Annotated[str, Ref("council.members")]
MeasureName = Annotated[str, Ref("measures", free=r"[a-z_]+\.m[0-9]+")]
BeatName = Annotated[str, Ref("beats")]
InstrumentName = Annotated[str, Ref("instruments")]
ClauseName = Annotated[str, Ref("clauses")]

Percent = Annotated[float, Field(ge=0, le=100, multiple_of=0.01)]
Points = Annotated[float, Field(ge=-100, le=100, multiple_of=0.01)]
Tenths = Annotated[float, Field(ge=-1000, le=1000, multiple_of=0.1)]
Share = Annotated[float, Field(ge=0, le=1, multiple_of=0.0001)]
RoundNumber = Annotated[int, Field(ge=1, le=60)]
