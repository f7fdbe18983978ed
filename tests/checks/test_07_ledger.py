"""Check 7: counts are the sum of their events, no event can be dropped, and every 'why?' adds up."""

from __future__ import annotations

import pytest

from engine.events import Counted, fold
from engine.explain import NoFigure, explain_game
from engine.figures import hidden
from engine.scenario import Figure
from tests.playing import opening_of, random_game, scenario_of


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
def test_counts_equal_start_and_sum(name: str) -> None:
    first = opening_of(name)
    turns = [turn for _, _, turn in random_game(name, 11)]
    last = turns[-1].state

    for figure in last.counts:
        moved = sum(e.change for t in turns for e in t.events if isinstance(e, Counted) and e.figure == figure)
        assert last.counts[figure] == first.counts.get(figure, 0) + moved, figure


def test_dropping_any_count_event_breaks_the_sum() -> None:
    for state, _, turn in random_game("tiny", 12):
        for dropped in turn.events:
            if isinstance(dropped, Counted):
                rest = [e for e in turn.events if e is not dropped]
                assert fold(state, rest).counts != turn.state.counts


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
def test_every_why_adds_up_for_every_reader(name: str) -> None:
    scenario, first = scenario_of(name), opening_of(name)
    turns = [turn for _, _, turn in random_game(name, 13)]
    figures = [f for f in (*turns[-1].state.counts, *first.readings) if ".output." not in f and ".term." not in f]
    for reader in (*scenario.seats, None):
        for figure in figures:
            for round in range(1, scenario.rounds("") + 1):
                if hidden(figure, reader):
                    with pytest.raises(NoFigure):
                        explain_game(scenario, first, turns, Figure(figure), seat=reader, round=round)
                    break
                found = explain_game(scenario, first, turns, Figure(figure), seat=reader, round=round)
                assert sum(p.amount for p in found.parts) == found.change, (figure, round)
                if found.account:
                    assert sum(p.amount for p in found.account) == found.change, (figure, round)
