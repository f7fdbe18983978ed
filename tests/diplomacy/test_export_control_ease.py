"""A high-tech control eased (affiliates rule, chip software)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import CHINA, GAME, US, clause, deal, next_round, start, turned, with_deal, words

FLOW_US = clause("licence_flow", "china", input="magnets", user="us", gate=8500)
EASED = clause("export_control_ease", "us", input="chips", user="china", gate=9500)
KIND = kind_of(EASED)
RULE = Ref("us.rule")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"gate": 1500}, "a share of 15 % is outside 20 % to 95 %"),
        ({"gate": 5500}, "chips is already let through at that share"),
        ({"input": "magnets"}, "us has no high-tech control of magnets for china"),
        ({"user": "eu"}, "it must be given to another party of the deal, not eu"),
    ],
)
def test_why_it_cannot_be_given(changes, said):
    assert words(KIND.why_not(GAME, start(), (CHINA, US), replace(EASED, **changes))) == said


def test_it_is_no_clause_for_raw_material_licences_or_packages():
    magnets = replace(EASED, by=CHINA, user="us", input="magnets")

    assert (
        words(KIND.why_not(GAME, start(), (CHINA, US), magnets)) == "china has no high-tech control of magnets for us"
    )


@pytest.mark.parametrize(("gate", "rung"), [(9500, 2), (7000, 4)])
def test_the_dial_goes_up_and_the_rung_down(gate, rung):
    after = with_deal(start(), deal(FLOW_US, replace(EASED, gate=gate), id="china.d1")).measures[RULE]

    assert (after.dial, after.rung) == (gate, rung)


def test_a_new_control_of_the_same_thing_breaks_it():
    state = next_round(with_deal(start(), deal(FLOW_US, EASED, id="china.d1")))

    assert KIND.kept(GAME, state, state.deals[Ref("china.d1")], EASED).kept
    found = KIND.kept(GAME, turned(state, RULE, dial=1000), state.deals[Ref("china.d1")], EASED)
    assert (found.kept, found.miss) == (False, 89)
