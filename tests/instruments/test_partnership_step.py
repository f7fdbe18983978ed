"""A pact with a country without a seat takes two steps, and the first moves nothing."""

from dataclasses import replace

from engine.instruments.partnership_step import INSTRUMENT, Use
from tests.instruments.world import EU, friends, game, menu, only, order, refused, shock, table, told

ID = "partnership_step"


def with_japan():
    plain = friends(game())
    return replace(plain, economy=replace(plain.economy, regions=(*plain.economy.regions, "japan")))


def test_2025_07_23_the_first_step_moves_nothing():
    scenario = with_japan()
    state = order(scenario, table(scenario), EU, ID, partner="japan")

    assert not shock(scenario, state, only(state, "partnership"))
    assert told(INSTRUMENT.told(only(state, "partnership"))).endswith("one more step concludes")


def test_the_second_step_concludes():
    scenario = with_japan()
    state = order(scenario, order(scenario, table(scenario), EU, ID, partner="japan"), EU, ID, partner="japan")

    found = shock(scenario, state, only(state, "partnership"))
    assert [(a.input, a.user, a.share) for a in found.alternatives] == [("*", "eu", 200)]
    assert [(b.origin, b.destination, b.bp) for b in found.bars] == [("japan", "eu", -200), ("eu", "japan", -200)]
    assert "concluded" in refused(scenario, state, EU, ID, partner="japan")
    assert (menu(scenario, table(scenario), EU, ID), menu(scenario, state, EU, ID)) == (1, 0)


def test_only_countries_of_the_economy():
    assert "no country" in refused(friends(game()), table(game()), EU, ID, partner="japan")
    assert INSTRUMENT.weight(game(), table(game()), EU, Use("japan")) == "medium"
