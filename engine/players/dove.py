"""Dove: believes in talking. It calls, it signs early, it never hits back, and it leaves the stores as they are.

What it calls is enough for it: another order must bring five points, as doing what it has promised does.
"""

from __future__ import annotations

from engine.players._style import Style
from engine.players._thinker import Thinker

BOT = Thinker(
    Style(
        title="Dove", margin=0, patience=500, greed=40, climbing=-5000, answering=0, leverage=0, least=500,
        enforcement="none",
        liked=(
            ("call", 1500), ("senior_officials", 1500), ("ministerial", 1500), ("summit", 1600), ("programme", -2000),
            ("mapping", -2000), ("joint", -1000),
        ),
    )
)  # fmt: skip
