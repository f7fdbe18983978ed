"""The year ahead is the same however it is cut: what begins in half a year begins in half a year."""

from __future__ import annotations

import pytest

from engine.economy import Alternative, Gate, Shock, ahead, start, turn
from engine.economy.outlook import steps
from tests.economy.worlds import world


@pytest.mark.parametrize("wait", [0, 12, 13, 26, 40, 60])
def test_a_programme_delivers_in_its_week_of_the_year_ahead(wait: int) -> None:
    model = world(7, inputs=True, calm=True)
    shock = Shock(alternatives=(Alternative("ore", "a", 800, 20, wait),))

    _, (whole,) = turn(model, [start(model)], [shock], weeks=52)
    (year,) = ahead(model, [start(model)], [[(52, shock)]])

    assert year.dependence("a") == whole.dependence("a")


def test_a_regime_that_is_not_built_yet_opens_in_its_week_of_the_year_ahead() -> None:
    model = world(7, inputs=True, calm=True)
    shock = Shock(gates=(Gate("ore", "a", 9000, "b", wait=30),))

    _, (whole,) = turn(model, [start(model)], [shock], weeks=52)
    (year,) = ahead(model, [start(model)], [[(52, shock)]])

    assert year.end.supply("ore", "a").gate == whole.supply("ore", "a").gate


def test_each_step_waits_for_what_is_left() -> None:
    shock = Shock(alternatives=(Alternative("ore", "a", 400, 10, 26),))

    waits = [(weeks, step.alternatives[0].wait) for weeks, step in steps([(44, shock)])]

    assert waits == [(22, 26), (22, 4)]


@pytest.mark.parametrize("wait", [0, 3, 9])
def test_a_gate_moves_alike_in_one_turn_or_week_by_week(wait: int) -> None:
    model = world(7, inputs=True, calm=True)
    shock = Shock(gates=(Gate("ore", "a", 2000, "b", wait=wait),))
    economy = start(model)

    _, (whole,) = turn(model, [economy], [shock], weeks=12)
    for week in range(12):
        (economy,), (last,) = turn(model, [economy], [shock.after(week)], weeks=1)

    assert last.gate("ore", "a", "b") == pytest.approx(whole.gate("ore", "a", "b"), abs=1)
    assert whole.gate("ore", "a", "b") < 9000 or wait


@pytest.mark.parametrize("weeks", [11, 12, 17, 26])
def test_a_search_finds_as_much_in_one_turn_as_week_by_week(weeks: int) -> None:
    model = world(7, inputs=True, calm=True)
    shock = Shock(
        gates=(Gate("ore", "a", 2000, "b"), Gate("ore", "b", 2000, "a")),
        alternatives=(Alternative("ore", "b", 900, 30, 5),),
    )
    economy = start(model)

    _, (whole,) = turn(model, [economy], [shock], weeks=weeks)
    for week in range(weeks):
        (economy,), (last,) = turn(model, [economy], [shock.after(week)], weeks=1)

    for user in ("a", "b"):
        found = last.supply("ore", user).alternatives
        assert whole.supply("ore", user).alternatives == pytest.approx(found, abs=1)
        assert found > 0
