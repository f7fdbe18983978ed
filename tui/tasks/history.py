"""Play what really happened as orders and deals, and set reported figures beside the simulated ones.

The exit code is 1 when a figure lies outside its stated tolerance or an act of the line is not legal, and 2 when the
file has no historical line.
"""

from __future__ import annotations

import argparse
import json


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="a scenario's name or file")
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")


def run(args: argparse.Namespace) -> int:
    from engine.analysis.history import compare_history
    from tui.bad_input import BadInput
    from tui.progress import Progress
    from tui.scenario_choice import scenario_named

    scenario = scenario_named(args.scenario)
    if not (scenario.history or scenario.reported):
        raise BadInput(
            f"{args.scenario} has no historical line, so there is nothing to play and compare; "
            "brink explain history tells how one is written"
        )
    with Progress("what really happened, round", max(scenario.rounds(name) for name in scenario.profiles)) as progress:
        told = compare_history(scenario, progress)
    if args.json:
        print(json.dumps(told.as_json(), ensure_ascii=False, indent=1))
    else:
        print(told.text())
    return 0 if told.ok else 1
