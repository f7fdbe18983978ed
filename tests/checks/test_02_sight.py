"""Check 2, the same secrets for whoever remembers: what a table keeps for its next look never changes what is seen."""

from __future__ import annotations

from engine.analysis.bulk import play_games
from engine.codec import encode
from engine.host import seen_by
from engine.sight import Sight
from engine.state import seen
from engine.table import LocalTable
from engine.view import choices, view
from tests.playing import random_game, scenario_of


def finished(seed: int = 5) -> LocalTable:
    """A table at which random bots have played to the end."""
    scenario = scenario_of()
    return next(iter(play_games(scenario, [seed], {str(s): "random" for s in scenario.seats})))


def test_a_view_is_the_same_with_and_without_what_was_shown_before() -> None:
    scenario, eyes, log = scenario_of(), Sight(), []
    for state, _, turn in random_game("tiny", 4):
        for seat in (*scenario.seats, None):
            fresh, again = view(scenario, state, log, seat), view(scenario, state, log, seat, eyes)

            assert encode(again) == encode(fresh)
            assert again.economy == fresh.economy
        log += turn.events


def test_a_seat_is_never_shown_what_another_seat_was_shown() -> None:
    scenario, eyes = scenario_of(), Sight()
    state = next(turn.state for _, _, turn in random_game("tiny", 4) if turn.state.phase == "orders")
    views = [view(scenario, state, (), seat, eyes) for seat in scenario.seats]

    assert len({str(sorted(v.counts)) for v in views}) == len(views)


def test_a_seat_hears_the_same_from_a_table_that_keeps_its_log() -> None:
    table = finished()
    for number in (len(table.played), len(table.played) // 2, 3, 0):
        table.back_to(number)
        for seat in (*table.scenario.seats, None):
            assert table.log(seat) == tuple(e for e in table.events() if seen(e.seen_by, seat))


def test_a_bot_hears_of_its_round_only_also_after_something_was_taken_back() -> None:
    table = finished()
    for number in (len(table.played) // 2, len(table.played) // 3):
        table.back_to(number)
        now = table.state.round
        lately = [e for p in table.played if p.turn.state.round == now for e in p.turn.events]
        for seat in table.scenario.seats:
            assert seen_by(table, seat).news == tuple(e for e in lately if seen(e.seen_by, seat))


def test_acts_of_a_phase_are_counted_anew_when_something_is_taken_back() -> None:
    table = finished()
    for number in range(len(table.played) - 1, 0, -5):
        table.back_to(number)
        state = table.state
        phase = [p for p in table.played if (p.turn.state.round, p.turn.state.phase) == (state.round, state.phase)]
        for seat in table.scenario.seats:
            assert list(table.acts(seat)) == [p.action for p in phase if p.action.by == seat]


def test_menus_read_one_by_one_are_those_read_together() -> None:
    scenario = scenario_of()
    for state, _, _ in random_game("tiny", 4):
        for seat in scenario.seats if state.phase == "orders" else ():
            seen_view = view(scenario, state, (), seat)
            menus = choices(scenario, seen_view)
            if menus:
                alone = [menus.of(name) for name in menus.instruments]  # type: ignore[attr-defined]

                assert [m for m in alone if m is not None] == list(menus)
                assert menus[0] == next(iter(menus))
