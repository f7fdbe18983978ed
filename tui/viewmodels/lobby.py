"""Before and between rounds: menu, scenario, role sheet, hand-over, help."""

from __future__ import annotations

from dataclasses import dataclass

from tui.viewmodels.words import Line, Power


@dataclass(frozen=True, slots=True)
class Menu:
    """The first screen: what can be continued, which version this is."""

    continue_text: str = ""
    version: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SeatBrief:
    """What a power wants and fears in a scenario: public words only."""

    power: Power
    wants: str
    fears: str
    holds: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario in the list, with its briefing."""

    id: str
    title: str
    when: str
    level: str
    rounds: str
    minutes: str
    lead: str
    paragraphs: tuple[str, ...]
    seats: tuple[SeatBrief, ...]
    teaches: str
    checked: str = ""
    sources: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim with its points, as far as it is met now."""

    text: str
    points: str
    now: str = ""
    met: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The role sheet of one seat."""

    power: Power
    title: str
    mandate: str
    public: tuple[Aim, ...]
    private: tuple[Aim, ...]
    red_lines: tuple[str, ...]
    no_deal: str
    now: str
    controls: tuple[tuple[str, str], ...]
    cables: tuple[Line, ...]
    weights: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """Who has finished and who comes next; nothing else."""

    done: Power | None
    next: Power
    people: str
    others: str
    asks_word: bool = False
    note: str = ""
