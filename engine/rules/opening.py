"""The first state of a game: opening numbers, opening measures, an economy that has lived with them for a while."""

from __future__ import annotations

from dataclasses import replace

from engine.economy import Economy, Settled, turn, with_cover
from engine.events import MeasureBegan
from engine.instruments import catalogue, use_from
from engine.rules.assessment import look_ahead
from engine.rules.home import points_of
from engine.rules.work import Work
from engine.rules.world import at_rest, joined, labelled, model_of, readings
from engine.scenario import Figure, Opening, Ref, Scenario
from engine.state import Measure, State


def opening(scenario: Scenario, *, profile: str = "", sealed: bool = True) -> State:
    """The first state, without the no-deal line; no dice."""
    first = scenario.clock.spans[0].first
    profile = profile or list(scenario.profiles)[-1]
    blank = State(
        profile=profile, sealed=sealed, round=1, phase="briefing", week=first, economy=at_rest(scenario),
        counts=_counts(scenario), readings={}, series={}, line={}, measures={}, offers={}, deals={}, threats={},
        orders={}, ready=(), votes=(), dice=(), faces={}, facts=(), stances={}, beats=(), serials={},
    )  # fmt: skip
    state = replace(blank, measures=_measures(scenario, blank))
    lived, settled = _lived(scenario, state)
    state = replace(state, economy=lived, readings=readings(scenario, state, settled) | _stores(scenario))
    points = {Figure(f"{s}.points"): points_of(scenario, state, s) for s in scenario.seats}
    state = replace(state, counts={**state.counts, **points})
    work = Work(scenario, state)
    look_ahead(scenario, [work])
    return work.now()


def _stores(scenario: Scenario) -> dict[Figure, int]:
    """The weeks of cover that the scenario states, by figure."""
    seats = {brief.region: seat for seat, brief in scenario.seats.items()}
    stated = ((seats[region], i, tenths) for i, region, tenths in scenario.economy.cover if region in seats)
    return {Figure(f"{seat}.cover.{i}"): tenths for seat, i, tenths in stated}


def _counts(scenario: Scenario) -> dict[Figure, int]:
    counts = {}
    for seat, brief in scenario.seats.items():
        counts[Figure(f"{seat}.home")] = brief.home
        counts[Figure(f"{seat}.credibility")] = brief.credibility
    for name, value in scenario.trust.items():
        counts[Figure(f"trust.{name}")] = value
    counts[Figure("market")] = scenario.market
    return counts


def _measures(scenario: Scenario, blank: State) -> dict[Ref, Measure]:
    found: dict[Ref, Measure] = {}
    for o in scenario.openings:
        measure = opened(scenario, replace(blank, measures=found), o)
        found[measure.id] = measure
    return found


def opened(scenario: Scenario, state: State, o: Opening) -> Measure:
    """The measure of an opening entry: born by its instrument, with the dates of the file."""
    ref = Ref(f"{o.by}.{o.id}")
    use = use_from(o.instrument, o.use)
    events = catalogue()[o.instrument].reveal(scenario, state, o.by, use, ref)
    born = next(e.measure for e in events if isinstance(e, MeasureBegan))
    if o.starts is not None:
        born = replace(born, standing="pending", stage="announced", since=o.starts)
    else:
        born = replace(catalogue()[o.instrument].opened(scenario, born), since=o.since)
    until = o.until if o.until is not None else born.until
    return replace(born, until=until, origin="opening", round=0, inherited=born.standing == "in_force")


def _lived(scenario: Scenario, state: State) -> tuple[Economy, Settled]:
    """The economy after the warm-up with the opening measures, its covers set to what the scenario says."""
    model = model_of(scenario)
    shock = joined(labelled(scenario, state, state.week).values())
    setting = scenario.economy
    warm = state.economy
    if setting.warm_up > 1:
        (warm,), _ = turn(model, [warm], [shock], weeks=setting.warm_up - 1)
    cover = {(i, region): tenths for i, region, tenths in setting.cover}
    (warm,), (settled,) = turn(model, [with_cover(model, warm, cover)], [shock], weeks=1)
    return with_cover(model, warm, cover), settled
