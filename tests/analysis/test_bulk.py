"""Many games at once: the same games as alone, whatever the batch; totals that can be added in any order."""

from __future__ import annotations

import json

import pytest

from engine.analysis.bulk import play_games, rotated
from engine.analysis.results import Totals, Unlike, record, total_of, totals
from engine.host import run
from engine.rules.fingerprint import digest
from engine.table import LocalTable
from tests.playing import scenario_of

RANDOM = dict.fromkeys(("eu", "china", "us"), "random")


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_a_game_does_not_depend_on_its_company(batch: int) -> None:
    scenario = scenario_of("tiny")
    alone = []
    for seed in range(4):
        table = LocalTable(scenario, seed=seed, seats=RANDOM)
        run(table)
        alone.append(digest(table.state))

    together = [digest(t.state) for t in play_games(scenario, range(4), RANDOM, batch=batch)]

    assert together == alone


def test_thinking_bots_play_the_same_alone_and_together() -> None:
    scenario = scenario_of("tiny")
    bots = {"eu": "cautious", "china": "hawk", "us": "opportunist"}

    digests = {batch: [digest(t.state) for t in play_games(scenario, range(3), bots, batch=batch)] for batch in (1, 3)}

    assert digests[1] == digests[3]


def test_games_that_end_early_leave_the_batch() -> None:
    tables = list(play_games(scenario_of("tiny"), range(3), RANDOM, profile="short", batch=2))

    assert [t.state.phase for t in tables] == ["ended"] * 3
    assert [t.header.seed for t in tables] == [0, 1, 2]


@pytest.mark.parametrize("batch", [1, 3, 64])
def test_every_round_is_heard_of_while_its_batch_is_played(batch: int) -> None:
    heard: list[int] = []
    games = play_games(scenario_of("tiny"), range(5), RANDOM, batch=batch, progress=heard.append)

    next(games)
    of_first_batch = [*heard]
    rest = list(games)

    assert set(of_first_batch) >= set(range(1, 2 * min(batch, 5) + 1))
    assert heard == sorted(heard)
    assert heard[-1] == 2 * (len(rest) + 1)


def test_a_game_that_ends_early_counts_whole() -> None:
    heard: list[int] = []
    tables = list(play_games(scenario_of("tiny"), range(3), RANDOM, profile="short", batch=2, progress=heard.append))

    assert heard[-1] == sum(t.scenario.rounds("short") for t in tables)


def test_styles_are_dealt_round() -> None:
    scenario = scenario_of("tiny")

    dealt = [rotated(scenario, ("cautious", "passer", "passer"), turn) for turn in range(3)]

    assert [next(s for s, b in d.items() if b == "cautious") for d in dealt] == ["eu", "us", "china"]


def test_a_record_is_plain_data() -> None:
    (table,) = play_games(scenario_of("tiny"), [3], RANDOM)

    found = record(table)

    assert json.loads(json.dumps(found)) == found
    assert found["digest"] == digest(table.state)
    assert set(found["results"]) == set(table.scenario.seats)
    assert found["joint"] == sum(found["results"].values())
    for seat, parts in found["worth"].items():
        assert sum(amount for _, amount in parts) == found["results"][seat] + table.state.line[seat]


def test_totals_add_up_in_any_order_and_over_workers() -> None:
    found = [record(t) for t in play_games(scenario_of("tiny"), range(5), RANDOM)]
    whole = totals(found)
    a, b = totals(found[:2]), totals(found[2:])
    assert whole is not None
    assert a is not None
    assert b is not None

    assert a + b == whole == b + a
    assert whole.seeds == ((0, 4),)
    assert Totals.from_json(json.loads(json.dumps(whole.as_json()))) == whole


def test_totals_of_different_games_are_not_added() -> None:
    full, short = (
        totals(record(t) for t in play_games(scenario_of("tiny"), [0], RANDOM, profile=p)) for p in ("full", "short")
    )
    assert full is not None
    assert short is not None

    with pytest.raises(Unlike, match="cannot be added"):
        full + short


def test_a_total_knows_its_mean_and_its_error() -> None:
    found = total_of([1, 2, 3, 4])

    assert (found.mean, found.count) == (2.5, 4)
    assert round(found.deviation, 3) == 1.291
