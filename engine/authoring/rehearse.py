"""Rehearse a scenario: some hundred games with bots, and what came of everything that stands in the file.

Random seats try what nobody thinks of; some games of seats that think show what people are likely to do. Shares are
hints; only 'never' and 'always' are findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.actions import PlaceOrder, Propose
from engine.analysis.bulk import play_games, rotated
from engine.authoring.worth_signing import Bargains
from engine.conditions import holds
from engine.diplomacy import kind_of
from engine.events import DealEntered, GameEnded, OfferMade, VoteHeld
from engine.rules.scoring import aim_points, results
from engine.scenario import Aim, Figure, Scenario, Seat
from engine.state import State
from engine.table import LocalTable

EXPLORERS = (("random", "random", "random"), ("random", "accepter", "random"), ("random", "random", "passer"))
"""Who sits at the tables that explore: some sign everything and some nothing."""
THINKERS = (
    ("cautious", "cautious", "cautious"),
    ("opportunist", "cautious", "dove"),
    ("hawk", "cautious", "opportunist"),
    ("opportunist", "hawk", "cautious"),
    ("dove", "opportunist", "cautious"),
    ("cautious", "opportunist", "hawk"),
)
"""Who sits at the tables that think; each style comes to each seat."""
POSITIONS = 8
"""Positions in which every clause is judged."""
BATCH = 20


@dataclass(slots=True)
class Rehearsal:
    """What was counted over all games; keys are ids of the file, of a seat and an id where two are given."""

    scenario: Scenario
    profile: str
    games: int = 0
    thinking: int = 0
    beats: Counter[str] = field(default_factory=Counter)
    met: Counter[tuple[Seat, str]] = field(default_factory=Counter)
    touched: Counter[tuple[Seat, str]] = field(default_factory=Counter)
    """Aims that gave any points at all."""
    crossed: Counter[tuple[Seat, str]] = field(default_factory=Counter)
    used: Counter[tuple[Seat, str]] = field(default_factory=Counter)
    signed: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    votes: Counter[bool] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    rungs: Counter[int] = field(default_factory=Counter)
    gained: Counter[Seat] = field(default_factory=Counter)
    results: dict[Seat, list[int]] = field(default_factory=dict)
    """Results of the games of seats that think, in hundredths of a point."""
    offers: list[int] = field(default_factory=list)
    orders: list[int] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)
    bargains: Bargains = field(default_factory=Bargains)

    def add(self, table: LocalTable, *, thinks: bool) -> None:
        """Count one finished game."""
        self.games += 1
        self.thinking += thinks
        state, events = table.state, table.events()
        self.beats.update(set(state.beats))
        self.rungs[max(state.series.get(_RUNG, (1,)))] += 1
        self.endings.update(e.ending for e in events if isinstance(e, GameEnded))
        self.votes.update(e.passed for e in events if isinstance(e, VoteHeld))
        self._aims(state)
        self._acts(table)
        for result in results(self.scenario, state):
            self.gained[result.seat] += result.result > 0
            if thinks:
                self.results.setdefault(result.seat, []).append(result.result)

    def _aims(self, state: State) -> None:
        for seat, brief in self.scenario.seats.items():
            for aim in brief.aims:
                points = aim_points(self.scenario, state, aim)
                self.met[seat, aim.id] += points == full_points(aim)
                self.touched[seat, aim.id] += points != 0
            for line in brief.red_lines:
                self.crossed[seat, line.id] += holds(self.scenario, state, line.when)

    def _acts(self, table: LocalTable) -> None:
        used = {(Seat(p.action.by), p.action.instrument) for p in table.played if isinstance(p.action, PlaceOrder)}
        self.used.update(used)
        events = table.events()
        offered = {kind_of(c).id for e in events if isinstance(e, OfferMade) for c in e.offer.clauses}
        entered = [e.deal for e in events if isinstance(e, DealEntered)]
        signed = {kind_of(c).id for ref in entered for c in table.state.deals[ref].clauses}
        self.proposed.update(offered)
        self.signed.update(signed)
        self.offers.append(sum(isinstance(p.action, Propose) for p in table.played))
        self.orders.append(sum(isinstance(p.action, PlaceOrder) for p in table.played))
        self.cards.append(len(table.state.beats))


_RUNG = Figure("rung")


def full_points(aim: Aim) -> int:
    """What an aim gives at most; for one that only costs, what it costs."""
    return max((points for _, points in aim.grades), default=0) if aim.grades else aim.points


Tables = Iterator[tuple[LocalTable, bool]]


def rehearse(
    scenario: Scenario, *, games: int = 200, thinking: int = 6, seed: int = 0, profile: str = "",
    progress: Callable[[int], None] = lambda done: None,
) -> Rehearsal:  # fmt: skip
    """Play all the games and count; the same seed gives the same rehearsal."""
    found = Rehearsal(scenario, profile or scenario.profile("").id)
    for table, thinks in _tables(scenario, games, thinking, seed, profile):
        found.add(table, thinks=thinks)
        if found.games % max(1, games // (POSITIONS - 1)) == 1:
            found.bargains.look(scenario, _position(table, found.games))
        progress(found.games)
    return found


def _tables(scenario: Scenario, games: int, thinking: int, seed: int, profile: str) -> Tables:
    for start in range(0, games, BATCH):
        seeds = range(seed + start, seed + min(start + BATCH, games))
        styles = EXPLORERS[start // BATCH % len(EXPLORERS)]
        seats = _seated(scenario, styles, start // BATCH)
        yield from ((table, False) for table in play_games(scenario, seeds, seats, profile=profile, batch=BATCH))
    for number in range(thinking):
        seats = _seated(scenario, THINKERS[number % len(THINKERS)], number)
        yield from ((table, True) for table in play_games(scenario, [seed + number], seats, profile=profile))


def _seated(scenario: Scenario, styles: Sequence[str], turn: int) -> Mapping[str, str]:
    """Styles dealt to the seats, as often as there are seats."""
    count = len(scenario.seats)
    dealt = [styles[n % len(styles)] for n in range(count)]
    return rotated(scenario, dealt, turn)


def _position(table: LocalTable, number: int) -> State:
    """A position of a game in which seats talk: the first, or a later one."""
    talks = [p.turn.state for p in table.played if p.turn.state.phase == "talks" and not p.turn.state.ready]
    rounds = list({state.round: state for state in talks}.values())
    return rounds[number % len(rounds)] if rounds else table.first
