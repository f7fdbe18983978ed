"""A dialogue is one light order and one fact; a summit is rare, and stands while it lasts."""

from dataclasses import replace

import pytest

from engine.instruments.dialogue import FORMATS, INSTRUMENT, Use
from engine.state import Order
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
    table,
    told,
)

ID = "dialogue"


@pytest.mark.parametrize("format", ["call", "senior_officials", "ministerial"])
def test_2025_10_21_a_call_is_one_fact(format):
    events = revealed(game(), table(game()), EU, ID, partner="china", format=format)

    assert kinds(events) == ["Noted"]
    fact = events[0].fact
    assert (fact.kind, fact.by, fact.against, fact.tags) == ("dialogue", "eu", "china", (format,))
    assert INSTRUMENT.weight(game(), table(game()), EU, Use("china", format)) == "light"
    assert INSTRUMENT.rung(game(), table(game()), EU, Use("china", format)) == 1


def test_2025_10_30_a_summit_stands_for_its_round():
    state = order(game(), table(game()), US, ID, partner="china", format="summit")
    assert (only(state, "summit").standing, only(state, "summit").rung) == ("in_force", 1)
    assert len(facts(state, "dialogue")) == 1

    state = settle(game(), state)
    assert only(state, "summit").standing == "in_force"

    assert only(settle(game(), state), "summit").standing == "ended"


def test_once_a_game_for_a_pair():
    state = settle(game(), order(game(), table(game()), US, ID, partner="china", format="summit"), 3)

    assert "held their summit in round 1" in refused(game(), state, CHINA, ID, partner="us", format="summit")
    assert menu(game(), state, CHINA, ID) == 2 * len(FORMATS) - 1
    assert order(game(), state, EU, ID, partner="china", format="summit")


def test_a_weak_home_meets_nobody_at_the_top():
    weak = table(game(), counts={"us.home": 39})

    assert "that of us is weak" in refused(game(), weak, CHINA, ID, partner="us", format="summit")
    assert menu(game(), weak, US, ID) == 2 * (len(FORMATS) - 1)
    assert menu(game(), table(game(), counts={"us.home": 40}), US, ID) == 2 * len(FORMATS)


def test_a_climb_in_the_round_before_cancels_the_summit():
    state = order(game(), table(game()), US, "tariff", against="china", duty=1000, basis="ieepa")
    next_round = settle(game(), state)

    assert "cancelled" in refused(game(), next_round, CHINA, ID, partner="us", format="summit")
    assert order(game(), settle(game(), next_round), CHINA, ID, partner="us", format="summit")


def test_words_and_refusals():
    state = order(game(), table(game()), US, ID, partner="china", format="summit")

    assert told(INSTRUMENT.told(only(state, "summit"))) == "summit of us and china this round"
    assert "no dialogue" in refused(game(), table(game()), EU, ID, partner="china", format="tea")
    assert "another seat" in refused(game(), table(game()), EU, ID, partner="eu", format="call")


def test_a_seat_invites_another_once_a_round_and_may_be_invited_back():
    sealed = replace(table(game()), orders={EU: (Order(by=EU, instrument=ID, use=Use(partner="us", format="call")),)})

    assert "already invited" in refused(game(), sealed, EU, ID, partner="us", format="ministerial")
    assert order(game(), sealed, EU, ID, partner="china", format="ministerial")
    assert order(game(), order(game(), table(game()), EU, ID, partner="china", format="call"), CHINA, ID,
                 partner="eu", format="call")  # fmt: skip


def test_with_everybody_invited_there_is_nobody_left_to_invite():
    calls = tuple(Order(by=EU, instrument=ID, use=Use(partner=s, format="call")) for s in ("china", "us"))
    asked = [replace(table(game()), orders={EU: calls[:n]}) for n in (0, 1, 2)]
    partners = [INSTRUMENT.choices(game(), state, EU) for state in asked]

    assert [choice and dict(choice.axes)["partner"] for choice in partners] == [("china", "us"), ("us",), None]
