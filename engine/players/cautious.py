"""Cautious: fills its stores while it can, answers in kind, signs what beats its line, and keeps its word."""

from __future__ import annotations

from engine.players._style import Style
from engine.players._thinker import Thinker

BOT = Thinker(
    Style(
        title="Cautious",
        margin=60,
        greed=65,
        offers=3,
        counters=3,
        climbing=-250,
        answering=300,
        liked=(("project", 150), ("mapping", 120), ("joint", 60), ("programme", 15), ("broad", -400)),
    )
)
