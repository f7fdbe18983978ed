"""Scenarios that are wrong in one way each, with the report an author gets; and that every code has such a file."""

import re
from pathlib import Path

import pytest

from engine.authoring.cells import cells
from engine.authoring.load import load
from engine.authoring.problems import CODES
from engine.authoring.report import WIDTH, report
from tests.authoring.golden import check_golden
from tests.authoring.small_scenario import SMALL

HERE = Path(__file__).parent
FILES = sorted((HERE / "bad_scenarios").glob("*.yaml"))
NOT_IN_A_FILE = {"Y101", "Y109", "Y115", "F209", "S310", "S320", "S321", "S323"}
"""Files too large to keep, or none at all; what only play can find; what no model of ours can give."""


def report_of(file: Path) -> str:
    return report(load(file.read_bytes(), name=file.name).problems)


def test_the_small_scenario_itself_has_no_problems() -> None:
    loaded = load(SMALL)

    assert loaded.problems == ()
    assert loaded.scenario is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_bad_scenario_has_its_report(file: Path) -> None:
    check_golden(file, report_of(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_report_fits_the_screen(file: Path) -> None:
    assert [line for line in report_of(file).splitlines() if cells(line) > WIDTH] == []


@pytest.mark.parametrize("file", [f for f in FILES if f.stem[:1] == "S"], ids=lambda file: file.stem)
def test_a_file_named_after_a_code_shows_that_code(file: Path) -> None:
    assert file.stem[:4] in {p.code for p in load(file.read_bytes(), name=file.name).problems}


def test_every_code_has_a_file_that_shows_it() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("bad_*/*.out"))
    shown = set(re.findall(r"\[([A-Z][0-9]{3})\]", text))

    assert {code for code in CODES if code[0] not in "TR"} - NOT_IN_A_FILE == shown - NOT_IN_A_FILE


def test_an_answered_warning_is_not_shown() -> None:
    loaded = load((HERE / "bad_scenarios" / "answered.yaml").read_bytes(), name="answered.yaml")

    assert loaded.problems == ()
    assert loaded.scenario is not None
