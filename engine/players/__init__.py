"""Bots: one file each, found by folder; the file's name is the bot's name. They see a SeatView, never a State."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from engine.actions import Action
from engine.said import Said
from engine.scenario import Scenario
from engine.view import Pick, SeatView


class Decision(NamedTuple):
    """What a bot does and, in a sentence, why."""

    action: Action
    because: Said


class Bot(Protocol):
    """Decides one action at a time until it says Ready; keeps no memory between calls but what the view holds."""

    title: str

    def decide(self, scenario: Scenario, view: SeatView, pick: Pick) -> Decision:
        """The next action of the seat, legal as far as the view can tell."""


class Styles(Mapping[str, Bot]):
    """Every bot found in the folder, by name; a file is read when first asked for, for a game needs one or two."""

    def __init__(self) -> None:
        self._names = tuple(sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_")))
        self._read: dict[str, Bot] = {}

    def __getitem__(self, name: str) -> Bot:
        if name not in self._read:
            if name not in self._names:
                raise KeyError(name)
            self._read[name] = importlib.import_module(f"{__name__}.{name}").BOT
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def styles() -> Mapping[str, Bot]:
    """Every bot found in the folder, by name."""
    return Styles()
