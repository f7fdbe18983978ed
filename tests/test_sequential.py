"""The sequential variant (GAME 11): orders come one seat at a time, and later seats see and may answer earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from engine.actions import Action, PlaceOrder, Ready, Step, Threaten, TimeUp
from engine.analysis.replays import without
from engine.diplomacy import clause_from
from engine.events import OrderRevealed, ThreatClosed
from engine.figures import figure
from engine.host import run
from engine.instruments import catalogue, use_from
from engine.rules.fingerprint import digest
from engine.rules.flow import due
from engine.rules.game import why_not
from engine.rules.line import default_action
from engine.rules.orders import cost
from engine.saves import read
from engine.scenario import Figure, Seat
from engine.state import Actor, State
from engine.table import LocalTable
from engine.view import view
from tests.playing import opening_of, play, random_game, scenario_of

EU, CHINA, US = (Seat(s) for s in ("eu", "china", "us"))
TINY = scenario_of("tiny")


def order(by: Seat, instrument: str, **use: object) -> PlaceOrder:
    return PlaceOrder(by=Actor(by), instrument=instrument, use=use_from(instrument, use))


def ready(by: Seat) -> Ready:
    return Ready(by=Actor(by))


def duty(by: Seat, against: Seat, percent: int = 20) -> PlaceOrder:
    basis = {EU: "enforcement_regulation", CHINA: "tariff_law", US: "ieepa"}[by]
    return order(by, "tariff", against=against, duty=100 * percent, basis=basis)


def done(state: State, *actions: Action) -> State:
    for action in actions:
        assert why_not(TINY, state, action) is None, action
        state = play(TINY, state, action).state
    return state


def until(state: State, phase: str) -> State:
    """The state when a phase is reached by defaults alone."""
    while state.phase != phase:
        action = default_action(due(TINY, state))
        assert action is not None
        state = play(TINY, state, action).state
    return state


def orders_phase(*, sealed: bool) -> State:
    return until(opening_of("tiny", "", sealed), "orders")


def test_one_seat_is_waited_for_at_a_time_in_the_order_of_the_file() -> None:
    state = orders_phase(sealed=False)

    assert due(TINY, state).seats == (EU,)
    early = why_not(TINY, state, ready(CHINA))
    assert early is not None
    assert early.words == "it is not yet the turn of {by}"
    state = done(state, ready(EU))
    assert due(TINY, state).seats == (CHINA,)
    state = done(state, ready(CHINA), ready(US))
    assert due(TINY, state).who == "table"


def test_the_aggressor_orders_first_and_then_the_weaker_home() -> None:
    """GAME 11. Home at the start of play, which everybody may read: Home of a later round would be told by it."""
    crisis, moved = scenario_of("rare_earth_crackdown"), opening_of("rare_earth_crackdown", "", False)
    moved = replace(moved, phase="orders", counts={**moved.counts, Figure("eu.home"): 5})

    assert crisis.turns() == (CHINA, US, EU)
    assert replace(crisis, aggressor="eu").turns() == (EU, US, CHINA)
    assert TINY.turns() == (EU, CHINA, US)
    assert due(crisis, moved).seats == (CHINA,)
    assert due(crisis, play(crisis, moved, ready(CHINA)).state).seats == (US,)


def test_time_up_ends_the_turn_of_one_seat_and_the_next_has_its_own() -> None:
    state = done(orders_phase(sealed=False), order(EU, "supplier_mapping"), TimeUp())

    assert any(m.instrument == "supplier_mapping" for m in state.measures.values())
    assert due(TINY, state).seats == (CHINA,)
    state = done(state, duty(CHINA, US), ready(CHINA), TimeUp())
    assert due(TINY, state).who == "table"


def test_time_up_still_ends_talks_and_sealed_orders_for_all() -> None:
    talks = until(opening_of("tiny", "", False), "talks")

    assert due(TINY, done(talks, TimeUp())).who == "table"
    assert due(TINY, done(orders_phase(sealed=True), ready(EU), TimeUp())).who == "table"


def test_a_game_in_turns_without_one_act_keeps_the_orders_of_those_who_came_after_time_was_up() -> None:
    table = LocalTable(TINY, sealed=False)
    while table.state.phase != "orders":
        table.send(TimeUp()) if table.due.who == "seats" else table.step()
    acts = (order(EU, "supplier_mapping"), TimeUp(), duty(CHINA, US), ready(CHINA), TimeUp())
    for act in acts:
        table.send(act)
    while table.due.who != "nobody":
        table.send(TimeUp()) if table.due.who == "seats" else table.step()
    number = next(n for n, p in enumerate(table.played) if isinstance(p.action, PlaceOrder))

    other = without(table, number)

    assert [p.action for p in other.played if isinstance(p.action, PlaceOrder)] == [duty(CHINA, US)]


def test_talks_stay_open_to_all() -> None:
    assert due(TINY, until(opening_of("tiny", "", False), "talks")).seats == (EU, CHINA, US)


def test_a_later_seat_sees_what_an_earlier_one_ordered_and_a_sealed_game_does_not() -> None:
    sealed, turns = orders_phase(sealed=True), orders_phase(sealed=False)
    act = order(EU, "supplier_mapping")

    sealed, turns = done(sealed, act, ready(EU)), done(turns, act, ready(EU))

    assert not any(m.instrument == "supplier_mapping" for m in view(TINY, sealed, [], CHINA).measures.values())
    assert any(m.instrument == "supplier_mapping" for m in view(TINY, turns, [], CHINA).measures.values())


def test_a_tray_stays_secret_until_its_seat_is_ready() -> None:
    state = done(orders_phase(sealed=False), order(EU, "supplier_mapping"))

    assert view(TINY, state, [], CHINA).tray == ()
    assert not any(m.instrument == "supplier_mapping" for m in state.measures.values())


def test_an_answer_in_the_same_round_is_possible_and_costs_one_point_more() -> None:
    state = orders_phase(sealed=False)
    hit = done(state, ready(EU), duty(CHINA, US), ready(CHINA))
    answer = duty(US, CHINA, 10)

    def price(at: State) -> int:
        return cost(TINY, at, US, catalogue()[answer.instrument], answer.use)

    quiet = done(state, ready(EU), ready(CHINA))
    assert (price(quiet), price(hit)) == (3, 4)
    refused = why_not(TINY, hit, answer)
    assert refused is not None
    assert dict(refused.given) == {"price": 4, "left": 3}


def test_the_extra_point_is_for_answers_to_that_seat_and_in_that_round_only() -> None:
    hit = done(orders_phase(sealed=False), ready(EU), duty(CHINA, US), ready(CHINA))
    other = duty(US, EU, 10)

    assert cost(TINY, hit, US, catalogue()[other.instrument], other.use) == 3
    later = until(done(hit, ready(US)), "assessment")
    later = until(play(TINY, later, Step()).state, "orders")
    again = duty(US, CHINA, 10)
    assert cost(TINY, later, US, catalogue()[again.instrument], again.use) == 3


def test_a_threat_is_judged_when_the_turn_of_its_maker_comes() -> None:
    state = until(opening_of("tiny", "", False), "talks")
    unless = clause_from("licence_flow", {"by": CHINA, "input": "magnets", "user": "us", "gate": 8500})
    threat = Threaten(
        by=Actor(US), against=CHINA, instrument="tariff", due=2, unless=unless,
        use=use_from("tariff", {"against": "china", "duty": 5000, "basis": "ieepa"}),
    )  # fmt: skip
    state = done(state, threat)
    while state.round == 1:
        action = default_action(due(TINY, state))
        assert action is not None
        state = play(TINY, state, action).state
    state = done(until(state, "orders"), ready(EU), ready(CHINA))
    assert [t.status for t in state.threats.values()] == ["open"]

    turn = play(TINY, state, ready(US))

    assert [e.how for e in turn.events if isinstance(e, ThreatClosed)] == ["dropped"]


APART = (
    order(EU, "supplier_mapping"), order(CHINA, "stockpile", input="soybeans"), order(US, "joint_project"),
)  # fmt: skip
TOUCHING = (duty(CHINA, US), duty(US, CHINA, 10))


def round_played(orders: Sequence[PlaceOrder], *, sealed: bool) -> State | None:
    """The state after the round's settlement, or None when an order was not possible in its turn."""
    state = orders_phase(sealed=sealed)
    for seat in (EU, CHINA, US):
        for each in orders:
            if each.by == seat:
                if why_not(TINY, state, each) is not None:
                    return None
                state = play(TINY, state, each).state
        state = play(TINY, state, ready(seat)).state
    return until(state, "ratification")


def test_orders_that_do_not_touch_each_other_do_the_same_in_both_ways() -> None:
    sealed, turns = round_played(APART, sealed=True), round_played(APART, sealed=False)

    assert sealed is not None
    assert turns is not None
    for name in (f.name for f in fields(State)):
        if name not in ("sealed", "line", "economy"):
            assert getattr(sealed, name) == getattr(turns, name), name


def test_orders_that_answer_each_other_do_not() -> None:
    assert round_played(TOUCHING, sealed=True) is not None
    assert round_played(TOUCHING, sealed=False) is None  # the answer costs a point that is not there


@pytest.mark.parametrize(("name", "seed"), [("tiny", 1), ("tiny", 2), ("tiny", 3), ("rare_earth_crackdown", 1)])
def test_a_game_of_random_bots_runs_through_in_turns(name: str, seed: int) -> None:
    scenario = scenario_of(name)
    opened: list[Seat] = []
    last = opening_of(name, "", False)
    for before, _, turn in random_game(name, seed, sealed=False):
        now = [e.order.by for e in turn.events if isinstance(e, OrderRevealed)]
        assert len(set(now)) <= 1, "two seats opened their orders at once"
        assert not now or before.phase == "orders"
        if before.phase != "orders":
            opened = []
        turn_of = scenario.turns().index
        assert all(turn_of(seat) >= max(map(turn_of, opened), default=0) for seat in now)
        opened += now
        last = turn.state

    assert last.phase == "ended"
    assert not last.sealed


def test_a_sequential_game_is_kept_and_replayed(tmp_path: Path) -> None:
    path = tmp_path / "turns.brink"
    table = LocalTable(TINY, seats=dict.fromkeys(TINY.seats, "random"), seed=4, sealed=False, path=path)
    run(table)
    table.close()

    again = LocalTable.replayed(read(path))

    assert again.notice == ""
    assert not again.state.sealed
    assert digest(again.state) == digest(table.state)
    assert figure(TINY, again.state, Figure("rung")) >= 1
