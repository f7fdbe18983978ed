"""Speed and memory of the game: each figure with its floor from the same run, its bar and its aim.

Run `python -m bench.run` (all) or `python -m bench.run play shares pieces start screen`. Nothing here is a test.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.floor import bare_start, numpy_start, process, python_loop, seconds

if TYPE_CHECKING:
    from engine.scenario import Scenario
    from engine.table import LocalTable

SCENARIO = "rare_earth_crackdown"


@dataclass(frozen=True)
class Row:
    """One figure: its value, whether more is better, the bar and the aim in the same unit."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    aim: float | None = None
    more: bool = False

    def text(self) -> str:
        """A line with the distance from bar and aim: 1.00 is on it, above 1 is better."""
        shown = f"{self.value:12,.1f} {self.unit:<14}"
        for name, mark in (("bar", self.bar), ("aim", self.aim)):
            if mark is not None:
                ratio = self.value / mark if self.more else mark / self.value
                shown += f"  {f'{ratio:6.2f} of {name} {mark:,g}':<26}"
        return f"{self.name:<60}{shown}".rstrip()


@cache
def scenario() -> Scenario:
    """The reference scenario, its first state made."""
    from engine.authoring.load import find
    from engine.rules.line import new_game

    found = find(SCENARIO).scenario
    assert found is not None
    new_game(found)
    return found


def played(games: int, batch: int) -> list[LocalTable]:
    """Random games, ``batch`` at a time."""
    from engine.analysis.bulk import play_games

    bots = {str(seat): "random" for seat in scenario().seats}
    return list(play_games(scenario(), range(games), bots, batch=batch))


# --- play ------------------------------------------------------------------------------------------------------


def play() -> Iterator[Row]:
    """Random play: alone, batched, and with the economy stubbed."""
    played(2, 1)
    for name, games, batch, bars in (
        ("one game at a time", 20, 1, ((15_000, 30_000), (150, 300))),
        ("batched over 100 games", 100, 100, ((30_000, 60_000), (300, 600))),
    ):
        gc.collect()
        begin, held = time.process_time(), resident()
        tables = played(games, batch)
        took = time.process_time() - begin
        decisions = sum(p.action.by in scenario().seats for t in tables for p in t.played)
        yield Row(f"decisions/s, {name}", decisions / took, "decisions/s", *bars[0], more=True)
        yield Row(f"games/s, {name}", games / took, "games/s", *bars[1], more=True)
        if batch > 1:
            yield Row(
                "memory of a finished game and what is kept for the next", (resident() - held) / games * 1024, "kB"
            )
    yield from stubbed()
    yield from rules_only()


def stubbed() -> Iterator[Row]:
    """Random play alone with the economy's answers remembered: what rules, table, views and bots cost a game."""
    from bench.stubbed import answers

    games = 6
    with answers() as economy:
        tables = played(games, 1)
        own = sum(p.action.by in scenario().seats for t in tables for p in t.played)
        del tables

        def again() -> None:
            economy.again()
            played(games, 1)

        took = seconds(again, repeats=9)
    yield Row("decisions/s, random play, economy stubbed", own / took, "decisions/s", 50_000, 150_000, more=True)
    yield Row("rules, table, views and bots of a game", took / games * 1e3, "ms")
    yield Row("economy of a game", economy.seconds / games * 1e3, "ms")


def rules_only() -> Iterator[Row]:
    """Decisions applied per second with the economy and the bots taken out: the recorded acts of seats, again."""
    from engine.rules.game import apply

    (table,) = played(1, 1)
    states = [table.first, *(p.turn.state for p in table.played)]
    acts = [(s, p.action) for s, p in zip(states, table.played, strict=False)]
    own = [(s, a) for s, a in acts if a.by in scenario().seats]
    took = seconds(lambda: [apply(scenario(), s, a) for s, a in own], repeats=15)
    yield Row("decisions/s, acts of seats applied again, no bots, no table", len(own) / took, "decisions/s")
    each = [(seconds(lambda s=s, a=a: apply(scenario(), s, a), repeats=3), type(a).__name__, s.phase) for s, a in acts]  # type: ignore[misc]
    longest, what, phase = max(each)
    yield Row(f"longest apply ({what} in {phase})", longest * 1e3, "ms")


def resident() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


# --- shares ----------------------------------------------------------------------------------------------------


def shares() -> Iterator[Row]:
    """Where the time of random play goes, room by room; the clocks themselves cost some of it."""
    from bench.shares import shares as timed

    played(2, 1)
    for name, games, batch in (("alone", 10, 1), ("batched", 64, 64)):
        with timed() as found:
            played(games, batch)
            parts = found.parts()
        for room, share in parts.items():
            yield Row(f"{name}: {room}", share, "%")


# --- pieces ----------------------------------------------------------------------------------------------------


def pieces() -> Iterator[Row]:
    """The working copy, a view with its menus, a whole replay."""
    from engine.rules.game import replay
    from engine.rules.line import new_game
    from engine.state import Draft
    from engine.table import open_save

    (table,) = played(1, 1)
    state = table.state
    copy = seconds(lambda: [Draft(state).close() for _ in range(1000)]) / 1000 * 1e6
    yield Row("working copy opened and closed", copy, "us", 3)
    yield from looks(table)
    first, actions = new_game(scenario()), [p.action for p in table.played]
    yield Row("whole replay of a game", seconds(lambda: replay(scenario(), first, actions)) * 1e3, "ms", 10)
    with TemporaryDirectory() as home:
        path = kept(table, Path(home) / "game.brink")
        yield Row("a save of it opened: read, replayed, compared", seconds(lambda: open_save(path)) * 1e3, "ms")


def kept(table: LocalTable, path: Path) -> Path:
    """The game of a table, played again into a save."""
    copy = table.fork(len(table.played), path)
    copy.close()
    return path


def looks(table: LocalTable) -> Iterator[Row]:
    """Every look of every seat at a whole game, as a table shows it and as nobody helps: mean microseconds."""
    from engine.rules.flow import due
    from engine.sight import Sight
    from engine.view import choices, view

    turns = [(p.turn.state, p.turn.events) for p in table.played if p.turn.state.phase in ("talks", "orders")]
    asked = [(state, seat, events) for state, events in turns for seat in due(scenario(), state).seats]
    menus = [view(scenario(), s, (), seat) for s, seat, _ in asked if s.phase == "orders"]

    def with_sight() -> None:
        eyes = Sight()
        for state, seat, events in asked:
            choices(scenario(), view(scenario(), state, events, seat, eyes))

    def without() -> None:
        for state, seat, events in asked:
            choices(scenario(), view(scenario(), state, events, seat))

    yield Row("a seat's view with its menus", seconds(with_sight) / len(asked) * 1e6, "us", 20)
    yield Row("the same out of nothing", seconds(without) / len(asked) * 1e6, "us")
    every = seconds(lambda: [list(choices(scenario(), seen)) for seen in menus]) / len(menus) * 1e6
    yield Row("a state imagined and every menu of a seat read", every, "us")


# --- start -----------------------------------------------------------------------------------------------------

LEGAL = """
from engine.authoring.kept import playable
from engine.rules.line import new_game
from engine.rules.game import apply
from engine.rules.flow import due
from engine.rules.line import default_action
from engine.view import choices, view
scenario = playable('tiny')
state = new_game(scenario)
while not due(scenario, state).seats or state.phase != 'orders':
    state = apply(scenario, state, default_action(due(scenario, state))).state
assert list(choices(scenario, view(scenario, state, (), due(scenario, state).seats[0])))
"""
AUTOPLAY = ["autoplay", "tiny", "--seat", "eu=random", "--seat", "china=random", "--seat", "us=random"]


def start() -> Iterator[Row]:
    """Fresh processes: the core, the core to its first legal list, and commands."""
    yield Row("floor: bare Python", bare_start(), "ms")
    yield Row("floor: Python with numpy", numpy_start(), "ms")
    yield Row("import of the core", process(["-c", "import engine"]), "ms", 150, 125)
    yield Row("core to the first legal list of tiny", process(["-c", LEGAL]), "ms", 150)
    yield Row("brink --help", process(["-m", "tui.cli", "--help"]), "ms", 300)
    yield Row("brink autoplay tiny", process(["-m", "tui.cli", *AUTOPLAY]), "ms", 250)
    file = Path(__file__).parents[1] / "scenarios" / f"{SCENARIO}.yaml"
    lines = file.read_text(encoding="utf-8").count("\n")
    check = process(["-m", "tui.cli", "check", str(file)])
    yield Row(f"brink check on {lines} lines", check, "ms", 400 * max(lines / 500, 1))


def screen() -> Iterator[Row]:
    """First paint and memory of the screen in a real terminal."""
    from bench.paint import first_paint

    with TemporaryDirectory() as home:
        ms, mb = first_paint([sys.executable, "-m", "tui.cli"], home)
    yield Row("first paint of the menu", ms, "ms", 500, 300)
    yield Row("memory of the screen", mb, "MB", 60)


PARTS = {"play": play, "shares": shares, "pieces": pieces, "start": start, "screen": screen}


def main() -> None:
    """Print the parts asked for."""
    print(f"floor: 1,000 copies of a dict of 20 take {python_loop():.0f} us on this machine in this run\n")
    for name in sys.argv[1:] or PARTS:
        print(f"== {name}")
        for row in PARTS[name]():
            print(row.text(), flush=True)
    print(f"\npeak memory of the bench {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
