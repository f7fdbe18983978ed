"""One full game of the rare-earth crackdown as text, golden for the public and for every seat.

The game is kept as its actions, so that cleverer bots change no text. BRINK_GOLDEN=1 writes the texts anew; where the
rules no longer allow a kept action it lets the bots play the game anew first. Read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from engine.actions import Action
from engine.analysis.bulk import play_games
from engine.analysis.transcript import golden
from engine.codec import decode, encode
from engine.scenario import Scenario
from engine.table import LocalTable, Refusal
from tests.playing import scenario_of

FOLDER = Path(__file__).parent / "transcripts"
NAME = "rare_earth_crackdown"
GAME = FOLDER / f"{NAME}.json"
SEATS = {"eu": "cautious", "china": "opportunist", "us": "random"}
SEED = 10
READERS = ["public", *SEATS]
REWRITE = bool(os.environ.get("BRINK_GOLDEN"))


def kept(scenario: Scenario) -> LocalTable | None:
    """The game of the kept actions, or None when the rules no longer allow one of them."""
    table = LocalTable(scenario, seats=SEATS, seed=SEED)
    for number, line in enumerate(json.loads(GAME.read_text(encoding="utf-8")), 1):
        answer = table.send(decode(Action, line))
        if isinstance(answer, Refusal):
            print(f"action {number} is not possible any more: {answer.because}")
            return None
    return table


@cache
def table() -> LocalTable:
    """The golden game."""
    scenario = scenario_of(NAME)
    if REWRITE and (not GAME.exists() or kept(scenario) is None):
        (played,) = play_games(scenario, [SEED], SEATS)
        lines = (json.dumps(encode(p.action), ensure_ascii=False) for p in played.played)
        GAME.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    found = kept(scenario)
    assert found is not None, "the rules no longer allow the kept game; write it anew with BRINK_GOLDEN=1"
    return found


@pytest.mark.parametrize("reader", READERS)
def test_the_game_reads_as_it_did(reader: str) -> None:
    text = golden(scenario_of(NAME), table())[reader]
    path = FOLDER / f"{NAME}_{reader}.txt"
    if REWRITE:
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8"), "BRINK_GOLDEN=1 writes the texts anew"


@pytest.mark.parametrize("reader", READERS)
def test_the_text_is_fit_to_read(reader: str) -> None:
    """No id, no brace, no line twice in a row, nothing wider than a page."""
    lines = (FOLDER / f"{NAME}_{reader}.txt").read_text(encoding="utf-8").splitlines()

    for before, line in pairwise(lines):
        assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b|\b[a-z.]+\.[modt]\d", line), line
        assert not (line.startswith("  - ") and line == before), line
    assert max(map(len, lines)) <= 120


def test_the_game_ends_and_every_reader_hears_it() -> None:
    assert table().state.phase == "ended"
    for reader in READERS:
        assert "The end" in (FOLDER / f"{NAME}_{reader}.txt").read_text(encoding="utf-8")
