"""Trial games: they begin at any round, and go on after a change as far as it allows what was done."""

import pytest

from engine.actions import PlaceOrder, Propose, Ready, Sign, Speak
from engine.authoring.load import load
from engine.authoring.trial import Trial, begin, go_on, reload
from engine.diplomacy import clause_from
from engine.instruments import use_from
from engine.rules.fingerprint import digest
from engine.scenario import Ref, Scenario, Seat
from engine.state import Actor
from engine.table import Ack
from tests.authoring.small_scenario import SMALL

DUTY = {"against": "china", "duty": 1000, "basis": "ieepa"}
US, CHINA = Actor("us"), Actor("china")


def scenario_of(text: str = SMALL) -> Scenario:
    scenario = load(text).scenario
    assert scenario is not None
    return scenario


def a_played_trial() -> Trial:
    """Talks with a bargain, an order, and the second round begun."""
    trial = begin(scenario_of())
    duty = clause_from("suspend", {"by": "us", "measure": "us.duty_china"})
    flow = clause_from("licence_flow", {"by": "china", "input": "magnets", "user": "us", "gate": 8500})
    acts = (
        Speak(by=US, words="Good morning."),
        Propose(by=US, parties=(Seat("china"), Seat("us")), clauses=(duty, flow)),
        Sign(by=CHINA, offer=Ref("us.o1")),
        Ready(by=US),
        Ready(by=CHINA),
        PlaceOrder(by=US, instrument="tariff", use=use_from("tariff", DUTY)),
        Ready(by=US),
        Ready(by=CHINA),
    )  # fmt: skip
    for act in acts:
        while trial.table.step():
            pass
        assert isinstance(trial.table.send(act), Ack), act
    while trial.table.step():
        pass
    return trial


def test_a_trial_begins_at_the_talks_of_any_round() -> None:
    for round in (1, 2):
        state = begin(scenario_of(), round=round, bot="random").table.state
        assert (state.round, state.phase) == (round, "talks")

    assert begin(scenario_of(), round=9, bot="random").table.state.phase == "ended"


def test_people_hold_all_seats_from_then_on_unless_told() -> None:
    assert begin(scenario_of()).table.header.seats == {"china": "human", "us": "human"}

    seats = begin(scenario_of(), seats={"china": "passer"}).table.header.seats

    assert seats == {"china": "passer", "us": "human"}


def test_bots_go_on_until_a_person_is_waited_for() -> None:
    trial = begin(scenario_of(), seats={"china": "passer"})

    go_on(trial, Seat("us"))

    assert trial.table.state.phase == "orders"


def test_an_unchanged_file_gives_the_same_table() -> None:
    trial = a_played_trial()

    again = reload(trial, scenario_of())

    assert again.kept
    assert digest(again.table.state) == digest(trial.table.state)
    assert again.table is not trial.table


def test_changed_texts_and_numbers_keep_the_game() -> None:
    trial = a_played_trial()

    again = reload(trial, scenario_of(SMALL.replace("title: Small", "title: New").replace("home: 48", "home: 60")))

    assert again.kept
    assert again.table.scenario.text("title") == "New"
    assert (again.table.state.round, again.table.state.phase) == (2, "talks")
    assert len(again.table.state.deals) == 1


def test_new_news_by_chance_do_not_break_the_game() -> None:
    trial = a_played_trial()
    storm = "  storm: {round: 1, chance: 6, headline: Storm, text: It blows., source: made up}\n"

    again = reload(trial, scenario_of(SMALL.replace("beats:\n", f"beats:\n{storm}")))

    assert again.kept
    assert again.table.state.round == 2


def test_what_a_change_forbids_is_kept_as_a_tail_with_the_reason() -> None:
    trial = a_played_trial()
    without_power = SMALL.split("history:")[0].replace("powers: [tariff.ieepa]", "powers: [tariff.section_122]")

    again = reload(trial, scenario_of(without_power))

    assert not again.kept
    assert isinstance(again.tail[0].action, PlaceOrder)
    assert len(again.tail) == 3
    assert (
        again.because
        == "round 1, orders: United States cannot do this any more: United States has no power under ieepa"
    )
    assert again.table.state.phase == "orders"


def test_a_tail_is_tried_again_after_the_next_change() -> None:
    trial = a_played_trial()
    text = SMALL.split("history:")[0]
    broken = reload(trial, scenario_of(text.replace("powers: [tariff.ieepa]", "powers: [tariff.section_122]")))
    assert broken.tail

    mended = reload(broken, scenario_of(text))

    assert mended.kept
    assert (mended.table.state.round, mended.table.state.phase) == (2, "talks")


def test_a_seat_that_is_gone_ends_the_replay() -> None:
    trial = a_played_trial()
    scenario = load("format: 1\nextends: tiny\n").scenario
    assert scenario is not None

    again = reload(trial, scenario)

    assert again.tail
    assert again.because


@pytest.mark.parametrize("profile", ["", "full"])
def test_the_profile_is_kept_when_it_is_still_there(profile: str) -> None:
    trial = begin(scenario_of(), profile=profile)

    assert reload(trial, scenario_of()).table.header.profile == profile
    gone = reload(trial, scenario_of(SMALL.replace("  full: {", "  whole: {")))
    assert gone.table.header.profile == ""
