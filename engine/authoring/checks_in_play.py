"""Checks that play the scenario: what holds at the start, and whether the historical line is legal.

They take as long as a game or two, so `load` leaves them out and `play_through` runs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.analysis.history import play_history
from engine.authoring.cells import quote
from engine.authoring.checks_prices import out_of_reach
from engine.authoring.compile_history import in_play_order
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.conditions import holds
from engine.economy import EconomyError
from engine.instruments import catalogue
from engine.reader import scenario_names
from engine.rules.opening import opening
from engine.rules.orders import usable
from engine.rules.scoring import aim_points
from engine.said import tell
from engine.scenario import Aim, Scenario
from engine.state import State


def play_through(file: ScenarioFile, scenario: Scenario) -> Iterator[Fault]:
    """What holds before anybody moves (S320, S321), orders that are out of reach (S306, S323), refused acts (S310)."""
    try:
        start = opening(scenario)
    except EconomyError as error:
        yield Fault("S329", ("economy",), f"this economy cannot be: {error}", at_key=True)
        return
    for seat, brief in scenario.seats.items():
        for line in brief.red_lines:
            if holds(scenario, start, line.when):
                path = ("seats", seat, "red_lines", line.id, "when")
                yield Fault("S321", path, f"{quote(line.id)} is crossed from the start", at_key=True)
        if brief.aims and all(_is_met(scenario, start, aim) for aim in brief.aims):
            message = f"all aims of {quote(seat)} are met from the start"
            yield Fault("S320", ("seats", seat, "aims"), message, "give it something to win", at_key=True)
    yield from _useless(scenario, start)
    yield from out_of_reach(file, scenario, start)
    yield from _refused(file, scenario)


def _useless(scenario: Scenario, start: State) -> Iterator[Fault]:
    """Seats that can use none of their instruments at the start (S306)."""
    ready = replace(start, phase="orders", ready=())
    for seat, brief in scenario.seats.items():
        able = any(catalogue()[id].choices(scenario, ready, seat) for id in usable(scenario, ready, seat))
        if brief.instruments and not able:
            message = f"{quote(seat)} can use none of its instruments at the start"
            yield Fault("S306", ("seats", seat, "instruments"), message, "look at its 'powers:'", at_key=True)


def _is_met(scenario: Scenario, state: State, aim: Aim) -> bool:
    """True when an aim gives all its points now."""
    if aim.grades:
        return aim_points(scenario, state, aim) == max(points for _, points in aim.grades)
    return aim_points(scenario, state, aim) == max(aim.points, 0)


def _refused(file: ScenarioFile, scenario: Scenario) -> Iterator[Fault]:
    names = scenario_names(scenario)
    ids = list(in_play_order(file))
    _, skipped = play_history(scenario)
    for act in skipped:
        place = next(n for n, scripted in enumerate(scenario.history) if scripted is act.act)
        message = f"the rules refuse this act: {tell(act.because, names)}"
        yield Fault("S310", ("history", ids[place], "act"), message, at_key=True)
