"""What a scenario's games can reach at all: read off the rules, so that a new instrument or clause is looked for too.

Forms, vocabularies and event types are asked; sentences of refusal are found in the code: ``say("...")`` in whatever
answers ``Said | None``.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import get_args, get_type_hints

import engine.events as events_room
from engine import rules
from engine.diplomacy import vocabulary
from engine.events import Ended, Event, GameEnded, OfferClosed, ThreatClosed
from engine.forms import form_fields
from engine.instruments import catalogue
from engine.scenario import Scenario


def universe(scenario: Scenario) -> Iterator[str]:
    """Everything a scenario's games can reach."""
    usable_here = tuple(i for i in catalogue() if any(i in brief.instruments for brief in scenario.seats.values()))
    for name in usable_here:
        yield f"used:{name}"
    for name in usable_here:
        yield f"refused:{name}"
    for name in usable_here:
        for form in form_fields(catalogue()[name].Use):
            yield from (f"choice:{name}.{form.name}={option}" for option in form.options)
    for name in usable_here:
        yield from (f"stage:{name}.{stage}" for stage in catalogue()[name].stages)
    for name in vocabulary():
        yield from (f"{what}:{name}" for what in ("offered", "entered", "kept", "broken"))
    yield from (f"{what}:{mode}" for mode in MODES for what in ("passed", "failed"))
    yield from (f"threat:{how}" for how in _literals(ThreatClosed, "how"))
    yield from (f"offer:{how}" for how in _literals(OfferClosed, "how"))
    yield from (f"measure:{how}" for how in _literals(Ended, "how"))
    yield from (f"ending:{how}" for how in _literals(GameEnded, "ending"))
    yield from (f"default:{phase}" for phase in ("talks", "orders"))
    yield from (f"beat:{b.id}" for b in scenario.beats if not b.held)
    yield from (f"event:{name}" for name in event_types())
    yield from (f"reason:{words}" for words in refusals())


MODES = ("qmv_for", "qmv_against", "commission", "unanimity")


def _literals(cls: type, name: str) -> tuple[str, ...]:
    return get_args(get_type_hints(cls)[name])


def event_types() -> tuple[str, ...]:
    """The names of all events."""
    found = (c for c in vars(events_room).values() if isinstance(c, type) and issubclass(c, Event) and c is not Event)
    return tuple(sorted(c.__name__ for c in found))


def refusals() -> tuple[str, ...]:
    """Every sentence of refusal in the rules, found in the code: ``say("...")`` in what answers ``Said | None``."""
    found: dict[str, None] = {}
    for module in _modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.FunctionDef) and _refuses(node):
                found.update(dict.fromkeys(_said(node)))
    return tuple(found)


def _modules() -> Iterator[ModuleType]:
    from importlib import import_module

    yield from (import_module(f"{rules.__name__}.{n}") for n in ("game", "orders", "talks", "packages", "home"))
    yield from (inspect.getmodule(type(i)) for i in catalogue().values())  # type: ignore[misc]  # each has a file
    yield from (inspect.getmodule(type(k)) for k in vocabulary().values())  # type: ignore[misc]


def _refuses(node: ast.FunctionDef) -> bool:
    answer = ast.unparse(node.returns) if node.returns else ""
    return answer == "Said | None" or (answer == "Said" and node.name.startswith(("_no", "no_", "_refus", "not_")))


def _said(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say" and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
