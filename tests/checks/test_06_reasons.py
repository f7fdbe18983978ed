"""Check 6: every event says why in words of its own, its causes exist, and nobody reads an id it may not know.

Texts are counted over 200 games of each scenario; what is dearer to ask is asked of a handful, with bots that think
among them, and of 200 with HYPOTHESIS_PROFILE=deep.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

import pytest

from engine.analysis.bulk import play_games
from engine.events import Event
from engine.figures import TABLE_FIGURES
from engine.reader import event_text, names_for
from engine.said import tell
from engine.scenario import Scenario, Seat
from engine.state import State, seen
from engine.table import LocalTable, Played
from engine.view import view
from tests.playing import scenario_of

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
GAMES = {"tiny": 200 if DEEP else 12, "rare_earth_crackdown": 200 if DEEP else 4}
COUNTED, ENOUGH = 200, 5
"""Over how many games an event must show how many texts; fewer where fewer things happened."""
STYLES = (
    {"eu": "random", "china": "random", "us": "random"},
    {"eu": "cautious", "china": "random", "us": "opportunist"},
)
NAMES = list(GAMES)

RAW_REF = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)*\.[modt]\d+\b")
RAW_ID = re.compile(r"\b[A-Za-z]+(?:_[A-Za-z0-9]+)+\b|[{}]|\b(?:eu|china|us)\.[a-z]")


@cache
def games(name: str) -> tuple[LocalTable, ...]:
    """Finished games of one scenario."""
    half = GAMES[name] // 2
    shares = ((bots, range(n * half, (n + 1) * half)) for n, bots in enumerate(STYLES))
    return tuple(table for bots, seeds in shares for table in play_games(scenario_of(name), seeds, bots))


def many_games(name: str) -> Iterator[LocalTable]:
    """The same games and as many more of bots that guess as make up the number; a batch is let go when it is read."""
    yield from games(name)
    more = range(1000, 1000 + COUNTED - len(games(name)))
    yield from play_games(scenario_of(name), more, STYLES[0])


def turns(table: LocalTable) -> Iterator[tuple[State, Played]]:
    """Each turn with the state before it."""
    before = table.first
    for played in table.played:
        yield before, played
        before = played.turn.state


def content(event: Event) -> str:
    """What an event is apart from its reason, its causes and its audience; its reason has to tell cases apart."""
    left = ("because", "causes", "seen_by", "economy", "readings", "values")
    return str([getattr(event, f.name) for f in fields(event) if f.name not in left])


def test_every_kind_of_event_gives_five_reasons_or_one_for_each_of_its_cases() -> None:
    texts: dict[str, set[str]] = defaultdict(set)
    cases: dict[str, set[str]] = defaultdict(set)
    for table in (table for name in NAMES for table in many_games(name)):
        for event in table.events():
            texts[type(event).__name__].add(tell(event.because, {}))
            cases[type(event).__name__].add(content(event))

    poor = {kind: sorted(found) for kind, found in texts.items() if len(found) < min(ENOUGH, len(cases[kind]))}
    assert not poor
    assert len(texts) > 25, f"only {sorted(texts)} happened"


def spaced(kind: str) -> str:
    """``StageReached`` -> ``stage reached``."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", kind).lower()


@pytest.mark.parametrize("name", NAMES)
def test_no_reason_is_a_bare_label(name: str) -> None:
    for table in games(name):
        for event in table.events():
            kind = type(event).__name__
            text = tell(event.because, {}).strip().lower()
            assert text not in (kind.lower(), spaced(kind), ""), event
            assert len(text.split()) > 1 or event.because.given, f"{kind}: {text}"


def things(scenario: Scenario, table: LocalTable) -> set[str]:
    """All that a cause may point to when a game begins."""
    found: set[str] = {*scenario.seats, *(b.id for b in scenario.beats), *(a.id for a in scenario.actors)}
    found |= {m.id for m in scenario.council.members} if scenario.council else set()
    return found | set(table.first.measures) | set(TABLE_FIGURES)


def grown(found: set[str], state: State) -> None:
    """Add what has come into the world."""
    for refs in (state.measures, state.offers, state.deals, state.threats):
        found.update(refs)
    found.update(v.id for v in state.votes)
    found.update(d.id for d in state.dice)


@pytest.mark.parametrize("name", NAMES)
def test_every_cause_exists(name: str) -> None:
    for table in games(name):
        found = things(table.scenario, table)
        for _, played in turns(table):
            grown(found, played.turn.state)
            for event in played.turn.events:
                born = getattr(event, "offer", None) or getattr(event, "deal", None)
                found.add(str(getattr(born, "id", born)))
                missing = [ref for ref in event.causes if ref not in found]
                assert not missing, (type(event).__name__, missing)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_reads_a_bare_id(name: str) -> None:
    """Rendered with the names of its reader no reason holds a ref, an id, or an unfilled brace."""
    bad: dict[str, str] = {}
    for table in games(name):
        scenario = table.scenario
        for reader in (None, *scenario.seats):
            for kind, text in told_to(scenario, table, reader):
                if RAW_REF.search(text) or RAW_ID.search(text):
                    bad.setdefault(f"{kind} to {reader}", text)
    assert not bad


def told_to(scenario: Scenario, table: LocalTable, reader: Seat | None) -> Iterator[tuple[str, str]]:
    """What one reader is told, with the names of the moment: before the turn, and after it."""
    old = names_for(scenario, view(scenario, table.first, (), reader))
    for _, played in turns(table):
        events = [e for e in played.turn.events if seen(e.seen_by, reader)]
        new = names_for(scenario, view(scenario, played.turn.state, (), reader)) if events else old
        names = {**old, **new}
        yield from ((type(e).__name__, event_text(e, names)) for e in events)
        old = new
