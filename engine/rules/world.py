"""From measures to the economy and back to integers: which model is played, what bites in a week, what is read off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import compress, pairwise
from operator import attrgetter
from typing import Any, cast

from engine.diplomacy import deal_dates, deal_shocks
from engine.economy import NO_SHOCK, Economy, Model, Settled, Shock, Supply, start, turn
from engine.economy import model as the_model
from engine.economy.shock import KINDS
from engine.figures import rung
from engine.instruments import catalogue
from engine.numbers import clamped
from engine.rules.own_economy import own_model
from engine.rules.pressure import token_shock
from engine.scenario import EconomySetting, Figure, Scenario, Seat
from engine.state import Measure, State

_MODELS: dict[str, Model] = {}
_COVERS: dict[str, dict[tuple[str, str], int]] = {}


def model_of(scenario: Scenario) -> Model:
    """The economy of a scenario; built once per meaning."""
    if scenario.digest not in _MODELS:
        powers = tuple(brief.region for brief in scenario.seats.values())
        _MODELS[scenario.digest] = build_model(scenario.economy, powers)
    return _MODELS[scenario.digest]


def build_model(setting: EconomySetting, powers: tuple[str, ...]) -> Model:
    """The packaged baseline with the inputs of the scenario, or the scenario's own economy; ``powers`` are the regions
    that can stop an input."""
    if setting.own is not None:
        return own_model(setting.own, powers)
    return the_model(regions=setting.regions or None, inputs=setting.inputs or None, powers=powers)


def usual_covers(scenario: Scenario) -> Mapping[tuple[str, str], int]:
    """The published estimate of every stock, in tenths of weeks: the scenario's opening number, else the usual one."""
    if scenario.digest not in _COVERS:
        model = model_of(scenario)
        _, (rest,) = turn(model, [start(model)], [NO_SHOCK], weeks=1)
        known = {(i, region): tenths for i, region, tenths in scenario.economy.cover}
        _COVERS[scenario.digest] = {(i, user): s.cover for i, user, s in rest.supplies()} | known
    return _COVERS[scenario.digest]


def seat_regions(scenario: Scenario) -> Mapping[Seat, str]:
    """The region of each seat, in the order of the file."""
    return {seat: brief.region for seat, brief in scenario.seats.items()}


def bites(measure: Measure, week: int) -> bool:
    """Whether a measure works on the economy in a week, as its dates stand today."""
    if measure.until is not None and measure.until <= week:
        return False
    match measure.standing:
        case "in_force":
            return True
        case "pending":
            return measure.since <= week and measure.stage == "announced"
        case "suspended":
            return measure.lapses is not None and measure.lapses <= week and measure.since <= week
        case _:
            return False


def shock_of(scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
    """What one measure does in a week; a tight licence regime as the provinces handle it this round."""
    shock = catalogue()[measure.instrument].shock(scenario, state, measure, week)
    noise = state.stances.get(f"provinces.{measure.id}", 0)
    if not noise:
        return shock
    gates = tuple(g._replace(target=clamped(g.target + noise, 0, 10000)) for g in shock.gates)
    return replace(shock, gates=gates)


HIDDEN = "what is not public"
"""The label of what secret deals do: everybody feels it, and nobody else reads of it."""


def labelled(scenario: Scenario, state: State, week: int) -> dict[str, Shock]:
    """The shock of each measure that bites in a week, by its ref, in canonical order; then of deals and of tokens."""
    return _labelled(scenario, state, week, {})


def _labelled(scenario: Scenario, state: State, week: int, steady: dict[str, Shock]) -> dict[str, Shock]:
    """``steady`` keeps what is the same in every week, for whoever asks for several weeks of one state."""
    found: dict[str, Shock] = {}
    for ref, m in state.measures.items():
        if bites(m, week):
            shock = steady.get(ref)
            if shock is None:
                shock = shock_of(scenario, state, m, week)
                if catalogue()[m.instrument].steady:
                    steady[ref] = shock
            if shock is not NO_SHOCK and shock != NO_SHOCK:
                found[ref] = shock
    for ref, shock in deal_shocks(scenario, state, week).items():
        label = ref if state.deals[ref].seen_by == "all" else HIDDEN
        found[label] = found.get(label, NO_SHOCK) + shock
    for seat in scenario.seats:
        label = f"{seat}.tokens"
        if label not in steady:
            steady[label] = token_shock(scenario, state, seat)
        if steady[label] is not NO_SHOCK:
            found[label] = steady[label]
    return found


def joined(shocks: Iterable[Shock]) -> Shock:
    """All shocks together."""
    return _joined(shocks, {})


def _joined(shocks: Iterable[Shock], taken: dict[int, Parts]) -> Shock:
    """``taken`` keeps what is in each shock by its identity, for whoever joins the same ones several times."""
    parts: dict[str, tuple[Any, ...]] = {}
    for shock in shocks:
        inside = taken.get(id(shock))
        if inside is None:
            kinds = _kinds(shock)
            taken[id(shock)] = inside = tuple(compress(zip(KINDS, kinds, strict=True), kinds))
        for name, part in inside:
            parts[name] = parts.get(name, ()) + part
    return Shock(**parts) if parts else NO_SHOCK


Parts = tuple[tuple[str, tuple[Any, ...]], ...]
_kinds = attrgetter(*KINDS)


def schedule(scenario: Scenario, state: State, *, weeks: int = 52) -> tuple[tuple[int, Shock], ...]:
    """The coming weeks cut where a date of a measure or clause falls: (weeks, shock) that add up to ``weeks``."""
    begin, end = state.week, state.week + weeks
    dates = {begin, end}
    for m in state.measures.values():
        if m.standing != "ended":
            dates.update(d for d in (m.since, m.until, m.lapses) if d is not None and begin < d < end)
    dates.update(d for d in deal_dates(scenario, state) if begin < d < end)
    cuts, steady, taken = sorted(dates), dict[str, Shock](), dict[int, Parts]()
    parts = [_labelled(scenario, state, week, steady) for week in cuts[:-1]]  # held, so that no identity comes twice
    return tuple((b - a, _joined(part.values(), taken)) for (a, b), part in zip(pairwise(cuts), parts, strict=True))


def drag(scenario: Scenario, state: State) -> int:
    """The cost of uncertainty at the shared rung, in hundredths of an Economy point (GAME 1.1)."""
    return scenario.numbers.drag_at_rung[min(rung(state), 7)]


def support_cost(state: State, seat: Seat) -> int:
    """What a seat's own programmes cost its treasury now, in hundredths of a point (dials of 'support' measures)."""
    return sum(
        m.dial for m in state.measures.values() if m.by == seat and m.standing == "in_force" and "support" in m.tags
    )


def readings(scenario: Scenario, state: State, settled: Settled) -> dict[Figure, int]:
    """All readings of one settlement by their figure names, integers only."""
    found: dict[str, int] = {}
    less = drag(scenario, state)
    users: dict[str, dict[str, Supply]] = {}
    for i, user, supply in settled.supplies():
        users.setdefault(user, {})[i] = supply
    for seat, region in seat_regions(scenario).items():
        old_low = state.readings.get(Figure(f"{seat}.service_low"), 10000)
        supplies, terms, support = users.get(region, {}), settled.terms(region), support_cost(state, seat)
        found[f"{seat}.economy"] = settled.economy(region) - less + support
        for name, value in zip(terms._fields, terms, strict=True):
            found[f"{seat}.term.{name}"] = value
        found[f"{seat}.term.drag"] = -less
        found[f"{seat}.term.support"] = support
        found[f"{seat}.exposure"] = settled.exposure(region)
        found[f"{seat}.dependence"] = settled.dependence(region)
        for i, supply in supplies.items():
            found[f"{seat}.service.{i}"] = supply.service
            found[f"{seat}.cover.{i}"] = supply.cover
            found[f"{seat}.gate.{i}"] = supply.gate
        found[f"{seat}.service_low"] = min([old_low, *(s.service for s in supplies.values())])
        for sector, value in settled.outputs(region).items():
            found[f"{seat}.output.{sector}"] = value
    return cast("dict[Figure, int]", found)


def at_rest(scenario: Scenario) -> Economy:
    """The economy of the baseline year, with no measure."""
    return start(model_of(scenario))
