"""The screen for writing: open a scenario file beside your editor.

It lists the problems with their lines, shows briefing, role sheets and event cards as players will read them, and
plays trial games from any round; all of it is new whenever the file is saved. The file is only read. Without a file you
choose one, or begin a new one from the template.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", metavar="FILE", help="a scenario's name or file")
    parser.add_argument("--ascii", action="store_true", help="draw with plain letters only")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.paths import NoScenario, path_of
    from tui.author_files import opened
    from tui.bad_input import BadInput
    from tui.run import open_screen
    from tui.tasks.play import needs_room

    try:
        path = path_of(args.file) if args.file else None
    except NoScenario as error:
        raise BadInput(str(error)) from None
    needs_room("brink check and brink watch tell the problems in lines")
    symbols = "ascii" if args.ascii else ""
    if path is None:
        return open_screen(writing=True, symbols=symbols)
    return open_screen(workshop=opened(path), symbols=symbols)
