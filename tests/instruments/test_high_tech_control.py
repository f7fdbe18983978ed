"""High-tech control: one executive closes it at once; the EU asks a host state, which follows an ally only."""

from dataclasses import replace

from engine.instruments.high_tech_control import INSTRUMENT, Use
from tests.instruments.world import CHINA, EU, US, game, menu, only, order, refused, settle, shock, table, told

ID = "high_tech_control"
USE = {"against": "china", "input": "chip_software"}


def test_an_executive_closes_it_at_once_on_rung_6():
    state = order(game(), table(game()), US, ID, **USE)
    control = only(state, "high_tech")

    assert (control.standing, control.rung) == ("in_force", 6)
    assert shock(game(), state, control).gates[0].target == 1000
    assert INSTRUMENT.weight(game(), state, US, Use(**USE)) == "heavy"


def test_the_host_state_refuses_without_an_ally():
    state = order(game(), table(game()), EU, ID, **USE)
    assert (only(state, "high_tech").standing, only(state, "high_tech").rung) == ("pending", 4)

    state = settle(game(), state)
    assert only(state, "high_tech").standing == "pending"

    assert only(settle(game(), state), "high_tech").standing == "ended"


def test_the_host_state_follows_an_ally():
    state = settle(game(), order(game(), table(game()), EU, ID, **USE))
    state = settle(game(), order(game(), state, US, ID, **USE))

    european = next(m for m in state.measures.values() if m.by == EU)
    assert (european.standing, european.rung, european.stage) == ("in_force", 6, "in_force")
    assert shock(game(), state, european).gates[0].target == 2000


def test_the_scenario_may_shorten_the_consent():
    short = replace(game(), stages={f"{ID}.consent": 1})

    assert only(settle(short, order(short, table(short), EU, ID, **USE)), "high_tech").standing == "ended"


def test_listed_in_a_file_it_is_in_force():
    pending = only(order(game(), table(game()), EU, ID, **USE), "high_tech")

    assert (INSTRUMENT.opened(game(), pending).standing, INSTRUMENT.opened(game(), pending).rung) == ("in_force", 6)


def test_once_for_each_target_and_only_with_the_power():
    state = order(game(), table(game()), US, ID, **USE)

    assert "already closes" in refused(game(), state, US, ID, **USE)
    assert "does not control" in refused(game(), state, CHINA, ID, against="us", input="magnets")
    assert (menu(game(), table(game()), US, ID), menu(game(), state, US, ID)) == (2, 1)


def test_words():
    state = order(game(), table(game()), EU, ID, **USE)

    assert told(INSTRUMENT.told(only(state, "high_tech"))).endswith("waiting for the host state until week 8")
