"""Play the tests of a scenario: the file NAME.tests.yaml beside NAME.yaml, read like a transcript.

FILE is the scenario or its tests. The exit code is 0 when all goes as it is written, 1 when a test fails or the file
has problems, 2 when there are no tests.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario's name or file, or a file of tests")
    parser.add_argument("--json", action="store_true", help="print the results as JSON")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.report import as_data, report
    from engine.authoring.tests_file import load_tests
    from engine.authoring.tests_run import run_tests
    from tui.progress import Progress

    loaded = load_tests(_tests_of(args.file))
    ran = []
    with Progress("tests played", len(loaded.tests.tests) if loaded.tests else 0) as progress:
        for test in run_tests(loaded):
            ran.append(test)
            progress(len(ran))
    problems = [*loaded.problems, *(problem for test in ran for problem in test.problems)]
    if args.json:
        tests = [{"id": t.id, "says": t.says, "ok": t.ok, "problems": [as_data(p) for p in t.problems]} for t in ran]
        told = {"tests": tests, "problems": [as_data(p) for p in loaded.problems]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for test in ran:
            print(f"{'ok  ' if test.ok else 'FAIL'}  {test.says}")
        if problems:
            print(f"\n{report(problems)}")
        failed = sum(not test.ok for test in ran)
        counted = f"{len(ran)} test{'s' if len(ran) != 1 else ''}, {failed or 'none'} failed"
        print(counted if loaded.tests is not None else "no test was played")
    return 1 if problems else 0


def _tests_of(name: str) -> Path:
    from engine.authoring.paths import NoScenario, path_of
    from engine.authoring.tests_file import beside, is_tests
    from tui.bad_input import BadInput

    try:
        path = path_of(name)
    except NoScenario as error:
        raise BadInput(str(error)) from None
    if is_tests(path):
        return path
    tests = beside(path)
    if not tests.is_file():
        raise BadInput(f"there are no tests: the file {tests} does not exist")
    return tests
