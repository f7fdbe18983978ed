"""Persuasion moves two capitals by one point each, once; it weighs against courting."""

from dataclasses import replace

from engine.instruments.persuasion import INSTRUMENT, Use
from tests.instruments.world import CHINA, EU, facts, game, menu, order, refused, table

ID = "persuasion"


def test_two_capitals_by_one_point_each():
    state = order(game(), table(game(), stances={"courted.PL": 10}), EU, ID, first="DE", second="PL")

    assert state.stances == {"courted.PL": 10, "persuaded.DE": 10, "persuaded.PL": 10}
    assert [f.tags for f in facts(state, "persuaded")] == [("member.DE", "member.PL")]


def test_once_each_and_two_different_ones():
    state = order(game(), table(game()), EU, ID, first="DE", second="PL")

    assert "as far as it goes" in refused(game(), state, EU, ID, first="FR", second="PL")
    assert "twice" in refused(game(), state, EU, ID, first="FR", second="FR")
    assert "does not vote" in refused(game(), state, EU, ID, first="FR", second="CH")
    assert "no council" in refused(game(), state, CHINA, ID, first="FR", second="HU")


def test_the_menu_pairs_those_that_are_left():
    state = order(game(), table(game()), EU, ID, first="DE", second="PL")

    assert (menu(game(), table(game()), EU, ID), menu(game(), state, EU, ID)) == (12, 2)
    assert menu(game(), order(game(), state, EU, ID, first="FR", second="HU"), EU, ID) == 0
    assert menu(game(), state, CHINA, ID) == 0
    assert menu(replace(game(), council=None), state, EU, ID) == 0


def test_light():
    assert INSTRUMENT.weight(game(), table(game()), EU, Use("DE", "PL")) == "light"
