"""Give your editor what it needs to complete, explain and underline scenario files (a JSON Schema).

Without a file the schema of all scenarios is printed. With a file, a scenario or its tests, a schema of its own is
written beside it, ID.schema.json, which knows the names of that file: its seats, measures, news and figures. The first
line of a file tells the editor where its schema is.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", metavar="FILE", help="a scenario file (YAML)")
    parser.add_argument("--overlay", action="store_true", help="without FILE: of scenarios that extend another")
    parser.add_argument("--print", action="store_true", help="print the schema of the file instead of writing it")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.editor import MODELINE, editor_schema, overlay_schema, schema_text

    if not args.file:
        print(schema_text(overlay_schema() if args.overlay else editor_schema()), end="")
        return 0
    path = Path(args.file)
    text = schema_text(_schema(path))
    if args.print:
        print(text, end="")
        return 0
    target = path.with_suffix(".schema.json")
    target.write_text(text, encoding="utf-8")
    line = MODELINE.format(target.name)
    print(f"{target} is written")
    if not path.read_text(encoding="utf-8").startswith(line):
        print(f"make this the first line of {path.name}:\n{line}")
    return 0


def _schema(path: Path) -> dict[str, object]:
    from engine.authoring.compose import parse
    from engine.authoring.editor import editor_schema, overlay_schema
    from engine.authoring.overlay import extended, extends
    from engine.authoring.problems import Problem
    from engine.authoring.report import report
    from engine.authoring.source import read
    from engine.authoring.tests_file import is_tests, scenario_beside, schema_of_tests
    from tui.bad_input import BadInput

    if not path.is_file():
        raise BadInput(f"{path} is a folder, not a file" if path.is_dir() else f"{path}: there is no such file")
    if is_tests(path):
        if (found := schema_of_tests(path)) is None:
            raise BadInput(f"{path}: its scenario {scenario_beside(path)} is not there, or has errors")
        return found
    raw = read(path)
    tree = None if isinstance(raw, Problem) else parse(raw, str(path))
    if tree is None or tree.root is None:
        problems = tree.problems if tree else (raw,) if isinstance(raw, Problem) else ()
        raise BadInput(f"{path} cannot be read, so its names are not known:\n{report(problems)}")
    if not extends(tree):
        return editor_schema(tree.root)
    whole = extended(tree, path)
    if whole.root is None:
        raise BadInput(f"{path} cannot be read, so its names are not known:\n{report(whole.problems)}")
    return overlay_schema(whole.root)
