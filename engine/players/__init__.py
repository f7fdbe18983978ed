"""Bots: one file each, found by folder; the file's name is the bot's name. They see a SeatView, never a State."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
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


@cache
def styles() -> Mapping[str, Bot]:
    """Every bot found in the folder, by name."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").BOT for name in names}
