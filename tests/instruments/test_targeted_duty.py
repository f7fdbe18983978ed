"""A duty on one line: at once by an executive, through a case and a vote against by the EU; hostages turn capitals."""

from dataclasses import replace

import pytest

from engine.instruments.targeted_duty import INSTRUMENT, Use
from tests.instruments.world import (
    CHINA,
    EU,
    US,
    facts,
    game,
    kinds,
    menu,
    only,
    order,
    refused,
    revealed,
    settle,
    shock,
    table,
    told,
    vote,
)

ID = "targeted_duty"
PORK = {"against": "eu", "line": "pork", "duty": 2000}
EV = {"against": "china", "line": "BEV", "duty": 2000}


def test_2025_09_10_pork_is_a_hostage():
    state = order(game(), table(game()), CHINA, ID, **PORK)
    duty = only(state, "line")

    assert (duty.standing, duty.rung, duty.dial) == ("in_force", 4, 2000)
    assert duty.tags == ("tariff", "line", "duty", "hostage")
    assert duty.touches == ("line.pork",)
    assert len(facts(state, "hit")) == 1
    (found,) = shock(game(), state, duty).duties
    assert (found.origin, found.destination, found.bp, found.line) == ("eu", "china", 2000, "pork")


@pytest.mark.parametrize(("line", "rung"), [("pork", 4), ("brandy", 4), ("cars", 5), ("machinery", 5)])
def test_cars_and_whole_sectors_are_broad(line, rung):
    state = order(game(), table(game()), CHINA, ID, against="eu", line=line, duty=2000)

    assert only(state, "line").rung == rung
    assert INSTRUMENT.rung(game(), state, CHINA, Use("eu", line, 2000)) == rung


def test_a_whole_sector_pays_when_the_line_is_one():
    state = order(game(), table(game()), CHINA, ID, against="eu", line="machinery", duty=2000)

    (found,) = shock(game(), state, only(state, "line")).duties

    assert (found.sector, found.line) == ("machinery_electrical", "")


def test_hostages_undo_the_courting_of_the_states_they_hit():
    courted = table(game(), stances={"courted.DE": 10, "courted.HU": 10})

    events = revealed(game(), courted, CHINA, ID, **PORK)

    assert kinds(events) == ["MeasureBegan", "StanceMoved"]
    assert (events[1].member, events[1].change) == ("courted.DE", -10)


def test_the_commission_alone_opens_and_imposes_provisional_duties():
    state = order(game(), table(game()), EU, ID, **EV)
    case = only(state, "line")
    assert (case.standing, case.stage, case.rung) == ("pending", "opened", 2)
    assert "trade_defence" in case.tags
    assert "hostage" not in case.tags

    state = settle(game(), state)
    assert only(state, "line").standing == "pending"
    state = settle(game(), state)

    assert (only(state, "line").standing, only(state, "line").stage) == ("in_force", "provisional")
    assert only(state, "line").rung == 4
    assert not state.votes


@pytest.mark.parametrize(
    ("stands", "standing", "stage"), [(True, "in_force", "definitive"), (False, "ended", "voting")]
)
def test_definitive_duties_stand_unless_a_majority_is_against(stands, standing, stage):
    state = settle(game(), order(game(), table(game()), EU, ID, **EV), 4)
    assert [(v.mode, v.kind) for v in state.votes] == [("qmv_against", "tough")]

    state = vote(game(), state, only(state, "line").id, passed=stands)

    assert (only(state, "line").standing, only(state, "line").stage) == (standing, stage)
    if stands:
        assert only(state, "line").until == state.week + 260


def test_the_vote_is_called_once():
    state = settle(game(), order(game(), table(game()), EU, ID, **EV), 5)

    assert len(state.votes) == 1


def test_the_duty_ends_after_five_years():
    state = settle(game(), order(game(), table(game()), EU, ID, **EV), 4)
    state = vote(game(), state, only(state, "line").id, passed=True)
    duty = replace(only(state, "line"), until=state.week + 4)

    state = settle(game(), replace(state, measures={duty.id: duty}))

    assert only(state, "line").standing == "ended"


def test_a_duty_of_the_baseline_moves_no_money_again_and_is_no_order():
    listed = replace(only(order(game(), table(game()), EU, ID, **EV), "line"), use=Use(**EV, in_baseline=True))
    listed = INSTRUMENT.opened(game(), listed)

    assert (listed.standing, listed.stage, listed.rung) == ("in_force", "definitive", 4)
    assert not shock(game(), table(game()), listed)
    assert "baseline" in refused(game(), table(game()), EU, ID, **EV, in_baseline=True)


def test_only_what_the_other_side_sells():
    state = table(game())

    assert "hardly any" in refused(game(), state, EU, ID, against="china", line="pork", duty=2000)
    assert "no line" in refused(game(), state, EU, ID, against="china", line="tea", duty=2000)
    assert "outside" in refused(game(), state, CHINA, ID, against="eu", line="pork", duty=20000)
    assert "lift it first" in refused(game(), order(game(), state, CHINA, ID, **PORK), CHINA, ID, **PORK)


def test_the_menu_lists_lines_by_who_sells_them():
    assert menu(game(), table(game()), CHINA, ID) == 3 * (4 + 2)  # pork, brandy, cars, machinery; soybeans, machinery
    assert menu(game(), order(game(), table(game()), CHINA, ID, **PORK), CHINA, ID) == 3 * (3 + 2)
    assert menu(game(), table(game()), EU, ID) == 3 * (2 + 1)
    assert menu(replace(game(), economy=replace(game().economy, goods=())), table(game()), US, ID) == 0


def test_words():
    state = order(game(), table(game()), EU, ID, **EV)

    assert told(INSTRUMENT.told(only(state, "line"))) == "case on BEV, a provisional duty of 20 % from week 8"
