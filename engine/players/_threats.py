"""Threats: what a bot could say it will do, what it could ask for, and whether saying so pays (GAME 4.2).

A threat pays when the other side, as far as it believes it, would rather give what is asked. It is never made for its
own sake: the cost of having to drop it is weighed against the hope.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.actions import Threaten
from engine.instruments import catalogue
from engine.numbers import rounded
from engine.plain import dataclass
from engine.players._bargain import Piece, Survey
from engine.players._forecast import believed
from engine.players._ideas import Idea, legal, orders
from engine.players._mind import Mind
from engine.players._style import Style
from engine.players._suppose import with_order
from engine.players._weigh import Outcome, weigh
from engine.players._worth import GUESS, Position
from engine.said import Said, say
from engine.scenario import Seat
from engine.state import Actor

MOST_ORDERS = 6
HOPE = 60
"""How often a threat that outweighs what it asks is expected to work, in per cent."""
FOOLISH = 2
"""A threat that would cost its maker more than so many times what it costs the other is not made: nobody means it."""
DROPPED = 150
"""What dropping a public threat costs for each point of its stake: five of credibility, two of Home support."""


@dataclass(frozen=True, slots=True)
class Warning:
    """A threat worth making, what is hoped of it, and why."""

    action: Threaten
    hope: int
    because: Said


def threat(mind: Mind, style: Style, at: Position, known: Survey) -> Warning | None:
    """The threat that promises most, or None when none promises enough."""
    if style.threatens is None or not may_threaten(mind):
        return None
    found = [w for other, pieces in known.items() for w in _against(mind, at, other, pieces)]
    best = max(found, key=lambda w: w.hope, default=None)
    return best if best is not None and best.hope >= style.threatens else None


def may_threaten(mind: Mind) -> bool:
    """Whether the bot has no threat hanging already and a round is left in which one could come due."""
    hanging = any(t.by == mind.seat and t.status == "open" and not t.pledge for t in mind.state.threats.values())
    return not hanging and mind.rounds_left > 0


def _against(mind: Mind, at: Position, other: Seat, pieces: Sequence[Piece]) -> list[Warning]:
    ideas = _hostile(mind, other)
    asked = _wanted(pieces, other)
    if not ideas or not asked:
        return []
    states = [with_order(mind.scenario, at.state, mind.seat, i.instrument, i.use) for i in ideas]
    _, *outcomes = weigh(mind.scenario, [at.state, *states])
    found = []
    for idea, after in zip(ideas, outcomes, strict=True):
        for piece in asked:
            warning = _warning(mind, at, other, idea, after, piece)
            if warning is not None:
                found.append(warning)
    return found


def _hostile(mind: Mind, other: Seat) -> list[Idea]:
    """Hard orders against a seat that could be placed when they are due."""
    found = []
    for idea in orders(mind.scenario, mind.state, mind.seat, mind.pick, each=4):
        instrument = catalogue()[idea.instrument]
        hard = instrument.rung(mind.scenario, mind.state, mind.seat, idea.use) >= 4
        if hard and instrument.against(idea.use, mind.seat) == other:
            found.append(idea)
    return found[:MOST_ORDERS]


def _wanted(found: Sequence[Piece], other: Seat) -> list[Piece]:
    useful = [p for p in found if p.clause.by == other and p.mine > GUESS]
    return sorted(useful, key=lambda p: -p.mine)[:3]


def _warning(mind: Mind, at: Position, other: Seat, idea: Idea, after: Outcome, piece: Piece) -> Warning | None:
    tags = catalogue()[idea.instrument].order_tags(idea.use)
    believes = believed(mind.scenario, mind.state, mind.seat, public=True, tags=tags)
    loss = max(0, -after.gain(at.plain, other))
    pressure, price = rounded(believes * loss, 100), max(0, -piece.theirs)
    if pressure <= price or -after.gain(at.plain, mind.seat) > FOOLISH * loss:
        return None
    weight = catalogue()[idea.instrument].weight(mind.scenario, mind.state, mind.seat, idea.use)
    stake = {"light": 1, "medium": 2, "heavy": 3}[weight]
    hope = rounded(HOPE * piece.mine - (100 - HOPE) * DROPPED * stake, 100)
    due = min(mind.state.round + 1, mind.scenario.rounds(mind.state.profile))
    action = Threaten(
        by=Actor(mind.seat), against=other, instrument=idea.instrument, use=idea.use, unless=piece.clause, due=due
    )
    if not legal(mind.scenario, mind.state, action):
        return None
    because = say(
        "{other} would lose {loss:hundredths}, believes {belief} % of it, and would pay {price:hundredths}",
        other=other, loss=loss, belief=believes, price=price,
    )  # fmt: skip
    return Warning(action, hope, because)
