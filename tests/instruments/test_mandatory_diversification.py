"""Mandatory diversification is a new regulation: the Council votes, and two rounds later firms must obey."""

import pytest

from engine.instruments.mandatory_diversification import INSTRUMENT, Use
from tests.instruments.world import EU, US, game, menu, only, order, refused, settle, shock, table, told, vote

ID = "mandatory_diversification"


@pytest.mark.parametrize("adopted", [True, False])
def test_the_council_votes_on_the_regulation(adopted):
    state = order(game(), table(game()), EU, ID)
    assert (only(state, "mandatory").standing, only(state, "mandatory").stage) == ("pending", "proposed")
    assert [(v.mode, v.kind) for v in state.votes] == [("qmv_for", "tough")]

    state = vote(game(), state, only(state, "mandatory").id, passed=adopted)

    assert only(state, "mandatory").standing == ("pending" if adopted else "ended")


def test_in_force_two_rounds_later():
    state = order(game(), table(game()), EU, ID)
    state = settle(game(), vote(game(), state, only(state, "mandatory").id, passed=True))
    assert only(state, "mandatory").standing == "pending"

    state = settle(game(), state)

    law = only(state, "mandatory")
    assert (law.standing, law.rung) == ("in_force", 1)
    assert [tuple(a) for a in shock(game(), state, law).alternatives] == [("*", "eu", 600, 25, 0)]


def test_a_proposal_that_nobody_voted_on_does_not_begin():
    assert only(settle(game(), order(game(), table(game()), EU, ID), 4), "mandatory").standing == "pending"


def test_a_seat_without_a_council_decides_alone():
    state = order(game(), table(game()), US, ID)

    assert not state.votes
    assert only(settle(game(), state, 2), "mandatory").standing == "in_force"


def test_once():
    state = order(game(), table(game()), EU, ID)

    assert "already obliges" in refused(game(), state, EU, ID)
    assert (menu(game(), table(game()), EU, ID), menu(game(), state, EU, ID)) == (1, 0)


def test_heavy_and_told():
    state = order(game(), table(game()), EU, ID)
    law = only(state, "mandatory")

    assert INSTRUMENT.weight(game(), state, EU, Use()) == "heavy"
    assert told(INSTRUMENT.told(law)) == "a duty to have several suppliers, from week 8"
    assert "up to 6 %" in told(INSTRUMENT.told(INSTRUMENT.opened(game(), law)))
