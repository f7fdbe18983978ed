"""One full game of the rare-earth crackdown as text, golden for the public and for every seat.

The game is kept as its actions, so that cleverer bots change no text. BRINK_GOLDEN=1 writes the texts anew; where the
rules no longer allow a kept action it lets the bots play the game anew first. Read the difference before committing it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from engine.analysis.transcript import golden
from engine.table import LocalTable
from tests.kept_games import FOLDER, REWRITE, kept_game
from tests.playing import scenario_of

NAME = "rare_earth_crackdown"
SEATS = {"eu": "cautious", "china": "opportunist", "us": "random"}
READERS = ["public", *SEATS]


@cache
def table() -> LocalTable:
    """The golden game."""
    return kept_game(NAME, SEATS, 10)


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
