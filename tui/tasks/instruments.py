"""List the instruments that seats may use, or tell all about one: its law, its form, an example."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="an instrument, e.g. tariff")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.entries import instrument_entry, instruments
    from engine.authoring.explain_text import entry_list, entry_text
    from engine.authoring.folders import instrument_ids
    from tui.bad_input import BadInput
    from tui.scenario_choice import close

    if not args.id:
        print(entry_list(instruments()))
        return 0
    entry = instrument_entry(args.id)
    if entry is None:
        raise BadInput(f"there is no instrument '{args.id}'{close(args.id, instrument_ids())}")
    print(entry_text(entry), end="")
    return 0
