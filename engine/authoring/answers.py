"""Warnings an author has answered in the file: `# ok: S304 the last round is a decoy`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.authoring.problems import CODES, Problem, Span, in_file_order
from engine.authoring.source import Source

_ANSWER = re.compile(r"(?:^|\s)#\s*ok:\s*([A-Z][0-9]{3})\b[ \t]*(.*)$")
_ALONE = re.compile(r"\s*#")


def unanswered(problems: Sequence[Problem], source: Source) -> tuple[Problem, ...]:
    """The problems without the warnings and notes that are answered on their line or on a line of its own above.

    An answer without a reason, with an unknown code, or to an error is a problem itself.
    """
    answers = _answers(source)
    if not answers:
        return tuple(problems)
    kept = [p for p in problems if p.level == "error" or (p.place, p.code) not in answers]
    return in_file_order((*kept, *_bad_answers(source)))


def _answers(source: Source) -> set[tuple[int, str]]:
    """Line and code of each answer; one on a line of its own speaks for the next line that is no comment."""
    found: set[tuple[int, str]] = set()
    if "ok:" not in source.clean:
        return found
    for number, line in enumerate(source.lines, start=1):
        if match := _ANSWER.search(line):
            found.add((_line_meant(source, number), match[1]))
    return found


def _line_meant(source: Source, number: int) -> int:
    while number <= len(source.lines) and _ALONE.match(source.line(number)):
        number += 1
    return number


def _bad_answers(source: Source) -> list[Problem]:
    problems = []
    for number, line in enumerate(source.lines, start=1):
        match = _ANSWER.search(line)
        if match is None:
            continue
        span = Span(number, match.start(1) + 1, 4)
        if match[1] not in CODES or CODES[match[1]].level == "error":
            message = f"'{match[1]}' cannot be answered with 'ok:'"
            problems.append(source.problem("Y116", span, message, "only warnings and notes can be answered"))
        elif not match[2].strip():
            problems.append(source.problem("Y116", span, "this answer gives no reason", "say why after the code"))
    return problems
