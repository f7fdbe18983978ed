"""The JSON Schema of scenario files for editors: what may stand where, with help, and with a file's own names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from engine.authoring.file import ScenarioFile
from engine.authoring.file.forms import FORMS
from engine.authoring.folders import clause_ids, clause_kind, instrument, instrument_ids
from engine.authoring.known import known_names
from engine.authoring.model_shapes import shape_of
from engine.authoring.nodes import Node
from engine.authoring.offers import offered_words
from engine.authoring.refs import Book, Known
from engine.authoring.shapes import FORM_WORD, OFFER_WORD, REF_WORD, Shape, Wanted

Json = dict[str, Any]

SCHEMA_FILE = "scenario.schema.json"
OVERLAY_FILE = "overlay.schema.json"
MODELINE = "# yaml-language-server: $schema={}"
"""The first line of a file by which an editor finds the schema."""
_NAMED_PARTS = ("properties", "$defs")
_DROPPED = ("title", "discriminator", "patternProperties", REF_WORD, OFFER_WORD, FORM_WORD)
_OF_A_FILE = ("sectors", "pairs")
"""Lists that depend on the file: an economy of its own has other sectors."""
_STRICT = ("tags", "order_tags")
"""Kinds of words beside which no others may stand."""
_EMPTY: tuple[Any, ...] = (None, "", {}, [])
_TYPES = {
    "text": "string",
    "a whole number": "integer",
    "a number": "number",
    "true or false": "boolean",
    "a list": "array",
    "keys with values": "object",
}


def editor_schema(root: Node | None = None) -> Json:
    """The schema of all scenario files, or with the root of one file that of this file with its own names."""
    known = known_names(root)
    book = Book(root, shape_of(ScenarioFile), known) if root else None
    return _schema(ScenarioFile, _Writer(book, known), "Brinkmanship scenario")


def overlay_schema(root: Node | None = None) -> Json:
    """The schema of files that extend another: nothing has to stand there, and anything may be removed with null."""
    schema: Json = _loosened(editor_schema(root))
    schema["properties"]["format"] = {"const": 1, "description": "The version of the file format; always 1."}
    schema["properties"]["extends"] = {"type": "string", "description": "The scenario that this one changes."}
    return {**schema, "title": "Brinkmanship scenario that extends another", "required": ["format", "extends"]}


def _loosened(part: Any) -> Any:
    """A schema in which nothing is needed and null may stand for every value."""
    if isinstance(part, list):
        return [_loosened(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept: Json = {}
    for word, value in part.items():
        if word == "properties":
            kept[word] = {name: _or_nothing(_loosened(each)) for name, each in value.items()}
        elif word == "additionalProperties" and isinstance(value, dict):
            kept[word] = _or_nothing(_loosened(value))
        elif word == "if":
            kept[word] = value
        elif word not in ("required", "minProperties"):
            kept[word] = _loosened(value)
    return kept


def _or_nothing(part: Json) -> Json:
    help = {"description": part["description"]} if "description" in part else {}
    return {"anyOf": [part, {"type": "null"}], **help}


def tests_schema(model: type[BaseModel], known: Known) -> Json:
    """The schema of the tests of one scenario, whose names are known."""
    return _schema(model, _Writer(None, known), "Brinkmanship scenario tests")


def _schema(model: type[BaseModel], writer: _Writer, title: str) -> Json:
    schema: Json = writer.clean(model.model_json_schema())
    forms = {_form_name("instruments", id): writer.form("instruments", id) for id in instrument_ids()}
    forms |= {_form_name("clauses", id): writer.form("clauses", id) for id in clause_ids()}
    forms["clauses"] = _any_clause()
    forms["numbers"] = writer.form("numbers", "")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **schema, "$defs": {**schema["$defs"], **forms}}


def schema_text(schema: Json) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Turns the schema that the models give into one that an editor can use."""

    def __init__(self, book: Book | None, known: Known) -> None:
        self.book = book
        self.known = known
        places = {"input": "economy.inputs", "line": "economy.lines", "sector": "sectors", "seat": "seats"}
        things = {kind: self.names(Wanted((place,))) for kind, place in places.items()}
        things |= {
            "partner": self.names(Wanted(("seats", "actors"))),
            "member": self.names(Wanted(("council.members",))),
        }
        self.offers = offered_words({kind: names for kind, names in things.items() if names})

    def names(self, wanted: Wanted) -> list[str]:
        """The names that may stand somewhere; empty when that cannot be known here."""
        if self.book is not None:
            found = self.book.names(wanted.places)
        else:
            lists = [self.known.get(place) if place not in _OF_A_FILE else None for place in wanted.places]
            found = None if None in lists else [name for names in lists for name in names or ()]
        return [*found, *wanted.also] if found else []

    def clean(self, part: Any) -> Any:
        """A part of the schema without what editors stumble over, with the names that may stand in it."""
        if isinstance(part, list):
            return [self.clean(each) for each in part]
        if not isinstance(part, dict):
            return part
        if (inner := _without_nothing(part)) is not None:
            return self.clean(inner)
        kept: Json = {}
        for word, value in part.items():
            if word in _NAMED_PARTS:
                kept[word] = {name: self.clean(each) for name, each in value.items()}
            elif word not in _DROPPED and not (word == "default" and value in _EMPTY):
                kept[word] = self.clean(value)
        if isinstance(part.get("multipleOf"), float):
            del kept["multipleOf"]  # editors compute 0.3 % 0.1 and find a rest
        return self._chosen(part, self._named(part, kept))

    def _named(self, part: Json, kept: Json) -> Json:
        """The part with the names or words that may stand as its value or as its keys."""
        for pattern, value in part.get("patternProperties", {}).items():
            kept["propertyNames"] = {"pattern": pattern, **kept.get("propertyNames", {})}
            kept["additionalProperties"] = self.clean(value)
        for word, listed in ((REF_WORD, self._of_ref), (OFFER_WORD, self._of_offer)):
            if word in part:
                kept |= listed(part[word])
            if word in (keys := part.get("propertyNames", {})):
                kept = _with_keys(kept, listed(keys[word]))
        return kept

    def _of_ref(self, ref: Json) -> Json:
        names = self.names(Wanted(tuple(ref["places"]), tuple(ref["also"])))
        if not names:
            return {}
        told = _titles(names) if ref["places"] in (["instruments"], ["clauses"]) else {}
        if ref["free"]:
            return {"anyOf": [{"enum": names}, {"pattern": f"^{ref['free']}$"}]}
        return {"enum": names, **told}

    def _of_offer(self, kind: str) -> Json:
        words = [word for word in self.offers[kind] if not word.endswith(".")]
        begun = [word.replace(".", "[.]") for word in self.offers[kind] if word.endswith(".")]
        if kind in _STRICT:
            return {"anyOf": [{"enum": words}, *([{"pattern": f"^({'|'.join(begun)})."}] if begun else ())]}
        return {"anyOf": [{"enum": words}, {"type": "string"}]} if words else {}

    def _chosen(self, part: Json, kept: Json) -> Json:
        """The part with the forms that a key beside or inside a place chooses."""
        form = part.get(FORM_WORD)
        if form and (form["inside"] or not form["key"]):
            help = {"description": part["description"]} if "description" in part else {}
            return {"$ref": f"#/$defs/{form['family']}", **help}
        for name, field in part.get("properties", {}).items():
            form = field.get(FORM_WORD)
            if form and form["key"] and not form["inside"]:
                choose = (_if(form["key"], id, {name: _ref(form["family"], id)}) for id in instrument_ids())
                kept["allOf"] = list(choose)
        return kept

    def form(self, family: str, id: str) -> Json:
        """The schema of one form."""
        found = FORMS[family](id)
        return self.of_shape(found.shape) if found else {}

    def of_shape(self, shape: Shape) -> Json:
        """The schema of a shape of a form."""
        kept: Json = {"type": _TYPES[shape.kind]} if shape.kind else {}
        if shape.description:
            kept["description"] = shape.description
        if shape.values:
            kept["enum"] = list(shape.values)
        kept |= {word: limit for word, limit in shape.limits.items() if word in ("minimum", "maximum")}
        if shape.names:
            kept |= self._of_ref(shape.names._asdict())
        if shape.item:
            kept["items"] = self.of_shape(shape.item)
        if shape.fields:
            kept["properties"] = {name: self.of_shape(field) for name, field in shape.fields.items()}
            kept["additionalProperties"] = False
        if shape.required:
            kept["required"] = [name for name in shape.fields if name in shape.required]
        return kept


def _without_nothing(part: Json) -> Json | None:
    """What may stand at a place that may be left out, or None for other places."""
    options = part.get("anyOf")
    if part.get("default", 0) is not None or not options or {"type": "null"} not in options or len(options) != 2:
        return None
    inner = next(option for option in options if option != {"type": "null"})
    return {**inner, "description": part["description"]} if "description" in part else inner


def _with_keys(kept: Json, listed: Json) -> Json:
    """A mapping whose keys are known: each as a property, so that editors complete it."""
    allowed: list[str] = listed.get("enum") or next((option["enum"] for option in listed.get("anyOf", ())), [])
    value = kept["additionalProperties"]
    kept["properties"] = {name: value for name in allowed}
    if "enum" in listed:
        kept["additionalProperties"] = False
        kept.pop("propertyNames", None)
    return kept


def _titles(ids: list[str]) -> Json:
    """What each instrument or clause is called, beside its id."""
    find: tuple[Callable[[str], Any], ...] = (instrument, clause_kind)
    kinds = [next((found for get in find if (found := get(id))), None) for id in ids]
    return {"enumDescriptions": [getattr(kind, "title", "") for kind in kinds]}


def _form_name(family: str, id: str) -> str:
    return f"{family}.{id}"


def _ref(family: str, id: str) -> Json:
    return {"$ref": f"#/$defs/{_form_name(family, id)}"}


def _if(key: str, value: str, then: Mapping[str, Any]) -> Json:
    asked = {"properties": {key: {"const": value}}, "required": [key]}
    return {"if": asked, "then": {"properties": dict(then)}}


def _any_clause() -> Json:
    """A clause of any kind: the kind decides which fields it has."""
    kinds = list(clause_ids())
    chosen = [
        {"if": {"properties": {"clause": {"const": id}}, "required": ["clause"]}, "then": _ref("clauses", id)}
        for id in kinds
    ]
    field = {"description": "The kind of clause.", "enum": kinds, **_titles(kinds)}
    return {"type": "object", "required": ["clause"], "properties": {"clause": field}, "allOf": chosen}
