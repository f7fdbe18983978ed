"""Rehearse a scenario: some hundred games by bots, and what never or always happens in them.

Told are news, aims, instruments, clauses and their worth, endings, and about how long a game takes. Findings point into
the file; one that is meant can be answered there, such as '# ok: R504 it is a gift'. The exit code is 1 when the file
has errors.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario's name or file")
    parser.add_argument("--games", type=int, default=200, metavar="N", help="games of seats that try anything (200)")
    parser.add_argument("--thinking", type=int, default=6, metavar="N", help="games of seats that think, slower (6)")
    parser.add_argument("--profile", default="", help="a length of play of the scenario; default: the longest")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default 0)")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    import json

    from engine.authoring.rehearse import rehearse
    from engine.authoring.rehearse_findings import placed_findings
    from engine.authoring.rehearse_text import rehearsal_text
    from engine.authoring.report import as_data, report
    from tui.bad_input import BadInput
    from tui.progress import Progress
    from tui.scenario_choice import close

    loaded = _loaded(args.file)
    if loaded.scenario is None:
        print(report(loaded.problems))
        return 1
    profiles = list(loaded.scenario.profiles)
    if args.profile and args.profile not in profiles:
        raise BadInput(f"there is no profile '{args.profile}'{close(args.profile, profiles)}")
    if args.games < 1 or args.thinking < 0:
        raise BadInput("--games must be at least 1 and --thinking at least 0")
    with Progress("games rehearsed", args.games + args.thinking) as progress:
        found = rehearse(
            loaded.scenario, games=args.games, thinking=args.thinking, seed=args.seed, profile=args.profile,
            progress=progress,
        )  # fmt: skip
    problems = placed_findings(found, loaded)
    if args.json:
        print(json.dumps([as_data(problem) for problem in problems], ensure_ascii=False, indent=1))
    else:
        print(rehearsal_text(found))
        print(report(problems) or "No findings.")
    return 0


def _loaded(name: str):  # type: ignore[no-untyped-def]  # its type would load the loader at --help
    from engine.authoring.load import NoScenario, load_and_play
    from engine.authoring.paths import path_of
    from tui.bad_input import BadInput

    try:
        return load_and_play(path_of(name))
    except NoScenario as error:
        raise BadInput(str(error)) from None
