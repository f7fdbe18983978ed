"""How problems look: carets under wide characters, clipped lines, no sign that steers a terminal."""

import json

import pytest

from engine.authoring.cells import cells, clip, is_unseen, quote, visible, window
from engine.authoring.problems import CODES, Problem, in_file_order
from engine.authoring.report import WIDTH, as_data, report, report_one, summary


def a_problem(*, line: int = 1, column: int = 1, code: str = "F203", excerpt: str = "", width: int = 1) -> Problem:
    return Problem(
        file="a.yaml",
        line=line,
        column=column,
        width=width,
        code=code,
        message="wrong",
        help="mend it",
        excerpt=excerpt,
    )


@pytest.mark.parametrize(("text", "size"), [("abc", 3), ("中国", 4), ("e\u0301", 1), ("😀", 2), ("", 0)])
def test_cells_are_those_of_a_terminal(text: str, size: int) -> None:
    assert cells(text) == size


@pytest.mark.parametrize("char", "\x00\x07\x1b\x7f\x9b\u00a0\u00ad\u200b\u200f\u202e\u2028\u2066\ufeff\u3164\ue000")
def test_characters_that_steer_or_hide_are_unseen_and_shown_by_a_stand_in(char: str) -> None:
    assert is_unseen(char)
    assert visible(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize("char", "aä中€—’ \u0301😀±")
def test_characters_people_read_are_not_unseen(char: str) -> None:
    assert not is_unseen(char)


def test_the_caret_stands_under_its_word_behind_wide_characters() -> None:
    lines = report_one(a_problem(excerpt="中国: block", column=5, width=5)).splitlines()

    assert lines[2] == "1 | 中国: block"
    assert lines[3] == "  |       ^^^^^"


def test_a_long_line_is_clipped_round_the_caret() -> None:
    text = report_one(a_problem(excerpt="x" * 5000 + " block " + "y" * 5000, column=5002, width=5))

    assert all(cells(line) <= WIDTH for line in text.splitlines())
    marked, caret = text.splitlines()[2:4]
    assert marked[caret.index("^") : caret.rindex("^") + 1] == "block"
    assert marked.count("…") == 2


def test_the_caret_may_stand_behind_the_end_of_the_line() -> None:
    assert report_one(a_problem(excerpt="title:", column=7)).splitlines()[3] == "  |       ^"


@pytest.mark.parametrize("room", [1, 2, 5, 40])
def test_clipped_text_fits_its_room(room: int) -> None:
    for text in ("a" * 80, "中" * 80, "e\u0301" * 80, ""):
        assert cells(clip(text, room)) <= room


def test_a_window_fits_whatever_the_line_holds() -> None:
    for line in ("", "a", "中" * 300, "\u0301" * 300, "\x1b" * 300, "a b" * 300):
        for start in (0, 1, 150, 299):
            text, before, under = window(line, start, 20, room=60)
            assert cells(text) <= 60
            assert before >= 0
            assert under >= 1


def test_a_quoted_value_is_short_and_safe() -> None:
    assert quote("a\x1b[31m") == "'a\ufffd[31m'"
    assert cells(quote("中" * 500)) <= 42


def test_twenty_problems_are_printed_and_the_rest_is_counted() -> None:
    problems = [a_problem(line=line, excerpt="x") for line in range(1, 31)]

    text = report(problems)

    assert text.count("[F203]") == 20
    assert text.endswith("30 errors (the first 20 are shown)\n")


def test_no_problem_is_no_report() -> None:
    assert report([]) == ""


def test_the_summary_counts_each_level() -> None:
    assert summary([a_problem(), a_problem(code="S308"), a_problem(code="S308")]) == "1 error, 2 warnings"


def test_problems_stand_in_file_order_and_once() -> None:
    late, early = a_problem(line=9), a_problem(line=2, column=5)

    assert in_file_order([late, early, late]) == (early, late)


def test_a_problem_as_json_has_all_that_a_tool_needs() -> None:
    data = json.loads(json.dumps(as_data(a_problem(line=3, column=7, width=5))))

    assert data == {
        "file": "a.yaml", "line": 3, "column": 7, "width": 5, "level": "error", "code": "F203",
        "message": "wrong", "help": "mend it",
    }  # fmt: skip


def test_a_place_can_be_said_in_words() -> None:
    assert a_problem(line=3, column=7).where == "line 3, column 7"


def test_every_code_has_a_letter_for_where_it_comes_from() -> None:
    assert all(code[0] in "YFSTR" and len(code) == 4 and CODES[code].title for code in CODES)
