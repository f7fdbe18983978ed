"""Opportunist: takes a good deal, asks for more than its share, presses the weak, and rides for free."""

from __future__ import annotations

from engine.players._style import Style
from engine.players._thinker import Thinker

BOT = Thinker(
    Style(
        title="Opportunist", margin=150, greed=65, offers=3, counters=3, threatens=150, climbing=-150, answering=150,
        spite=10,
        leverage=30, least=40, honest=False, enforcement="none",
    )
)  # fmt: skip
