"""A promised share of licences (special channel of October 2025; benchmark of June 2026)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import kind_of
from engine.scenario import Ref
from tests.diplomacy.world import (
    CHINA,
    EU,
    FLOW,
    GAME,
    PRICE,
    clause,
    deal,
    next_round,
    start,
    turned,
    with_deal,
    words,
)

KIND = kind_of(FLOW)
LIC = Ref("china.lic_eu")


def refusal(**changes) -> str:
    return words(KIND.why_not(GAME, start(), (EU, CHINA), replace(FLOW, **changes)))


def test_why_a_flow_cannot_be_promised():
    assert refusal() == ""
    assert refusal(user="us") == "it must be given to another party of the deal, not us"
    assert refusal(user="china") == "it must be given to another party of the deal, not china"
    assert refusal(gate=9600) == "a licence share of 96 % is outside 30 % to 95 %"
    assert refusal(input="gallium") == "china has no licensing of gallium for eu that could be eased"
    assert refusal(by=EU, user="china") == "eu has no licensing of magnets for china that could be eased"


def test_a_promise_of_what_stands_is_none_unless_a_package_would_lower_it():
    assert refusal(gate=5500) == "60 % stand today; promise more"
    assert refusal(gate=6000) == ""  # the package that is on its way would close it
    calm = turned(start(), "china.package", standing="ended")
    assert words(KIND.why_not(GAME, calm, (EU, CHINA), replace(FLOW, gate=6000))) == "60 % stand today; promise more"
    assert [c.gate for c in KIND.menu(GAME, calm, CHINA, EU)] == [8500, 9500]


def test_it_turns_the_gate_up_and_shows_the_promise():
    after = with_deal(start(), deal(FLOW, PRICE)).measures[LIC]

    assert (after.dial, after.stage, after.rung) == (8500, "promised", 2)


def test_it_never_turns_a_gate_down():
    after = with_deal(turned(start(), LIC, dial=9500), deal(FLOW, PRICE)).measures[LIC]

    assert (after.dial, after.stage) == (9500, "promised")


@pytest.mark.parametrize(
    ("dial", "share", "kept", "miss"),
    [(8500, 6000, True, 0), (6000, 9000, True, 0), (8000, 6000, False, 6), (6000, 6000, False, 29)],
)
def test_the_better_of_dial_and_published_share_counts(dial, share, kept, miss):
    state = turned(start(readings={"eu.gate.magnets": share}), LIC, dial=dial)

    found = KIND.kept(GAME, state, None, FLOW)

    assert (found.kept, found.miss) == (kept, miss)


def test_a_secret_promise_is_kept_beside_a_package_without_showing_on_the_board():
    hidden = deal(FLOW, PRICE, secret=True, id="eu.china.d1")
    state = turned(next_round(with_deal(start(), hidden)), "china.package", standing="in_force", rung=6)

    (gate,) = KIND.shock(GAME, state, state.deals[hidden.id], FLOW).gates
    assert (gate.input, gate.user, gate.target, gate.supplier, gate.exempt) == ("magnets", "eu", 8500, "china", True)
    assert not KIND.shock(GAME, turned(state, LIC, dial=6000), state.deals[hidden.id], FLOW)
    shown = next_round(with_deal(start(), deal(FLOW, PRICE)))
    assert not KIND.shock(GAME, shown, shown.deals[Ref("eu.d1")], FLOW)  # the package itself spares it


def test_the_menu_knows_the_regimes_that_stand():
    assert [c.gate for c in KIND.menu(GAME, start(), CHINA, EU)] == [6000, 8500, 9500]
    assert KIND.menu(GAME, start(), EU, CHINA) == ()
    assert clause("licence_flow", "china", input="magnets", user="eu", gate=8500) == FLOW
