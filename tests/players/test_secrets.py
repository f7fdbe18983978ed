"""A bot knows its view and nothing else: not the moves of others, not their private pages, not another bot's luck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.events import Event
from engine.players._mind import sheet_of
from engine.scenario import Scenario, Seat, SeatBrief
from engine.state import State
from tests.players.seats import Game, decide, opened
from tests.secrets import twins

THINKING = ("cautious", "opportunist", "dove", "hawk", "accepter", "passer")


def some_twins(most: int) -> Iterator[tuple[str, Game, Game]]:
    """Pairs of games that agree on all a seat may know, from several random games."""
    found = 0
    for seed in range(1, 7):
        for scenario, seat, one, other in twins("tiny", seed):
            yield seat, _game(scenario, one), _game(scenario, other)
            found += 1
            if found >= most:
                return


def _game(scenario: Scenario, game: tuple[State, list[Event]]) -> Game:
    return scenario, game[0], tuple(game[1])


@pytest.mark.parametrize("style", THINKING)
def test_hidden_acts_of_others_change_no_move(style: str) -> None:
    compared = 0
    for seat, one, other in some_twins(12):
        news = tuple(e for e in one[2] if e.seen_by == "all" or seat in e.seen_by)
        assert decide(one, seat, style, news=news[-60:]) == decide(other, seat, style, news=news[-60:])
        compared += 1

    assert compared == 12


@pytest.mark.parametrize("style", THINKING)
def test_private_aims_of_others_change_no_move(style: str) -> None:
    scenario, state, log = opened()
    blank = {s: b if s == "eu" else _without_private(b) for s, b in scenario.seats.items()}
    other = replace(scenario, seats=blank)

    assert decide((scenario, state, log), "eu", style) == decide((other, state, log), "eu", style)


def test_a_sheet_holds_all_own_aims_and_only_the_public_ones_of_others() -> None:
    scenario = opened()[0]

    sheet = sheet_of(scenario, Seat("eu"))

    assert sheet.seats[Seat("eu")].aims == scenario.seats[Seat("eu")].aims
    assert not any(a.private for s, b in sheet.seats.items() if s != "eu" for a in b.aims)
    assert sheet.history == ()


def _without_private(brief: SeatBrief) -> SeatBrief:
    return replace(brief, aims=tuple(a for a in brief.aims if not a.private))
