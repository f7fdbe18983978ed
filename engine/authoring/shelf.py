"""The scenarios that can be chosen, with what their files say of themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from engine.authoring.compose import parse
from engine.authoring.overlay import extended
from engine.authoring.paths import all_paths, files_in, own_folder
from engine.authoring.problems import Problem, errors
from engine.authoring.source import read


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A scenario that can be chosen: its id, where it is, and what its file says of itself.

    `own` is true for one in the user's folder; `hides` names the other file of that id which it stands before.
    """

    id: str
    path: Path
    title: str
    summary: str
    own: bool = False
    hides: Path | None = None
    wrong: str = ""
    """Why what it extends cannot be had, or why it cannot be read; empty when nothing is wrong with that."""


def shelf() -> tuple[OnShelf, ...]:
    """All scenarios that ship or stand in the user's folder, by id; an own one hides a shipped one of its name."""
    found = all_paths()
    return tuple(_entry(id, paths) for id, paths in sorted(found.items()))


_FORMAT = re.compile(rb"^format:[ \t]*[0-9]", re.MULTILINE)


def scenario_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that say of themselves that they are scenarios, by name."""
    found = ((path, read(path)) for path in files_in(folder))
    return tuple(path for path, raw in found if not isinstance(raw, Problem) and _FORMAT.search(raw))


def title_of(path: Path) -> str:
    """What a file calls its scenario, as far as it can be read; else its name."""
    return _entry(path.stem, [path]).title


def _entry(id: str, paths: list[Path]) -> OnShelf:
    path = paths[-1]
    raw = read(path)
    tree = None if isinstance(raw, Problem) else extended(parse(raw, str(path)), path)
    value = tree.root.value if tree and tree.root else {}
    said = value if isinstance(value, dict) else {}
    title, summary = str(said.get("title") or id), " ".join(str(said.get("summary") or "").split())
    hides = paths[-2] if len(paths) > 1 else None
    told = (raw,) if isinstance(raw, Problem) else errors(tree.problems) if tree else ()
    wrong = told[0].message if told else ""
    return OnShelf(id, path, title, summary, path.parent == own_folder(), hides, wrong)
