"""How far a seat can go back: its own acts, latest first, and what going back to before each would take back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine import (
    Action,
    Inject,
    LocalTable,
    PlaceOrder,
    Propose,
    Ready,
    Refuse,
    Seat,
    Sign,
    Speak,
    State,
    Threaten,
    WithdrawOrder,
    capital,
    catalogue,
)
from tui import viewmodels as vm
from tui.present.look import Look

MOST = 12
"""How many acts are offered."""


@dataclass(frozen=True)
class Point:
    """An act one can go back to before: its number (the acts before it stay), and what it was."""

    number: int
    act: str
    when: str


def points(look: Look, game: LocalTable) -> Iterator[Point]:
    """What the seat of a look has done, latest first."""
    before = [game.first, *(p.turn.state for p in game.played)]
    found = 0
    for number in range(len(game.played) - 1, -1, -1):
        action = game.played[number].action
        if str(action.by) == look.seat and found < MOST:
            found += 1
            yield Point(number, act_of(look, action, before[number]), f"round {before[number].round}")


def act_of(look: Look, action: Action, state: State) -> str:
    """An act of one's own in a few words."""
    match action:
        case PlaceOrder():
            return f"your order: {catalogue()[action.instrument].title or look.name(action.instrument)}"
        case WithdrawOrder():
            return "taking an order back"
        case Propose():
            return f"your offer to {_others(look, action.parties)}"
        case Sign():
            return "your signature"
        case Refuse():
            return "your refusal"
        case Threaten():
            return f"your {'pledge to' if action.pledge else 'threat against'} {look.name(action.against)}"
        case Speak():
            return "your words"
        case Ready():
            return f"the end of your {state.phase}"
    return "what you did"


def _others(look: Look, parties: tuple[Seat, ...]) -> str:
    return " and ".join(look.name(p) for p in parties if p != look.seat)


def options(look: Look, game: LocalTable, barred: dict[int, str]) -> tuple[vm.Option, ...]:
    """The points as a list to choose from; ``barred`` says of some numbers why they are closed."""
    return tuple(
        vm.Option(
            str(p.number),
            f"Before {p.act}",
            f"{capital(p.when)}. {taken(look, game, p.number)}",
            barred.get(p.number, ""),
        )
        for p in points(look, game)
    )


def taken(look: Look, game: LocalTable, number: int) -> str:
    """What going back to a point takes back, in a sentence."""
    mine = [p for p in game.played[number:] if str(p.action.by) == look.seat]
    seats = {str(s) for s in look.scenario.seats} - {str(look.seat)}
    theirs = {str(p.action.by) for p in game.played[number:]} & seats
    before = game.played[number - 1].turn.state if number else game.first
    rounds = game.state.round - before.round
    text = f"Takes back {len(mine)} act{'s' if len(mine) > 1 else ''} of yours"
    if theirs:
        text += f" and what {' and '.join(look.name(s) for s in look.powers if s in theirs)} did since"
    cards = sum(isinstance(p.action, Inject) for p in game.played[number:])
    if cards:
        text += f"{', with' if theirs else ' and'} {cards} card{'s' if cards > 1 else ''} of the facilitator"
    return text + (f", {rounds} round{'s' if rounds > 1 else ''} in all." if rounds else ".")
