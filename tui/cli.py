"""The `brink` command: one table of commands; each lives in its own file under tui/tasks and is loaded when asked for.

Exit codes: 0 done, 1 problems were found (a file that does not check, figures outside tolerance), 2 the command or its
input was not usable, 130 stopped by ctrl+c.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from tui.bad_input import BadInput

COMMANDS: dict[str, str] = {
    "play": "play at the table (the default); --plain for line mode",
    "scenarios": "list the scenarios that can be played",
    "new": "begin a new scenario; asks a few questions",
    "check": "check scenario files and show every problem with its place",
    "watch": "check a scenario again whenever it is saved; --play goes on with a trial game",
    "author": "the screen for writing: problems, previews and trial games, new at every save",
    "test": "play the tests that stand beside a scenario",
    "rehearse": "play a scenario some hundred times and show what never or always happens",
    "explain": "what may stand at a place of a scenario file, with an example",
    "instruments": "the instruments that seats may use",
    "clauses": "the clauses that deals are made of",
    "schema": "what your editor needs to complete, explain and underline scenario files",
    "upgrade": "bring a scenario file to the newest format, its comments kept",
    "autoplay": "let bots play, headless and repeatable",
    "economy": "show the economy, or try a measure on it outside a game",
    "history": "play what really happened and compare figures",
    "replay": "show a saved game again, as a seat saw it",
    "why": "explain a figure of a saved game",
}
"""Every command with its line in the help; more are found as files in tui/tasks."""

USAGE = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except BadInput as error:
        print(f"brink: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        kept = "; what was played is saved" if _saves(words) else ""
        print(f"\nbrink: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"brink: {where}{(error.strerror or str(error)).lower()}", file=sys.stderr)
        return USAGE


def _named(words: list[str]) -> list[str]:
    """The words with the command they mean; without one it is play."""
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help", "--version")):
        return ["play", *words]
    return words


def _saves(words: list[str]) -> bool:
    """Whether the command keeps a game on disk after every action."""
    return _named(words)[0] == "play"


def _run(words: list[str]) -> int:
    words = _named(words)
    if words[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    if words[0] == "--version":
        from importlib.metadata import version

        print(f"brink {version('brinkmanship')}")
        return 0
    name = words[0]
    if name not in COMMANDS:
        raise BadInput(_unknown(name))
    task = importlib.import_module(f"tui.tasks.{name}")
    parser = argparse.ArgumentParser(prog=f"brink {name}", description=task.__doc__, formatter_class=_Plain)
    task.arguments(parser)
    return int(task.run(parser.parse_args(words[1:])))


def _unknown(name: str) -> str:
    import difflib

    close = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f"; did you mean '{close[0]}'?" if close else f"; there are {', '.join(COMMANDS)}"
    return f"there is no command '{name}'{hint}"


def _help() -> str:
    lines = [
        "brink - Brinkmanship, a tabletop game about economic coercion and trade negotiation",
        "",
        "usage: brink [COMMAND] [...]      brink COMMAND --help tells more",
        "",
    ]
    lines += [f"  {name:<12}{words}" for name, words in COMMANDS.items()]
    lines += ["", "A first game: brink play rare_earth_crackdown"]
    return "\n".join(lines)


class _Plain(argparse.RawDescriptionHelpFormatter):
    """Keeps the paragraphs of a task's docstring; is told the width, for to find it argparse loads packers of files."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Columns of the terminal, 80 where there is none."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return int(named)
    try:
        return os.get_terminal_size(1).columns or 80
    except (OSError, ValueError):
        return 80


if __name__ == "__main__":
    sys.exit(main())
