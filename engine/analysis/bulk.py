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
from engine.table import LocalTable

SHARED = ("settlement", "assessment")
"""The phases whose step runs the economy."""


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
    """Play one game per seed with bots at all seats, ``batch`` at a time; yields the finished tables in seed order."""
    for start in range(0, len(seeds), batch):
        tables = [
            LocalTable(scenario, profile=profile, sealed=sealed, seed=seed, seats=seats)
            for seed in seeds[start : start + batch]
        ]
        with _no_collector():
            _play_together(scenario, tables)
        progress(min(start + batch, len(seeds)))
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


def _play_together(scenario: Scenario, tables: list[LocalTable]) -> None:
    while tables:
        for table in tables:
            while not at_settlement(table) and move(table):
                pass
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
