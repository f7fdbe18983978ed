"""What a condition still lacks, each word on its own, for those who wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.cells import quote
from engine.authoring.compile_conditions import meaning
from engine.authoring.file.when import Condition as Written
from engine.authoring.names import listing
from engine.authoring.nodes import Path
from engine.conditions import holds
from engine.figures import figure, kind_of
from engine.reader import measure_name, scenario_names
from engine.rules.scoring import results
from engine.scenario import Bounds, Condition, Figure, Scenario
from engine.state import State

Lack = tuple[Path, str, str]
"""Where in the condition, what is the case, and what was expected."""


def missing(scenario: Scenario, state: State, written: Written) -> Iterator[Lack]:
    """Everything that keeps a condition of a file from holding."""
    when = meaning(written)
    if when.round is not None and not when.round.holds(state.round):
        yield ("round",), f"this is round {state.round}", f"expected: {_wanted(when.round, 1)}"
    for figure_name, bounds in when.figures:
        now, scale = value_of(scenario, state, figure_name), kind_of(figure_name).scale
        if not bounds.holds(now):
            what = f"{quote(figure_name)} is {now / scale:g}"
            yield ("figures", str(figure_name)), what, f"expected: {_wanted(bounds, scale)}"
    if when.in_force is not None and not holds(scenario, state, Condition(in_force=when.in_force)):
        yield ("in_force",), "no such measure stands", _standing(scenario, state)
    if when.happened and when.happened not in state.beats:
        told = f"so far: {listing(state.beats)}" if state.beats else ""
        yield ("happened",), f"{quote(when.happened)} has not happened", told
    if when.deal is not None and not holds(scenario, state, Condition(deal=when.deal)):
        stages = ", ".join(f"{deal.id} is {deal.stage.replace('_', ' ')}" for deal in state.deals.values())
        yield ("deal",), "no such deal is in force", f"deals: {stages}" if stages else "there is no deal"
    yield from _parts(scenario, state, written, when)


def _parts(scenario: Scenario, state: State, written: Written, when: Condition) -> Iterator[Lack]:
    if when.any_of and not any(holds(scenario, state, part) for part in when.any_of):
        yield ("any_of",), f"none of these holds: {listing(written.any_of)}", ""
    for name, part in zip(written.none_of, when.none_of, strict=True):
        if holds(scenario, state, part):
            yield ("none_of", name), f"{quote(name)} holds and should not", ""


def value_of(scenario: Scenario, state: State, name: Figure) -> int:
    """A named integer; a seat's result is worked out from the game as it stands."""
    seat, _, what = name.partition(".")
    if what == "result":
        return next(each.result for each in results(scenario, state) if each.seat == seat)
    return figure(scenario, state, name)


def _wanted(bounds: Bounds, scale: int) -> str:
    asked = (("at least", bounds.at_least), ("at most", bounds.at_most), ("exactly", bounds.equals))
    return " and ".join(f"{words} {value / scale:g}" for words, value in asked if value is not None)


def _standing(scenario: Scenario, state: State) -> str:
    names = scenario_names(scenario)
    found = [m for m in state.measures.values() if m.standing in ("pending", "in_force")]
    told = (f"{m.id} ({names.get(m.id) or measure_name(m, names)}, {m.standing.replace('_', ' ')})" for m in found)
    return f"there are: {'; '.join(told)}" if found else "nothing stands"
