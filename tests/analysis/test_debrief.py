"""The debrief: results per mandate, promises counted, turning points found by playing on without an act."""

from __future__ import annotations

import pytest

from engine.actions import Ready, Sign, TimeUp
from engine.analysis.debrief import debrief, joint, promises
from engine.analysis.history import play_history
from engine.analysis.replays import without, without_each
from engine.events import ClauseKept, DealSigned
from engine.rules.game import digest
from engine.rules.scoring import results
from engine.table import LocalTable
from tests.playing import scenario_of


@pytest.fixture(scope="module")
def busan() -> LocalTable:
    return play_history(scenario_of("rare_earth_crackdown"))[0]


def signature(table: LocalTable) -> int:
    """The number of the action that made the first deal."""
    signed = (n for n, p in enumerate(table.played) if any(isinstance(e, DealSigned) for e in p.turn.events))
    return next(signed)


def test_a_mandate_says_what_each_seat_made_of_it(busan: LocalTable) -> None:
    found = debrief(busan)

    for mandate, result in zip(found.mandates, results(busan.scenario, busan.state), strict=True):
        assert mandate.result == result.result == mandate.worth - mandate.line
        assert sum(amount for _, amount in mandate.parts) == mandate.worth
        assert [lamp.id for lamp in mandate.lamps] == ["F1", "F2"]


def test_the_truce_is_a_turning_point_that_brought_both_sides_much(busan: LocalTable) -> None:
    found = debrief(busan)

    number = signature(busan)
    (truce,) = [p for p in found.turning_points if p.number == number]
    assert truce.round == 4
    assert truce.effects["china"] > 1000 < truce.effects["us"]  # type: ignore[index]
    assert truce.joint == sum(truce.effects.values())


def test_without_a_signature_the_deal_does_not_exist(busan: LocalTable) -> None:
    other = without(busan, signature(busan))

    assert not any(set(d.parties) == {"china", "us"} for d in other.state.deals.values())
    assert other.state.phase == "ended"
    assert busan.state.phase == "ended"


def test_without_an_act_that_changes_nothing_the_game_is_the_same(busan: LocalTable) -> None:
    """Being ready is what time being up does as well."""
    number = next(n for n, p in enumerate(busan.played) if isinstance(p.action, Ready))

    assert digest(without(busan, number).state) == digest(busan.state)


def test_side_by_side_is_as_alone(busan: LocalTable) -> None:
    numbers = [n for n, p in enumerate(busan.played) if isinstance(p.action, Sign)]

    together = [digest(t.state) for t in without_each(busan, numbers)]

    assert together == [digest(without(busan, n).state) for n in numbers]


def test_promises_count_what_was_kept(busan: LocalTable) -> None:
    found = list(promises(busan))

    kept = sum(isinstance(e, ClauseKept) for e in busan.events())
    assert sum(p.kept for p in found) == kept > 0
    assert sum(p.broken for p in found) == 0


def test_the_best_joint_value_is_at_least_that_of_the_game(busan: LocalTable) -> None:
    found = debrief(busan, best=99_900)

    assert found.joint == joint(busan.scenario, busan.state)
    assert found.joint_best == 99_900
    assert debrief(busan).joint_best >= found.joint
    assert found.joint_history == found.joint


def test_a_game_of_passers_ends_with_no_deal_and_is_debriefed() -> None:
    table = LocalTable(scenario_of("tiny"))
    while table.due.who != "nobody":
        table.send(TimeUp()) if table.due.who == "seats" else table.step()

    found = debrief(table)

    assert found.ending == "no_deal"
    assert [m.result for m in found.mandates] == [0, 0, 0]
    assert found.turning_points == ()
    assert found.promises == ()
