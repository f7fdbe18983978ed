"""The schema for editors: it says what the loader says, knows a file's own names, and the shipped one is fresh."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine.authoring.compose import parse
from engine.authoring.editor import (
    MODELINE,
    OVERLAY_FILE,
    SCHEMA_FILE,
    editor_schema,
    overlay_schema,
    schema_text,
)  # fmt: skip
from engine.authoring.load import find, load, shelf
from engine.authoring.nodes import Node
from engine.authoring.overlay import extends
from engine.figures import kind_of
from tests.authoring.small_scenario import SMALL
from tui.cli import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def root_of(text: str = SMALL) -> Node:
    root = parse(text, "small.yaml").root
    assert root is not None
    return root


def wrongs(text: str, schema: dict[str, Any]) -> list[str]:
    """Where a text does not fit a schema."""
    return [".".join(map(str, e.absolute_path)) for e in Draft202012Validator(schema).iter_errors(root_of(text).value)]


def test_the_shipped_schema_is_the_generated_one() -> None:
    """After a change of the models: `brink schema > scenarios/scenario.schema.json`."""
    assert (SCENARIOS / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text(editor_schema())


def test_the_shipped_schema_of_overlays_is_the_generated_one() -> None:
    """After a change of the models: `brink schema --overlay > scenarios/overlay.schema.json`."""
    assert (SCENARIOS / OVERLAY_FILE).read_text(encoding="utf-8") == schema_text(overlay_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(editor_schema())
    Draft202012Validator.check_schema(editor_schema(root_of()))


@pytest.mark.parametrize("name", [entry.id for entry in shelf()])
def test_every_shipped_scenario_fits_its_schema_and_names_it(name: str) -> None:
    loaded = find(name)
    tree = parse(loaded.text, name)
    assert tree.root is not None
    assert loaded.tree is not None
    is_overlay = extends(tree)
    make = overlay_schema if is_overlay else editor_schema

    assert loaded.text.startswith(MODELINE.format(OVERLAY_FILE if is_overlay else SCHEMA_FILE))
    assert wrongs(loaded.text, make()) == []
    assert wrongs(loaded.text, make(loaded.tree.root)) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("region: us", "region: japn", "seats.us.region"),
        ("home: 58", "home: 158", "seats.china.home"),
        ("    home: 58", "    hom: 58", "seats.china"),
        ("duty: 30", "duty: 300", "measures.duty_china.use.duty"),
        ("level: normal", "level: norml", "measures.licences_us.use.level"),
        ("basis: ieepa}\n    source", "bases: ieepa}\n    source", "measures.duty_china.use"),
        ("china.us: -2", "china.uk: -2", "trust"),
        ("gate: 85}", "gate: 120}", "history.threat.act"),
        ("seat: us\n", "seat: su\n", "history.threat.seat"),
        ("jobs: {name", "Jobs: {name", "seats.china.blocs"),
    ],
)
def test_what_the_loader_refuses_does_not_fit_the_schema_of_the_file(old: str, new: str, where: str) -> None:
    assert old in SMALL

    assert where in wrongs(SMALL.replace(old, new), editor_schema(root_of()))


def test_names_of_the_file_are_known_to_its_own_schema_only() -> None:
    own, general = editor_schema(root_of()), editor_schema()

    assert own["$defs"]["Opening"]["properties"]["by"]["enum"] == ["china", "us"]
    assert "enum" not in general["$defs"]["Opening"]["properties"]["by"]
    assert "tariff" in general["$defs"]["Opening"]["properties"]["instrument"]["enum"]


def test_every_figure_that_is_offered_exists() -> None:
    offered = editor_schema(root_of())["$defs"]["Slide"]["properties"]["figure"]["anyOf"][0]["enum"]

    assert {"us.gate.magnets", "tariff.us.china", "market", "china.term.drag", "us.output.agri_food"} <= set(offered)
    assert all(kind_of(name) for name in offered)


def tags_of(schema: dict[str, Any], part: str, key: str) -> set[str]:
    found = schema["$defs"][part]["properties"][key]
    return set(found["anyOf"][0]["enum"])


def test_the_tags_that_instruments_declare_are_offered() -> None:
    own, general = editor_schema(root_of()), editor_schema()

    assert {"licence", "hostage", "extraterritorial", "basis.ieepa"} <= tags_of(general, "MeasureWanted", "tag")
    assert {"line.soybeans", "input.magnets", "user.us"} <= tags_of(own, "MeasureWanted", "tag")
    assert {"level.ban", "basis.ieepa"} <= tags_of(own, "Effect", "tag")
    assert {"self.flow", "other.line.soybeans", "china.control", "trust_high", "traded"} <= tags_of(
        own, "Reaction", "tag"
    )
    assert not {"flow", "level.ban", "traded"} & tags_of(own, "MeasureWanted", "tag")


@pytest.mark.parametrize(
    ("tag", "fits"), [("tariff", True), ("line.soybeans", True), ("line.pork", False), ("brod", False)]
)
def test_a_tag_of_a_condition_fits_the_schema_as_it_fits_the_loader(tag: str, fits: bool) -> None:
    text = SMALL.replace(
        "beats:\n", f"beats:\n  echo: {{when: {{in_force: {{tag: {tag}}}}}, headline: A, text: B, source: c}}\n"
    )

    assert text != SMALL
    assert (wrongs(text, editor_schema(root_of())) == []) == fits
    assert ("S331" not in [p.code for p in load(text).problems]) == fits


def test_nothing_in_it_is_of_use_to_us_alone() -> None:
    text = schema_text(editor_schema(root_of()))

    assert "x-" not in text.replace("Ex-", "")
    assert '"multipleOf": 0' not in text


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0

    assert capsys.readouterr().out == schema_text(editor_schema())


def test_the_command_writes_the_schema_of_a_file_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SMALL)

    assert main(["schema", str(file)]) == 0

    assert json.loads((tmp_path / "mine.schema.json").read_text()) == editor_schema(root_of())
    assert MODELINE.format("mine.schema.json") in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("seats: [\n")

    assert main(["schema", str(file)]) == 2
    assert "broken.yaml:1:" in capsys.readouterr().err


def test_tests_have_a_schema_too_with_the_names_of_their_scenario(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(SMALL)
    file = tmp_path / "mine.tests.yaml"
    text = "format: 1\ntests:\n  one:\n    says: One.\n    play:\n      - us: {do: speak, words: Hello.}\n"
    file.write_text(text)

    assert main(["schema", str(file)]) == 0

    schema = json.loads((tmp_path / "mine.tests.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    assert wrongs(text, schema) == []
    assert wrongs(text.replace("us:", "uk:"), schema) == ["tests.one.play.0"]
