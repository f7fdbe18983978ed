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
from engine.figures import figure, kind_of
from engine.instruments import catalogue
from engine.reader import figure_name, figure_value, scenario_names
from engine.rules.opening import opening
from engine.rules.orders import usable
from engine.rules.scoring import aim_points
from engine.said import tell
from engine.scenario import Aim, Bounds, Figure, Scenario, Seat
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
        yield from _met_already(scenario, start, seat)
    yield from _useless(scenario, start)
    yield from out_of_reach(file, scenario, start)
    yield from _refused(file, scenario)


def _met_already(scenario: Scenario, start: State, seat: Seat) -> Iterator[Fault]:
    """Seats that have nothing left to win, and single aims whose figures are there already (S320)."""
    aims = scenario.seats[seat].aims
    met = [aim for aim in aims if _is_met(scenario, start, aim)]
    if aims and len(met) == len(aims):
        message = f"all aims of {quote(seat)} are met from the start"
        yield Fault("S320", ("seats", seat, "aims"), message, "give it something to win", at_key=True)
        return
    for aim in met:
        if aim.points > 0 and _asks_for_more(scenario, start, aim):
            message = f"the aim {quote(aim.id)} is met from the start: {_values(scenario, start, aim)}"
            help = "ask for more, or say that it is there to be kept: '# ok: S320 to keep what it has'"
            yield Fault("S320", ("seats", seat, "aims", aim.id), message, help, at_key=True)


def _asks_for_more(scenario: Scenario, start: State, aim: Aim) -> bool:
    """Whether an aim asks for nothing but better figures than those there are.

    Not so for one that holds a figure down that others want up, such as its own duty; for a figure at 0, which is to
    stay as it is; for measures and deals, which are to be kept or kept away.
    """
    when = aim.when
    if when is None:
        return aim.slide is not None and kind_of(aim.slide).good > 0
    if not when.figures or when.in_force or when.deal or when.happened or when.none_of or when.any_of:
        return False
    return all(_is_better(scenario, start, name, bounds) for name, bounds in when.figures)


def _is_better(scenario: Scenario, start: State, name: Figure, bounds: Bounds) -> bool:
    asked = bounds.at_least if kind_of(name).good > 0 else bounds.at_most
    return asked is not None and figure(scenario, start, name) != 0


def _values(scenario: Scenario, state: State, aim: Aim) -> str:
    """The figures of an aim as they stand, in words."""
    names = scenario_names(scenario)
    asked = [aim.slide] if aim.slide else [name for name, _ in (aim.when.figures if aim.when else ())]
    now = [(name, figure(scenario, state, name)) for name in asked]
    return ", ".join(f"{figure_name(name, names)} is {figure_value(name, value)}" for name, value in now)


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
