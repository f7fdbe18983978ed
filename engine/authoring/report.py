"""How problems are shown: as text for people, as plain values for tools."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

from engine.authoring.cells import cells, visible, window
from engine.authoring.problems import Level, Problem

WIDTH = 100
"""Columns of a report; longer lines of the file are clipped round the caret."""
SHOWN = 20
"""Problems printed in full; a reader mends these first, and the next run shows the rest."""


def report(problems: Sequence[Problem], *, shown: int = SHOWN) -> str:
    """All problems as text, the first `shown` in full and the rest as a count; empty if there are none."""
    if not problems:
        return ""
    blocks = [report_one(problem) for problem in problems[:shown]]
    return "\n\n".join([*blocks, summary(problems, shown=shown)]) + "\n"


def report_one(problem: Problem) -> str:
    """One problem as a headline, the line of the file with a caret, and what to do."""
    head = f"{visible(problem.file)}:{problem.line}:{problem.column}: "
    level = "" if problem.level == "error" else f"{problem.level}: "
    lines = _wrapped(f"{level}{visible(problem.message)} [{problem.code}]", head, "    ")
    gutter = " " * len(str(problem.line))
    if problem.excerpt.strip():
        lines += _excerpt(problem, gutter)
    if problem.help:
        lines += _wrapped(visible(problem.help), f"{gutter} = ", f"{gutter}   ")
    return "\n".join(lines)


def _excerpt(problem: Problem, gutter: str) -> list[str]:
    start = min(problem.column - 1, len(problem.excerpt))
    room = WIDTH - len(gutter) - 3
    text, before, under = window(problem.excerpt, start, problem.width, room=room)
    caret = " " * before + "^" * min(under, max(1, room - before))
    return [f"{gutter} |", f"{problem.line} | {text.rstrip()}", f"{gutter} | {caret}"]


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    if cells(first + text) <= WIDTH:
        return [first + text]
    if len(first) > WIDTH // 2:
        return [first.rstrip(), *_wrapped(text, rest, rest)]
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=True,
        break_on_hyphens=False,
    )


def summary(problems: Sequence[Problem], *, shown: int = SHOWN) -> str:
    """The number of problems in words: '3 errors, 1 warning'."""
    count = Counter(problem.level for problem in problems)
    levels: tuple[Level, ...] = ("error", "warning", "note")
    parts = [f"{count[level]} {level}{'' if count[level] == 1 else 's'}" for level in levels if count[level]]
    more = f" (the first {shown} are shown)" if len(problems) > shown else ""
    return ", ".join(parts) + more


def as_data(problem: Problem) -> dict[str, str | int]:
    """One problem as plain values, ready for JSON."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    }
