"""A control package is a threat with a date: rung 4 when announced, rung 6 on the day, and it cuts what is licensed."""

from dataclasses import replace

from engine.events import Resumed, Suspended, fold
from engine.instruments.control_package import INSTRUMENT
from engine.said import NOTHING
from tests.instruments.world import (
    CHINA,
    EU,
    facts,
    game,
    menu,
    only,
    order,
    refused,
    settle,
    shock,
    table,
    told,
    with_powers,
)

ID = "control_package"


def announced(**use):
    state = order(game(), table(game()), CHINA, "export_licensing", against="eu", input="magnets", level="normal")
    return order(game(), state, CHINA, ID, **use)


def gates(state):
    return {(g.input, g.user): g.target for g in shock(game(), state, only(state, "package")).gates}


def test_2025_10_09_announced_with_a_date():
    package = only(announced(in_rounds=3), "package")

    assert (package.against, package.standing, package.stage, package.rung) == ("all", "pending", "announced", 4)
    assert package.since == 12
    assert package.tags == ("package", "control", "extraterritorial")
    assert package.touches == ("input.graphite", "input.magnets")


def test_it_takes_effect_on_its_date_and_not_before():
    state = settle(game(), announced(in_rounds=3), 2)
    assert only(state, "package").standing == "pending"

    state = settle(game(), state)

    assert (only(state, "package").standing, only(state, "package").rung) == ("in_force", 6)
    assert [f.kind for f in state.facts if "package" in f.tags] == ["began", "hit"]


def test_licences_fall_to_70_percent_and_new_inputs_to_75():
    found = gates(announced())

    assert found[("magnets", "eu")] == 4200
    assert found[("magnets", "*")] == 7000
    assert found[("graphite", "*")] == 7500
    assert not any(name == "gallium" for name, _ in found)


def test_within_borders_only_the_seats_are_hit():
    found = gates(announced(abroad="no"))

    assert ("graphite", "*") not in found
    assert found[("graphite", "us")] == 7500


def test_a_promised_share_is_spared():
    state = announced()
    regime = replace(only(state, "licence"), dial=8500, stage="promised")
    state = replace(state, measures={**state.measures, regime.id: regime})

    spared = [g for g in shock(game(), state, only(state, "package")).gates if g.user == "eu" and g.input == "magnets"]

    assert [(g.target, g.exempt) for g in spared] == [(8500, True)]


def test_2025_11_07_suspended_and_back_at_its_lapse_on_the_full_rung():
    state = announced(in_rounds=3)
    ref = only(state, "package").id
    state = fold(settle(game(), state), [Suspended(because=NOTHING, measure=ref, lapses=20)])
    state = settle(game(), state, 3)
    assert only(state, "package").standing == "suspended"

    state = settle(game(), fold(state, [Resumed(because=NOTHING, measure=ref, standing="in_force")]))

    assert (only(state, "package").standing, only(state, "package").rung) == ("in_force", 6)


def test_one_package_at_a_time_and_only_with_the_power():
    assert "already listed" in refused(game(), announced(), CHINA, ID)
    assert "no power" in refused(game(), table(game()), EU, ID)
    assert "1 to 4 rounds" in refused(game(), table(game()), CHINA, ID, in_rounds=5)
    assert menu(game(), announced(), CHINA, ID) == 0
    assert menu(game(), table(game()), CHINA, ID) == 4
    assert menu(with_powers(game(), CHINA, "package.anything"), table(game()), CHINA, ID) == 4


def test_heavy_and_told():
    state = announced()

    assert INSTRUMENT.weight(game(), state, CHINA, INSTRUMENT.Use()) == "heavy"
    assert told(INSTRUMENT.told(only(state, "package"))) == "control package of china, from week 12"
    assert told(INSTRUMENT.told(only(settle(game(), state, 3), "package"))).endswith("70 % of what they were")
    assert len(facts(state, "began")) == 1
