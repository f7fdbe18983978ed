"""What a package is worth to a bot: against no deal, in expectation, with the dangers it takes away.

A partner is judged by what all may know of it, plus a guess at what it does not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.diplomacy import kind_of
from engine.numbers import rounded
from engine.plain import dataclass
from engine.players._dangers import Danger, dangers
from engine.players._forecast import SURE, breach_share, home_chance
from engine.players._mind import Mind
from engine.players._suppose import in_force, with_deal
from engine.players._weigh import Outcome, home_change, weigh
from engine.scenario import Seat
from engine.state import Clause, Offer, State

GUESS = 120
"""What a clause is supposed to cost its giver beyond what everybody can see."""
GIFT = 90
"""What a concession is supposed to bring whom it is made to beyond that."""
SNUB = 150
"""What each refusal of a partner adds to that guess, for the whole package."""
UNKEPT = 700
"""What an own promise costs that will be broken as things stand."""
FAILED = 80
"""What it costs when an own home refuses a deal: four points of credibility."""
TRADED = 75
"""What trading an own threat is worth, for each point of its stake: dropping it would cost twice that."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a package is worth to the bot: if it holds, without applause at home, in expectation, and what the partner
    may make of it."""

    gain: int
    plain: int
    expected: int
    theirs: int
    chance: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where a bot stands before it talks: the state it counts from, its worth with home and without (``plain``), and
    the dangers that hang over the table with what each would cost every seat."""

    state: State
    base: Outcome
    plain: Outcome
    dangers: tuple[tuple[Danger, Outcome], ...]


def position(mind: Mind) -> Position:
    """The state with everything signed so far supposed in force, and each danger weighed (GAME 4.2)."""
    state = with_signed(mind)
    hanging = dangers(mind.scenario, state)
    states = [state, *(danger.state for danger in hanging)]
    plain, *struck = weigh(mind.scenario, states)
    home = {s: home_change(mind.scenario, state, s) for s in mind.scenario.seats}
    worth = {s: plain.worth[s] + home[s] for s in home}
    base = replace(plain, worth=worth, home=home)
    return Position(state, base, plain, tuple(zip(hanging, struck, strict=True)))


def with_signed(mind: Mind) -> State:
    """The state as if every deal that is signed had been ratified already."""
    state = mind.state
    for deal in mind.state.deals.values():
        if deal.stage == "signed":
            state = in_force(mind.scenario, state, deal)
    return state


def values(mind: Mind, at: Position, packages: Sequence[Offer]) -> list[Value]:
    """What each package is worth, all judged in one run."""
    states = [
        with_deal(mind.scenario, at.state, o.parties, o.clauses, enforcement=o.enforcement, secret=o.secret)
        for o in packages
    ]
    _, *outcomes = weigh(mind.scenario, [at.state, *states], homes=tuple(mind.scenario.seats))
    return [_value(mind, at, offer, after) for offer, after in zip(packages, outcomes, strict=True)]


def _value(mind: Mind, at: Position, offer: Offer, after: Outcome) -> Value:
    others = [p for p in offer.parties if p != mind.seat]
    empty = UNKEPT * sum(_unkept(mind, c, after) for c in offer.clauses)
    relieved = relief(mind, at, offer.clauses, after, mind.seat) - empty
    gain = after.gain(at.base, mind.seat) + relieved
    doubt = max(_doubt(mind, offer, other) for other in others)
    chance = home_chance(mind.scenario, mind.state, offer, seller=mind.seat)
    held = gain - rounded(max(gain, 0) * doubt, 100)
    theirs = min(
        after.gain(at.base, s) + relief(mind, at, offer.clauses, after, s) - guess(mind, offer.clauses, s)
        for s in others
    )
    return Value(
        gain=gain, plain=after.plain_gain(at.base, mind.seat) + relieved, theirs=theirs, chance=chance,
        expected=rounded(held * chance - FAILED * (SURE - chance), SURE),
    )  # fmt: skip


def _unkept(mind: Mind, clause: Clause, after: Outcome) -> bool:
    """Whether the bot would promise what will not hold, as its own measures and their dates stand."""
    return clause.by == mind.seat and not kind_of(clause).kept(mind.scenario, after.end, None, clause).kept


def _doubt(mind: Mind, offer: Offer, giver: Seat) -> int:
    return breach_share(mind.scenario, mind.state, giver, offer.clauses, checked=offer.enforcement != "none")


def relief(mind: Mind, at: Position, given: Sequence[Clause], after: Outcome, seat: Seat) -> int:
    """What a package takes off a seat: dangers as far as they are believed, own threats that need not be dropped."""
    total = 0
    for danger, struck in at.dangers:
        if not danger.gone(given, after.end):
            continue
        if danger.against == seat:
            total += rounded(danger.belief * max(0, -struck.gain(at.plain, seat)), 100)
        elif danger.by == seat:
            total += TRADED * danger.stake
    return total


def guess(mind: Mind, given: Sequence[Clause], seat: Seat) -> int:
    """What a package may cost another seat beyond what all can see: its clauses, less what it is conceded, and how
    often it has said no."""
    snubs = sum(f.kind == "offer_refused" and f.by == seat for f in mind.state.facts)
    return sum(unseen(c, seat) for c in given) + SNUB * min(snubs, 4)


def unseen(clause: Clause, seat: Seat) -> int:
    """What a clause may cost a seat beyond what all can see; less than nothing when it is a concession to it."""
    if clause.by == seat:
        return GUESS
    return -GIFT if kind_of(clause).concession else 0
