"""The scenario files of this machine for who writes them: their own, those of this folder, those that ship."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from engine.authoring.paths import is_shipped, own_folder, shipped_files
from engine.authoring.scaffold import Wishes, id_of, wrong_wish
from engine.authoring.shelf import scenario_files, shelf, title_of
from tui import viewmodels as vm
from tui.bad_input import BadInput
from tui.desk import Values
from tui.local_workshop import LocalWorkshop


def files() -> tuple[vm.ScenarioFile, ...]:
    """The user's own files, those of the folder they are in, and those that ship."""
    return tuple(_files())


def _files() -> Iterator[vm.ScenarioFile]:
    hidden = {str(item.hides): item.id for item in shelf() if item.hides}
    own, here = own_folder(), Path.cwd()
    groups = [("Your own", scenario_files(own))]
    if here.resolve() != own.resolve():
        found = tuple(path for path in scenario_files(here) if not is_shipped(path))
        groups.append(("In this folder", found))
    groups.append(("Shipped: to read, and to extend", shipped_files()))
    for group, paths in groups:
        for path in paths:
            note = "hidden by your own of this name" if str(path) in hidden else ""
            yield vm.ScenarioFile(str(path), path.name, title_of(path), group, not is_shipped(path), note)


def opened(
    path: Path, *, at_once: Values | None = None, closed: Callable[[], None] = lambda: None
) -> LocalWorkshop:  # fmt: skip
    """A file open before its author, with the clock of this machine."""
    return LocalWorkshop(path, clock=_now, at_once=at_once, closed=closed)


def _now() -> str:
    return f"{datetime.now():%H:%M}"


def begun(name: str) -> str:
    """Write a new scenario from the template into the user's folder, as `brink new` does; the path of its file."""
    from tui.tasks.new import write

    title = name.strip()
    id = id_of(title)
    if not id:
        raise BadInput("a name has letters or digits")
    wishes = Wishes(id=id, title=title)
    if wrong := wrong_wish(wishes):
        raise BadInput(wrong)
    return str(write(wishes, own_folder())[0])
