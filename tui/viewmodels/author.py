"""The author's screen: files to open, problems with their lines, what players will read, trial games."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.viewmodels.lobby import Scenario, Sheet
from tui.viewmodels.words import Power


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario file that can be opened: what it says of itself, and in which group it stands."""

    id: str
    name: str
    title: str
    group: str
    own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a file; `width` characters from `column` on (counted from 1) are what is wrong, 0 for none."""

    number: int
    text: str
    column: int = 1
    width: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: where, what is wrong, what would be right, and the lines round it."""

    id: str
    level: Literal["error", "warning", "note"]
    code: str
    spot: str
    place: str
    message: str
    help: str
    lines: tuple[FileLine, ...] = ()
    elsewhere: str = ""
    """The name of the file, when it is not the one that is open."""


@dataclass(frozen=True, slots=True)
class CodePage:
    """What the page of problems says about a code: its text and its examples, each with a word before it."""

    code: str
    title: str
    text: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AimNote:
    """An aim or a red line for its author: who reads it, what it is worth, and what must hold in the figures."""

    says: str
    worth: str
    private: bool
    when: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role: the sheet as its players see it, and behind it what only the author sees."""

    power: Power
    sheet: Sheet
    public: str
    private: str
    aims: tuple[AimNote, ...]
    red_lines: tuple[AimNote, ...]
    starts: tuple[tuple[str, str], ...]
    blocs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventCard:
    """A piece of news: its line in the feed, the text behind it, and for its author when it comes and what it does."""

    id: str
    kind: str
    when: str
    headline: str
    text: str
    source: str
    comes: str
    readers: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrialNow:
    """The trial game that is under way: where it stands, and what a change of the file did to it."""

    stands: str
    word: str = ""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario file as its author finds it: problems, and the previews of the last version without errors.

    `counts` says how many problems there are, `word` when the file was read, `stale` why the previews are older than
    the file, `notice` what is odd about the file itself.
    """

    file: str
    title: str
    counts: str
    word: str = ""
    stale: str = ""
    notice: str = ""
    errors: bool = False
    shipped: bool = False
    findings: tuple[Finding, ...] = ()
    brief: Scenario | None = None
    roles: tuple[Role, ...] = ()
    cards: tuple[EventCard, ...] = ()
