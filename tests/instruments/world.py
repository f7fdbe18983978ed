"""A small table for tests of instruments: three seats, four member states, rounds of a month; orders by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from typing import Any

from engine import economy
from engine.clock import Clock, Span
from engine.events import Event, fold
from engine.instruments import Instrument, catalogue
from engine.said import Said, tell
from engine.scenario import (
    Actor,
    Council,
    EconomySetting,
    Figure,
    MemberState,
    Profile,
    Ref,
    Scenario,
    Seat,
    SeatBrief,
    Week,
)
from engine.state import Fact, Measure, State, Threat, Use

EU, CHINA, US = Seat("eu"), Seat("china"), Seat("us")
POWERS = {
    EU: ("tariff.enforcement_regulation", "high_tech.chip_software", "procurement.machinery_electrical"),
    CHINA: (
        "tariff.tariff_law", "licence.magnets", "licence.gallium", "package.october", "package.graphite",
        "procurement.machinery_electrical",
    ),
    US: ("tariff.ieepa", "tariff.section_301", "affiliates.chip_software", "high_tech.chip_software"),
}  # fmt: skip
INPUTS = ("magnets", "gallium", "graphite", "chip_software")
GOODS = ("pork", "brandy", "cars", "BEV", "soybeans", "machinery")
MEMBERS = (
    MemberState(id="DE", population=4000, stance=-10, fear=10, hostage=True, wary=True),
    MemberState(id="FR", population=3500, stance=20, fear=5, hostage=True),
    MemberState(id="PL", population=2000, stance=10, fear=0),
    MemberState(id="HU", population=500, stance=-20, fear=10),
)


def game(*, weeks: int = 4, rounds: int = 8, **changes: Any) -> Scenario:
    """The scenario: as many weeks a round as wanted, everything else fixed unless changed."""
    spans = tuple(Span(Week(n * weeks), weeks, f"month {n + 1}") for n in range(rounds))
    plain = Scenario(
        id="table", digest="table", clock=Clock(spans), seats={s: _brief(s) for s in POWERS},
        profiles={"full": Profile(id="full", rounds=rounds, issues=6, minutes=20, debrief=60)},
        economy=EconomySetting(
            regions=("eu", "china", "us", "rest"), inputs=INPUTS, goods=GOODS,
            whole_sectors={"machinery": "machinery_electrical"},
        ),
        trust={"china.eu": -10, "china.us": -20, "eu.us": 0}, openings=(), beats=(),
        council=Council(seat=EU, members=MEMBERS, states_needed=3, blocking_states=2),
    )  # fmt: skip
    return replace(plain, **changes)


def _brief(seat: Seat) -> SeatBrief:
    return SeatBrief(
        id=seat, region=str(seat), home=52, credibility=50, instruments=tuple(catalogue()), powers=POWERS[seat],
        aims=(), red_lines=(), blocs=(), economy_weight=6, council=seat == EU,
    )  # fmt: skip


def with_powers(scenario: Scenario, seat: Seat, *powers: str) -> Scenario:
    """The same table, but one seat has only these powers."""
    return replace(scenario, seats={**scenario.seats, seat: replace(scenario.seats[seat], powers=powers)})


def friends(scenario: Scenario) -> Scenario:
    """The same table with a country beside it that may join a joint measure."""
    return replace(scenario, actors=(Actor(id="japan", joins=True),))


def table(scenario: Scenario, **changes: Any) -> State:
    """The first round, in its reveal."""
    counts = {Figure(f"{s}.{what}"): 52 for s in scenario.seats for what in ("home", "credibility")}
    counts |= {Figure(f"trust.{name}"): value for name, value in scenario.trust.items()}
    counts |= changes.pop("counts", {})
    plain = State(
        profile="full", sealed=True, round=1, phase="reveal", week=0, economy=None,  # type: ignore[arg-type]
        counts=counts, readings={}, series={}, line={}, measures={}, offers={}, deals={}, threats={}, orders={},
        ready=(), votes=(), dice=(), faces={}, facts=(), stances={}, beats=(), serials={},
    )  # fmt: skip
    return replace(plain, **changes)


def order(scenario: Scenario, state: State, by: Seat, name: str, **use: Any) -> State:
    """The state after one legal order was revealed."""
    return fold(state, revealed(scenario, state, by, name, **use))


def revealed(scenario: Scenario, state: State, by: Seat, name: str, **use: Any) -> tuple[Event, ...]:
    """What one legal order does, each event with a reason and a cause."""
    instrument = catalogue()[name]
    form = instrument.Use(**use)
    refusal = instrument.why_not(scenario, state, by, form)
    assert refusal is None, told(refusal)
    serial = state.serials.get(f"{by}.m", 0) + 1
    events = instrument.reveal(scenario, state, by, form, Ref(f"{by}.m{serial}"))
    assert instrument.against(form, by)
    assert told(instrument.sentence(by, form))
    return reasoned(events)


def refused(scenario: Scenario, state: State, by: Seat, name: str, **use: Any) -> str:
    """Why an order is not possible, in words."""
    instrument = catalogue()[name]
    refusal = instrument.why_not(scenario, state, by, instrument.Use(**use))
    assert refusal is not None, f"{name} {use} is possible"
    return told(refusal)


def reasoned(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events, checked: each says why in words that fit, and names a cause."""
    for event in events:
        assert told(event.because), event
        assert event.causes, event
    return events


def told(said: Said) -> str:
    """The words of a Said, as somebody without names reads them."""
    words = tell(said, {})
    assert words
    assert "{" not in words, words
    return words


def settle(scenario: Scenario, state: State, rounds: int = 1) -> State:
    """Tick every measure's clock to the end of so many rounds, as settlement does; no economy runs."""
    for _ in range(rounds):
        state = replace(state, week=scenario.played_clock("full").end_of(state.round))
        for ref in tuple(state.measures):
            measure = state.measures[ref]
            if measure.standing != "ended":
                state = fold(state, reasoned(catalogue()[measure.instrument].advance(scenario, state, measure)))
        state = replace(state, round=state.round + 1, facts=state.facts)
    return state


def vote(scenario: Scenario, state: State, ref: str, *, passed: bool) -> State:
    """The state after the council answered the one open question."""
    (asked,) = state.votes
    assert asked.subject == ref
    measure = state.measures[Ref(ref)]
    decided = catalogue()[measure.instrument].decided(scenario, replace(state, votes=()), measure, passed)
    return fold(replace(state, votes=()), reasoned(decided))


def menu(scenario: Scenario, state: State, by: Seat, name: str) -> int:
    """How many orders a menu offers; each must be possible, and what it bars must not be."""
    instrument: Instrument[Use] = catalogue()[name]
    choice = instrument.choices(scenario, state, by)
    if choice is None:
        return 0
    assert (choice.action, choice.subject) == ("PlaceOrder", name)
    fields = [field for field, _ in choice.axes]
    open_orders = 0
    for values in product(*(values for _, values in choice.axes)):
        form = instrument.Use(**dict(zip(fields, values, strict=True)))
        refusal = instrument.why_not(scenario, state, by, form)
        assert (refusal is not None) == (values in choice.barred), (form, refusal and told(refusal))
        open_orders += refusal is None
    assert open_orders, f"{name} shows a menu with nothing in it"
    return open_orders


def only(state: State, tag: str) -> Measure:
    """The one measure with a tag, whatever its standing; it can be told in words."""
    (found,) = [m for m in state.measures.values() if tag in m.tags]
    assert told(catalogue()[found.instrument].told(found))
    return found


def shock(scenario: Scenario, state: State, measure: Measure) -> economy.Shock:
    """What a measure does to the economy now; the packaged economy must understand it."""
    found = catalogue()[measure.instrument].shock(scenario, state, measure, state.week)
    model = economy.model(regions=scenario.economy.regions, inputs=scenario.economy.inputs)
    economy.turn(model, [economy.start(model)], [found], weeks=1)
    return found


def kinds(events: Iterable[Event]) -> list[str]:
    """The names of events, in order."""
    return [type(event).__name__ for event in events]


def facts(state: State, kind: str) -> tuple[Fact, ...]:
    """What politics heard of one kind."""
    return tuple(f for f in state.facts if f.kind == kind)


def threatened(by: Seat, against: Seat, *, public: bool = True) -> dict[Ref, Threat]:
    """An open threat of one seat against another."""
    ref = Ref(f"{by}.t1")
    threat = Threat(
        id=ref, by=by, against=against, instrument="tariff", use=Use(), unless=None,  # type: ignore[arg-type]
        due=3, stake=2, public=public, seen_by="all" if public else (by, against),
    )  # fmt: skip
    return {ref: threat}
