"""A game as text, golden from every seat and for the public; BRINK_GOLDEN=1 writes the files anew."""

from __future__ import annotations

from functools import cache

import pytest

from engine.analysis.transcript import golden, transcript
from engine.figures import hidden
from engine.scenario import Seat
from engine.table import LocalTable
from tests.kept_games import FOLDER, REWRITE, kept_game
from tests.playing import scenario_of


@cache
def game() -> LocalTable:
    """A tiny game in which something is offered, signed, threatened and ordered."""
    return kept_game("tiny", {"eu": "cautious", "china": "random", "us": "opportunist"}, 12)


@pytest.mark.parametrize("reader", ["public", "eu", "china", "us"])
def test_the_transcript_is_as_it_was(reader: str) -> None:
    text = golden(scenario_of("tiny"), game())[reader]
    path = FOLDER / f"tiny_{reader}.txt"
    if REWRITE:
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")


def test_every_round_and_the_end_are_told() -> None:
    text = transcript(game())

    for span in scenario_of("tiny").clock.spans:
        assert span.label in text
    assert "The end" in text


def test_one_round_can_be_picked() -> None:
    text = transcript(game(), round=2)

    assert "Round 2" in text
    assert "Round 1" not in text


def test_the_public_reads_no_private_number() -> None:
    table = game()
    for figure in table.state.counts:
        if hidden(figure, None):
            private = [e for e in table.events() if getattr(e, "figure", "") == figure and e.seen_by == "all"]
            assert private == [], figure


def test_a_seat_reads_more_of_itself_than_others_do() -> None:
    own, others = transcript(game(), Seat("eu")), transcript(game(), Seat("china"))

    assert "Points of the European Union" in own
    assert "Points of the European Union" not in others


def test_lines_are_short_enough_for_a_terminal() -> None:
    assert max(len(line) for line in transcript(game(), Seat("eu")).splitlines()) <= 140
