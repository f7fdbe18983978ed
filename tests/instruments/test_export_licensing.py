"""Export licensing turns one dial a step at a time, and a new list takes nine weeks to license anything."""

from dataclasses import replace

import pytest

from engine.events import Suspended, fold
from engine.instruments.export_licensing import INSTRUMENT, LEVELS, Use
from engine.said import NOTHING
from tests.instruments.world import CHINA, EU, US, facts, game, menu, only, order, refused, revealed, shock, table, told

ID = "export_licensing"


def licensed(level="normal"):
    """China licenses magnets for the EU, at a level."""
    state = order(game(), table(game()), CHINA, ID, against="eu", input="magnets", level="normal")
    ways = {"fast": ["fast"], "general": ["fast", "general"], "slow": ["slow"], "ban": ["slow", "ban"]}
    for step in ways.get(level, []):
        state = order(game(), state, CHINA, ID, against="eu", input="magnets", level=step)
    return state


@pytest.mark.parametrize("level", LEVELS)
def test_levels_are_shares_of_requests_let_through(level):
    regime = only(licensed(level), "licence")

    assert regime.dial == {"general": 9500, "fast": 8500, "normal": 6000, "slow": 3000, "ban": 500}[level]
    assert regime.rung == {"general": 2, "fast": 2, "normal": 4, "slow": 4, "ban": 6}[level]
    assert regime.touches == ("input.magnets", "user.eu")


@pytest.mark.parametrize("level", LEVELS)
def test_one_order_moves_one_level(level):
    state, names = licensed(level), list(LEVELS)
    here = names.index(level)

    for there, name in enumerate(names):
        refusal = INSTRUMENT.why_not(game(), state, CHINA, Use("eu", "magnets", name))
        assert (refusal is None) == (abs(here - there) == 1), name


def test_tightening_costs_more_than_easing():
    state = licensed()

    assert INSTRUMENT.weight(game(), state, CHINA, Use("eu", "magnets", "slow")) == "medium"
    assert INSTRUMENT.weight(game(), state, CHINA, Use("eu", "magnets", "fast")) == "light"
    assert INSTRUMENT.weight(game(), licensed("slow"), CHINA, Use("eu", "magnets", "ban")) == "heavy"


def test_easing_is_no_climb_and_no_hit():
    state = licensed()

    eased = order(game(), state, CHINA, ID, against="eu", input="magnets", level="fast")

    assert INSTRUMENT.rung(game(), state, CHINA, Use("eu", "magnets", "fast")) == 1
    assert [f.rung for f in facts(eased, "eased")] == [2]
    assert len(facts(eased, "hit")) == 1  # the listing


def test_a_new_list_starts_at_normal_and_needs_the_power():
    state = table(game())

    assert "starts at normal" in refused(game(), state, CHINA, ID, against="eu", input="magnets", level="slow")
    assert "no power" in refused(game(), state, US, ID, against="china", input="magnets", level="normal")
    assert "no power" in refused(game(), state, CHINA, ID, against="eu", input="graphite", level="normal")
    assert "another seat" in refused(game(), state, CHINA, ID, against="china", input="magnets", level="normal")


def test_a_suspended_regime_is_not_listed_anew():
    state = licensed()
    asleep = fold(state, [Suspended(because=NOTHING, measure=only(state, "licence").id, lapses=60)])

    assert "suspended" in refused(game(), asleep, CHINA, ID, against="eu", input="magnets", level="normal")


def test_no_licence_arrives_for_45_working_days_after_the_listing():
    state = licensed()
    regime = only(state, "licence")

    waits = [shock(game(), replace(state, week=week), regime).gates[0].wait for week in (0, 5, 9, 30)]

    assert waits == [9, 4, 0, 0]
    assert shock(game(), state, replace(regime, stage="promised")).gates[0].wait == 0


def test_the_gate_is_that_of_the_user_and_the_supplier():
    gate = shock(game(), licensed("slow"), only(licensed("slow"), "licence")).gates[0]

    assert (gate.input, gate.user, gate.supplier, gate.target) == ("magnets", "eu", "china", 3000)


def test_a_promised_share_lies_between_two_levels():
    state = licensed()
    regime = replace(only(state, "licence"), dial=7000, stage="promised")
    state = replace(state, measures={regime.id: regime})

    assert INSTRUMENT.why_not(game(), state, CHINA, Use("eu", "magnets", "normal")) is None
    assert INSTRUMENT.why_not(game(), state, CHINA, Use("eu", "magnets", "fast")) is None
    assert "60 %" not in refused(game(), state, CHINA, ID, against="eu", input="magnets", level="slow")


def test_the_menu_offers_steps_and_lists():
    assert menu(game(), table(game()), CHINA, ID) == 4  # two inputs, two users, each a new list
    assert menu(game(), licensed(), CHINA, ID) == 5
    assert menu(game(), table(game()), EU, ID) == 0


def test_words():
    events = revealed(game(), table(game()), CHINA, ID, against="us", input="gallium", level="normal")

    assert told(events[0].because) == "china sets licences for gallium to us to normal (60 % of requests)"
    assert told(INSTRUMENT.told(only(licensed(), "licence"))) == "licences for magnets: 60 % of requests let through"


def test_a_list_that_is_taken_up_again_has_no_nine_weeks_without_licences():
    """Lifting and listing anew are two cheap orders; they must not stop what only a ban may stop."""
    lifted = order(game(), licensed(), CHINA, "lift", measure="china.m1", how="lift")
    again = order(game(), lifted, CHINA, ID, against="eu", input="magnets", level="normal")
    for_us = order(game(), again, CHINA, ID, against="us", input="magnets", level="normal")

    waits = {m.id: shock(game(), for_us, m).gates[0].wait for m in for_us.measures.values() if m.standing != "ended"}

    assert waits == {"china.m2": 0, "china.m3": 9}
