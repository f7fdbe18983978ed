"""Two games that agree on all a seat may know must look the same to it: the same view, menus, refusals and bot move.

``twins`` plays a random game and at every point adds acts of other seats that this seat may not know of. Between the
disclosures (orders revealed, markets settled) the pair must be byte-equal in everything the seat can ask for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from engine.actions import Action, Ready, WithdrawOrder
from engine.codec import encode
from engine.events import Event
from engine.players import styles
from engine.players._ideas import some_threat
from engine.reader import event_text, names_for
from engine.rules.flow import due
from engine.rules.game import apply, why_not
from engine.scenario import Scenario, Seat
from engine.state import Actor, State
from engine.view import choices, imagine, preview, view
from tests.playing import random_action, random_game, scenario_of

Game = tuple[State, list[Event]]


def twins(name: str, seed: int, *, acts: int = 4) -> Iterator[tuple[Scenario, Seat, Game, Game]]:
    """(scenario, seat, game, the same game with hidden acts of others) at each point where seats are waited for."""
    scenario = scenario_of(name)
    log: list[Event] = []
    rng = Random(f"twins/{seed}")
    for state, _, turn in random_game(name, seed):
        if due(scenario, state).who == "seats":
            for seat in scenario.seats:
                other = hidden_acts(scenario, (state, list(log)), seat, rng, acts)
                if other is not None:
                    yield scenario, seat, (state, list(log)), other
        log += turn.events


def hidden_acts(scenario: Scenario, game: Game, seat: Seat, rng: Random, acts: int) -> Game | None:
    """The game after some acts of other seats of which this seat sees no event; None when there were none."""
    state, log = game
    done = 0
    for _ in range(acts):
        action = (
            _taken_back(scenario, state, seat, rng)
            or _threatened(scenario, state, seat, rng)
            or random_action(scenario, state, rng, log)
        )
        if action is None or action.by == seat or action.by not in scenario.seats:
            continue
        turn = apply(scenario, state, action)
        if secret_from(state, turn.events, seat):
            state, log, done = turn.state, log + list(turn.events), done + 1
    return (state, log) if done else None


def _taken_back(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Action | None:
    """Now and then another seat takes an order out of its tray."""
    full = [s for s in scenario.seats if s != seat and state.orders.get(s) and s not in state.ready]
    if state.phase != "orders" or not full or rng.random() < 0.6:
        return None
    return WithdrawOrder(by=Actor(rng.choice(full)), place=0)


def _threatened(scenario: Scenario, state: State, seat: Seat, rng: Random) -> Action | None:
    """Now and then another seat threatens a third in private, which random bots seldom do."""
    if state.phase != "talks" or rng.random() < 0.7:
        return None
    by = rng.choice([s for s in scenario.seats if s != seat and s not in state.ready] or [seat])
    threat = some_threat(scenario, state, by, rng.randrange)
    if by == seat or threat is None or threat.against == seat:
        return None
    threat = replace(threat, public=False)
    return threat if why_not(scenario, state, threat) is None else None


def secret_from(state: State, events: tuple[Event, ...], seat: Seat) -> bool:
    """Whether an act is one this seat should not know of, judged by what it is and not by how it was labelled."""
    return bool(events) and all(_about_others(state, e, seat) for e in events)


def _about_others(state: State, event: Event, seat: Seat) -> bool:
    match type(event).__name__:
        case "OrderSealed" | "OrderWithdrawn":
            return True
        case "OfferMade":
            return seat not in event.offer.parties  # type: ignore[attr-defined]
        case "ThreatMade":
            return not event.threat.public and seat != event.threat.against  # type: ignore[attr-defined]
        case "OfferSigned" | "OfferClosed":
            return seat not in state.offers[event.offer].parties  # type: ignore[attr-defined]
        case "DealSigned":
            return event.deal.secret and seat not in event.deal.parties  # type: ignore[attr-defined]
        case _:
            return False


def looks(scenario: Scenario, seat: Seat, game: Game, actions: tuple[Action, ...]) -> str:
    """Everything a seat can see or ask, as one text."""
    state, log = game
    seen = view(scenario, state, log, seat)
    names = names_for(scenario, seen)
    pick = Random(f"{seat}/{state.round}").randrange
    menu = choices(scenario, seen)
    found = {
        "view": encode(seen),
        "log": [event_text(e, names) for e in seen.news],
        "causes": [list(e.causes) for e in seen.news],
        "menu": [encode_choice(c) for c in menu],
        "refusals": [encode(why_not(scenario, state, a)) for a in actions],
        "previews": [encode(preview(scenario, seen, a)) for a in actions],
        "after": [_after(scenario, seat, game, a) for a in actions],
        "bot": encode(styles()["random"].decide(scenario, seen, pick).action),
    }
    return json.dumps(found, sort_keys=True, default=str)


def _after(scenario: Scenario, seat: Seat, game: Game, action: Action) -> object:
    """What the seat sees after doing a thing itself; saying ready may end the phase and is left out."""
    state, log = game
    if isinstance(action, Ready) or why_not(scenario, state, action) is not None:
        return None
    turn = apply(scenario, state, action)
    return encode(view(scenario, turn.state, log + list(turn.events), seat))


def encode_choice(choice: object) -> str:
    """A menu as text in one order."""
    return f"{choice.subject} {choice.axes} {sorted(map(str, choice.barred))}"  # type: ignore[attr-defined]


def refusals_agree(scenario: Scenario, seat: Seat, game: Game, actions: tuple[Action, ...]) -> bool:
    """Legality on the true state equals legality on what the seat can imagine."""
    state, log = game
    imagined = imagine(scenario, view(scenario, state, log, seat))
    return all(why_not(scenario, state, a) == why_not(scenario, imagined, a) for a in actions)
