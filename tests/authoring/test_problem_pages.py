"""The page about problems: every code has its section, and its examples show the problem and its cure."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from engine.authoring.load import load, load_and_play
from engine.authoring.pages import PAGE, Example, sections
from engine.authoring.problems import CODES
from engine.authoring.rehearse import rehearse
from engine.authoring.rehearse_findings import placed_findings
from engine.authoring.source import MAX_BYTES
from engine.authoring.tests_file import load_tests
from engine.authoring.tests_run import run_tests
from tui.cli import main

CAFE = "format: 1\nextends: tiny\ntitle: Café\n"
MADE: dict[str, tuple[bytes, bytes]] = {
    "Y101": (b"# " + b"x" * MAX_BYTES, b"format: 1\nextends: tiny\n"),
    "Y102": (CAFE.encode("latin-1"), CAFE.encode()),
    "Y109": (b"debrief: [" + b"1," * 60_000 + b"]", b"format: 1\nextends: tiny\n"),
}  # fmt: skip
"""Examples that cannot stand on a page: too large, or of another encoding."""
WITHOUT = {"Y115", "T401"}
"""Codes about what is not there at all; see test_load and test_scenario_tests."""
PLAYED = {"S306", "S310", "S320", "S321", "S323"}


def test_every_code_has_its_section_in_order() -> None:
    found = sections()

    assert list(found) == list(CODES)
    for code, section in found.items():
        assert section.title == CODES[code].title[0].upper() + CODES[code].title[1:]
        assert section.text or section.examples


def test_every_section_has_a_bad_and_a_good_example() -> None:
    shown = {code: {example.words[0] for example in section.examples} for code, section in sections().items()}

    assert [code for code, kinds in shown.items() if kinds != {"bad", "good"} and code not in {*MADE, *WITHOUT}] == []


def examples() -> Iterator[tuple[str, Example]]:
    for code, section in sections().items():
        yield from ((code, example) for example in section.examples)


def text_of(example: Example) -> str:
    """The whole file that an example stands for."""
    if "whole" in example.words:
        return example.text
    return f"format: 1\nextends: {base_of(example)}\n{example.text}"


def base_of(example: Example) -> str:
    """The scenario that an example is laid over."""
    return example.words[example.words.index("over") + 1] if "over" in example.words else "tiny"


@cache
def rehearsed(text: str) -> Counter[str]:
    """The codes of what a short rehearsal of a file finds."""
    loaded = load(text, name="example.yaml")
    assert loaded.problems == ()
    assert loaded.scenario is not None
    return Counter(p.code for p in placed_findings(rehearse(loaded.scenario, games=16, thinking=0), loaded))


def codes_of(code: str, example: Example, folder: Path) -> set[str]:
    """The codes of all problems that an example gives."""
    if "tests" in example.words:
        return _codes_of_tests(example.text, folder)
    look = load_and_play if code in PLAYED else load
    return {problem.code for problem in look(text_of(example), name="example.yaml").problems}


def _codes_of_tests(text: str, folder: Path) -> set[str]:
    (folder / "tiny.yaml").write_text("format: 1\nextends: tiny\n")
    file = folder / "tiny.tests.yaml"
    file.write_text(text)
    loaded = load_tests(file)
    return {p.code for p in (*loaded.problems, *(p for ran in run_tests(loaded) for p in ran.problems))}


@pytest.mark.parametrize(("code", "example"), list(examples()), ids=lambda v: v if isinstance(v, str) else v.words[0])
def test_each_example_shows_what_it_says(code: str, example: Example, tmp_path: Path) -> None:
    if code[0] == "R":
        more = rehearsed(text_of(example))[code] - rehearsed(f"format: 1\nextends: {base_of(example)}\n")[code]
        assert more > 0 if example.is_bad else more <= 0
        return
    found = codes_of(code, example, tmp_path)

    assert code in found if example.is_bad else found == set()


@pytest.mark.parametrize("code", MADE)
def test_what_cannot_stand_on_a_page_is_made_here(code: str) -> None:
    bad, good = MADE[code]

    assert code in {problem.code for problem in load(bad).problems}
    assert load(good).problems == ()


def test_the_answer_on_top_of_the_page_is_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    block = page.split("```yaml good Y116\n")[1].split("```")[0]

    assert load(f"format: 1\nextends: tiny\n{block}").problems == ()


def test_explain_shows_the_section_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "S305"]) == 0

    shown = capsys.readouterr().out
    assert shown.startswith("S305: something dated after the end (warning)\n")
    assert "The clock has fewer rounds" in shown
    assert "late: {round: 3" in shown
    assert main(["explain", "S999"]) == 2
