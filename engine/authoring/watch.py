"""Watch a scenario file while its author writes: load it anew whenever it, or a file it extends, was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from engine.authoring.load import Loaded, load
from engine.authoring.overlay import files_of

Stamp = tuple[int, int] | None
"""When a file was saved and how long it is; None for a file that is not there."""


class Watched:
    """A scenario file under watch, with files beside it that matter too, such as its tests."""

    def __init__(
        self, path: Path, beside: Iterable[Path] = (), *, loader: Callable[[Path], Loaded] = load
    ) -> None:  # fmt: skip
        self.path = path
        self._beside = tuple(beside)
        self._loader = loader
        self._seen: dict[Path, Stamp] = {}

    def fresh(self) -> Loaded | None:
        """The file loaded anew, or None when nothing was saved since the last time."""
        if self._seen and all(stamp_of(path) == stamp for path, stamp in self._seen.items()):
            return None
        before = {path: stamp_of(path) for path in (self.path, *self._beside)}
        loaded = self._loader(self.path)
        below = files_of(self.path)
        self._seen = {path: stamp_of(path) for path in below} | before
        return loaded


def stamp_of(path: Path) -> Stamp:
    """When a file was saved, and how long it is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
