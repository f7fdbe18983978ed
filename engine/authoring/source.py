"""A file as text: read, decoded, and looked over for characters that nobody can see."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from engine.authoring.cells import is_unseen, quote
from engine.authoring.problems import MOST, Problem, Span

MAX_BYTES = 1_000_000
"""Forty times a long scenario; keeps the slowest check under a second."""
_LINE_BREAK = re.compile("\r\n|\r|\n")
_TABBED = re.compile(r" *\t[ \t]*(?=[^ \t#])")
_PLAIN_BREAKS = frozenset("\n\r\t")
_WORDS = {"\x1b": "an escape character", "\xa0": "a no-break space", "\ufeff": "a byte order mark"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name, its lines as the author sees them, and the same text made safe to parse.

    `clean` has a space for each unseen character, so that places in it are places in `lines`. Where files are read
    together, `parts` has each with the number of lines before it.
    """

    file: str
    lines: tuple[str, ...]
    clean: str
    parts: tuple[tuple[int, str], ...] = ()

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def problem(self, code: str, span: Span, message: str, help: str = "") -> Problem:
        """A problem at a place of this file."""
        line, column, width = span
        excerpt = self.line(line)
        before, file = next(((n, name) for n, name in reversed(self.parts) if n < line), (0, self.file))
        return Problem(
            file=file, line=line - before, column=column, width=max(1, width), code=code,
            message=message, help=help, excerpt=excerpt, order=line if self.parts else 0,
        )  # fmt: skip


def joined_sources(first: Source, second: Source) -> Source:
    """Two sources read together, the lines of the second after those of the first."""
    shift = len(first.lines)
    parts = first.parts or ((0, first.file),)
    parts += tuple((before + shift, file) for before, file in second.parts or ((0, second.file),))
    return Source(first.file, first.lines + second.lines, f"{first.clean}\n{second.clean}", parts)


def read(path: Path) -> bytes | Problem:
    """The bytes of a file, not many more than are allowed, or why they cannot be had."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return Problem(file=str(path), line=1, column=1, code="Y115", message=f"the file cannot be read: {reason}")


def open_source(raw: bytes | str, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text as a Source, with all problems of its characters; None where the text is not known."""
    if len(raw) > MAX_BYTES:
        help = "split the story into two scenarios, or shorten its texts"
        return None, (_at_start(file, "Y101", f"the file is larger than {MAX_BYTES:,} bytes", help),)
    text = raw if isinstance(raw, str) else _decoded(raw, file)
    if isinstance(text, Problem):
        return None, (text,)
    return _looked_over(text.removeprefix("\ufeff"), file)


def _looked_over(text: str, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    unseen = {char for char in set(text) if is_unseen(char)} - _PLAIN_BREAKS
    tabbed = "\t" in text
    clean = text.translate(dict.fromkeys(map(ord, unseen | {"\t"}), " ")) if unseen or tabbed else text
    source = Source(file, tuple(_LINE_BREAK.split(text)), clean)
    problems = tuple(islice(_unseen(source, unseen), MOST)) if unseen else ()
    tabs = tuple(islice(_tabs(source), MOST)) if tabbed else ()
    return (None if tabs else source), problems + tabs


def _unseen(source: Source, chars: set[str]) -> Iterator[Problem]:
    """One problem for each run of the same unseen character."""
    runs = re.compile("|".join(f"{re.escape(char)}+" for char in sorted(chars)))
    for number, line in enumerate(source.lines, start=1):
        for run in runs.finditer(line):
            yield source.problem(
                "Y103",
                Span(number, run.start() + 1),
                f"{unseen_name(run[0][0])}, which nobody can see",
                "delete it, or type an ordinary space in its place",
            )


def unseen_name(char: str) -> str:
    """What an unseen character is called, with its number: 'right-to-left override (U+202E)'."""
    name = _WORDS.get(char) or unicodedata.name(char, "").lower()
    if not name:
        name = "a control character" if unicodedata.category(char) == "Cc" else "a character without a name"
    return f"{name if name.startswith(('a ', 'an ')) else 'a ' + name} (U+{ord(char):04X})"


def strange_letter(word: str) -> str:
    """The first letter that is none of a to z, by its name, for it may look like one; nothing when there is none."""
    found = next((char for char in word if char.isalpha() and not char.isascii()), "")
    return f"{quote(found)} in it is {unseen_name(found)}; names are written with a to z" if found else ""


def _tabs(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, start=1):
        if match := _TABBED.match(line):
            span = Span(number, line.index("\t") + 1, match[0].count("\t"))
            yield source.problem("Y104", span, "a tab in the indentation", "set your editor to insert spaces")


def _decoded(raw: bytes, file: str) -> str | Problem:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(b"\0") * 4 > len(raw):
        help = "save it as UTF-8 in your editor"
        return _at_start(file, "Y102", "the file is UTF-16 text", help)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, file)


def _not_utf8(raw: bytes, start: int, file: str) -> Problem:
    lines = _LINE_BREAK.split(raw[:start].decode())
    rest = _LINE_BREAK.split(raw[start : start + 200].decode("utf-8", "replace"))[0]
    return Problem(
        file=file, line=len(lines), column=len(lines[-1]) + 1, code="Y102", excerpt=lines[-1] + rest,
        message="from here on the file is not UTF-8 text", help="save it as UTF-8 in your editor",
    )  # fmt: skip


def _at_start(file: str, code: str, message: str, help: str) -> Problem:
    return Problem(file=file, line=1, column=1, code=code, message=message, help=help)
