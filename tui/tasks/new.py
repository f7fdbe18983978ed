"""Begin a new scenario: a commented file of three seats that can be checked, tested and played at once.

Questions are asked for what is not given as an option; Enter takes what stands in brackets. Written are NAME.yaml, its
first tests NAME.tests.yaml, and for your editor the schemas of both. Nothing is overwritten.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.authoring.scaffold import Wishes


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="the name of the file, e.g. magnet_crisis")
    parser.add_argument("--title", default="", help="what the scenario is called")
    parser.add_argument("--seats", default="", metavar="A,B,C", help="the supplier, its buyer, the supplier's rival")
    parser.add_argument("--regions", default="", metavar="A,B,C", help="whose trade numbers they have: china,eu,us")
    parser.add_argument("--input", default="", help="the critical input that the first supplies, e.g. magnets")
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="how many rounds the full game has")
    parser.add_argument("--minutes", type=int, default=0, metavar="N", help="how long the full game takes")
    parser.add_argument("--yes", action="store_true", help="ask nothing; take what was not given as it is usual")


def run(args: argparse.Namespace) -> int:
    from engine.authoring.scaffold import wrong_wish
    from tui.bad_input import BadInput

    wishes, folder = _wishes(args)
    if wrong := wrong_wish(wishes):
        raise BadInput(wrong)
    for path in write(wishes, folder):
        print(f"{path} is written")
    file = folder / f"{wishes.id}.yaml"
    print(f"\nCheck it:     brink check {file}\nTest it:      brink test {file}")
    print(f"Rehearse it:  brink rehearse {file}\nPlay it:      brink play {file}")
    return 0


def _wishes(args: argparse.Namespace) -> tuple[Wishes, Path]:
    """What the author wants, and the folder it goes to."""
    from engine.authoring.scaffold import PLACES, SEATS, Wishes, id_of, inputs_held
    from tui.bad_input import BadInput

    asks = sys.stdin.isatty() and not args.yes
    usual = Path(args.name).stem.replace("_", " ").capitalize() or "A new crisis"
    title = args.title or _asked("What is it called?", usual, asks)
    path = Path(args.name or id_of(title))
    name = path.stem if path.suffix in (".yaml", ".yml") else path.name
    if not name or id_of(name) != name:
        raise BadInput(
            f"'{name}' cannot name a file; use small letters, digits and '_', such as {id_of(name) or 'crisis'}"
        )
    seats = args.seats or _asked("Its seats: a supplier, its buyer, the supplier's rival?", ", ".join(SEATS), asks)
    regions = args.regions or ",".join(PLACES)
    if asks and not args.regions:
        regions = _asked("Whose trade numbers do they have?", ", ".join(PLACES), asks)
    held = inputs_held(*_three(regions, "regions")[:2])
    common = "magnets" if "magnets" in held or not held else held[0]
    if asks and not args.input:
        print(f"The supplier may hold: {', '.join(held)}")
    wishes = Wishes(
        id=name,
        title=title,
        seats=_three(seats, "seats"),
        regions=_three(regions, "regions"),
        input=args.input or _asked("What does it supply?", common, asks),
        rounds=args.rounds or _number("How many rounds?", 4, asks),
        minutes=args.minutes or _number("How many minutes for all?", 90, asks),
    )
    return wishes, path.parent


def _asked(question: str, usual: str, asks: bool) -> str:
    return (input(f"{question} [{usual}] ").strip() or usual) if asks else usual


def _number(question: str, usual: int, asks: bool) -> int:
    from tui.bad_input import BadInput

    answer = _asked(question, str(usual), asks)
    if not answer.isdecimal():
        raise BadInput(f"a whole number is needed, not '{answer}'")
    return int(answer)


def _three(words: str, what: str) -> tuple[str, str, str]:
    from tui.bad_input import BadInput

    found = [word.strip() for word in words.split(",") if word.strip()]
    if len(found) != 3:
        raise BadInput(f"three {what} are needed, with commas between; these are {len(found)}")
    return found[0], found[1], found[2]


def write(wishes: Wishes, folder: Path) -> list[Path]:
    """Write the scenario, its tests and their schemas; nothing that exists is touched."""
    from engine.authoring.compose import parse
    from engine.authoring.editor import editor_schema, schema_text
    from engine.authoring.scaffold import first_tests, scenario_text
    from engine.authoring.tests_file import schema_of_tests
    from tui.bad_input import BadInput

    text = scenario_text(wishes)
    paths = [folder / f"{wishes.id}{end}" for end in (".yaml", ".tests.yaml", ".schema.json", ".tests.schema.json")]
    if taken := next((path for path in paths if path.exists()), None):
        raise BadInput(f"{taken} exists, and nothing is overwritten; use another name")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths[0].write_text(text, encoding="utf-8")
        paths[1].write_text(first_tests(wishes), encoding="utf-8")
        paths[2].write_text(schema_text(editor_schema(parse(text, paths[0].name).root)), encoding="utf-8")
        paths[3].write_text(schema_text(schema_of_tests(paths[1]) or {}), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{folder} cannot be written to: {error.strerror or error}") from None
    return paths
