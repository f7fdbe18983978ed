"""Lifting takes an own measure back for good; suspending lets it sleep for a year."""

from engine.instruments.lift import INSTRUMENT, Use
from tests.instruments.world import CHINA, EU, US, facts, game, kinds, menu, only, order, refused, revealed, table, told

ID = "lift"


def taxed():
    return order(game(), table(game()), US, "tariff", against="china", duty=3000, basis="ieepa")


def test_lifted_is_gone():
    state = order(game(), taxed(), US, ID, measure="us.m1", how="lift")

    assert only(state, "broad").standing == "ended"
    assert [f.tags[-1] for f in facts(state, "eased")] == ["lifted"]


def test_suspended_returns_by_itself():
    state = order(game(), taxed(), US, ID, measure="us.m1", how="suspend")

    assert (only(state, "broad").standing, only(state, "broad").lapses) == ("suspended", 52)
    assert "already" in refused(game(), state, US, ID, measure="us.m1", how="suspend")
    assert kinds(revealed(game(), state, US, ID, measure="us.m1", how="lift")) == ["Ended"]


def test_only_own_measures_against_others():
    state = order(game(), taxed(), EU, "supplier_mapping")

    assert "no measure" in refused(game(), state, CHINA, ID, measure="us.m1", how="lift")
    assert "no measure" in refused(game(), state, EU, ID, measure="eu.m1", how="lift")
    assert "no measure" in refused(game(), state, US, ID, measure="us.m9", how="lift")
    assert "4 to 104" in refused(game(), state, US, ID, measure="us.m1", how="suspend", weeks=2)


def test_the_menu_shows_what_can_be_taken_back():
    assert menu(game(), table(game()), US, ID) == 0
    assert menu(game(), taxed(), US, ID) == 2
    assert menu(game(), order(game(), taxed(), US, ID, measure="us.m1", how="suspend"), US, ID) == 1


def test_light_and_aimed_at_nobody():
    assert INSTRUMENT.weight(game(), taxed(), US, Use("us.m1", "lift")) == "light"
    assert INSTRUMENT.against(Use("us.m1", "lift"), US) == US
    assert INSTRUMENT.rung(game(), taxed(), US, Use("us.m1", "lift")) == 1
    assert told(INSTRUMENT.sentence(US, Use("us.m1", "suspend"))) == "us suspends us.m1 for 52 weeks"
