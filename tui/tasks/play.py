"""Play at the table. Without a scenario the menu opens; --plain plays the same game line by line, for screen readers,
slow lines and scripts.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="?", default="", help="a scenario's name or file; without one the menu opens")
    parser.add_argument("--plain", action="store_true", help="line mode: numbered choices instead of a screen")
    parser.add_argument("--seat", action="append", default=[], metavar="SEAT=WHO", help="human or a bot, e.g. china=hawk")
    parser.add_argument("--profile", default="", help="a length of play of the scenario; default: the longest")
    parser.add_argument("--sequential", action="store_true", help="orders one seat after the other instead of sealed")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same chances (default 1)")
    parser.add_argument("--load", metavar="FILE", help="go on with a saved game")
    parser.add_argument("--theme", default="", help="dark, light, contrast or mono, for this time")
    parser.add_argument("--ascii", action="store_true", help="letters and dashes only, for this time")


def run(args: argparse.Namespace) -> int:
    table = _table(args)
    if args.plain:
        return _plain(args, table)
    return _screen(args, table)


def _table(args: argparse.Namespace) -> Any:
    """The game that was asked for, or None for the menu."""
    from tui.cli import BadInput

    if args.load:
        from engine.saves import SaveError
        from engine.table import LocalTable

        try:
            return LocalTable.open(Path(args.load))
        except SaveError as error:
            raise BadInput(str(error)) from None
    if not args.scenario:
        if args.plain:
            raise BadInput("line mode needs a scenario: brink play rare_earth_crackdown --plain")
        return None
    return _new(args)


def _new(args: argparse.Namespace) -> Any:
    from engine.table import LocalTable
    from tui import home
    from tui.cli import BadInput
    from tui.scenario_choice import close, scenario_named, seats_named

    scenario = scenario_named(args.scenario)
    if args.profile and args.profile not in scenario.profiles:
        raise BadInput(f"there is no profile '{args.profile}'{close(args.profile, list(scenario.profiles))}")
    seats = seats_named(scenario, args.seat, "cautious")
    if not args.seat:
        seats[next(iter(seats))] = "human"
    return LocalTable(
        scenario, profile=args.profile, sealed=not args.sequential, seed=args.seed, seats=seats,
        path=home.fresh_save(scenario.id), source=args.scenario,
    )  # fmt: skip


def _plain(args: argparse.Namespace, table: Any) -> int:
    from tui import plain

    talk = plain.console()
    try:
        plain.play(table, talk)
    except plain.Leave:
        talk.tell("The game is saved.")
    finally:
        table.close()
    return 0


def _screen(args: argparse.Namespace, table: Any) -> int:
    from tui.cli import BadInput

    if not sys.stdout.isatty() or not sys.stdin.isatty():
        raise BadInput("the screen needs a terminal; brink play SCENARIO --plain plays line by line")
    from tui.run import open_screen

    return open_screen(table, theme=args.theme, symbols="ascii" if args.ascii else "")
