"""What bot games reach, and that nothing is silently never reached."""

from __future__ import annotations

from random import Random

import pytest

from engine.actions import Action
from engine.analysis.coverage import Coverage, cover, lineups
from engine.analysis.mistakes import mistakes
from engine.analysis.universe import event_types, refusals, universe
from engine.diplomacy import vocabulary
from engine.instruments import catalogue
from engine.rules.game import why_not
from tests.playing import random_game, scenario_of


@pytest.fixture(scope="module")
def few() -> Coverage:
    return cover(scenario_of("tiny"), games=40, probes=20)


def test_the_list_of_what_there_is_comes_from_the_rules() -> None:
    there_is = set(universe(scenario_of("rare_earth_crackdown")))

    assert {f"kept:{kind}" for kind in vocabulary()} <= there_is
    assert {f"event:{name}" for name in event_types()} <= there_is
    used = {t.removeprefix("used:") for t in there_is if t.startswith("used:")}
    assert used <= set(catalogue())


def test_refusals_are_found_in_the_code() -> None:
    found = refusals()

    assert "it costs {price}, with {left} left" in found
    assert len(found) > 100


def test_every_seat_plays_every_mix() -> None:
    scenario = scenario_of("tiny")

    dealt = list(lineups(scenario, 500, 0))

    assert sum(len(of.seeds) for of in dealt) >= 495
    mixed = [seed for of in dealt if not of.profile and of.sealed for seed in of.seeds]
    assert len(set(mixed)) == len(mixed)
    assert {of.profile for of in dealt} >= set(scenario.profiles)


def test_a_few_games_reach_every_instrument_and_every_ending_that_needs_no_luck(few: Coverage) -> None:
    missing = few.zeros()

    assert [m for m in missing if m.startswith(("used:", "refused:", "default:"))] == []
    assert few.seen["ending:year_ahead"]
    assert few.seen["ending:no_deal"]


def test_what_was_never_reached_is_printed(few: Coverage) -> None:
    text = few.text()

    assert f"never reached: {len(few.zeros())}" in text
    assert all(missing in text for missing in few.zeros())


def test_mistakes_are_mostly_refused_and_always_with_words() -> None:
    scenario = scenario_of("tiny")
    rng, refused, tried = Random(1), 0, 0
    for state, _, _ in random_game("tiny", 4):
        for action in mistakes(scenario, state, rng):
            assert isinstance(action, Action)
            refusal = why_not(scenario, state, action)
            tried += 1
            refused += refusal is not None
            assert refusal is None or refusal.words

    assert tried > 200
    assert refused > tried // 2
