"""Check a scenario again whenever it is saved; ctrl+c ends it.

With --play a trial game opens on the screen: whenever the file is saved, what was done so far is done again on the new
version, and the same table is shown; or you are told from where on the new file does not allow it.

Watched are the file, those that it extends, and its tests. A schema of its own beside it (brink schema FILE) is kept
fresh, so that your editor knows new names at once.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.authoring.load import Loaded
    from engine.authoring.watch import Watched

PAUSE = 0.25
"""Seconds between two looks: an author does not notice it, and a laptop does not either."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario's name or file")
    parser.add_argument("--test", action="store_true", help="also play its tests each time")
    parser.add_argument("--play", action="store_true", help="play it on the screen, and go on after every save")
    parser.add_argument("--seat", default="", metavar="SEAT", help="with --play: the seat you play (the first)")
    parser.add_argument("--round", type=int, default=1, metavar="N", help="with --play: bots play the rounds before")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.paths import NoScenario, path_of
    from engine.authoring.tests_file import beside
    from engine.authoring.watch import Watched
    from tui.bad_input import BadInput

    try:
        path = path_of(args.file)
    except NoScenario as error:
        raise BadInput(str(error)) from None
    if args.play:
        return _play(path, args.seat, args.round)
    if args.seat or args.round != 1:
        raise BadInput("--seat and --round belong to a trial game: add --play")
    keep_watch(Watched(path, [beside(path)]), play_tests=args.test)
    return 0


def _play(path: Path, seat: str, number: int) -> int:
    from engine.authoring.load import load
    from tui.author_files import opened
    from tui.run import open_screen
    from tui.scenario_choice import seat_named
    from tui.tasks.play import needs_room

    needs_room("without --play this command checks in lines")
    if (scenario := load(path).scenario) is not None:
        seat_named(scenario, seat)
    return open_screen(workshop=opened(path, at_once={"seat": seat, "round": str(number)}))


def keep_watch(watched: Watched, *, play_tests: bool, pause: Callable[[], bool] = lambda: _pause()) -> None:
    """Tell about the file now and after each save, until the pause says that it is enough."""
    first = True
    while True:
        if (loaded := watched.fresh()) is not None:
            _tell(watched.path, loaded, play_tests=play_tests)
            if first:
                print(f"watching {watched.path}; ctrl+c ends it", flush=True)
            first = False
        if not pause():
            return


def _pause() -> bool:
    try:
        time.sleep(PAUSE)
    except KeyboardInterrupt:
        print()
        return False
    return True


def _tell(path: Path, loaded: Loaded, *, play_tests: bool) -> None:
    from engine.authoring.report import report
    from engine.authoring.tests_file import beside, load_tests

    problems = loaded.problems
    tests = beside(path)
    if tests.is_file() and loaded.scenario is not None:
        held = load_tests(tests)
        problems += held.problems
        if play_tests and held.tests is not None:
            from engine.authoring.tests_run import run_tests

            problems += tuple(problem for ran in run_tests(held) for problem in ran.problems)
    _refresh_schema(path, loaded)
    print(report(problems) or f"{path.name}: no problems", flush=True)


def _refresh_schema(path: Path, loaded: Loaded) -> None:
    """Write the schema of the file again, where there is one."""
    schema = path.with_suffix(".schema.json")
    if not schema.is_file() or loaded.tree is None or loaded.tree.root is None:
        return
    from engine.authoring.editor import editor_schema, overlay_schema, schema_text

    make = overlay_schema if loaded.tree.source.parts else editor_schema
    schema.write_text(schema_text(make(loaded.tree.root)), encoding="utf-8")
