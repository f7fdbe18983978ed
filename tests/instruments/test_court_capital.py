"""Courting moves one capital by one point, once."""

from dataclasses import replace

from engine.instruments.court_capital import INSTRUMENT, Use
from tests.instruments.world import CHINA, EU, MEMBERS, US, facts, game, kinds, menu, order, refused, revealed, table

ID = "court_capital"


def test_one_point_once():
    events = revealed(game(), table(game()), CHINA, ID, against="eu", member="PL")
    assert kinds(events) == ["StanceMoved", "Noted"]

    state = order(game(), table(game()), CHINA, ID, against="eu", member="PL")

    assert state.stances == {"courted.PL": 10}
    assert [(f.by, f.against, f.tags) for f in facts(state, "courted")] == [("china", "eu", ("court", "member.PL"))]
    assert "as far as it goes" in refused(game(), state, CHINA, ID, against="eu", member="PL")
    assert "as far as it goes" in refused(game(), state, US, ID, against="eu", member="PL")


def test_only_capitals_of_a_council():
    state = table(game())

    assert "no capitals" in refused(game(), state, CHINA, ID, against="us", member="PL")
    assert "no capitals" in refused(game(), state, EU, ID, against="eu", member="PL")
    assert "does not vote" in refused(game(), state, CHINA, ID, against="eu", member="CH")
    assert menu(replace(game(), council=None), state, CHINA, ID) == 0


def test_the_menu_leaves_out_the_courted():
    state = order(game(), table(game()), CHINA, ID, against="eu", member="PL")

    assert menu(game(), state, CHINA, ID) == len(MEMBERS) - 1
    assert menu(game(), state, EU, ID) == 0


def test_light():
    assert INSTRUMENT.weight(game(), table(game()), CHINA, Use("eu", "PL")) == "light"
    assert INSTRUMENT.rung(game(), table(game()), CHINA, Use("eu", "PL")) == 1
