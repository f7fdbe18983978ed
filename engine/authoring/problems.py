"""What is wrong with a file, where, and how bad it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]


class Span(NamedTuple):
    """A stretch of one line: line and column count characters from 1."""

    line: int
    column: int
    width: int = 1


MOST = 500
"""Problems kept of one kind of check: more are of no use to anybody, and a hostile file has millions."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: how bad it is and what it is called."""

    level: Level
    title: str


CODES: dict[str, Code] = {
    "Y101": Code("error", "the file is too large"),
    "Y102": Code("error", "the file is not UTF-8 text"),
    "Y103": Code("error", "an invisible or control character"),
    "Y104": Code("error", "a tab in the indentation"),
    "Y105": Code("error", "broken YAML"),
    "Y106": Code("error", "an anchor, alias or merge key"),
    "Y107": Code("error", "a tag"),
    "Y108": Code("error", "nested too deeply"),
    "Y109": Code("error", "too many entries"),
    "Y110": Code("error", "a key stands twice"),
    "Y111": Code("error", "a key that is not one word"),
    "Y112": Code("error", "a directive or a second document"),
    "Y113": Code("error", "the file is empty"),
    "Y114": Code("warning", "a text is cut at '#'"),
    "Y115": Code("error", "the file cannot be read"),
    "Y116": Code("warning", "an answer that answers nothing"),
    "F201": Code("error", "an unknown key"),
    "F202": Code("error", "a missing key"),
    "F203": Code("error", "the wrong kind of value"),
    "F204": Code("error", "a value that is not on the list"),
    "F205": Code("error", "a number out of its limits"),
    "F206": Code("error", "too long or too short"),
    "F207": Code("error", "a text of the wrong form"),
    "F208": Code("error", "values that do not go together"),
    "F209": Code("error", "a value that does not fit"),
    "S301": Code("error", "a name that is not in the file"),
    "S302": Code("error", "a figure there is not"),
    "S303": Code("error", "a value between two steps of its figure"),
    "S304": Code("warning", "a beat that can never happen"),
    "S305": Code("warning", "something dated after the end"),
    "S306": Code("warning", "a seat without instruments"),
    "S307": Code("warning", "a text too long for its card"),
    "S308": Code("warning", "no source"),
    "S309": Code("warning", "an aim that can never be met"),
    "S310": Code("warning", "a step of the historical line that the rules refuse"),
    "S311": Code("error", "a measure that contradicts itself"),
    "S312": Code("error", "trust that stands twice"),
    "S313": Code("error", "a clause that does not belong to its deal"),
    "S314": Code("error", "an act that points at the wrong entry"),
    "S315": Code("warning", "populations that do not add up"),
    "S316": Code("error", "more rounds than the clock has"),
    "S317": Code("error", "a majority that cannot be reached"),
    "S318": Code("warning", "a reaction to something nobody hears"),
    "S319": Code("error", "a council without its seat"),
    "S320": Code("note", "an aim that is met at the start"),
    "S321": Code("warning", "a red line that is crossed from the start"),
    "S322": Code("error", "a seat with a name that means something else"),
    "S323": Code("warning", "an order that nobody can pay for"),
    "S324": Code("warning", "a number that is hardly meant"),
    "S325": Code("note", "a secret that is given away"),
    "S326": Code("warning", "something switched off that there is not"),
    "S327": Code("error", "a scenario that cannot be extended"),
    "S328": Code("warning", "something removed that there is not"),
    "S329": Code("error", "an economy that cannot be"),
    "S330": Code("error", "a power that nothing asks for"),
    "S331": Code("error", "a tag that no measure has"),
    "S332": Code("error", "a tag that nothing has which is heard"),
    "T401": Code("error", "tests without their scenario"),
    "T402": Code("error", "an act that the rules refuse"),
    "T403": Code("error", "an act that the rules allow"),
    "T404": Code("error", "an act that is refused for another reason"),
    "T405": Code("error", "something expected that does not hold"),
    "T406": Code("error", "a step that cannot be taken"),
    "R501": Code("note", "news that never comes"),
    "R502": Code("note", "news that always comes"),
    "R503": Code("note", "an aim that never gives a point"),
    "R504": Code("note", "an aim that is always met"),
    "R505": Code("note", "an instrument that is never used"),
    "R506": Code("note", "a red line that is always crossed"),
    "R507": Code("note", "a seat that never gains"),
    "R508": Code("note", "a game longer than planned"),
}
"""Every kind of problem there is: Y is YAML itself, F the fields, S the scenario as a whole, T its tests, and R what
a rehearsal found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend: the place, what is wrong, and what would be right."""

    file: str
    line: int
    column: int
    width: int = 1
    code: str
    message: str
    help: str = ""
    excerpt: str = field(default="", repr=False, compare=False)
    order: int = field(default=0, repr=False, compare=False)
    """Where it stands among the lines of all files that are read together; 0 where there is but one."""

    @property
    def place(self) -> int:
        """The line among those of all files that are read together."""
        return self.order or self.line

    @property
    def level(self) -> Level:
        """How bad it is; only an error keeps the file from loading."""
        return CODES[self.code].level

    @property
    def where(self) -> str:
        """The place in words, for a reader who does not know file:line:column."""
        return f"line {self.line}, column {self.column}"


class Misfit(ValueError):
    """Raised by a model when values do not go together: what is wrong, what to do, at which key."""

    def __init__(self, message: str, help: str = "", *, at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.help = help
        self.at = at


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, each told once; those of one place keep their order."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.column)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that keep the file from loading."""
    return tuple(p for p in problems if p.level == "error")
