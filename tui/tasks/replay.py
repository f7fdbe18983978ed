"""Show a saved game again, round by round, as the public or one seat saw it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("save", help="a saved game (.brink)")
    parser.add_argument("--seat", default="", help="as this seat saw it; default: what everybody saw")
    parser.add_argument("--round", type=int, default=0, metavar="N", help="only this round")


def run(args: argparse.Namespace) -> int:
    from engine.analysis.transcript import transcript
    from tui.scenario_choice import seat_named

    table = opened(args.save)
    seat = seat_named(table.scenario, args.seat)
    must_have_round(table, args.round)
    print(transcript(table, seat, round=args.round))
    return 0


def must_have_round(table, number: int) -> None:  # type: ignore[no-untyped-def]  # as opened() gives it
    """Raises BadInput for a round that the game has not come to; 0 is any."""
    from tui.bad_input import BadInput

    rounds = "round 1 only" if table.state.round == 1 else f"rounds 1 to {table.state.round}"
    if number and not 1 <= number <= table.state.round:
        raise BadInput(f"the game has {rounds}, not {number}")


def opened(name: str):  # type: ignore[no-untyped-def]  # the table's type would load the engine at --help
    """The table of a save, for reading, with a note on standard error if not all could be read.

    Raises BadInput with a sentence.
    """
    from engine import SaveError, open_save
    from tui.bad_input import BadInput
    from tui.progress import Progress

    try:
        with Progress("playing the save again"):
            table = open_save(Path(name))
    except SaveError as error:
        raise BadInput(str(error)) from None
    if table.notice:
        print(f"note: {table.notice}", file=sys.stderr)
    return table
