"""Games kept as their actions, so that cleverer bots change no golden text.

BRINK_GOLDEN=1 lets the bots play a game anew when the rules no longer allow one of its actions.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from engine.actions import Action
from engine.analysis.bulk import play_games
from engine.codec import decode, encode
from engine.table import LocalTable, Refusal
from tests.playing import scenario_of

FOLDER = Path(__file__).parent / "transcripts"
REWRITE = bool(os.environ.get("BRINK_GOLDEN") or os.environ.get("UPDATE_GOLDEN"))


def kept_game(name: str, seats: Mapping[str, str], seed: int) -> LocalTable:
    """The kept game of a scenario."""
    path = FOLDER / f"{name}.json"
    found = _replayed(path, name, seats, seed) if path.exists() else None
    if found is None and REWRITE:
        (played,) = play_games(scenario_of(name), [seed], seats)
        lines = (json.dumps(encode(p.action), ensure_ascii=False) for p in played.played)
        path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
        found = _replayed(path, name, seats, seed)
    assert found is not None, f"the rules no longer allow the game in {path.name}; BRINK_GOLDEN=1 writes it anew"
    return found


def _replayed(path: Path, name: str, seats: Mapping[str, str], seed: int) -> LocalTable | None:
    """The game of the kept actions, or None when the rules no longer allow one of them."""
    table = LocalTable(scenario_of(name), seats=seats, seed=seed)
    for line in json.loads(path.read_text(encoding="utf-8")):
        if isinstance(table.send(decode(Action, line)), Refusal):
            return None
    return table
