"""Check scenario files and their tests, and show every problem as file:line:column with what would be right.

The exit code is 0 when nothing is wrong, 1 when a file has errors or warnings, 2 when a file cannot be read at all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.authoring.problems import Problem


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="names or files of scenarios, or files of tests")
    parser.add_argument("--play", action="store_true", help="also play: what holds at the start, the historical line")
    parser.add_argument("--json", action="store_true", help="print the problems as JSON, one list for all files")
    parser.add_argument("--quiet", action="store_true", help="say nothing about files without problems")


def run(args: argparse.Namespace) -> int:
    _hurry()
    from engine.authoring.report import as_data, report
    from tui.progress import Progress

    found: list[Problem] = []
    for number, name in enumerate(args.files, 1):
        path = _path(name)
        with Progress(f"checking file {number} of {len(args.files)}"):
            problems = _problems(path, play=args.play)
        found += problems
        if args.json:
            continue
        if problems:
            print(report(problems))
        elif not args.quiet:
            print(f"{name}: no problems")
    if args.json:
        print(json.dumps([as_data(p) for p in found], ensure_ascii=False, indent=1))
    if found and not args.json:
        counted = f"{len(found)} problem{'s' if len(found) > 1 else ''} in {len(args.files)} files; "
        told = counted if len(args.files) > 1 else ""
        print(f"{told}brink explain {found[0].code} tells more about a code", file=sys.stderr)
    return 1 if any(problem.level != "note" for problem in found) else 0


def _path(name: str) -> Path:
    """The file of a scenario's name or path; two files of one name are told."""
    from engine.authoring.paths import NoScenario, clash, path_of
    from tui.bad_input import BadInput

    try:
        path = path_of(name)
    except NoScenario as error:
        raise BadInput(str(error)) from None
    if told := clash(name):
        print(f"note: {told}", file=sys.stderr)
    return path


def _problems(path: Path, *, play: bool) -> tuple[Problem, ...]:
    """The problems of a scenario, or of the tests beside one."""
    if path.stem.endswith(".tests"):
        from engine.authoring.tests_file import load_tests

        return load_tests(path).problems
    from engine.authoring.load import load_and_play, problems_of

    return load_and_play(path).problems if play else problems_of(path)


def _hurry() -> None:
    """A check is over before there is anything to tidy up, also on the way out; no plugin of pydantic takes part."""
    import atexit
    import gc
    import os

    gc.disable()
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
