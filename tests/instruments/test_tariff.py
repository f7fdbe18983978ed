"""A broad tariff is what its legal basis allows: at once, for a date, for a term, or after a vote."""

from dataclasses import replace

import pytest

from engine.instruments.tariff import INSTRUMENT
from tests.instruments.world import (
    CHINA,
    EU,
    US,
    game,
    menu,
    only,
    order,
    refused,
    settle,
    shock,
    table,
    told,
    vote,
    with_powers,
)

ID = "tariff"


def test_2025_02_04_by_order_at_once_on_rung_5():
    state = order(game(), table(game()), US, ID, against="china", duty=3000, basis="ieepa")
    duty = only(state, "broad")

    assert (duty.standing, duty.rung, duty.dial) == ("in_force", 5, 3000)
    (found,) = shock(game(), state, duty).duties
    assert (found.sector, found.origin, found.destination, found.bp) == ("*", "china", "us", 3000)


def test_goods_go_round_a_duty_by_third_countries():
    """GAME 10: a tenth for every two rounds, nothing for a duty of which the trade figures know."""
    state = order(game(), table(game()), US, ID, against="china", duty=3000, basis="ieepa")
    duty = only(state, "broad")

    def taken(measure, rounds):
        return shock(game(), replace(state, round=1 + rounds), measure).duties[0].collected

    assert [taken(duty, n) for n in range(6)] == [10000, 10000, 9000, 9000, 8000, 8000]
    assert taken(replace(duty, since=8), 2) == 10000
    assert taken(replace(duty, since=8), 4) == 9000
    assert taken(replace(duty, origin="opening", since=-4), 5) == 10000
    assert taken(replace(duty, origin="opening", since=8), 4) == 9000


def test_announced_for_a_date():
    state = order(game(), table(game()), US, ID, against="china", duty=10000, basis="ieepa", in_rounds=2)
    assert (only(state, "broad").standing, only(state, "broad").rung) == ("pending", 4)
    state = settle(game(), state)
    assert only(state, "broad").standing == "pending"

    state = settle(game(), state)

    assert (only(state, "broad").standing, only(state, "broad").rung) == ("in_force", 5)


def test_section_301_takes_months():
    state = order(game(), table(game()), US, ID, against="china", duty=2500, basis="section_301")

    assert (only(state, "broad").standing, only(state, "broad").since) == ("pending", 28)


@pytest.mark.parametrize("passed", [True, False])
def test_the_union_votes(passed):
    state = order(game(), table(game()), EU, ID, against="china", duty=2000, basis="enforcement_regulation")

    state = vote(game(), state, only(state, "broad").id, passed=passed)

    assert only(state, "broad").standing == ("in_force" if passed else "ended")


def test_each_basis_has_its_limit():
    assert "outside" in refused(game(), table(game()), US, ID, against="china", duty=15000, basis="ieepa")
    assert "no power" in refused(game(), table(game()), CHINA, ID, against="us", duty=1000, basis="ieepa")


def test_the_menu_and_files():
    assert menu(game(), table(game()), US, ID) == 2 * 5 * 2 * 2
    state = order(game(), table(game()), EU, ID, against="china", duty=2000, basis="enforcement_regulation")
    opened = INSTRUMENT.opened(game(), only(state, "broad"))
    assert (opened.standing, opened.stage, opened.rung) == ("in_force", "imposed", 4)
    assert told(INSTRUMENT.told(opened)) == "extra duty of 20 %"


def test_the_limit_of_a_law_holds_for_the_sum_of_its_duties():
    state = order(game(), table(game()), US, ID, against="china", duty=10000, basis="ieepa")

    assert "100 % stand under ieepa" in refused(game(), state, US, ID, against="china", duty=5000, basis="ieepa")
    assert order(game(), state, US, ID, against="china", duty=4500, basis="ieepa")
    assert order(game(), state, US, ID, against="eu", duty=5000, basis="ieepa")


def test_section_122_carries_fifteen_per_cent_together():
    scenario = with_powers(game(), US, "tariff.section_122")
    state = order(scenario, table(scenario), US, ID, against="china", duty=1000, basis="section_122")

    assert "stand under" in refused(scenario, state, US, ID, against="china", duty=1000, basis="section_122")
    assert order(scenario, state, US, ID, against="china", duty=500, basis="section_122")
    menu(scenario, state, US, ID)
