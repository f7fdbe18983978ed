"""One user is spared by a control (Nexperia's civil chips, November 2025)."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    GAME,
    PRICE,
    clause,
    deal,
    fact,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

SPARED = clause("exemption", "china", measure="china.package", user="eu")
KIND = kind_of(SPARED)
D1 = Ref("eu.d1")


def refusal(**changes) -> str:
    return words(KIND.why_not(GAME, start(), (EU, CHINA), replace(SPARED, **changes)))


def test_why_it_cannot_be_given():
    assert refusal() == ""
    assert refusal(user="us") == "it must be given to another party of the deal, not us"
    assert refusal(measure="china.lic_us") == "china.lic_us controls no input for eu"
    assert refusal(measure="china.duty") == "china.duty controls no input for eu"
    assert refusal(measure="us.rule") == "china has no standing measure us.rule to put into a deal"


def test_every_input_of_the_control_is_open_for_the_user():
    state = next_round(with_deal(start(), deal(SPARED, PRICE)))

    gates = KIND.shock(GAME, state, state.deals[D1], SPARED).gates
    assert [(g.input, g.user, g.target, g.supplier, g.exempt) for g in gates] == [
        ("magnets", "eu", 9500, "china", True),
        ("chips", "eu", 9500, "china", True),
    ]
    assert not KIND.shock(GAME, turned(state, "china.package", standing="suspended"), state.deals[D1], SPARED)


def test_an_order_that_closes_the_same_input_breaks_it():
    state = next_round(with_deal(start(), deal(SPARED, PRICE)))
    climb = fact("order", "china", "eu", rung=4, ref="china.lic_eu")

    assert KIND.kept(GAME, state, state.deals[D1], SPARED).kept
    assert not KIND.kept(GAME, replace(state, facts=(climb,)), state.deals[D1], SPARED).kept
    eased = replace(climb, rung=1)
    assert KIND.kept(GAME, replace(state, facts=(eased,)), state.deals[D1], SPARED).kept


def test_before_a_deal_nobody_is_said_to_be_spared():
    state = start()

    assert words(KIND.kept(GAME, state, None, SPARED).because) == "nothing would stop china.package from sparing eu"
    assert "is spared" in words(
        KIND.kept(GAME, with_deal(state, deal(SPARED, PRICE)), deal(SPARED, PRICE), SPARED).because
    )
