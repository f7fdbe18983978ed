"""Joint purchasing fills the store of one input sooner, once for each input."""

from engine.instruments.joint_purchasing import INSTRUMENT, Use
from tests.instruments.world import EU, INPUTS, game, menu, only, order, refused, shock, table, told

ID = "joint_purchasing"


def test_a_gap_is_ordered_back_in_five_weeks():
    state = order(game(), table(game()), EU, ID, input="magnets")

    assert [tuple(s) for s in shock(game(), state, only(state, "purchasing")).stocks] == [("magnets", "eu", 0, 5)]
    assert INSTRUMENT.weight(game(), state, EU, Use("magnets")) == "light"


def test_once_for_each_input():
    state = order(game(), table(game()), EU, ID, input="magnets")

    assert "already pools" in refused(game(), state, EU, ID, input="magnets")
    assert "no critical input" in refused(game(), state, EU, ID, input="tea")
    assert menu(game(), state, EU, ID) == len(INPUTS) - 1


def test_words():
    state = order(game(), table(game()), EU, ID, input="magnets")

    assert told(INSTRUMENT.told(only(state, "purchasing"))) == "magnets is bought together: stores fill in 5 weeks"
