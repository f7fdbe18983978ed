"""List the kinds of clauses that deals are made of, or tell all about one: when it is kept, its form, an example."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="a kind of clause, e.g. licence_flow")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.entries import clause_entry, clauses
    from engine.authoring.explain_text import entry_list, entry_text
    from engine.authoring.folders import clause_ids
    from tui.bad_input import BadInput
    from tui.scenario_choice import close

    if not args.id:
        print(entry_list(clauses()))
        return 0
    entry = clause_entry(args.id)
    if entry is None:
        raise BadInput(f"there is no kind of clause '{args.id}'{close(args.id, clause_ids())}")
    print(entry_text(entry), end="")
    return 0
