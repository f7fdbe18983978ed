"""A court case weighs on threats; what a court strikes down ends and cannot be ordered again (GAME 5.4, 9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.actions import Inject, PlaceOrder
from engine.instruments import catalogue, use_from
from engine.players._forecast import believed
from engine.rules.flow import due
from engine.rules.game import apply, why_not
from engine.rules.line import default_action
from engine.rules.news import fire
from engine.rules.work import Work
from engine.said import tell
from engine.scenario import Beat, Effect, Seat
from engine.state import Actor
from tests.playing import opening_of, play, scenario_of

NAME, US, CHINA = "rare_earth_crackdown", Seat("us"), Seat("china")
IEEPA, OTHER = ("tariff", "broad", "basis.ieepa"), ("tariff", "broad", "basis.section_301")


def told(*verdicts: str):
    """The opening after a court has spoken."""
    work = Work(scenario_of(NAME), opening_of(NAME))
    for verdict in verdicts:
        fire(work, Beat(id="court_hearing", effects=(Effect(by="us", tag="basis.ieepa", verdict=verdict),)))
    return work.now()


def belief(state, tags=IEEPA, by=US, public=True):
    return believed(scenario_of(NAME), state, by, public=public, tags=tags)


def test_while_a_case_is_pending_threats_are_believed_a_fifth_less():
    """Credibility 50: .60 in public as in the worked example (GAME 12.1), then 1.2 * .8 * .5 = .48; private .24."""
    assert belief(told()) == 60
    assert belief(told("pending")) == 48
    assert belief(told("pending"), public=False) == 24
    assert belief(told("pending", "pending")) == 48
    assert belief(told("pending", "upheld")) == 60
    assert belief(told("pending", "struck")) == 0


def test_the_case_is_about_one_seat_and_one_law():
    assert belief(told("pending"), tags=OTHER) == 60
    assert belief(told("pending"), by=CHINA) == 60
    assert belief(told("struck"), tags=OTHER) == 60


def test_what_is_struck_down_ends_for_the_public_and_is_over_for_good():
    state = told("struck")
    order = {
        basis: PlaceOrder(by=Actor("us"), instrument="tariff",
                          use=use_from("tariff", {"against": "china", "duty": 1000, "basis": basis}))
        for basis in ("ieepa", "section_122")
    }  # fmt: skip
    state = replace(state, phase="orders")

    assert {m.id for m in state.measures.values() if m.standing == "ended"} == {"us.duty_china", "us.duty_eu"}
    refusal = why_not(scenario_of(NAME), state, order["ieepa"])
    assert refusal is not None
    assert "struck down" in tell(refusal, {})
    assert why_not(scenario_of(NAME), state, order["section_122"]) is None
    menu = catalogue()["tariff"].choices(scenario_of(NAME), state, US)
    assert menu is not None
    assert dict(menu.axes)["basis"] == ("section_122", "section_301")


@pytest.mark.parametrize("held", ["court_hearing", "court_ruling"])
def test_the_cards_of_the_crisis_say_so(held):
    """The hearing of 5 November 2025 comes in round 5; the ruling of 2026 is in the facilitator's hand."""
    scenario, state = scenario_of(NAME), opening_of(NAME)
    while state.phase != "talks" or (held == "court_hearing" and state.round < 5):
        action = default_action(due(scenario, state))
        assert action is not None
        state = apply(scenario, state, action).state
        assert belief(state) == (48 if "court_hearing" in state.beats else 60)
    if held == "court_ruling":
        state = play(scenario, state, Inject(beat=held)).state

    assert belief(state) == (0 if held == "court_ruling" else 48)
