"""What scenario files mean, kept from one run to the next.

To read a file takes a third of a second, most of it to build the models that find its mistakes; to read what it means
takes milliseconds. It is kept as plain JSON that the codec reads back strictly: no code, no pickle. A kept meaning is
used only for the very bytes it was made of and by the very engine that made it; anything odd is made anew. ``brink
check`` never looks here.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from engine.authoring.paths import ENDINGS, NoScenario, path_of
from engine.codec import decode, encode
from engine.scenario import Scenario

ENGINE = Path(__file__).parents[1]


def playable(name: str) -> Scenario | None:
    """The scenario of an id or a path, as it was kept or read anew; None when its file has errors.

    Raises NoScenario when there is none of that name.
    """
    path = path_of(name)
    place = _place(path)
    scenario = _read(place) if place else None
    if scenario is None:
        from engine.authoring.load import load  # the slow road

        scenario = load(path).scenario
        if scenario is not None and place is not None:
            _write(place, scenario)
    return scenario


def folder() -> Path:
    """Where meanings are kept; it may be emptied at any time."""
    if moved := os.environ.get("BRINK_HOME"):
        return Path(moved) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("brinkmanship", appauthor=False)


def _place(path: Path) -> Path | None:
    """The file for these bytes and this engine; None when the bytes cannot be had, which the slow road tells."""
    try:
        raw = _all_bytes(path)
        if raw is None:
            return None
        mark = sha256(raw + b"\0" + _engine().encode()).hexdigest()
    except OSError:
        return None
    return folder() / f"{path.stem}-{mark[:32]}.json"


_EXTENDS = re.compile(rb"^extends:[ \t]*([\w./-]+)[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_MAY_EXTEND = re.compile(rb"""(^|[{,"'])\s*extends\b""", re.MULTILINE)


def _all_bytes(path: Path, deeper: int = 4) -> bytes | None:
    """The bytes of a file and of those that it extends; None when it is not plain which they are."""
    raw = path.read_bytes()
    if not _MAY_EXTEND.search(raw):
        return raw
    found = _EXTENDS.findall(raw)
    if len(found) != 1 or not deeper:
        return None
    name = found[0].decode()
    try:
        below = path.parent / name if name.endswith(ENDINGS) else path_of(name)
        if below.resolve() == path.resolve():
            return None  # a file that extends the one it hides; the loader knows which
        rest = _all_bytes(below, deeper - 1)
    except (NoScenario, OSError):
        return None
    return None if rest is None else raw + b"\0" + rest


def _engine() -> str:
    """This engine by its files, their sizes and times: whoever works on it never reads what an older one kept."""
    return "\n".join(sorted(_files(str(ENGINE))))


def _files(within: str) -> Iterator[str]:
    with os.scandir(within) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path) if not entry.name.startswith(("_", ".")) else ()
            elif entry.name.endswith((".py", ".csv")):
                seen = entry.stat()
                yield f"{entry.path} {seen.st_size} {seen.st_mtime_ns}"


def _read(place: Path) -> Scenario | None:
    try:
        return decode(Scenario, json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _write(place: Path, scenario: Scenario) -> None:
    """Keep a meaning that reads back the same, and let go of what was kept of the same scenario before."""
    from tempfile import NamedTemporaryFile

    text = json.dumps(encode(scenario), ensure_ascii=False)
    again = decode(Scenario, json.loads(text))
    if again != scenario or again.texts != scenario.texts:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for old in place.parent.glob(f"{scenario.id}-{'?' * 32}.json"):
            old.unlink(missing_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as stream:
            stream.write(text)
        os.replace(stream.name, place)
    except OSError:
        return  # a home that cannot be written to: the next run reads the file again
