"""The briefing of a scenario: what everybody may read before a seat is taken."""

from __future__ import annotations

from engine import Scenario
from tui import viewmodels as vm
from tui.present.look import powers_of

QUARTER = 15
"""Minutes; people meet for quarters of an hour."""


def briefing(scenario: Scenario, *, id: str, title: str, summary: str, checked: str) -> vm.Scenario:
    """Title, dates, lengths, lead, paragraphs, seats by their public words, what it teaches, how many facts."""
    text = scenario.text
    spans = scenario.clock.spans
    longest = list(scenario.profiles.values())[-1]
    first, last = spans[0].label.split(" - ")[0], spans[-1].label.split(" - ")[-1]
    paragraphs = tuple(" ".join(p.split()) for p in text("brief").split("\n\n") if p.strip())
    lessons = "; ".join(t for p, t in scenario.texts.items() if p.startswith("teaches"))
    sources = (
        f"{sum(p.startswith('facts.') and p.endswith('.source') for p in scenario.texts)} facts with their sources"
    )
    return vm.Scenario(
        id=id, title=title, when=f"{first} to {last}" if not first[:1].isdigit() or " " in first else f"until {last}",
        level=text("level", "play"), rounds=f"{scenario.rounds(longest.id)} rounds",
        minutes=f"{_minutes(scenario)} minutes", lead=summary, paragraphs=paragraphs, seats=_briefs(scenario),
        teaches=lessons, checked=checked, sources=sources if not sources.startswith("0") else "",
    )  # fmt: skip


def minutes_of(scenario: Scenario, profile: str) -> int:
    """How long to meet for: rounds and debrief in whole quarters of an hour; what is over goes to the role sheets.

    So the lengths of GAME.md 11 come out as they are called there, 45, 90 and 180.
    """
    return -(-_planned(scenario, profile) // QUARTER) * QUARTER


def how_spent(scenario: Scenario, profile: str) -> str:
    """What the minutes of a length are for."""
    one = scenario.profile(profile)
    left = minutes_of(scenario, profile) - _planned(scenario, profile)
    parts = [f"{one.rounds} round{'s' if one.rounds > 1 else ''} of {one.minutes} minutes and the year ahead"]
    parts += [f"{one.debrief} minutes to talk about it"] if one.debrief else []
    parts += [f"{left} for the role sheets"] if left else []
    return ", ".join(parts)


def _planned(scenario: Scenario, profile: str) -> int:
    one = scenario.profile(profile)
    return one.rounds * one.minutes + one.debrief


def _minutes(scenario: Scenario) -> str:
    spans = [minutes_of(scenario, p) for p in scenario.profiles]
    return f"{min(spans)} to {max(spans)}" if len(spans) > 1 else str(spans[0])


def _briefs(scenario: Scenario) -> tuple[vm.SeatBrief, ...]:
    powers = powers_of(scenario)
    return tuple(vm.SeatBrief(powers[s], scenario.text(f"seats.{s}.public"), "", "") for s in powers)
