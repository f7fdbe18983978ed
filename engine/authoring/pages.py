"""The page about problems, section by section: what a code means, with a bad and a good example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).with_name("problems.md")
_HEAD = re.compile(r"^## ([A-Z][0-9]{3}) (.*)$")
_FENCE = re.compile(r"^```yaml(?: (.*))?$")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the words after its fence, such as `bad over salt_and_silk`, and its text."""

    words: tuple[str, ...]
    text: str

    @property
    def is_bad(self) -> bool:
        """True when it shows the problem."""
        return self.words[:1] == ("bad",)


@dataclass(frozen=True, slots=True)
class Section:
    """What the page says about one code."""

    code: str
    title: str
    text: str
    examples: tuple[Example, ...]


@cache
def sections() -> dict[str, Section]:
    """All sections by code, in the order of the page."""
    found: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    lines: list[str] = []
    for line in PAGE.read_text(encoding="utf-8").split("\n"):
        if match := _HEAD.match(line):
            titles[match[1]] = match[2]
            lines = found[match[1]] = []
        elif line.startswith("# ") and not _inside_fence(lines):
            lines = []
        else:
            lines.append(line)
    return {code: _section(code, titles[code], part) for code, part in found.items()}


def _inside_fence(lines: list[str]) -> bool:
    return sum(line.startswith("```") for line in lines) % 2 == 1


def _section(code: str, title: str, lines: list[str]) -> Section:
    text: list[str] = []
    examples: list[Example] = []
    block: list[str] | None = None
    words: tuple[str, ...] = ()
    for line in lines:
        if block is None and (match := _FENCE.match(line)):
            words, block = tuple((match[1] or "").split()), []
        elif block is not None and line == "```":
            examples.append(Example(words, "\n".join(block) + "\n"))
            block = None
        else:
            (text if block is None else block).append(line)
    return Section(code, title, " ".join(" ".join(text).split()), tuple(examples))
