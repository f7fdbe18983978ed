"""Two games that agree on all a seat may know must look the same to it: the same view, menus, refusals, bot move,
transcript and answers to 'why?'.

``twins`` plays a random game and at every point adds acts of other seats that this seat may not know of. Between the
disclosures (orders revealed, markets settled) the pair must be byte-equal in everything the seat can ask for.
``disguised`` writes other words over every event of a whole game that a seat may not know of: what it reads of the game
afterwards must not change by a byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from random import Random
from types import SimpleNamespace
from typing import NamedTuple

from engine.actions import Action, Ready, WithdrawOrder
from engine.codec import encode
from engine.events import Event
from engine.players import styles
from engine.players._ideas import some_threat
from engine.reader import event_text, names_for
from engine.rules.flow import due
from engine.rules.game import apply, why_not
from engine.rules.work import Turn
from engine.said import say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Actor, State, seen
from engine.view import choices, imagine, preview, view
from tests.playing import opening_of, random_action, random_game, scenario_of

transcript_room, explain_room = (import_module(f"engine.{name}") for name in ("analysis.transcript", "explain"))
"""The modules; the front door has a function of the name ``explain``."""


class Game(NamedTuple):
    """A game so far: where it stands, all that happened, and in which turns."""

    state: State
    log: list[Event]
    turns: list[Turn]

    def then(self, turn: Turn) -> Game:
        """The game after one more turn."""
        return Game(turn.state, [*self.log, *turn.events], [*self.turns, turn])


def twins(name: str, seed: int, *, acts: int = 4) -> Iterator[tuple[Scenario, Seat, Game, Game]]:
    """(scenario, seat, game, the same game with hidden acts of others) at each point where seats are waited for."""
    scenario = scenario_of(name)
    rng = Random(f"twins/{seed}")
    game = Game(opening_of(name), [], [])
    for _, _, turn in random_game(name, seed):
        if due(scenario, game.state).who == "seats":
            for seat in scenario.seats:
                other = hidden_acts(scenario, game, seat, rng, acts)
                if other is not None:
                    yield scenario, seat, game, other
        game = game.then(turn)


def whole_game(name: str, seed: int) -> Game:
    """A random game played to its end, with more private threats than random bots make."""
    scenario, rng, game = scenario_of(name), Random(f"whole/{seed}"), Game(opening_of(name), [], [])
    while True:
        bystander = rng.choice(list(scenario.seats))
        action = _threatened(scenario, game.state, bystander, rng)
        action = action or random_action(scenario, game.state, rng, game.log)
        if action is None:
            return game
        game = game.then(apply(scenario, game.state, action))


def hidden_acts(scenario: Scenario, game: Game, seat: Seat, rng: Random, acts: int) -> Game | None:
    """The game after some acts of other seats of which this seat sees no event; None when there were none."""
    now = game
    for _ in range(acts):
        action = (
            _taken_back(scenario, now.state, seat, rng)
            or _threatened(scenario, now.state, seat, rng)
            or random_action(scenario, now.state, rng, now.log)
        )
        if action is None or action.by == seat or action.by not in scenario.seats:
            continue
        turn = apply(scenario, now.state, action)
        if secret_from(now.state, turn.events, seat):
            now = now.then(turn)
    return now if now is not game else None


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
    state, log, _ = game
    shown = view(scenario, state, log, seat)
    names = names_for(scenario, shown)
    pick = Random(f"{seat}/{state.round}").randrange
    menu = choices(scenario, shown)
    found = {
        "view": encode(shown),
        "log": [event_text(e, names) for e in shown.news],
        "causes": [list(e.causes) for e in shown.news],
        "menu": [encode_choice(c) for c in menu],
        "refusals": [encode(why_not(scenario, state, a)) for a in actions],
        "previews": [encode(preview(scenario, shown, a)) for a in actions],
        "after": [_after(scenario, seat, game, a) for a in actions],
        "bot": encode(styles()["random"].decide(scenario, shown, pick).action),
        "transcript": told(scenario, seat, game),
        "why": [why(scenario, seat, game, name, state.round) for name in asked_about(scenario, state, seat)],
    }
    return json.dumps(found, sort_keys=True, default=str)


def told(scenario: Scenario, seat: Seat | None, game: Game) -> str:
    """The transcript of the game so far, as one reader has it."""
    first = opening_of(scenario.id)
    table = SimpleNamespace(
        scenario=scenario, first=first, header=SimpleNamespace(seats={}),
        played=[SimpleNamespace(turn=turn) for turn in game.turns],
    )  # fmt: skip
    return transcript_room.transcript(table, seat)  # type: ignore[arg-type]  # all that a transcript reads of a table


def asked_about(scenario: Scenario, state: State, seat: Seat) -> tuple[str, ...]:
    """Every count there is, also those of others, the rung, and the seat's own Economy."""
    return (*sorted(state.counts), "rung", f"{seat}.economy", "no.such.figure")


def why(scenario: Scenario, seat: Seat, game: Game, name: str, round: int) -> str:
    """The answer to 'why?' about a figure in a round, with everything it names."""
    first = opening_of(scenario.id)
    try:
        found = explain_room.explain(scenario, game.turns, Figure(name), seat=seat, first=first, round=round)
    except explain_room.NoFigure as refusal:
        return str(refusal)
    return f"{explain_room.text_of(scenario, found)}\n{[(p.label, p.causes) for p in found.parts]}"


def disguised(game: Game, seat: Seat) -> tuple[Game, int]:
    """The game with other words in every event that a seat may not know of, and how many counts were among them."""
    turns, counts = [], 0
    for turn in game.turns:
        events = []
        for event in turn.events:
            if not seen(event.seen_by, seat):
                counts += type(event).__name__ == "Counted"
                event = replace(event, because=say("what {seat} must not read", seat=seat), causes=("nobody.x99",))
            events.append(event)
        turns.append(Turn(turn.state, tuple(events)))
    return Game(game.state, [e for t in turns for e in t.events], turns), counts


def hidden_refs(game: Game, seat: Seat) -> frozenset[str]:
    """The ids of all things that a seat never came to know of."""
    state, made = game.state, {}
    for event in game.log:
        for thing in (getattr(event, name, None) for name in ("offer", "deal", "threat", "measure")):
            if hasattr(thing, "seen_by"):
                made[str(thing.id)] = thing
    made |= {str(ref): t for part in (state.measures, state.deals, state.threats) for ref, t in part.items()}
    return frozenset(ref for ref, thing in made.items() if not seen(thing.seen_by, seat))


def _after(scenario: Scenario, seat: Seat, game: Game, action: Action) -> object:
    """What the seat sees after doing a thing itself; saying ready may end the phase and is left out."""
    state, log, _ = game
    if isinstance(action, Ready) or why_not(scenario, state, action) is not None:
        return None
    turn = apply(scenario, state, action)
    return encode(view(scenario, turn.state, log + list(turn.events), seat))


def encode_choice(choice: object) -> str:
    """A menu as text in one order."""
    return f"{choice.subject} {choice.axes} {sorted(map(str, choice.barred))}"  # type: ignore[attr-defined]


def refusals_agree(scenario: Scenario, seat: Seat, game: Game, actions: tuple[Action, ...]) -> bool:
    """Legality on the true state equals legality on what the seat can imagine."""
    state, log, _ = game
    imagined = imagine(scenario, view(scenario, state, log, seat))
    return all(why_not(scenario, state, a) == why_not(scenario, imagined, a) for a in actions)
