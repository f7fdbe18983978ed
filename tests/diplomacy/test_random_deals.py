"""Whole games in which every seat offers, signs, threatens and breaks at random: what must hold whatever is said."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from engine.actions import Action, PlaceOrder, Propose, Refuse, Sign, Speak, Threaten
from engine.diplomacy import vocabulary
from engine.events import Event
from engine.instruments import catalogue
from engine.rules.flow import due
from engine.rules.game import why_not
from engine.scenario import Scenario, Seat
from engine.state import Actor, Clause, State, seen
from engine.view import draw, imagine, view
from tests.playing import opening_of, play, random_action, scenario_of


def clauses(scenario: Scenario, state: State, by: Seat, to: Seat) -> list[Clause]:
    return [c for kind in vocabulary().values() for c in kind.menu(scenario, state, by, to)]


def package(scenario: Scenario, state: State, by: Seat, rng: Random) -> Propose:
    others = [s for s in scenario.seats if s != by]
    chosen = rng.sample(others, rng.choice((1, 1, 1, 2)))
    parties = tuple(s for s in scenario.seats if s == by or s in chosen)
    found: list[Clause] = []
    for giver in parties:
        for to in parties:
            menu = clauses(scenario, state, giver, to) if giver != to else []
            found += rng.sample(menu, min(len(menu), rng.choice((1, 1, 2))))
    found = [
        replace(c, until=rng.choice((0, 0, 0, state.round + 1)), start=rng.choice((0, 0, 0, state.round + 1)))
        for c in found[:6]
    ]
    if len(found) > 1 and rng.random() < 0.3:
        found[1] = replace(found[1], in_return_for=0)
    known = [o.id for o in state.offers.values() if by in o.parties]
    return Propose(
        by=Actor(by), parties=parties, clauses=tuple(found), secret=rng.random() < 0.3,
        enforcement=rng.choice(("none", "snap_back", "panel", "escrow")),
        replaces=rng.choice(known) if known and rng.random() < 0.5 else "",
    )  # fmt: skip


def threat(scenario: Scenario, state: State, by: Seat, rng: Random) -> Threaten | None:
    against = rng.choice([s for s in scenario.seats if s != by])
    menus = [catalogue()[i].choices(scenario, state, by) for i in scenario.seats[by].instruments]
    order = draw(rng.choice([m for m in menus if m is not None]), by, rng.randrange)
    asked = clauses(scenario, state, against, by)
    if order is None or not asked:
        return None
    return Threaten(
        by=Actor(by), against=against, instrument=order.instrument, use=order.use, unless=rng.choice(asked),
        due=state.round + rng.choice((1, 1, 2)), public=rng.random() < 0.7, pledge=rng.random() < 0.3,
    )  # fmt: skip


def talk(scenario: Scenario, state: State, rng: Random) -> Action | None:
    """Something a seat may say, legal or not."""
    by, luck = rng.choice(list(scenario.seats)), rng.random()
    if luck < 0.45:
        return package(scenario, state, by, rng)
    if luck < 0.8 and state.offers:
        offer = rng.choice(list(state.offers))
        return (Sign if rng.random() < 0.85 else Refuse)(by=Actor(by), offer=offer)
    if luck < 0.95:
        return threat(scenario, state, by, rng)
    return Speak(by=Actor(by), words="we shall see")


def carry_out(scenario: Scenario, state: State, rng: Random) -> Action | None:
    """An order that carries out an open threat."""
    mine = [t for t in state.threats.values() if t.status == "open"]
    if not mine:
        return None
    chosen = rng.choice(mine)
    order = PlaceOrder(by=Actor(chosen.by), instrument=chosen.instrument, use=chosen.use, threat=chosen.id)
    return order if why_not(scenario, state, order) is None else None


class Secrets:
    """The ids that each seat, and the public, may not read of."""

    def __init__(self, scenario: Scenario) -> None:
        self.hidden: dict[Seat | None, set[str]] = {seat: set() for seat in (*scenario.seats, None)}

    def watch(self, before: State, after: State, events: tuple[Event, ...]) -> None:
        for seat, hidden in self.hidden.items():
            for state in (before, after):
                for things in (state.offers, state.deals, state.threats):
                    hidden.update(ref for ref, thing in things.items() if not seen(thing.seen_by, seat))
            for things in (after.offers, after.deals, after.threats):
                hidden.difference_update(ref for ref, thing in things.items() if seen(thing.seen_by, seat))
            for event in events:
                if seen(event.seen_by, seat):
                    text = repr(event)
                    told = [ref for ref in hidden if ref in text and re.search(rf"'{re.escape(ref)}'", text)]
                    assert not told, f"{seat} reads of {told} in {text}"
            for fact in after.facts[len(before.facts) :]:
                assert not seen(fact.seen_by, seat) or fact.ref not in hidden, fact


@pytest.mark.parametrize(
    ("name", "seed"), [*(("tiny", n) for n in range(6)), *(("rare_earth_crackdown", n) for n in (1, 2))]
)
def test_nothing_breaks_nothing_leaks_and_refusals_are_what_a_seat_can_know(name, seed):
    scenario, state = scenario_of(name), opening_of(name)
    rng, log, secrets = Random(f"deals/{seed}"), [], Secrets(scenario)
    while (asked := due(scenario, state)).who != "nobody":
        action: Action | None
        if asked.who == "seats" and state.phase == "talks" and rng.random() < 0.8:
            action = talk(scenario, state, rng)
            if action is None:
                continue
            refusal = why_not(scenario, state, action)
            imagined = imagine(scenario, view(scenario, state, log[-40:], Seat(action.by)))
            assert refusal == why_not(scenario, imagined, action), action
            if refusal is not None:
                assert refusal.words
                continue
        else:
            carried = carry_out(scenario, state, rng) if asked.who == "seats" and rng.random() < 0.2 else None
            action = carried or random_action(scenario, state, rng, log)
        assert action is not None
        turn = play(scenario, state, action)
        secrets.watch(state, turn.state, turn.events)
        log += turn.events
        state = turn.state

    assert all(deal.stage != "signed" for deal in state.deals.values())
    assert not state.offers
