"""The debrief: results per mandate, promises counted, turning points found by playing on without an act."""

from __future__ import annotations

import pytest

from engine.actions import Ready, Sign, Threaten, TimeUp
from engine.analysis.debrief import as_long_as_history, debrief, joint, promises
from engine.analysis.history import play_history
from engine.analysis.replays import without, without_each
from engine.diplomacy import clause_from
from engine.events import ClauseKept, DealSigned
from engine.instruments import use_from
from engine.rules.fingerprint import digest
from engine.rules.scoring import results
from engine.scenario import Seat
from engine.state import Actor
from engine.table import LocalTable, Refusal
from tests.playing import scenario_of


@pytest.fixture(scope="module")
def busan() -> LocalTable:
    return play_history(scenario_of("rare_earth_crackdown"))[0]


def passed(table: LocalTable) -> LocalTable:
    """The game played to its end by nobody."""
    while table.due.who != "nobody":
        table.send(TimeUp()) if table.due.who == "seats" else table.step()
    return table


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


def test_history_is_set_beside_games_of_its_own_length_only() -> None:
    scenario = scenario_of("rare_earth_crackdown")
    short = min(scenario.profiles.values(), key=lambda p: p.rounds).id

    assert debrief(passed(LocalTable(scenario, profile=short)), tried=0).joint_history is None
    assert as_long_as_history(scenario, max(scenario.profiles.values(), key=lambda p: p.rounds).id)


def test_a_dropped_threat_is_told(busan: LocalTable) -> None:
    table = LocalTable(scenario_of("tiny"))
    table.step()
    china, us = Seat("china"), Seat("us")
    threat = Threaten(
        by=Actor(us), against=china, instrument="tariff", due=2,
        unless=clause_from("licence_flow", {"by": china, "input": "magnets", "user": "us", "gate": 8500}),
        use=use_from("tariff", {"against": "china", "duty": 5000, "basis": "ieepa"}),
    )  # fmt: skip
    sent = table.send(threat)
    assert not isinstance(sent, Refusal), sent

    (word,) = debrief(passed(table)).words

    assert (word.by, word.against, word.how, word.round, word.public) == (us, china, "dropped", 2, True)
    assert "unless" in word.sentence.words


def test_a_game_of_passers_ends_with_no_deal_and_is_debriefed() -> None:
    table = LocalTable(scenario_of("tiny"))
    found = debrief(passed(table))

    assert found.ending == "no_deal"
    assert [m.result for m in found.mandates] == [0, 0, 0]
    assert found.turning_points == ()
    assert found.promises == ()
