"""Speed of what authors use: a check from start to finish, the loader once it is warm, conditions in play.

Run `python -m bench.authoring`. Nothing here is a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.floor import bare_start, process, seconds
from bench.run import Row

LINES = 500


def long_file(lines: int = LINES) -> str:
    """The scenario 'tiny' with as many more beats as make it this long."""
    from engine.authoring.load import find

    text = find("tiny").text
    beat = "  b{0}:\n    round: 1\n    headline: Again\n    text: Once more.\n    source: made up\n    once: true\n"
    more = (lines - text.count("\n")) // beat.count("\n")
    return text.replace("history:\n", "".join(map(beat.format, range(more))) + "history:\n", 1)


def check() -> Iterator[Row]:
    """`brink check` as a process of its own, beside bare Python."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "long.yaml"
        file.write_text(long_file(), encoding="utf-8")
        command = ["-m", "tui.cli", "check", str(file)]
        yield Row(f"brink check, {LINES} lines, start to finish", process(command), "ms", 400)
        yield Row("bare Python", bare_start(), "ms")


def loader() -> Iterator[Row]:
    """The loader on a file of 500 lines, everything it needs being loaded."""
    from engine.authoring.compose import parse
    from engine.authoring.load import load

    text = long_file()
    load(text)
    yield Row(f"loader, {LINES} lines, warm", seconds(lambda: load(text)) * 1e3, "ms", 10)
    yield Row("  of that YAML to a tree with places", seconds(lambda: parse(text, "long.yaml")) * 1e3, "ms")


def conditions() -> Iterator[Row]:
    """A trigger of four words on a played state: a round, a figure, and a measure or another figure."""
    from engine.authoring.load import find
    from engine.conditions import holds
    from engine.rules.line import new_game
    from engine.scenario import Bounds, Condition, Figure, MeasurePattern

    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    state = new_game(scenario)
    measure = Condition(in_force=MeasurePattern(instrument="tariff", by="china"))
    cover = Condition(figures=((Figure("eu.cover.magnets"), Bounds(at_most=50)),))
    trigger = Condition(
        round=Bounds(at_least=1), figures=((Figure("trust.china.eu"), Bounds(at_most=40)),), any_of=(measure, cover)
    )
    took = seconds(lambda: [holds(scenario, state, trigger) for _ in range(20_000)])
    yield Row("conditions of four words", 20_000 / took, "per second", 300_000, more=True)
    single = Condition(figures=((Figure("eu.home"), Bounds(at_least=40)),))
    took = seconds(lambda: [holds(scenario, state, single) for _ in range(20_000)])
    yield Row("conditions of one figure", 20_000 / took, "per second", 300_000, more=True)


def rehearsal() -> Iterator[Row]:
    """A rehearsal of the smallest scenario, by game."""
    from engine.authoring.load import find
    from engine.authoring.rehearse import rehearse

    scenario = find("tiny").scenario
    assert scenario is not None
    rehearse(scenario, games=2, thinking=0)
    yield Row(
        "rehearsal, a game of tiny", seconds(lambda: rehearse(scenario, games=20, thinking=0), repeats=3) * 50, "ms"
    )


def main() -> None:
    """Print all rows."""
    for part in (check, loader, conditions, rehearsal):
        for row in part():
            print(row.text())


if __name__ == "__main__":
    main()
