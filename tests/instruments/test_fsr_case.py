"""A foreign-subsidies case is the Commission's alone: opened, decided, and it shuts out bids."""

from engine.instruments.fsr_case import INSTRUMENT, Use
from tests.instruments.world import EU, game, menu, only, order, refused, settle, shock, table, told, with_powers

ID = "fsr_case"
CASE = {"against": "china", "sector": "machinery_electrical"}


def commission():
    return with_powers(game(), EU, "subsidy.machinery_electrical")


def test_opened_and_decided_two_rounds_later_without_a_vote():
    state = order(commission(), table(game()), EU, ID, **CASE)
    assert (only(state, "subsidy_case").standing, only(state, "subsidy_case").rung) == ("pending", 2)
    state = settle(commission(), state)
    assert only(state, "subsidy_case").standing == "pending"

    state = settle(commission(), state)

    decided = only(state, "subsidy_case")
    assert (decided.standing, decided.rung, state.votes) == ("in_force", 4, ())
    assert [(b.origin, b.destination, b.bp) for b in shock(game(), state, decided).bars] == [("china", "eu", 200)]


def test_once_for_a_sector_and_only_with_the_power():
    state = order(commission(), table(game()), EU, ID, **CASE)

    assert "already examines" in refused(commission(), state, EU, ID, **CASE)
    assert "no power" in refused(game(), state, EU, ID, **CASE)
    assert (menu(commission(), table(game()), EU, ID), menu(commission(), state, EU, ID)) == (2, 1)
    assert menu(game(), state, EU, ID) == 0


def test_words_and_files():
    case = only(order(commission(), table(game()), EU, ID, **CASE), "subsidy_case")

    assert told(INSTRUMENT.told(case)) == "subsidy case on machinery_electrical, decision in week 8"
    assert INSTRUMENT.opened(game(), case).rung == 4
    assert INSTRUMENT.weight(game(), table(game()), EU, Use(**CASE)) == "medium"
