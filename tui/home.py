"""Where this user's games and own scenarios live; BRINK_HOME moves both (tests, classrooms)."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def home() -> Path:
    """The folder of this user, by the platform's convention."""
    if moved := os.environ.get("BRINK_HOME"):
        return Path(moved)
    from platformdirs import user_data_path

    return user_data_path("brinkmanship", appauthor=False)


def saves() -> Path:
    """The folder of saved games."""
    return home() / "saves"


def fresh_save(scenario: str) -> Path:
    """A path for a new game: ``rare_earth_crackdown-003.brink``.

    A number is taken, too, where a deleted save has left the words of its seats: they would close the new game.
    """
    folder = saves()
    taken = {p.name.removesuffix(".words") for p in folder.glob(f"{scenario}-*.brink*")}
    number = 1
    while f"{scenario}-{number:03}.brink" in taken:
        number += 1
    return folder / f"{scenario}-{number:03}.brink"


def latest_saves() -> list[Path]:
    """Saved games, the last one played first; one that goes away meanwhile is left out."""
    found = []
    for path in saves().glob("*.brink"):
        with suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(found, reverse=True)]
