"""Where scenarios are found: those that ship with the game, those in the user's own folder, and any path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from engine.authoring.names import closest, listing

ENDINGS = (".yaml", ".yml")


class NoScenario(LookupError):
    """There is no scenario of that name; the text is one sentence for the reader."""


def own_folder() -> Path:
    """The folder of the user's own scenarios; it need not exist."""
    return (
        Path(os.environ.get("BRINK_HOME") or platformdirs.user_data_dir("brinkmanship", appauthor=False)) / "scenarios"
    )


def clash(name: str) -> str:
    """A sentence when two files have the name of a scenario: which of them is meant; empty when there is but one."""
    paths = all_paths().get(name, ())
    if len(paths) < 2:
        return ""
    return f"there are two scenarios '{name}': {paths[-1]} is used, and not {paths[-2]}; give a path to use the other"


def path_of(name: str) -> Path:
    """The file of a scenario's id or path; raises NoScenario when there is none."""
    paths = _paths()
    if name in paths:
        return paths[name]
    path = Path(name).expanduser()
    if _is_path(name):
        if path.is_file():
            return path
        raise NoScenario(f"'{name}' is a folder, not a file" if path.is_dir() else f"there is no file '{name}'")
    near = closest(name, list(paths))
    hint = f"; did you mean '{near}'? There are" if near else "; there are"
    raise NoScenario(f"there is no scenario '{name}'{hint} {listing(paths) or 'none'}")


def shown_path(path: Path) -> str:
    """A path as a reader knows it: from the folder they are in, if it lies there."""
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve()))
    except (OSError, ValueError):
        return str(path)


def _is_path(name: str) -> bool:
    return name.endswith(ENDINGS) or "/" in name or os.sep in name or Path(name).exists()


def _paths() -> dict[str, Path]:
    return {id: paths[-1] for id, paths in all_paths().items()}


def all_paths() -> dict[str, list[Path]]:
    """All files of each id, the one that is used last: an own one stands before a shipped one."""
    found: dict[str, list[Path]] = {}
    for folder in (_shipped_folder(), own_folder()):
        for path in files_in(folder):
            found.setdefault(path.stem, []).append(path)
    return found


def shipped_files() -> tuple[Path, ...]:
    """The files of the scenarios that ship."""
    return tuple(files_in(_shipped_folder()))


def is_shipped(path: Path) -> bool:
    """Whether a file is one of those that ship, which no author changes."""
    return path.resolve().parent == _shipped_folder().resolve()


def _shipped_folder() -> Path:
    import scenarios  # the package of the files that ship

    return Path(scenarios.__path__[0])


def files_in(folder: Path) -> Iterator[Path]:
    """The scenario files of a folder, without the tests that stand beside them."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    yield from (p for p in paths if p.suffix in ENDINGS and not p.stem.endswith(".tests") and p.is_file())
