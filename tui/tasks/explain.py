"""Explain a place of a scenario file: what may stand there, with help and an example.

A path is words with dots between, such as seats.aims.when; names of your own may be left out. Without a path the whole
file is explained. A code of a problem, such as S304, is explained with a bad and a good example.
"""

from __future__ import annotations

import argparse
import re

CODE = re.compile(r"[A-Za-z]\d+")
"""How a code of a problem is written; no key of a file looks like it."""


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
    if CODE.fullmatch(args.path):
        from engine.authoring.explain_text import code_text

        print(code_text(_code(args.path.upper())), end="")
        return 0
    from engine.authoring.explain import NoPlace, place_at
    from engine.authoring.explain_text import place_text
    from tui.bad_input import BadInput

    try:
        print(place_text(place_at(args.path)), end="")
    except NoPlace as error:
        raise BadInput(str(error)) from None
    return 0


def _code(word: str) -> str:
    """A code there is; raises BadInput for any other, with those that it may stand for."""
    from engine.authoring.names import closest
    from engine.authoring.problems import CODES
    from tui.bad_input import BadInput

    if word in CODES:
        return word
    family = [code for code in CODES if code[0] == word[0]]
    near = closest(word, family)
    hint = f"; did you mean {near}?" if near else ";"
    ends = f"those with {word[0]} are {family[0]} to {family[-1]}" if family else ""
    begins = f"codes begin with {', '.join(dict.fromkeys(code[0] for code in CODES))}"
    raise BadInput(f"there is no code {word}{hint} {ends or begins}")
