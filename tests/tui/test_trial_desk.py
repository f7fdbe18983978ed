"""The table of a trial game, played again on changed files."""

from __future__ import annotations

from engine.actions import PlaceOrder
from engine.authoring.load import load
from engine.authoring.trial import begin
from engine.instruments import use_from
from engine.rules.fingerprint import digest
from engine.scenario import Scenario
from engine.state import Actor
from tests.authoring.small_scenario import SMALL
from tui.trial_desk import TrialDesk

POWER = SMALL.split("history:")[0]
NO_POWER = POWER.replace("powers: [tariff.ieepa]", "powers: [tariff.section_122]")
DUTY = {"against": "china", "duty": 1000, "basis": "ieepa"}


def scenario_of(text: str) -> Scenario:
    found = load(text).scenario
    assert found is not None
    return found


def desk_with_a_duty() -> TrialDesk:
    """The US at the keyboard, China asleep, a duty sealed in the orders of round 1."""
    trial = begin(scenario_of(POWER), seats={"china": "passer"}, bot="passer")
    desk = TrialDesk(trial, title="Small", file="small.yaml")
    desk.seen()
    desk.end_turn()
    duty = PlaceOrder(by=Actor("us"), instrument="tariff", use=use_from("tariff", DUTY))
    assert not desk._send(duty)
    return desk


def change(desk: TrialDesk, text: str) -> str:
    found = desk.replayed(scenario_of(text))
    assert found is not None
    return desk.take(found, "reloaded 14:32")


def test_what_the_new_file_forbids_is_told_with_its_act_and_its_reason() -> None:
    desk = desk_with_a_duty()

    said = change(desk, NO_POWER)

    assert "the new file does not allow the game from act 4 of 4 on" in said
    assert "Round 1, orders: United States cannot do this any more" in said
    assert desk.now().stopped
    assert desk.game.state.phase == "orders"
    assert desk.table().hint == said


def test_what_was_stopped_comes_back_when_the_file_is_mended() -> None:
    desk = desk_with_a_duty()
    before = digest(desk.game.state)
    change(desk, NO_POWER)

    said = change(desk, POWER)

    assert "the same game" in said
    assert digest(desk.game.state) == before
    assert len(desk.table().orders.lines) == 1


def test_who_goes_on_from_the_stop_keeps_what_is_new() -> None:
    desk = desk_with_a_duty()
    change(desk, NO_POWER)
    desk.end_turn()
    acts = len(desk.game.played)

    change(desk, POWER)

    assert len(desk.game.played) == acts
    assert desk.stage == "reveal"


def test_an_act_between_look_and_change_is_not_lost() -> None:
    desk = desk_with_a_duty()
    found = desk.replayed(scenario_of(POWER.replace("title: Small", "title: Larger")))
    assert found is not None
    assert not desk.undo("0")

    desk.take(found, "reloaded 14:32")

    assert desk.title == "Larger"
    assert not desk.table().orders.lines


def test_what_was_taken_back_stays_taken_back() -> None:
    desk = desk_with_a_duty()
    change(desk, POWER)
    assert not desk.go_back(desk.ways_back()[0].value)
    acts = len(desk.game.played)

    change(desk, POWER.replace("title: Small", "title: Larger"))

    assert len(desk.game.played) == acts
    assert not desk.table().orders.lines


def test_a_file_without_the_seat_leaves_the_game_as_it_is() -> None:
    tiny = load("format: 1\nextends: tiny\n").scenario
    assert tiny is not None
    trial = begin(tiny, seats={"china": "passer", "us": "passer"}, bot="passer")

    assert TrialDesk(trial, title="Tiny", file="tiny.yaml").replayed(scenario_of(SMALL)) is None


def test_a_game_that_was_over_is_not_when_the_file_has_more_rounds() -> None:
    short = POWER.replace("rounds: 2", "rounds: 1")
    trial = begin(scenario_of(short), seats={"china": "passer"}, bot="passer")
    desk = TrialDesk(trial, title="Small", file="small.yaml")
    while desk.stage != "debrief":
        desk.seen() if desk.stage in ("sheet", "reveal") else desk.end_turn()

    change(desk, POWER)

    assert desk.stage == "table"
    assert desk.at == "us"
    assert desk.table().status.round == "Round 2 of 2"
