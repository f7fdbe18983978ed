"""Each step of a stockpile raises the target cover of one input by four weeks, three times."""

from engine.instruments.stockpile import INSTRUMENT, Use
from tests.instruments.world import EU, INPUTS, US, facts, game, menu, only, order, refused, shock, table, told

ID = "stockpile"


def test_four_weeks_a_step():
    state = order(game(), table(game()), EU, ID, input="magnets")
    store = only(state, "stockpile")

    assert (store.against, store.standing, store.rung, store.dial) == ("eu", "in_force", 1, 40)
    assert [tuple(s)[:3] for s in shock(game(), state, store).stocks] == [("magnets", "eu", 40)]
    assert INSTRUMENT.weight(game(), state, EU, Use("magnets")) == "medium"
    assert not facts(state, "hit")


def test_three_steps_at_most_for_each_input():
    state = table(game())
    for _ in range(3):
        state = order(game(), state, EU, ID, input="magnets")

    assert "which is the most" in refused(game(), state, EU, ID, input="magnets")
    assert menu(game(), state, EU, ID) == len(INPUTS) - 1
    assert order(game(), state, US, ID, input="magnets")


def test_only_inputs_in_play():
    assert "no critical input" in refused(game(), table(game()), EU, ID, input="tea")


def test_words():
    state = order(game(), table(game()), EU, ID, input="magnets")

    assert told(INSTRUMENT.told(only(state, "stockpile"))) == "store for 4 more weeks of magnets"
