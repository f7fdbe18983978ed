"""Balance over bot games: who prepares and keeps its word does better than who passes, nods, guesses or wrecks.

HYPOTHESIS_PROFILE=deep plays the 200 games that GAME 13 asks for; by default a few show the direction,
each style twice at each seat. docs/DECISIONS.md (41) has the figures of a whole run.
"""

from __future__ import annotations

import os

import pytest

from engine.analysis.balance import Balance, Row, against_mixed, balance, records, rotated_match
from engine.analysis.results import totals
from engine.scenario import Seat
from tests.playing import scenario_of

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
GAMES = 200 if DEEP else 6
RARE = "rare_earth_crackdown"


@pytest.mark.parametrize("style", ["passer", "accepter"])
def test_who_only_passes_or_nods_loses_to_the_cautious(style: str) -> None:
    """Check 13 of the architecture, seats rotated."""
    mine, theirs = rotated_match(scenario_of(RARE), style, "cautious", range(GAMES))

    assert mine.mean < theirs.mean
    assert mine.count * 2 == theirs.count


def test_mutual_escalation_is_jointly_bad() -> None:
    """GAME 13: joint value under -60, rung 7 in nine of ten games."""
    found = totals(records(scenario_of(RARE), dict.fromkeys(_seats(), "wrecker"), range(GAMES)))

    assert found is not None
    assert found.joint.mean < -6000
    assert found.share("rung_7") >= 90


def test_random_play_is_worse_than_cautious_play_at_every_seat() -> None:
    """GAME 13: by ten points at least."""
    count = 60 if DEEP else 8
    cautious = totals(records(scenario_of(RARE), dict.fromkeys(_seats(), "cautious"), range(count if DEEP else 2)))
    luck = totals(records(scenario_of(RARE), dict.fromkeys(_seats(), "random"), range(count)))
    assert cautious is not None
    assert luck is not None

    for seat in _seats():
        assert cautious.mean(seat) - luck.mean(seat) >= 10, seat


def test_an_all_default_table_is_the_line() -> None:
    found = totals(records(scenario_of(RARE), dict.fromkeys(_seats(), "passer"), range(2)))

    assert found is not None
    assert [found.mean(s) for s in _seats()] == [0, 0, 0]


@pytest.mark.skipif(not DEEP, reason="many games; HYPOTHESIS_PROFILE=deep plays them")
def test_the_hard_rows_of_the_balance_table_hold() -> None:
    found = balance(scenario_of(RARE), games=12)

    assert found.ok, found.text(_seats())


@pytest.mark.skipif(not DEEP, reason="many games; HYPOTHESIS_PROFILE=deep plays them")
def test_always_talking_is_worse_than_preparing() -> None:
    """GAME 13: the dove's mean of EU and US is at least 5 below the cautious one's, in mixed company."""
    scenario = scenario_of(RARE)
    gaps = [
        against_mixed(scenario, "cautious", s, range(32)).mean - against_mixed(scenario, "dove", s, range(32)).mean
        for s in (Seat("eu"), Seat("us"))
    ]

    assert sum(gaps) / 2 >= 500


def test_a_row_knows_its_band() -> None:
    assert Row("x", "x", 5, 0, 10).ok
    assert not Row("x", "x", 11, None, 10).ok
    assert "FAIL" in Row("x", "x", 11, None, 10, True).text()
    assert "warn" in Row("x", "x", 11, None, 10).text()


def test_the_table_of_a_small_scenario_can_be_printed() -> None:
    scenario = scenario_of("tiny")

    found = balance(scenario, games=1, styles=("cautious", "random", "passer"))

    assert isinstance(found, Balance)
    text = found.text(list(scenario.seats))
    assert "the same style at every seat" in text
    assert all(row.metric in text for row in found.rows)


def _seats() -> list[Seat]:
    return list(scenario_of(RARE).seats)
