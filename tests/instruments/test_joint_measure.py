"""A joint measure forms when two seats place it within a round, or with a friend; then it stands until one leaves."""

import pytest

from engine.events import Ended, fold
from engine.instruments.joint_measure import INSTRUMENT, Use
from engine.said import NOTHING
from tests.instruments.world import CHINA, EU, US, facts, friends, game, menu, only, order, refused, settle, table, told

ID = "joint_measure"


def offered(scenario=None, **use):
    scenario = scenario or game()
    return order(scenario, table(scenario), EU, ID, against="china", **use)


def by(state, seat):
    return next(m for m in state.measures.values() if m.by == seat)


@pytest.mark.parametrize("apart", [0, 1])
def test_2025_10_15_two_seats_within_one_round(apart):
    state = settle(game(), offered(), apart) if apart else offered()
    assert (by(state, EU).standing, by(state, EU).rung) == ("pending", 1)

    state = settle(game(), order(game(), state, US, ID, against="china"))

    for seat in (EU, US):
        assert (by(state, seat).standing, by(state, seat).rung, by(state, seat).dial) == ("in_force", 3, 120)
    assert [(f.by, f.against, f.tags) for f in facts(state, "joint")] == [("eu", "china", ("joint", "partner.us"))]


def test_nobody_comes():
    state = settle(game(), offered())
    assert by(state, EU).standing == "pending"

    state = settle(game(), state)

    assert by(state, EU).standing == "ended"
    assert not facts(state, "joint")


def test_another_third_or_another_partner_is_not_the_same():
    state = settle(game(), order(game(), offered(), US, ID, against="eu"))
    assert not facts(state, "joint")

    state = settle(game(), order(game(), offered(partner="us"), US, ID, against="china", partner="eu"))
    assert facts(state, "joint")


def test_a_friend_joins_when_trust_is_gone_and_a_control_bites():
    table_of_friends = friends(game())
    alone = settle(table_of_friends, offered(table_of_friends))
    assert by(alone, EU).standing == "pending"

    state = order(table_of_friends, offered(table_of_friends), CHINA, "export_licensing",
                  against="eu", input="magnets", level="normal")  # fmt: skip
    state = settle(table_of_friends, state)

    assert (by(state, EU).standing, by(state, EU).stage) == ("in_force", "formed_with_friends")
    assert [f.tags for f in facts(state, "joint")] == [("joint", "partner.japan")]
    assert by(settle(table_of_friends, state, 3), EU).standing == "in_force"


def test_it_ends_when_the_partner_leaves():
    state = settle(game(), order(game(), offered(), US, ID, against="china"))

    state = settle(game(), fold(state, [Ended(because=NOTHING, measure=by(state, US).id, how="lifted")]))

    assert by(state, EU).standing == "ended"


def test_once_against_each():
    assert "already stands" in refused(game(), offered(), EU, ID, against="china")
    assert "third seat" in refused(game(), table(game()), EU, ID, against="china", partner="china")
    assert "another seat" in refused(game(), table(game()), EU, ID, against="eu")
    assert (menu(game(), table(game()), EU, ID), menu(game(), offered(), EU, ID)) == (2, 1)


def test_weight_rung_and_words():
    state = offered()

    assert INSTRUMENT.weight(game(), state, EU, Use("china")) == "medium"
    assert INSTRUMENT.rung(game(), state, EU, Use("china")) == 3
    assert told(INSTRUMENT.told(only(state, "joint"))) == "joint measure on offer until the end of round 2"
    assert INSTRUMENT.opened(game(), only(state, "joint")).rung == 3
