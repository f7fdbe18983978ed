"""Let bots play, headless and repeatable: the same seed gives the same game on every machine.

With --games N the seeds are N in a row. The result is the final record as JSON (--json) or a short table.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine import LocalTable, Scenario


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="a scenario's name or file")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default 0)")
    parser.add_argument("--games", type=int, default=1, metavar="N", help="how many games, seeds in a row")
    parser.add_argument(
        "--seat", action="append", default=[], metavar="SEAT=BOT", help="who plays a seat, e.g. eu=cautious"
    )
    parser.add_argument("--profile", default="", help="a length of play of the scenario; default: the longest")
    parser.add_argument("--sequential", action="store_true", help="orders one seat after the other instead of sealed")
    parser.add_argument(
        "--batch", type=int, default=64, metavar="N", help="games that settle together (changes no result)"
    )
    parser.add_argument("--transcript", metavar="FILE", help="write the first game as text; '-' prints it")
    parser.add_argument(
        "--as-seat", default="", metavar="SEAT", help="the transcript as this seat saw it; default: all"
    )
    parser.add_argument("--save", metavar="FILE", help="keep the first game as a save")
    parser.add_argument("--json", action="store_true", help="print the records as JSON")


def run(args: argparse.Namespace) -> int:
    from tui.bad_input import BadInput
    from tui.scenario_choice import close, scenario_named, seat_named, seats_named

    scenario = scenario_named(args.scenario)
    seats = seats_named(scenario, args.seat, "cautious")
    if "human" in seats.values():
        raise BadInput("autoplay has no people; give every seat a bot")
    if args.profile and args.profile not in scenario.profiles:
        raise BadInput(f"there is no profile '{args.profile}'{close(args.profile, list(scenario.profiles))}")
    seat_named(scenario, args.as_seat)
    for file in (args.save, args.transcript):
        _must_have_folder(file)
    if args.save and Path(args.save).exists():
        raise BadInput(f"{args.save} exists; a save never overwrites a file")
    if args.games < 1 or args.batch < 1:
        raise BadInput("--games and --batch must be at least 1")
    first, records = _played(args, scenario, seats)
    _keep(args, first)
    if args.json:
        print(json.dumps(records[0] if args.games == 1 else records, ensure_ascii=False, indent=1, sort_keys=True))
    elif args.transcript != "-":
        _print(records)
    return 0


def _played(
    args: argparse.Namespace, scenario: Scenario, seats: Mapping[str, str]
) -> tuple[LocalTable, list[dict[str, Any]]]:
    """The first game, and the records of all."""
    from engine.analysis.bulk import play_games
    from engine.analysis.results import record
    from tui.progress import Progress

    seeds = range(args.seed, args.seed + args.games)
    sealed = not (args.sequential or scenario.sequential)
    with Progress("rounds played", args.games * scenario.rounds(args.profile)) as progress:
        tables = play_games(
            scenario, seeds, seats, profile=args.profile, sealed=sealed, batch=args.batch, progress=progress
        )
        first = next(tables)
        return first, [record(first), *map(record, tables)]


def _must_have_folder(file: str | None) -> None:
    """Raises BadInput, before anybody plays, for a file in a folder that is not there."""
    from tui.bad_input import BadInput

    if file and not (folder := Path(file).parent).is_dir():
        raise BadInput(f"{file} cannot be written: there is no folder {folder}; make it first, or choose another place")


def _keep(args: argparse.Namespace, table: LocalTable) -> None:
    from engine import Seat
    from engine.analysis.transcript import transcript

    if args.transcript:
        text = transcript(table, Seat(args.as_seat) if args.as_seat else None)
        if args.transcript == "-":
            print(text)
        else:
            Path(args.transcript).write_text(text, encoding="utf-8")
    if args.save:
        table.fork(len(table.played), Path(args.save)).close()


def _print(records: list[dict[str, Any]]) -> None:
    from engine import number

    for rec in records:
        results = ", ".join(f"{seat} {number(int(v), 100, signed=True)}" for seat, v in rec["results"].items())
        print(f"seed {rec['seed']}: {results}  ({rec['ending']})")
