"""The models of the file: every field explains itself, and the schema for editors says the same."""

import json
from collections.abc import Iterator

import pytest

from engine.authoring.file import ScenarioFile
from engine.authoring.file.base import Entry
from engine.authoring.file.forms import FORMS, clause_form, numbers_form, use_form
from engine.authoring.folders import clause_ids, instrument_ids
from engine.authoring.model_shapes import shape_of
from engine.authoring.shapes import Shape
from engine.diplomacy import vocabulary
from engine.instruments import catalogue


def all_models(model: type[Entry] = Entry) -> Iterator[type[Entry]]:
    for sub in model.__subclasses__():
        if sub.__module__.startswith("engine."):
            yield sub
        yield from all_models(sub)


@pytest.mark.parametrize("model", sorted(all_models(), key=lambda m: m.__qualname__), ids=lambda m: m.__name__)
def test_every_field_has_its_help(model: type[Entry]) -> None:
    helps = model.field_help()

    assert [name for name in model.model_fields if not helps.get(name)] == []
    assert all(help[0].isupper() and help.endswith((".", "?")) for help in helps.values())


@pytest.mark.parametrize("model", sorted(all_models(), key=lambda m: m.__qualname__), ids=lambda m: m.__name__)
def test_every_model_refuses_unknown_keys_and_changes(model: type[Entry]) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]
    assert model.model_config["strict"]


def test_the_schema_for_editors_has_the_help_and_the_places_of_names() -> None:
    schema = ScenarioFile.model_json_schema()

    assert json.dumps(schema)
    seat = schema["$defs"]["Seat"]["properties"]
    assert seat["home"]["description"] == "Home support at the start, 0 to 100."
    assert seat["region"]["x-names"]["places"] == ["economy.regions"]


def test_the_shape_knows_every_field_of_the_schema() -> None:
    shape = shape_of(ScenarioFile)

    assert list(shape.fields) == list(ScenarioFile.model_json_schema()["properties"])
    assert shape.required == frozenset(ScenarioFile.model_json_schema()["required"])


@pytest.mark.parametrize("instrument", catalogue())
def test_every_instrument_has_a_form_with_help(instrument: str) -> None:
    form = use_form(instrument)

    assert form is not None
    assert all_helped(form.shape)


@pytest.mark.parametrize("kind", vocabulary())
def test_every_clause_has_a_form_with_help(kind: str) -> None:
    form = clause_form(kind)

    assert {"clause", "by", "from", "until", "in_return_for"} <= set(form.shape.fields)
    assert all_helped(form.shape)


def test_there_is_a_form_for_the_numbers_of_the_rules() -> None:
    assert all_helped(numbers_form("").shape)
    assert set(FORMS) == {"instruments", "clauses", "numbers"}


def all_helped(shape: Shape) -> bool:
    return all(field.description for field in shape.fields.values())


def test_the_folders_hold_what_the_engine_finds_in_them() -> None:
    assert instrument_ids() == tuple(catalogue())
    assert clause_ids() == tuple(vocabulary())
