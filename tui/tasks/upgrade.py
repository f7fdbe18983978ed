"""Bring a scenario file to the newest format; its comments and its layout are kept.

The file is rewritten, and its old text is kept beside it as NAME.yaml.old. With --print nothing is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a scenario file, or a file of tests")
    parser.add_argument("--print", action="store_true", help="print the new text instead of writing it")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.upgrade import NoUpgrade, upgraded
    from tui.bad_input import BadInput

    path = Path(args.file)
    try:
        text = path.read_text(encoding="utf-8")
        found = upgraded(text, args.file)
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}") from None
    except NoUpgrade as error:
        raise BadInput(str(error)) from None
    if args.print:
        print(found.text, end="")
        return 0
    if found.old == found.new:
        print(f"{path} has format {found.new}, the newest; nothing is changed")
        return 0
    kept = path.with_name(f"{path.name}.old")
    if kept.exists():
        raise BadInput(f"{kept} exists, and nothing is overwritten; move it away first")
    kept.write_text(text, encoding="utf-8")
    path.write_text(found.text, encoding="utf-8")
    print(f"{path} has format {found.new} now; its old text is kept as {kept}")
    for change in found.changes:
        print(f"  {change}")
    return 0
