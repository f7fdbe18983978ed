"""Hawk: threatens first, climbs, carries out what it said, and signs only what is very good."""

from __future__ import annotations

from engine.players._style import Style
from engine.players._thinker import Thinker

BOT = Thinker(
    Style(
        title="Hawk",
        margin=900,
        greed=80,
        offers=1,
        counters=1,
        threatens=0,
        climbing=500,
        answering=500,
        spite=60,
        leverage=40,
        resolve=60,
        easing=-600,
    )
)
