"""Supplier mapping is done once and stays."""

from engine.instruments.supplier_mapping import INSTRUMENT, Use
from tests.instruments.world import EU, US, game, menu, only, order, refused, settle, shock, table, told

ID = "supplier_mapping"


def test_once_and_it_stays():
    state = order(game(), table(game()), EU, ID)
    mapping = only(state, "mapping")

    assert (mapping.against, mapping.standing, mapping.rung) == ("eu", "in_force", 1)
    assert only(settle(game(), state, 5), "mapping") == mapping
    assert "already" in refused(game(), state, EU, ID)
    assert (menu(game(), state, EU, ID), menu(game(), state, US, ID)) == (0, 1)


def test_light_and_without_a_shock():
    state = order(game(), table(game()), EU, ID)

    assert INSTRUMENT.weight(game(), state, EU, Use()) == "light"
    assert not shock(game(), state, only(state, "mapping"))
    assert told(INSTRUMENT.told(only(state, "mapping"))).startswith("eu maps who supplies")
