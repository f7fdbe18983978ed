"""Check 4: why_not is None exactly when apply works, over generated acts of which at least half are illegal."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from engine.actions import Action, Draw, Inject, PlaceOrder, Propose, Ready, Refuse, Sign, Speak, Step, Threaten, TimeUp
from engine.codec import decode, encode
from engine.diplomacy import vocabulary
from engine.forms import form_fields
from engine.instruments import catalogue
from engine.rules.fingerprint import digest
from engine.rules.game import Illegal, apply, why_not
from engine.scenario import Ref, Scenario, Seat
from engine.state import Actor, State
from engine.view import draw, imagine, view
from tests.playing import random_game, scenario_of


def wild(scenario: Scenario, state: State, rng: Random) -> Action:
    """Any act of anybody, sensible or not."""
    by = rng.choice([*scenario.seats, "chance", "table", "facilitator", "nobody"])
    refs = [*state.offers, *state.measures, *state.threats, Ref("eu.o99"), Ref("")]
    seats = list(scenario.seats)
    kind = rng.randrange(10)
    match kind:
        case 0:
            return Ready(by=Actor(by))
        case 1:
            return Sign(by=Actor(by), offer=rng.choice(refs))
        case 2:
            return Refuse(by=Actor(by), offer=rng.choice(refs))
        case 3:
            return Speak(
                by=Actor(by), words=rng.choice(["", "hello", "x" * 2000]), to=(Seat(rng.choice([*seats, "mars"])),)
            )
        case 4:
            return rng.choice([Step(by=Actor(by)), TimeUp(by=Actor(by))])
        case 5:
            return Draw(by=Actor(by), die="nobody.asked", faces=(0,))
        case 6:
            return Inject(by=Actor(by), beat=rng.choice(["nonsense", *[b.id for b in scenario.beats]]))
        case 7:
            return _wild_offer(scenario, state, rng, by)
        case 8:
            return _wild_threat(scenario, state, rng, by)
        case _:
            return _wild_order(scenario, state, rng, by)


def _wild_order(scenario: Scenario, state: State, rng: Random, by: str) -> Action:
    owner = Seat(rng.choice(list(scenario.seats)))
    instrument = rng.choice(list(catalogue()))
    menu = catalogue()[instrument].choices(scenario, state, owner)
    order = draw(replace(menu, barred=frozenset()), owner, rng.randrange) if menu else None
    if order is None:
        return Ready(by=Actor(by))
    use = order.use
    for field in form_fields(type(use)):
        if rng.random() < 0.25:
            wrong: list[object] = {
                "number": [-1, 0, 7, 99999], "flag": [True, False], "names": ["", "mars", owner],
                "choice": list(field.options) or [getattr(use, field.name)],
            }[field.kind]  # fmt: skip
            use = replace(use, **{field.name: rng.choice(wrong)})
    return PlaceOrder(
        by=Actor(rng.choice([by, owner])), instrument=rng.choice([instrument, instrument, "witchcraft"]), use=use
    )


def _wild_clauses(scenario: Scenario, state: State, rng: Random, a: Seat, b: Seat) -> list:  # type: ignore[type-arg]
    found = [c for k in vocabulary().values() for g, t in ((a, b), (b, a)) for c in k.menu(scenario, state, g, t)]
    rng.shuffle(found)
    return found[: rng.randrange(0, 8)]


def _wild_offer(scenario: Scenario, state: State, rng: Random, by: str) -> Action:
    a, b = rng.sample(list(scenario.seats), 2)
    return Propose(
        by=Actor(rng.choice([by, a])), parties=rng.choice([(a, b), (a,), (a, a), (a, Seat("mars"))]),
        clauses=tuple(_wild_clauses(scenario, state, rng, a, b)), enforcement=rng.choice(["none", "snap_back"]),
        secret=rng.random() < 0.3, replaces=rng.choice(["", "", *state.offers]),
    )  # fmt: skip


def _wild_threat(scenario: Scenario, state: State, rng: Random, by: str) -> Action:
    order = _wild_order(scenario, state, rng, by)
    a, b = rng.sample(list(scenario.seats), 2)
    clauses = _wild_clauses(scenario, state, rng, a, b)
    if not isinstance(order, PlaceOrder) or not clauses:
        return Ready(by=Actor(by))
    return Threaten(
        by=order.by, against=rng.choice([a, b]), instrument=order.instrument, use=order.use, unless=clauses[0],
        due=rng.randrange(0, 9), public=rng.random() < 0.5, pledge=rng.random() < 0.2,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_a_refusal_comes_exactly_when_apply_would_fail(seed: int) -> None:
    scenario, rng = scenario_of(), Random(seed)
    legal = refused = 0
    for state, _, _ in random_game("tiny", seed):
        for _ in range(6):
            action = wild(scenario, state, rng)
            assert decode(Action, encode(action)) == action
            refusal = why_not(scenario, state, action)
            if refusal is None:
                apply(scenario, state, action)
                legal += 1
                continue
            refused += 1
            assert refusal.words
            before = digest(state)
            with pytest.raises(Illegal):
                apply(scenario, state, action)
            assert digest(state) == before

    assert legal > 5
    assert refused >= legal


@pytest.mark.parametrize("seed", range(4))
def test_legality_reads_no_more_than_the_seat_knows(seed: int) -> None:
    scenario, rng = scenario_of(), Random(seed)
    for state, _, _ in random_game("tiny", seed + 50):
        for _ in range(4):
            action = wild(scenario, state, rng)
            if action.by in scenario.seats:
                imagined = imagine(scenario, view(scenario, state, [], Seat(action.by)))
                assert why_not(scenario, state, action) == why_not(scenario, imagined, action), action
