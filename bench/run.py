"""Speed and memory of the game: each figure with its floor from the same run, its bar and its aim.

Run `python -m bench.run` (all) or `python -m bench.run play start screen`. Nothing here is a test.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.floor import bare_start, numpy_start, python_loop, seconds

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
            ratio = "" if mark is None else f"{(self.value / mark if self.more else mark / self.value):6.2f} of {name} {mark:,g}"
            shown += f"  {ratio:<26}"
        return f"{self.name:<44}{shown}"


def bots(scenario) -> dict[str, str]:  # type: ignore[no-untyped-def]  # benches run untyped
    return dict.fromkeys(scenario.seats, "random")


def play() -> Iterator[Row]:
    """Random play: alone, batched, and with the economy stubbed."""
    from engine.analysis.bulk import play_games
    from engine.authoring.load import find
    from engine.rules.line import new_game

    scenario = find(SCENARIO).scenario
    assert scenario is not None
    new_game(scenario)
    for name, games, batch, bars in (
        ("one game at a time", 20, 1, ((15_000, 30_000), (150, 300))),
        ("batched over 100 games", 100, 100, ((30_000, 60_000), (300, 600))),
    ):
        begin = time.perf_counter()
        tables = list(play_games(scenario, range(games), bots(scenario), batch=batch))
        took = time.perf_counter() - begin
        decisions = sum(p.action.by in scenario.seats for t in tables for p in t.played)
        yield Row(f"decisions/s, {name}", decisions / took, "decisions/s", *bars[0], more=True)
        yield Row(f"games/s, {name}", games / took, "games/s", *bars[1], more=True)
    yield from rules_only(scenario)


def rules_only(scenario) -> Iterator[Row]:  # type: ignore[no-untyped-def]
    """Decisions applied per second with the economy and the bots taken out: the recorded acts of seats, again."""
    from engine.analysis.bulk import play_games
    from engine.rules.game import apply

    table = next(iter(play_games(scenario, [1], bots(scenario), batch=1)))
    states = [table.first, *(p.turn.state for p in table.played)]
    acts = [(s, p.action) for s, p in zip(states, table.played, strict=False) if p.action.by in scenario.seats]
    took = seconds(lambda: [apply(scenario, s, a) for s, a in acts], repeats=9)
    yield Row("decisions/s, rules only", len(acts) / took, "decisions/s", 50_000, 150_000, more=True)
    longest = max((seconds(lambda s=s, p=p: apply(scenario, s, p.action), repeats=3), type(p.action).__name__, s.phase)
                  for s, p in zip(states, table.played, strict=False))  # fmt: skip
    yield Row(f"longest apply ({longest[1]} in {longest[2]})", longest[0] * 1e3, "ms")


def pieces() -> Iterator[Row]:
    """The working copy, a view with its menus, a whole replay."""
    from engine.analysis.bulk import play_games
    from engine.authoring.load import find
    from engine.rules.flow import due
    from engine.rules.game import replay
    from engine.rules.line import new_game
    from engine.state import Draft
    from engine.view import choices, view

    scenario = find(SCENARIO).scenario
    assert scenario is not None
    first = new_game(scenario)
    table = next(iter(play_games(scenario, [1], bots(scenario), batch=1)))
    state = next(p.turn.state for p in table.played if p.turn.state.phase == "orders" and due(scenario, p.turn.state).seats)
    seat = due(scenario, state).seats[0]
    log = list(table.events()[-30:])
    yield Row("working copy opened and closed", seconds(lambda: [Draft(state).close() for _ in range(500)]) / 500 * 1e6, "us", 3)

    def looked() -> None:
        for _ in range(20):
            choices(scenario, view(scenario, state, log, seat))

    yield Row("a seat's view with its menus", seconds(looked) / 20 * 1e6, "us", 20)
    actions = [p.action for p in table.played]
    yield Row("whole replay of a game", seconds(lambda: replay(scenario, first, actions)) * 1e3, "ms", 10)


def start() -> Iterator[Row]:
    """Fresh processes: the core to its first legal list, and commands."""
    yield Row("floor: bare Python", bare_start(), "ms")
    yield Row("floor: Python with numpy", numpy_start(), "ms")
    code = "import engine"
    yield Row("import of the core", process([sys.executable, "-c", code]), "ms", 150, 125)
    yield Row("brink --help", process([sys.executable, "-m", "tui.cli", "--help"]), "ms", 300)
    yield Row("brink autoplay tiny", process([sys.executable, "-m", "tui.cli", "autoplay", "tiny", "--seat", "eu=random", "--seat", "china=random", "--seat", "us=random"]), "ms", 250)
    file = Path(__file__).parents[1] / "scenarios" / f"{SCENARIO}.yaml"
    lines = file.read_text(encoding="utf-8").count("\n")
    yield Row(f"brink check on {lines} lines", process([sys.executable, "-m", "tui.cli", "check", str(file)]), "ms", 400 * max(lines / 500, 1))


def process(words: list[str]) -> float:
    """Milliseconds of a whole process."""
    return seconds(lambda: subprocess.run(words, capture_output=True, check=False), repeats=7) * 1e3


def screen() -> Iterator[Row]:
    """First paint and memory of the screen in a real terminal."""
    from bench.paint import first_paint

    with TemporaryDirectory() as home:
        ms, mb = first_paint([sys.executable, "-m", "tui.cli"], home)
    yield Row("first paint of the menu", ms, "ms", 500, 300)
    yield Row("memory of the screen", mb, "MB", 60)


PARTS = {"play": play, "pieces": pieces, "start": start, "screen": screen}


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
