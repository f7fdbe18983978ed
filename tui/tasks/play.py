"""Play at the table: opens the game's screen, or with --plain the line mode.

Without a scenario the main menu opens. A path to a save (.brink) goes on with that game. Unless --seat names a person,
you sit at the first seat that it does not name; all others are cautious bots.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import LocalTable

NEEDS = (80, 24)
"""Columns and rows the screen is designed for, at the least."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", default="", metavar="SCENARIO|SAVE", help="a scenario's name or file, or a save"
    )
    parser.add_argument(
        "--seat", action="append", default=[], metavar="SEAT=WHO", help="human or a bot, e.g. china=opportunist"
    )
    parser.add_argument("--profile", default="", help="a length of play of the scenario; default: the longest")
    parser.add_argument("--seed", type=int, default=None, help="the dice of this game; default: by chance")
    parser.add_argument("--sequential", action="store_true", help="orders one seat after the other instead of sealed")
    parser.add_argument("--plain", action="store_true", help="line mode: numbered choices, for screen readers and SSH")
    parser.add_argument("--ascii", action="store_true", help="draw with plain letters only")


def run(args: argparse.Namespace) -> int:
    if args.plain:
        return _plain(args)
    wanted = _wanted(args) if args.what else None
    needs_room("brink play --plain plays in lines, brink autoplay plays by itself")
    from tui.run import open_screen

    save = Path(args.what) if args.what.endswith(".brink") else None
    return open_screen(wanted, save=save, symbols="ascii" if args.ascii else "")


def needs_room(instead: str) -> None:
    """Raise BadInput where the screen cannot be shown, with what can be done instead."""
    from tui.bad_input import BadInput

    if not sys.stdin.isatty() or not (sys.__stderr__ and sys.__stderr__.isatty()):
        raise BadInput(f"the screen needs a terminal; {instead}")
    columns, rows = shutil.get_terminal_size()
    if columns < NEEDS[0] or rows < NEEDS[1]:
        raise BadInput(
            f"this terminal has {columns} columns and {rows} rows; the screen needs {NEEDS[0]} by {NEEDS[1]}. "
            f"Make it larger; or {instead}"
        )


def _plain(args: argparse.Namespace) -> int:
    from engine import run as run_on
    from tui.plain import Leave, LineGame, console
    from tui.progress import Progress
    from tui.words import keep

    if not args.what:
        args.what = "rare_earth_crackdown"
    wanted = _wanted(args)
    with Progress("laying the table"):
        table = wanted()
        run_on(table)
    words, learn = _kept(args.what)
    if table.path and args.what.endswith(".brink") and table.path != Path(args.what):
        keep(table.path, words, learn=learn)
    game = LineGame(table, console(), words)
    try:
        game.run()
    except Leave:
        print(f"\nthe game is saved; go on with: brink play --plain {game.table.path}")
    finally:
        game.table.close()
    return 0


def _kept(what: str) -> tuple[dict[str, str], bool]:
    """The hashes of the seat words of a save, and whether it gives advice; raises BadInput when they cannot be read."""
    from tui.bad_input import BadInput
    from tui.saved import NO_WORDS
    from tui.words import NoWords, kept

    try:
        return kept(Path(what)) if what.endswith(".brink") else ({}, False)
    except NoWords as error:
        raise BadInput(f"{error} {NO_WORDS}") from None


def _resumed(path: Path) -> LocalTable:
    from engine import LocalTable, SaveError
    from tui.bad_input import BadInput

    try:
        return LocalTable.open(path)
    except SaveError as error:
        raise BadInput(str(error)) from None


def _wanted(args: argparse.Namespace) -> Callable[[], LocalTable]:
    """What makes the table that is asked for; raises BadInput for words that cannot be used, before a file is made."""
    from engine import LocalTable
    from tui.bad_input import BadInput
    from tui.home import fresh_save
    from tui.scenario_choice import close, scenario_named, seats_named

    if args.what.endswith(".brink"):
        path = Path(args.what)
        if not path.exists():
            raise BadInput(f"{path}: there is no such save")
        _kept(args.what)
        return lambda: _resumed(path)
    scenario = scenario_named(args.what)
    seats = _seated(args, seats_named(scenario, args.seat, ""))
    if args.profile and args.profile not in scenario.profiles:
        raise BadInput(f"there is no profile '{args.profile}'{close(args.profile, list(scenario.profiles))}")
    seed = args.seed if args.seed is not None else _by_chance()
    sealed = not (args.sequential or scenario.sequential)
    return lambda: LocalTable(
        scenario, profile=args.profile, sealed=sealed, seed=seed, seats=seats, path=fresh_save(scenario.id),
        source=args.what,
    )  # fmt: skip


def _seated(args: argparse.Namespace, seats: dict[str, str]) -> dict[str, str]:
    """Who sits where: unless somebody is named a person, the first seat that was not named is one's."""
    from tui.bad_input import BadInput

    if "human" not in seats.values():
        free = next((seat for seat, who in seats.items() if not who), "")
        if not free:
            named = " ".join(f"--seat {seat}={who}" for seat, who in seats.items())
            raise BadInput(
                "every seat has a bot, so there is nobody to play; name one of them human, "
                f"or let the bots play by themselves: brink autoplay {args.what} {named}"
            )
        seats = {**seats, free: "human"}
    return {seat: who or "cautious" for seat, who in seats.items()}


def _by_chance() -> int:
    import secrets

    return secrets.randbelow(1_000_000)
