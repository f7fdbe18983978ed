"""Explain a place of a scenario file: what may stand there, with help and an example.

A path is words with dots between, such as seats.aims.when; names of your own may be left out. Without a path the whole
file is explained.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", default="", metavar="PATH", help="e.g. seats.aims.when")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.explain import NoPlace, place_at
    from engine.authoring.explain_text import place_text
    from tui.bad_input import BadInput

    try:
        print(place_text(place_at(args.path)), end="")
    except NoPlace as error:
        raise BadInput(str(error)) from None
    return 0
