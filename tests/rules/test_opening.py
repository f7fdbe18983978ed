"""The opening shows what the file says, and a licence promised in a deal counts for aims at once (GAME 7.2, 8)."""

from __future__ import annotations

from engine.actions import Propose, Sign
from engine.diplomacy import clause_from
from engine.figures import figure
from engine.rules.flow import due
from engine.rules.line import default_action
from engine.rules.scoring import aim_points
from engine.scenario import Figure, Ref, Seat
from engine.state import Actor, State
from tests.playing import opening_of, play, scenario_of

NAME = "rare_earth_crackdown"
EU, CHINA = Seat("eu"), Seat("china")


def test_the_opening_shows_the_stores_that_the_file_states() -> None:
    scenario, state = scenario_of(NAME), opening_of(NAME)

    for name, region, tenths in scenario.economy.cover:
        seat = next(s for s, brief in scenario.seats.items() if brief.region == region)
        assert state.readings[Figure(f"{seat}.cover.{name}")] == tenths


def after_flow_deal() -> State:
    """The first round with a ratified promise of 85 % of magnet requests."""
    scenario, state = scenario_of(NAME), opening_of(NAME)
    clauses = (
        clause_from("licence_flow", {"by": CHINA, "input": "magnets", "user": EU, "gate": 8500}),
        clause_from("undertaking", {"by": EU, "line": "BEV", "exporter": CHINA}),
    )
    while state.phase != "talks":
        action = default_action(due(scenario, state))
        assert action is not None
        state = play(scenario, state, action).state
    state = play(scenario, state, Propose(by=Actor("china"), parties=(EU, CHINA), clauses=clauses)).state
    state = play(scenario, state, Sign(by=Actor("eu"), offer=Ref(next(iter(state.offers))))).state
    while state.round == 1:
        action = default_action(due(scenario, state))
        assert action is not None
        state = play(scenario, state, action).state
    return state


def test_a_promised_licence_counts_for_aims_before_the_published_gate_has_opened() -> None:
    scenario, state = scenario_of(NAME), after_flow_deal()
    licences = next(a for a in scenario.seats[EU].aims if a.id == "licences")
    control = next(a for a in scenario.seats[CHINA].aims if a.id == "control_eu")

    assert figure(scenario, state, Figure("eu.gate.magnets")) == 6000
    assert figure(scenario, state, Figure("eu.licensed.magnets")) == 8500
    assert aim_points(scenario, state, licences) == 472  # 8 x (.85 x .7 - .3) / .5, the package still pending
    assert aim_points(scenario, state, control) == 100
