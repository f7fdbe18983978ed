"""A joint project adds 4 % of the need from 26 weeks on, a tenth faster, and stays."""

from dataclasses import replace

from engine.instruments.joint_project import INSTRUMENT, Use
from tests.instruments.world import EU, INPUTS, US, facts, game, menu, only, order, refused, settle, shock, table, told

ID = "joint_project"


def test_2025_10_25_announced_it_delivers_after_26_weeks():
    state = order(game(), table(game()), EU, ID)
    project = only(state, "project")

    assert (project.against, project.rung, project.dial) == ("eu", 1, 600)
    assert project.touches == tuple(f"input.{name}" for name in INPUTS)
    assert [tuple(a) for a in shock(game(), state, project).alternatives] == [("*", "eu", 600, 10, 26)]
    later = shock(game(), replace(state, week=20), project)
    assert [a.wait for a in later.alternatives] == [6]


def test_it_matures_once_and_everybody_hears_of_it():
    state = settle(game(), order(game(), table(game()), EU, ID), 6)
    assert only(state, "project").stage == "building"

    state = settle(game(), state, 2)

    assert only(state, "project").stage == "matured"
    assert [(f.by, f.tags) for f in facts(state, "matured")] == [("eu", ("project", "programme"))]
    assert shock(game(), state, only(state, "project")).alternatives[0].wait == 0


def test_two_that_work_with_each_other_are_faster():
    state = order(game(), table(game()), EU, ID, partner="us")
    alone = only(state, "project")
    assert shock(game(), state, alone).alternatives[0].speed == 10

    state = order(game(), state, US, ID, partner="eu")

    assert [shock(game(), state, m).alternatives[0].speed for m in state.measures.values()] == [20, 20]


def test_four_are_built_at_a_time():
    state = table(game(rounds=12))
    for _ in range(4):
        state = order(game(), state, EU, ID)

    assert "all it can staff" in refused(game(), state, EU, ID)
    assert (menu(game(), table(game()), EU, ID), menu(game(), state, EU, ID)) == (3, 0)
    assert order(game(), settle(game(), state, 8), EU, ID)


def test_words_and_refusals():
    state = order(game(), table(game()), EU, ID)

    assert told(INSTRUMENT.told(only(state, "project"))) == "project, first deliveries in week 26"
    assert "another seat" in refused(game(), state, EU, ID, partner="eu")
    assert INSTRUMENT.weight(game(), state, EU, Use()) == "medium"
