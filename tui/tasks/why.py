"""Explain a figure of a saved game: what moved it in a round, in parts that add up.

Figures are named like eu.economy, eu.home, china.credibility, trust.china.eu, market, eu.cover.magnets.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("save", help="a saved game (.brink)")
    parser.add_argument("figure", help="a figure, e.g. eu.economy")
    parser.add_argument("--round", type=int, default=0, metavar="N", help="the round; default: the last one assessed")
    parser.add_argument("--seat", default="", help="as this seat may know it; default: everything")


def _names(table, seat: str):  # type: ignore[no-untyped-def]  # as opened() gives it
    """Names a seat knows, or those of everything that was ever on the table."""
    from engine import Seat, names_for

    if seat:
        return names_for(table.scenario, table.view(Seat(seat)))
    known: dict[str, str] = {}
    for one in table.scenario.seats:
        known |= names_for(table.scenario, table.view(one))
    return known


def run(args: argparse.Namespace) -> int:
    from engine import Figure, NoFigure, explain_game, text_of
    from tui.bad_input import BadInput
    from tui.scenario_choice import seat_named
    from tui.tasks.replay import must_have_round, opened

    table = opened(args.save)
    seat = seat_named(table.scenario, args.seat)
    must_have_round(table, args.round)
    try:
        found = explain_game(
            table.scenario, table.first, [p.turn for p in table.played], Figure(args.figure),
            seat=seat, everything=seat is None, round=args.round,
        )  # fmt: skip
    except NoFigure as error:
        raise BadInput(str(error)) from None
    print(text_of(table.scenario, found, _names(table, args.seat)))
    return 0
