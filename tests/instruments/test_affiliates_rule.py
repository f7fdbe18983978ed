"""The affiliates rule lets 55 % of requests for a technology through, at once."""

from engine.instruments.affiliates_rule import INSTRUMENT, Use
from tests.instruments.world import CHINA, EU, US, game, menu, only, order, refused, shock, table, told

ID = "affiliates_rule"


def test_2025_09_29_in_force_at_once_on_rung_4():
    state = order(game(), table(game()), US, ID, against="china", input="chip_software")
    rule = only(state, "affiliates")

    assert (rule.standing, rule.rung, rule.tags) == ("in_force", 4, ("affiliates", "control"))
    assert INSTRUMENT.weight(game(), state, US, Use("china", "chip_software")) == "medium"
    assert [(g.user, g.target, g.supplier) for g in shock(game(), state, rule).gates] == [("china", 5500, "us")]


def test_once_for_each_target_and_only_with_the_power():
    state = order(game(), table(game()), US, ID, against="china", input="chip_software")

    assert "already lists" in refused(game(), state, US, ID, against="china", input="chip_software")
    assert "no list" in refused(game(), state, CHINA, ID, against="us", input="magnets")
    assert menu(game(), table(game()), US, ID) == 2
    assert menu(game(), state, US, ID) == 1
    assert menu(game(), state, EU, ID) == 0


def test_words():
    state = order(game(), table(game()), US, ID, against="china", input="chip_software")

    assert told(INSTRUMENT.told(only(state, "affiliates"))) == "affiliates rule: 55 % of requests let through"
