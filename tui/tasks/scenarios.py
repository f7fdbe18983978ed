"""List the scenarios that can be played: those that ship and those in your own folder."""

from __future__ import annotations

import argparse
import json


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.paths import clash
    from engine.authoring.shelf import shelf

    entries = shelf()
    if args.json:
        rows = [
            {"id": e.id, "title": e.title, "path": str(e.path), "summary": e.summary, "own": e.own,
             "hides": str(e.hides or ""), "wrong": e.wrong}
            for e in entries
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max((len(e.id) for e in entries), default=0)
    for entry in entries:
        own = " (your own)" if entry.own else ""
        print(f"{entry.id:<{width}}  {entry.title}{own}. {entry.summary}".rstrip())
        if entry.wrong:
            print(f"{'':<{width}}  cannot be played: {entry.wrong}; 'brink check {entry.id}' tells more")
        if entry.hides:
            print(f"{'':<{width}}  note: {clash(entry.id)}")
    return 0
