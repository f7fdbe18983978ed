"""Bargaining: which package a bot would put on the table, or set against an offer.

Single clauses are judged first, all in one run of the economy; the best combinations are shown to the homes, and the
few that would pass are judged whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from engine.actions import Propose
from engine.diplomacy import kind_of
from engine.numbers import rounded
from engine.plain import dataclass
from engine.players._forecast import home_chance, offer_of
from engine.players._ideas import clauses, legal
from engine.players._mind import Mind
from engine.players._style import Style
from engine.players._suppose import with_deal
from engine.players._weigh import weigh
from engine.players._worth import Position, Value, relief, unseen, values
from engine.rules.packages import in_order, most_clauses
from engine.scenario import Seat
from engine.state import Actor, Clause, Enforcement, Offer

SUBSTANCE = 30
"""What a package must bring beyond applause at home to be worth putting on the table."""
MOST_PIECES, MOST_ASKED, MOST_WHOLE = 5, 16, 4
"""How many clauses a side are combined, how many packages are shown to the homes, and how many are judged whole."""
LIKELY = 3000
"""A package less likely than this to pass at home is not worth a signature, in basis points."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause and what it alone would bring the bot and its partner."""

    clause: Clause
    mine: int
    theirs: int


Survey = Mapping[Seat, list[Piece]]
"""What could be given and taken, by partner."""


def propose(
    mind: Mind, style: Style, at: Position, known: Survey, *, counter: Offer | None = None
) -> tuple[Propose, Value] | None:
    """The best package the bot can think of with one of the seats it has surveyed, or a counter to an open one."""
    found = [o for other, pieces in known.items() for o in _candidates(mind, style, pieces, other)]
    offered = {frozenset(o.clauses) for o in _offered(mind)} | ({frozenset(counter.clauses)} if counter else set())
    fresh = [o for o in found if frozenset(o.clauses) not in offered]
    judged = zip(fresh, values(mind, at, fresh), strict=True)
    first = style.margin if counter else style.patience
    good = [
        (o, v)
        for o, v in judged
        if v.expected >= margin(mind, o.parties, first) and v.plain >= SUBSTANCE and v.theirs >= 0
    ]
    for offer, value in sorted(good, key=lambda pair: -_fair(style, pair[1].expected, pair[1].theirs)):
        action = Propose(
            by=Actor(mind.seat), parties=offer.parties, clauses=offer.clauses, enforcement=offer.enforcement,
            replaces=counter.id if counter else "",
        )  # fmt: skip
        if legal(mind.scenario, mind.state, action):
            return action, value
    return None


def margin(mind: Mind, parties: Sequence[Seat], first: int) -> int:
    """What a deal must bring: ``first`` in the first talks, less for trust, and nothing in the last (GAME 3)."""
    rounds = max(mind.scenario.rounds(mind.state.profile) - 1, 1)
    trust = max((mind.trust(p) for p in parties if p != mind.seat), default=0)
    return max(0, rounded(first * min(mind.rounds_left, rounds), rounds) - 3 * trust)


def _fair(style: Style, mine: int, theirs: int) -> int:
    """How near a package comes to the share of the gain the bot asks for."""
    return min(mine * (100 - style.greed), theirs * style.greed) + mine + theirs


def _offered(mind: Mind) -> list[Offer]:
    """Packages the bot has seen on the table this round, open or not."""
    return [e.offer for e in mind.view.news if hasattr(e, "offer") and isinstance(e.offer, Offer)]


def _candidates(mind: Mind, style: Style, found: Sequence[Piece], other: Seat) -> list[Offer]:
    """The packages that look best and that every home is likely to accept, as far as a few tries find them."""
    parties = in_order(mind.scenario, (mind.seat, other))
    enforcement: Enforcement = style.enforcement  # type: ignore[assignment]  # a style names one of the four
    ranked = sorted(_combined(mind, style, found, other), key=lambda pair: -pair[0])
    good: list[Offer] = []
    for _, chosen in ranked[:MOST_ASKED]:
        offer = offer_of(mind.state, mind.seat, parties, chosen, enforcement)
        if home_chance(mind.scenario, mind.state, offer, seller=mind.seat) >= LIKELY:
            good.append(offer)
        if len(good) == MOST_WHOLE:
            break
    return good


def survey(mind: Mind, at: Position, others: Sequence[Seat]) -> Survey:
    """Every clause of the menus with each of these seats judged alone, all in one run; what cannot be taken back is
    not for a first offer: homes ask too much for it."""
    scenario, state, me = mind.scenario, at.state, mind.seat
    listed = [
        (other, clause)
        for other in others
        for clause in (*clauses(scenario, state, other, me), *clauses(scenario, state, me, other))
        if not kind_of(clause).final
    ]
    states = [with_deal(scenario, state, in_order(scenario, (me, other)), (clause,)) for other, clause in listed]
    _, *outcomes = weigh(scenario, [state, *states])
    found: dict[Seat, list[Piece]] = {other: [] for other in others}
    for (other, clause), after in zip(listed, outcomes, strict=True):
        mine, theirs = (after.gain(at.plain, s) + relief(mind, at, (clause,), after, s) for s in (me, other))
        found[other].append(Piece(clause, mine, theirs - unseen(clause, other)))
    return found


def _combined(
    mind: Mind, style: Style, found: Sequence[Piece], other: Seat
) -> Iterator[tuple[int, tuple[Clause, ...]]]:
    """Packages of one to three clauses a side, with a rough score: the sum of what each clause brings alone."""
    kinds = _alternatives(found)
    got = sorted((p for p in kinds if p.clause.by == other), key=lambda p: -p.mine - min(p.theirs, 0) // 2)
    given = sorted((p for p in kinds if p.clause.by == mind.seat), key=lambda p: -p.theirs - min(p.mine, 0) // 2)
    most = most_clauses(mind.scenario, mind.state, 2)
    for mine in _subsets(got[:MOST_PIECES]):
        for theirs in _subsets(given[:MOST_PIECES]):
            all_pieces = (*mine, *theirs)
            chosen = tuple(p.clause for p in all_pieces)
            if not mind.scenario.numbers.clauses_least <= len(chosen) <= most:
                continue
            mine_all, theirs_all = sum(p.mine for p in all_pieces), sum(p.theirs for p in all_pieces)
            if mine_all > SUBSTANCE:
                yield _fair(style, mine_all, theirs_all), chosen


def _alternatives(found: Sequence[Piece]) -> list[Piece]:
    """Of clauses from one giver that bring the same to both, one, and rather one that can be checked."""
    best: dict[tuple[Seat, int, int], Piece] = {}
    for piece in found:
        key = piece.clause.by, piece.mine, piece.theirs
        if key not in best or kind_of(piece.clause).benchmark > kind_of(best[key].clause).benchmark:
            best[key] = piece
    return list(best.values())


def _subsets(found: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    for count in (1, 2, 3):
        for chosen in combinations(found, count):
            if not _overlap([p.clause for p in chosen]):
                yield chosen


def _overlap(chosen: Sequence[Clause]) -> bool:
    """Whether two clauses are about the same thing, so that one would be given twice."""
    things = [(type(c).__module__, t) for c in chosen for t in about(c)]
    measures = [m for c in chosen if (m := getattr(c, "measure", ""))]
    return len(set(things)) < len(things) or len(set(measures)) < len(measures)


def about(clause: Clause) -> tuple[str, ...]:
    """The ids a clause speaks of, beside its giver."""
    names = [n for n in type(clause).__dataclass_fields__ if n != "by"]
    found = tuple(v for n in names if isinstance(v := getattr(clause, n), str))
    return (" ".join(found),)
