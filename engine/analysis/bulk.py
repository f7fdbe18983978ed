"""Many games side by side: each plays alone up to a settlement, then all settle in one economy run.

A game's result never depends on its company: batched and single games give the same digest.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from engine.actions import Step
from engine.host import move
from engine.rules.game import advance
from engine.scenario import Scenario
from engine.state import PHASES
from engine.table import LocalTable

SHARED = ("settlement", "assessment")
"""The phases whose step runs the economy."""
PLAYED = PHASES[PHASES.index("settlement") :]
"""The phases in which the seats have done with their round."""


def play_games(
    scenario: Scenario,
    seeds: Sequence[int],
    seats: Mapping[str, str],
    *,
    profile: str = "",
    sealed: bool = True,
    batch: int = 64,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[LocalTable]:
    """Play one game per seed with bots at all seats, ``batch`` at a time; yields the finished tables in seed order.

    ``progress`` hears as they come how many rounds are played, of all games together.
    """
    rounds = Rounds(progress)
    for start in range(0, len(seeds), batch):
        tables = [
            LocalTable(scenario, profile=profile, sealed=sealed, seed=seed, seats=seats)
            for seed in seeds[start : start + batch]
        ]
        with _no_collector():
            _play_together(scenario, tables, rounds)
        rounds.next_batch()
        yield from tables


@contextmanager
def _no_collector() -> Iterator[None]:
    """Games leave no cycles behind, and to look for them in all that is kept of a batch costs a tenth of its time.

    What a batch leaves counts as old at once (that is what freezing and thawing does), so nobody looks through it next.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if running:
            gc.enable()


class Rounds:
    """Counts the rounds played of many games, and tells them as they come."""

    def __init__(self, progress: Callable[[int], None]) -> None:
        self._progress = progress
        self._done = 0
        self._of: dict[LocalTable, int] = {}

    def look(self, table: LocalTable) -> None:
        """Count what is new at a table."""
        now = rounds_played(table)
        self._done += now - self._of.get(table, 0)
        self._of[table] = now
        self._progress(self._done)

    def next_batch(self) -> None:
        """Let go of the tables of a batch that is over."""
        self._of = {}


def rounds_played(table: LocalTable) -> int:
    """The rounds that the seats of a table have done with; a game that ended early counts whole."""
    state = table.state
    if state.phase == "ended":
        return table.scenario.rounds(state.profile)
    return state.round if state.phase in PLAYED else state.round - 1


def _play_together(scenario: Scenario, tables: list[LocalTable], rounds: Rounds) -> None:
    while tables:
        for table in tables:
            while not at_settlement(table) and move(table):
                pass
            rounds.look(table)
        tables = [t for t in tables if at_settlement(t)]
        settle_together(scenario, tables)


def settle_together(scenario: Scenario, tables: Sequence[LocalTable]) -> None:
    """Step all tables that stand where the economy runs, those in the same phase in one run."""
    for phase in SHARED:
        together = [t for t in tables if t.state.phase == phase and at_settlement(t)]
        turns = advance(scenario, [t.state for t in together])
        for table, turn in zip(together, turns, strict=True):
            table.accept(Step(), turn)


def at_settlement(table: LocalTable) -> bool:
    """Whether the next thing to happen at a table is a run of the economy."""
    return table.state.phase in SHARED and table.due.who == "table"


def rotated(scenario: Scenario, styles: Sequence[str], turn: int) -> dict[str, str]:
    """Styles dealt to the seats, moved on by ``turn`` places, so that every style sits everywhere."""
    count = len(styles)
    return {seat: styles[(n + turn) % count] for n, seat in enumerate(scenario.seats)}
