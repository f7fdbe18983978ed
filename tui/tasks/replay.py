"""Show a saved game again, round by round, as the public or one seat saw it."""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("save", help="a saved game (.brink)")
    parser.add_argument("--seat", default="", help="as this seat saw it; default: what everybody saw")
    parser.add_argument("--round", type=int, default=0, metavar="N", help="only this round")


def run(args: argparse.Namespace) -> int:
    from engine.analysis.transcript import transcript
    from engine.scenario import Seat
    from tui.bad_input import BadInput

    table = opened(args.save)
    if args.seat and args.seat not in table.scenario.seats:
        raise BadInput(f"there is no seat '{args.seat}'; there are {', '.join(table.scenario.seats)}")
    if args.round and not 1 <= args.round <= table.state.round:
        raise BadInput(f"the game has rounds 1 to {table.state.round}, not {args.round}")
    if table.notice:
        print(f"note: {table.notice}")
    print(transcript(table, Seat(args.seat) if args.seat else None, round=args.round))
    return 0


def opened(name: str):  # type: ignore[no-untyped-def]  # the table's type would load the engine at --help
    """The table of a save, for reading; raises BadInput with a sentence."""
    from engine.saves import SaveError
    from engine.table import open_save
    from tui.bad_input import BadInput

    try:
        return open_save(Path(name))
    except SaveError as error:
        raise BadInput(str(error)) from None
