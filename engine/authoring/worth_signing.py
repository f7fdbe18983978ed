"""Which clauses are ever worth a signature: single clauses and answers to them, judged as bots judge deals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations

from engine.diplomacy import kind_of, vocabulary
from engine.players._suppose import with_deal
from engine.players._weigh import weigh
from engine.rules.packages import in_order
from engine.scenario import Scenario, Seat
from engine.state import Clause, State

PAIRS_TRIED = 400
"""Answers tried for each pair of seats in one position; beyond it the best clauses have been seen."""


@dataclass(slots=True)
class Worth:
    """What was seen of one kind of clause from one giver to one receiver.

    On how many menus it stood; how often it brought its receiver something, in a bargain with one clause in return from
    which both sides gain.
    """

    offered: int = 0
    worth: int = 0
    best: int = 0
    """The most that the side which gains less got out of a bargain with it, in hundredths of a point."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause and what it alone brings its giver and its receiver."""

    clause: Clause
    giver: int
    receiver: int


@dataclass(slots=True)
class Bargains:
    """All clauses that have been judged, by kind, giver and receiver."""

    found: dict[tuple[str, Seat, Seat], Worth] = field(default_factory=dict)

    def look(self, scenario: Scenario, state: State) -> None:
        """Judge every clause that could be given in this position."""
        pieces = _pieces(scenario, state)
        for (giver, receiver), listed in pieces.items():
            answers = sorted(pieces.get((receiver, giver), []), key=lambda p: -p.receiver)[:PAIRS_TRIED]
            for piece in listed:
                seen = self.found.setdefault((kind_of(piece.clause).id, giver, receiver), Worth())
                least = max((_least(piece, answer) for answer in answers), default=-1)
                seen.offered += 1
                seen.worth += least > 0 and piece.receiver > 0
                seen.best = max(seen.best, least)


def _least(piece: Piece, answer: Piece) -> int:
    """What the side that gains less gets out of the two together."""
    return min(piece.giver + answer.receiver, piece.receiver + answer.giver)


def _pieces(scenario: Scenario, state: State) -> dict[tuple[Seat, Seat], list[Piece]]:
    listed = list(_menus(scenario, state))
    states = [with_deal(scenario, state, in_order(scenario, (by, to)), (clause,)) for by, to, clause in listed]
    now, *outcomes = weigh(scenario, [state, *states], homes=tuple(scenario.seats))
    pieces: dict[tuple[Seat, Seat], list[Piece]] = {}
    for (by, to, clause), after in zip(listed, outcomes, strict=True):
        pieces.setdefault((by, to), []).append(Piece(clause, after.gain(now, by), after.gain(now, to)))
    return pieces


def _menus(scenario: Scenario, state: State) -> Iterator[tuple[Seat, Seat, Clause]]:
    """Every sensible clause of every seat for every other."""
    off = scenario.profile(state.profile).off
    for by, to in permutations(scenario.seats, 2):
        for id, kind in vocabulary().items():
            if id not in off and kind.feature not in off:
                yield from ((by, to, clause) for clause in kind.menu(scenario, state, by, to))
