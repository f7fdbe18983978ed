"""Emergency support lasts three rounds, is renewed once, and costs 0.02 points of Economy while it stands."""

from engine.instruments.emergency_support import INSTRUMENT, Use
from tests.instruments.world import EU, game, menu, only, order, refused, settle, table, told

ID = "emergency_support"


def test_three_rounds():
    state = order(game(), table(game()), EU, ID)
    assert (only(state, "support").standing, only(state, "support").rung) == ("in_force", 1)

    state = settle(game(), state, 3)
    assert only(state, "support").standing == "in_force"

    assert only(settle(game(), state), "support").standing == "ended"


def test_renewed_once():
    state = order(game(), table(game()), EU, ID)
    assert "still runs" in refused(game(), state, EU, ID)
    assert menu(game(), state, EU, ID) == 0

    state = order(game(), settle(game(), state, 4), EU, ID)

    assert "which is the most" in refused(game(), settle(game(), state, 4), EU, ID)


def test_its_dial_is_its_cost_in_hundredths():
    state = order(game(), table(game()), EU, ID)

    assert only(state, "support").dial == -2
    assert INSTRUMENT.weight(game(), state, EU, Use()) == "medium"
    assert told(INSTRUMENT.told(only(state, "support"))) == "emergency support, at -0.02 of Economy"
    assert menu(game(), table(game()), EU, ID) == 1
