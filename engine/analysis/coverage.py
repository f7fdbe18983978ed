"""What many bot games reached: every instrument used and refused, every stage, clause, vote, default, ending, reason.

What there is to reach stands in ``universe``; what was never reached is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from engine.actions import Action, PlaceOrder, Propose, TimeUp
from engine.analysis.bulk import play_games
from engine.analysis.explorers import asked_again, explore
from engine.analysis.mistakes import mistakes, spoilt
from engine.analysis.universe import universe
from engine.diplomacy import kind_of
from engine.events import (
    ClauseBroken,
    ClauseKept,
    DealEntered,
    DialTurned,
    Ended,
    Event,
    GameEnded,
    MeasureBegan,
    OfferClosed,
    OrderRevealed,
    StageReached,
    ThreatClosed,
    VoteCalled,
    VoteHeld,
)
from engine.forms import form_fields
from engine.rules.game import why_not
from engine.scenario import Scenario
from engine.state import State, Use
from engine.table import LocalTable

MIXES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (50, ("random", "random", "random")),
    (20, ("random", "accepter", "accepter")),
    (14, ("random", "random", "cautious")),
    (4, ("cautious", "opportunist", "hawk")),
    (3, ("wrecker", "wrecker", "wrecker")),
    (3, ("dove", "cautious", "hawk")),
    (3, ("hawk", "hawk", "accepter")),
    (3, ("opportunist", "opportunist", "passer")),
)
"""Who plays the games: shares in per cent and styles; seats are rotated."""


@dataclass(slots=True)
class Coverage:
    """How often each thing was reached, and the things there are."""

    games: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    there_is: tuple[str, ...] = ()

    def zeros(self) -> tuple[str, ...]:
        """What was never reached, in the order of the rules."""
        return tuple(thing for thing in self.there_is if not self.seen[thing])

    def text(self) -> str:
        """A summary by group, and everything never reached."""
        groups: dict[str, list[str]] = {}
        for thing in self.there_is:
            groups.setdefault(thing.split(":")[0], []).append(thing)
        lines = [f"{self.games} games"]
        for group, things in groups.items():
            reached = sum(self.seen[t] > 0 for t in things)
            lines.append(f"  {group:<12}{reached:>4} of {len(things)}")
        missing = self.zeros()
        lines.append(f"never reached: {len(missing)}")
        return "\n".join([*lines, *(f"  {m}" for m in missing)])


@dataclass(frozen=True, slots=True)
class Lineup:
    """Games of one kind: who sits where, which seeds, how long, sealed or one seat after the other."""

    seats: Mapping[str, str]
    seeds: range
    profile: str = ""
    sealed: bool = True


def cover(scenario: Scenario, *, games: int = 500, first: int = 0, batch: int = 64, probes: int = 60) -> Coverage:
    """Play games of many kinds and count what they reach; in each game mistakes are tried at ``probes`` places."""
    found = Coverage(there_is=tuple(universe(scenario)))
    for of in lineups(scenario, games, first):
        for table in play_games(scenario, of.seeds, of.seats, profile=of.profile, sealed=of.sealed, batch=batch):
            _of_game(found, table)
            _probe(found, table, probes)
            found.games += 1
    _defaults(found, scenario)
    return found


def explored(scenario: Scenario, *, most: int, least: int = 0, wanted: frozenset[str] | None = None) -> Coverage:
    """The same of games of explorers and of random bots, each length of play among them, and of an empty table.

    It goes on until all that is ``wanted`` (None: everything) is reached: two games at a time, ``most`` in all.
    """
    found, done = Coverage(there_is=tuple(universe(scenario))), Counter[str]()
    lengths, everybody = list(scenario.profiles), dict.fromkeys((str(s) for s in scenario.seats), "random")
    _defaults(found, scenario)
    for n in range(most // 2):
        missing = frozenset(found.zeros())
        if n >= least // 2 and not (missing if wanted is None else missing & wanted):
            break
        profile = lengths[n % len(lengths)] if n % 4 == 3 else ""
        sealed = n % 8 != 5
        tables = [explore(scenario, n, done, profile=profile, sealed=sealed)]
        tables += play_games(scenario, [n], everybody, profile=profile, sealed=sealed)
        for table in tables:
            _of_game(found, table)
            _probe(found, table, PROBES)
            found.games += 1
        done |= found.seen
    return found


PROBES = 40
"""At how many places of an explorer's game mistakes are tried."""


def lineups(scenario: Scenario, games: int, first: int) -> Iterator[Lineup]:
    """At least one game of each kind, seats moved on from kind to kind; then one in each length and one in turns."""
    names = [str(s) for s in scenario.seats]
    for share, mix in MIXES:
        count = max(1, games * share // 100)
        turns = min(len(names), count)
        for turn in range(turns):
            mine = count // turns + (turn < count % turns)
            yield Lineup({s: mix[(n + turn) % len(mix)] for n, s in enumerate(names)}, range(first, first + mine))
            first += mine
    everybody = dict.fromkeys(names, "random")
    for profile in scenario.profiles:
        yield Lineup(everybody, range(first, first + 1), profile)
    yield Lineup(everybody, range(first, first + 1), sealed=False)


# --- what was reached --------------------------------------------------------------------------------------------


def _of_game(found: Coverage, table: LocalTable) -> None:
    modes: dict[str, str] = {}
    for event in table.events():
        found.seen[f"event:{type(event).__name__}"] += 1
        found.seen.update(_reached(event, table.state, modes))
    found.seen.update(f"beat:{beat}" for beat in table.state.beats)
    for played in table.played:
        if isinstance(played.action, Propose):
            found.seen.update(f"offered:{kind_of(c).id}" for c in played.action.clauses)


def _reached(event: Event, last: State, modes: dict[str, str]) -> Iterator[str]:
    match event:
        case OrderRevealed():
            yield f"used:{event.order.instrument}"
            yield from _chosen(event.order.instrument, event.order.use)
        case MeasureBegan():
            yield f"stage:{event.measure.instrument}.{event.measure.stage}"
        case StageReached() | DialTurned():
            yield f"stage:{last.measures[event.measure].instrument}.{event.stage}"
        case Ended():
            yield f"measure:{event.how}"
        case DealEntered():
            yield from (f"entered:{kind_of(c).id}" for c in last.deals[event.deal].clauses)
        case ClauseKept():
            yield f"kept:{kind_of(last.deals[event.deal].clauses[event.place]).id}"
        case ClauseBroken():
            yield f"broken:{kind_of(last.deals[event.deal].clauses[event.place]).id}"
        case VoteCalled():
            modes[event.vote.id] = event.vote.mode
        case VoteHeld():
            yield f"{'passed' if event.passed else 'failed'}:{modes.get(event.vote, '')}"
        case ThreatClosed():
            yield f"threat:{event.how}"
        case OfferClosed():
            yield f"offer:{event.how}"
        case GameEnded():
            yield f"ending:{event.ending}"


def _chosen(instrument: str, use: Use) -> Iterator[str]:
    for form in form_fields(type(use)):
        if form.options:
            yield f"choice:{instrument}.{form.name}={getattr(use, form.name)}"


def _defaults(found: Coverage, scenario: Scenario) -> None:
    """A table at which nobody comes: time is called for everybody."""
    table = LocalTable(scenario)
    while table.due.who != "nobody":
        if table.due.who == "seats":
            found.seen[f"default:{table.state.phase}"] += 1
            table.send(TimeUp())
        else:
            table.step()
    _of_game(found, table)


# --- deliberate mistakes -----------------------------------------------------------------------------------------


def _probe(found: Coverage, table: LocalTable, probes: int) -> None:
    """Ask for things that are mostly not possible, at places of a finished game, and hear the reasons."""
    rng = Random(f"probe/{table.header.seed}")
    before = table.first
    for played in table.played:
        for action in spoilt(table.scenario, before, played.action):
            _hear(found, table.scenario, before, action)
        before = played.turn.state
    for state, action in asked_again(table):
        _hear(found, table.scenario, state, action)
    for _ in range(probes if table.played else 0):
        state = table.played[rng.randrange(len(table.played))].turn.state
        for action in mistakes(table.scenario, state, rng):
            _hear(found, table.scenario, state, action)


def _hear(found: Coverage, scenario: Scenario, state: State, action: Action) -> None:
    refusal = why_not(scenario, state, action)
    if refusal is not None:
        found.seen[f"reason:{refusal.words}"] += 1
        if isinstance(action, PlaceOrder):
            found.seen[f"refused:{action.instrument}"] += 1
