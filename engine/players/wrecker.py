"""Wrecker: signs nothing and climbs whenever it can; it shows what happens when somebody wants the table to fall."""

from __future__ import annotations

from engine.players._style import Style
from engine.players._thinker import Thinker

BOT = Thinker(
    Style(
        title="Wrecker",
        signs=False,
        offers=0,
        threatens=None,
        climbing=5000,
        answering=2000,
        spite=100,
        easing=-9000,
    )
)
