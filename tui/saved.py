"""Saved games: how they stand in a list, what is found in them, and going on with one.

The engine is imported by what needs it, so that the menu is there at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui import viewmodels as vm
from tui.words import NoWords, beside, keep, kept

if TYPE_CHECKING:
    from engine import LocalTable
    from tui.desk import Desk

REMEDY = "It cannot be played on. Put a sound copy in its place, or delete it; your other games are not touched."
NO_WORDS = "Delete that file to go on without seat words, or put a sound copy in its place."


def listed(path: Path) -> vm.SavedGame:
    """A save by its name and time; it is not opened."""
    head, _, number = path.stem.rpartition("-")
    name = head if number.isdigit() and head else path.stem
    try:
        time = datetime.fromtimestamp(path.stat().st_mtime)
        left = f"{time.day} {time:%b %Y, %H:%M}"
    except OSError:
        left = ""
    title = name.replace("_", " ").capitalize() + (f" {int(number)}" if number.isdigit() and head else "")
    return vm.SavedGame(str(path), title, left, file=str(path))


def looked_into(path: Path) -> vm.SavedGame:
    """A save played through again without writing: where it stands, or why it cannot be played."""
    from engine import SaveError, open_save

    shown = replace(listed(path), read=True)
    try:
        table = open_save(path)
    except SaveError as error:
        return replace(shown, problem=sentence(path, error), remedy=REMEDY)
    shown = replace(shown, seats=seats_of(table), where=where(table), note=table.notice and f"Note: {table.notice}.")
    try:
        kept(path)
    except NoWords as error:
        return replace(shown, problem=str(error), remedy=NO_WORDS)
    return shown


def sentence(path: Path, error: Exception) -> str:
    """What is wrong with a save, without its long path."""
    text = str(error).removeprefix(f"{path}: ")
    return text[:1].upper() + text[1:]


def where(table: LocalTable) -> str:
    """How far a game is: ``round 2 of 6, orders``."""
    state = table.state
    rounds = table.scenario.rounds(state.profile)
    if state.phase == "ended":
        return f"played to its end, {rounds} rounds"
    return f"round {min(state.round, rounds)} of {rounds}, {state.phase}"


def seats_of(table: LocalTable) -> str:
    """Who plays: ``European Union by a person, China and United States by bots``."""
    from engine import bots_of

    bots = bots_of(table)
    text = table.scenario.text
    names = {seat: text(f"seats.{seat}.name", seat) for seat in table.scenario.seats}
    people = [name for seat, name in names.items() if seat not in bots]
    others = [name for seat, name in names.items() if seat in bots]
    parts = [f"{_and(people)} by {'a person' if len(people) == 1 else 'people'}"] if people else []
    parts += [f"{_and(others)} by {'a bot' if len(others) == 1 else 'bots'}"] if others else []
    return ", ".join(parts)


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


class NoCopy(ValueError):
    """A game cannot be copied; the text says why."""


def copied(table: LocalTable, words: Mapping[str, str]) -> LocalTable:
    """The same game in a new save, with the words of its seats and its advice; the old game is let go as it stands.

    Raises NoCopy when the copy cannot be written, or when the file of words beside the old save cannot be read: the
    copy must not open what that one closes. Nothing of a copy is left then.
    """
    from tui.home import fresh_save

    path = fresh_save(table.scenario.id)
    try:
        learn = kept(table.path)[1] if table.path else False
        copy = table.fork(len(table.played), path)
        keep(path, words, learn=learn)
    except NoWords as error:
        raise NoCopy(str(error)) from error
    except OSError as error:
        if not isinstance(error, FileExistsError):
            for left in (path, beside(path)):
                with suppress(OSError):
                    left.unlink()
        raise NoCopy(f"The copy {path} cannot be written ({error.strerror or error}); this game goes on.") from error
    table.close()
    return copy


def named(path: Path) -> str:
    """A save as the list calls it, with its file: ``Tiny 2 (tiny-002.brink)``."""
    return f"{listed(path).title} ({path.name})"


def resumed(path: Path, reports: Path) -> Desk | str:
    """The game of a save, to be played on; or the reason why not."""
    from engine import LocalTable, SaveError
    from tui.session import LocalDesk

    try:
        table = LocalTable.open(path)
    except SaveError as error:
        return sentence(path, error)
    try:
        return LocalDesk.again(table, save=path, title=table.scenario.text("title", listed(path).title), folder=reports)
    except NoWords as error:
        table.close()
        return f"{error} {NO_WORDS}"
