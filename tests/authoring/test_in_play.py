"""Checks that play a scenario: red lines and aims at the start, acts of the historical line that the rules refuse."""

import pytest

from engine.authoring.load import load, load_and_play
from tests.authoring.small_scenario import SMALL

AIM = "when: {figures: {tariff.us.china: {at_most: 0}}}"


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in load_and_play(text).problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_sound_scenario_plays_without_problems() -> None:
    loaded = load_and_play(SMALL)

    assert loaded.problems == ()
    assert loaded.scenario == load(SMALL).scenario


def test_a_red_line_that_is_crossed_from_the_start_is_told() -> None:
    red_lines = "red_lines: {duty: {says: No duty., when: {figures: {tariff.us.china: {at_least: 30}}}}}"
    text = SMALL.replace("    aims:\n      duty", f"    {red_lines}\n    aims:\n      duty")

    assert codes(text) == [("S321", line_of(text, "red_lines"))]


def test_a_seat_with_nothing_left_to_win_is_told() -> None:
    text = SMALL.replace(AIM, "when: {figures: {tariff.us.china: {at_least: 10}}}")

    assert codes(text) == [("S320", line_of(text, "aims:"))]


def test_an_act_that_the_rules_refuse_is_told_with_the_reason() -> None:
    text = SMALL.replace("basis: ieepa}\n      unless", "basis: section_301}\n      unless")

    (problem,) = load_and_play(text).problems

    assert (problem.code, problem.line) == ("S310", line_of(text, "    act:"))
    assert "no power under section 301" in problem.message


def test_a_seat_whose_instruments_are_all_out_of_use_is_told() -> None:
    text = SMALL.replace("    powers: [tariff.ieepa]\n", "").split("history:")[0]

    assert codes(text) == [("S306", line_of(text, "    instruments: [tariff]\n"))]


def test_an_order_that_nobody_can_ever_pay_for_is_told() -> None:
    text = SMALL + "numbers: {heavy: 6}\n"

    (problem,) = load_and_play(text).problems

    assert problem.code == "S323"
    assert problem.message == "a heavy order costs 6 points and a seat never has more than 5"
    assert problem.help == "nobody can pay for 'tariff', 'export_licensing' with 'level: ban'"
    assert problem.line == line_of(text, "numbers:")


def test_every_stage_is_priced_and_told_in_the_file_that_sets_the_number() -> None:
    text = "format: 1\nextends: rare_earth_crackdown\nnumbers: {heavy: 9}\n"

    (problem,) = [p for p in load_and_play(text, name="mine.yaml").problems if p.code == "S323"]

    assert (problem.file, problem.line) == ("mine.yaml", 3)
    for order in ("'tariff'", "'control_package'", "'anti_coercion_instrument' with 'step: response'"):
        assert order in problem.help


def test_a_price_is_answered_where_the_number_stands() -> None:
    text = SMALL.split("history:")[0] + "numbers:\n  heavy: 6  # ok: S323 big sticks are shown here, not used\n"

    assert load_and_play(text).problems == ()


def test_a_small_purse_is_told_at_the_number_of_the_purse() -> None:
    text = SMALL.split("history:")[0] + "numbers:\n  points_high: 2\n  points_middle: 1\n  carry: 0\n"

    (problem,) = [p for p in load_and_play(text).problems if p.code == "S323" and "heavy" in p.message]

    assert problem.line == line_of(text, "points_high: 2")


def test_a_file_with_errors_is_not_played() -> None:
    text = SMALL.replace("format: 1", "format: 2")

    assert load_and_play(text).problems == load(text).problems


def test_a_single_aim_whose_figure_is_there_already_is_told_with_its_value() -> None:
    more = "      home: {says: Calm at home., points: 2, when: {figures: {china.home: {at_least: 40}}}}\n"
    text = SMALL.replace("    aims:\n      duty", f"    aims:\n{more}      duty")

    (problem,) = load_and_play(text).problems

    assert (problem.code, problem.line) == ("S320", line_of(text, "home: {says"))
    assert problem.message == "the aim 'home' is met from the start: Home support of China is 58"
    assert load_and_play(text.replace("40}}}}\n", "40}}}}  # ok: S320 to keep it\n")).problems == ()


@pytest.mark.parametrize(
    "when",
    [
        "{in_force: {by: china, tag: licence}}",
        "{none_of: {a: {in_force: {by: us, tag: line.soybeans}}}}",
        "{figures: {us.gate.magnets: {at_most: 0.75}}}",
        "{figures: {market: {at_least: -2}}}",
        "{figures: {china.dropped: {at_most: 0}}}",
    ],
)
def test_an_aim_to_keep_what_one_has_is_not_told(when: str) -> None:
    more = f"      hold: {{says: It stays so., points: 2, when: {when}}}\n"

    assert load_and_play(SMALL.replace("    aims:\n      duty", f"    aims:\n{more}      duty")).problems == ()
