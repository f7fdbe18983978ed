"""Each way to write a bad file has its file here, and beside it the report that an author gets."""

from pathlib import Path

import pytest
import yaml

from engine.authoring.cells import cells
from engine.authoring.compose import FAST, parse
from engine.authoring.report import WIDTH, report
from engine.authoring.validate import validate
from tests.authoring.golden import check_golden
from tests.authoring.small_file import SmallFile

FILES = sorted((Path(__file__).parent / "bad_files").glob("*.yaml"))
SAME_PLACE_OTHER_WORDS = {"long_key"}


def report_of(file: Path, loader: type = FAST) -> str:
    _, problems = validate(SmallFile, parse(file.read_bytes(), file.name, loader=loader))
    return report(problems)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_bad_file_has_its_report(file: Path) -> None:
    check_golden(file, report_of(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_yaml_back_ends_give_the_same_report(file: Path) -> None:
    assert report_of(file, yaml.SafeLoader) == report_of(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_report_fits_and_hides_nothing(file: Path) -> None:
    """No line is wider than a report, and no character in it can steer a terminal."""
    text = report_of(file)

    assert [line for line in text.splitlines() if cells(line) > WIDTH] == []
    assert all(char == "\n" or char.isprintable() for char in text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bad_file_gives_an_error_with_a_place_and_no_instance(file: Path) -> None:
    instance, problems = validate(SmallFile, parse(file.read_bytes(), file.name))
    lines = file.read_bytes().count(b"\n") + 1

    assert instance is None or all(problem.level != "error" for problem in problems)
    assert problems
    assert all(1 <= problem.line <= lines and problem.column >= 1 and problem.message for problem in problems)
