"""Broken YAML in plain words: what the parser stumbled over, and what the author most likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from engine.authoring.cells import quote, visible
from engine.authoring.problems import Problem, Span
from engine.authoring.source import Source

_QUOTE_IT = "put the text in quotes"
_LINE_UP = "keys that belong together start in the same column; check the spaces before this line"
_GENERAL = "check the indentation, quotes and ':' here and on the line above"
_BACKSLASH = r"a '\' inside double quotes has a special meaning"
_SINGLE_QUOTES = "use single quotes, or write \\\\ for one \\"
_LONG_ESCAPE = re.compile(r"\\U([0-9a-fA-F]{8})")
_LONGEST_KEY = 1000
"""YAML itself knows no longer ones."""
_SECOND_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where the parser stopped, where the thing it was reading began, and what it said about both."""

    source: Source
    problem: str
    context: str
    place: Span
    began: Span

    @property
    def line(self) -> str:
        """The line where the parser stopped, up to the end."""
        return self.source.line(self.place.line)

    @property
    def before(self) -> str:
        """The part of that line before the place."""
        return self.line[: self.place.column - 1]

    @property
    def here(self) -> str:
        """The part of that line from the place on."""
        return self.line[self.place.column - 1 :]


Hint = tuple[Span, str, str]
"""Where to point, what is wrong, what to do."""


def explain_yaml_error(error: Exception, source: Source) -> Problem:
    """One problem for the error that stopped the parser; both of its back ends get the same words."""
    if not isinstance(error, yaml.YAMLError):
        return _huge_escape(source)
    stumble = _stumble(error, source)
    said = f"{stumble.context} {stumble.problem}".lower()
    for pattern, hint in _HINTS:
        if re.search(pattern, said):
            span, message, help = hint(stumble)
            return source.problem("Y105", span, message, help)
    return source.problem("Y105", stumble.place, "this cannot be read as YAML", _GENERAL)


def _huge_escape(source: Source) -> Problem:
    """The problem of an escape such as \\UFFFFFFFF, which names no character."""
    for number, line in enumerate(source.lines, start=1):
        if (column := next((m.start() + 1 for m in _LONG_ESCAPE.finditer(line) if int(m[1], 16) > 0x10FFFF), 0)) > 0:
            return source.problem("Y105", Span(number, column), _BACKSLASH, _SINGLE_QUOTES)
    return source.problem("Y105", Span(1, 1), "this cannot be read as YAML", _GENERAL)


def _stumble(error: yaml.YAMLError, source: Source) -> Stumble:
    place = _place(getattr(error, "problem_mark", None), source)
    began = _place(getattr(error, "context_mark", None), source) if getattr(error, "context_mark", None) else place
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    return Stumble(source, problem, context, place, began)


def _place(mark: yaml.Mark | None, source: Source) -> Span:
    """The place of a mark, or the last written line when it is beyond the end."""
    line = mark.line + 1 if mark else 1
    column = mark.column + 1 if mark else 1
    while line > 1 and not source.line(line).strip():
        line -= 1
        column = len(source.line(line).rstrip()) + 1
    return Span(line, column)


def _colon(at: Stumble) -> Hint:
    if at.place.column > _LONGEST_KEY:
        return at.place._replace(column=1), "this key is too long", "a key is one word before a ':'"
    if _SECOND_COLON.search(at.before):
        return at.place, "a second ': ' on this line", "put the text in quotes if it contains a colon"
    above = next((n for n in range(at.place.line - 1, 0, -1) if at.source.line(n).strip()), 0)
    indent = _indent(at.source.line(above))
    if above and indent == _indent(at.line):
        return _no_colon(replace(at, began=Span(above, indent + 1)))
    help = "the line above already has its value; indent this line like it, or leave that value out"
    return at.place, "this line has a key, but stands deeper than the line above", help


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _no_colon(at: Stumble) -> Hint:
    word = at.source.line(at.began.line)[at.began.column - 1 :].split("#")[0].strip()
    help = "a key is followed by a ':' and a space; a text over several lines is indented deeper than its key"
    return at.began._replace(width=max(1, len(word))), f"there is no ':' after {quote(word)}", help


def _first_sign(at: Stumble) -> Hint:
    sign = visible(at.here[:1]) or " "
    return at.place, f"a text cannot begin with {quote(sign)}", _QUOTE_IT


def _unclosed_quote(at: Stumble) -> Hint:
    sign = at.source.line(at.began.line)[at.began.column - 1 : at.began.column]
    help = f"close it with another {sign}; inside the text write '' for an apostrophe between '...'"
    if sign == '"':
        help = f'close it with another {sign}; inside the text write \\" for a quotation mark'
    return at.began, "the quotation mark here is never closed", help


def _escape(at: Stumble) -> Hint:
    column = at.line.rfind("\\", 0, at.place.column) + 1
    return at.place._replace(column=column or at.place.column), _BACKSLASH, _SINGLE_QUOTES


def _unclosed_bracket(at: Stumble) -> Hint:
    opening = at.source.line(at.began.line)[at.began.column - 1 : at.began.column]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    help = f"close it with '{closing}', and put commas between its entries"
    return at.began, f"the '{opening or '['}' here is not closed", help


def _misaligned(at: Stumble) -> Hint:
    if at.before.strip(" -"):
        return (
            at.place,
            "there is more text after the end of this value",
            'put the whole text in one pair of "..."',
        )
    if at.here.startswith(":"):
        return at.place, "there is no key before this ':'", "put the text in quotes if it begins with ':'"
    if at.here.startswith(("- ", "-\t")) or at.here.strip() == "-":
        return (
            at.place,
            "this '-' does not line up with the lines above",
            "the items of a list start in the same column",
        )
    return at.place, "this line does not line up with the lines above", _LINE_UP


def _misplaced_item(at: Stumble) -> Hint:
    help = "start the list on the next line; put the text in quotes if it begins with '- '"
    return at.place, "a list item cannot start here", help


def _question(at: Stumble) -> Hint:
    return at.place, "a text cannot begin with '? ' here", _QUOTE_IT


def _reference(at: Stumble) -> Hint:
    sign = at.source.line(at.began.line)[at.began.column - 1 : at.began.column]
    return at.began, f"a text cannot begin with {quote(sign or '*')}", _QUOTE_IT


def _block_header(at: Stumble) -> Hint:
    help = "start the text on the next line, indented; nothing but a comment may follow '|' or '>'"
    return at.place, "a text after '|' or '>' starts on the next line", help


def _block_indent(at: Stumble) -> Hint:
    return at.place, "the first lines of this text stand deeper than the next ones", _LINE_UP


def _empty_entry(at: Stumble) -> Hint:
    return (
        at.place,
        "there is nothing before this sign",
        "delete the spare comma or bracket, or put the text in quotes",
    )


def _directive(at: Stumble) -> Hint:
    return at.began, "a line cannot begin with '%'", _QUOTE_IT


def _outside(at: Stumble) -> Hint:
    for number, line in enumerate(at.source.lines[: at.place.line], start=1):
        if line.startswith("%"):
            return _directive(replace(at, began=Span(number, 1)))
    return _misaligned(at)


_HINTS: tuple[tuple[str, Callable[[Stumble], Hint]], ...] = (
    (r"mapping values are not allowed", _colon),
    (r"scanning a simple key.*could not find expected ':'", _no_colon),
    (r"cannot start any token", _first_sign),
    (r"quoted scalar.*(end of stream|document (indicator|separator))", _unclosed_quote),
    (r"(unknown escape|hexadecimal|hexdecimal|escape code|escape sequence)", _escape),
    (r"(scanning an? (alias|anchor)|(scanning|parsing) a tag|tag handle)", _reference),
    (r"directive", _directive),
    (r"block scalar.*(comment or a? ?line break|indicator)", _block_header),
    (r"block scalar.*(leading|tab character)", _block_indent),
    (r"flow (sequence|mapping).*expected ','", _unclosed_bracket),
    (r"flow node", _empty_entry),
    (r"flow (sequence|mapping)", _unclosed_bracket),
    (r"sequence entries are not allowed", _misplaced_item),
    (r"mapping keys are not allowed", _question),
    (r"(block mapping|block collection|block sequence|block end|expected key|'-' indicator)", _misaligned),
    (r"document start", _outside),
    (r"expected (the )?node content|block node", _empty_entry),
)
"""What the parser says, in the words of both its back ends, and the function that knows what it means."""
