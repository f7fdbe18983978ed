"""Explain a place of a scenario file: what may stand there, with help and an example.

A path is words with dots between, such as seats.aims.when; names of your own may be left out. Without a path the whole
file is explained. A code of a problem, such as S304, is explained with a bad and a good example.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="the whole reference, as Markdown")
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH", help="e.g. seats.aims.when, or a code such as S304"
    )


def run(args: argparse.Namespace) -> int:
    if args.all:
        from engine.authoring.reference import reference

        print(reference(), end="")
        return 0
    if args.path in _codes():
        from engine.authoring.explain_text import code_text

        print(code_text(args.path), end="")
        return 0
    from engine.authoring.explain import NoPlace, place_at
    from engine.authoring.explain_text import place_text
    from tui.bad_input import BadInput

    try:
        print(place_text(place_at(args.path)), end="")
    except NoPlace as error:
        raise BadInput(str(error)) from None
    return 0


def _codes() -> list[str]:
    from engine.authoring.problems import CODES

    return list(CODES)
