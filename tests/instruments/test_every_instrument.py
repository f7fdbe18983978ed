"""What holds of every instrument: whole in its file, told in words, with a menu that offers only what is possible."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.forms import form_fields
from engine.instruments import catalogue
from engine.state import Order
from tests.instruments.world import CHINA, EU, US, game, menu, order, refused, settle, shock, table, told

IDS = sorted(catalogue())


def busy():
    """A table on which much stands."""
    scenario, state = game(), table(game())
    state = order(scenario, state, CHINA, "export_licensing", against="eu", input="magnets", level="normal")
    state = order(scenario, state, CHINA, "control_package")
    state = order(scenario, state, CHINA, "targeted_duty", against="eu", line="pork", duty=2000)
    state = order(scenario, state, US, "tariff", against="china", duty=3000, basis="ieepa")
    state = order(scenario, state, US, "affiliates_rule", against="china", input="chip_software")
    state = order(scenario, state, EU, "joint_project", partner="us")
    state = order(scenario, state, EU, "stockpile", input="magnets")
    state = order(scenario, state, EU, "anti_coercion_instrument", against="china", step="examination")
    return settle(scenario, state, 2)


@pytest.mark.parametrize("name", IDS)
def test_it_says_what_it_is(name):
    instrument = catalogue()[name]

    assert instrument.id == name
    assert instrument.title
    assert instrument.law
    assert instrument.answer
    assert instrument.ends
    assert all(field.help for field in form_fields(instrument.Use))
    assert (Path(__file__).parent / f"test_{name}.py").exists()


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("seat", [EU, CHINA, US])
@pytest.mark.parametrize("board", [table(game()), busy()], ids=["empty", "busy"])
def test_its_menu_offers_only_what_is_possible(name, seat, board):
    menu(game(), board, seat, name)


def test_every_measure_can_be_told_and_settled():
    state = busy()

    for measure in state.measures.values():
        assert told(catalogue()[measure.instrument].told(measure))
        shock(game(), state, measure)


def test_refusals_never_name_what_a_seat_may_not_know():
    state = busy()
    hidden = {ref: replace(m, seen_by=(m.by,)) for ref, m in state.measures.items()}
    state = replace(state, measures=hidden)

    for name in IDS:
        for seat in (EU, CHINA, US):
            choice = catalogue()[name].choices(game(), state, seat)
            secrets = {ref for ref, m in hidden.items() if m.by != seat}
            shown = {value for _, values in choice.axes for value in values} if choice else set()
            assert not shown & secrets


@pytest.mark.parametrize(
    ("seat", "name", "first", "second"),
    [
        (CHINA, "targeted_duty", {"against": "eu", "line": "brandy", "duty": 1000}, {"duty": 2000}),
        (CHINA, "control_package", {"in_rounds": 2}, {"in_rounds": 3}),
        (EU, "procurement_bar", {"against": "china", "sector": "machinery_electrical"}, {}),
        (EU, "anti_coercion_instrument", {"against": "china", "step": "examination"}, {}),
    ],
)
def test_two_orders_of_one_tray_do_not_double_a_measure(seat, name, first, second):
    form = catalogue()[name].Use
    pressed = order(game(), table(game()), CHINA, "targeted_duty", against="eu", line="pork", duty=2000)
    sealed = Order(by=seat, instrument=name, use=form(**first))
    state = replace(pressed, orders={seat: (sealed,)})

    assert "among your orders" in refused(game(), state, seat, name, **{**first, **second})
    menu(game(), state, seat, name)
