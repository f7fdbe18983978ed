"""Deals: what an offer is worth to a bot, and which package it would put on the table itself.

Single clauses are judged first, all in one run of the economy; the best combinations are then judged whole. A partner
is judged by what all may know of it, plus a guess at what it does not show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from engine.actions import Propose
from engine.diplomacy import kind_of
from engine.numbers import rounded
from engine.players._forecast import SURE, belief, breach_share, home_chance, offer_of
from engine.players._ideas import clauses, legal
from engine.players._mind import Mind
from engine.players._style import Style
from engine.players._suppose import answers, carried_out, in_force, with_deal
from engine.players._weigh import Outcome, home_change, weigh
from engine.rules.packages import in_order
from engine.scenario import Seat
from engine.state import Actor, Clause, Enforcement, Offer, State, Threat

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
    what open threats would cost."""

    state: State
    base: Outcome
    plain: Outcome
    losses: Mapping[str, Mapping[Seat, int]]


def position(mind: Mind) -> Position:
    """The state with everything signed so far supposed in force, and each open threat weighed (GAME 4.2)."""
    state = with_signed(mind)
    threats = open_threats(state)
    states = [state, *(carried_out(mind.scenario, state, t) for t in threats)]
    plain, *carried = weigh(mind.scenario, states, tuple(mind.scenario.seats), homes=())
    losses = {
        t.id: {s: max(0, plain.worth[s] - after.worth[s]) for s in mind.scenario.seats}
        for t, after in zip(threats, carried, strict=True)
    }
    home = {s: home_change(mind.scenario, state, s) for s in mind.scenario.seats}
    worth = {s: plain.worth[s] + home[s] for s in home}
    return Position(state, replace(plain, worth=worth, home=home), plain, losses)


def with_signed(mind: Mind) -> State:
    """The state as if every deal that is signed had been ratified already."""
    state = mind.state
    for deal in mind.state.deals.values():
        if deal.stage == "signed":
            state = in_force(mind.scenario, state, deal)
    return state


def open_threats(state: State) -> list[Threat]:
    """Threats, not pledges, that still hang in the air."""
    return [t for t in state.threats.values() if t.status == "open" and not t.pledge]


# --- what a package is worth -----------------------------------------------------------------------------------


def values(mind: Mind, at: Position, packages: Sequence[Offer]) -> list[Value]:
    """What each package is worth, all judged in one run."""
    states = [
        with_deal(mind.scenario, at.state, o.parties, o.clauses, enforcement=o.enforcement, secret=o.secret)
        for o in packages
    ]
    _, *outcomes = weigh(mind.scenario, [at.state, *states], tuple(mind.scenario.seats))
    return [_value(mind, at, offer, after) for offer, after in zip(packages, outcomes, strict=True)]


def _value(mind: Mind, at: Position, offer: Offer, after: Outcome) -> Value:
    relieved = relief(mind, at, offer.clauses, mind.seat) - UNKEPT * sum(_unkept(mind, c, after) for c in offer.clauses)
    gain = after.gain(at.base, mind.seat) + relieved
    chance = home_chance(mind.scenario, mind.state, offer)
    others = [p for p in offer.parties if p != mind.seat]
    doubt = max((_doubt(mind, offer, other) for other in others), default=0)
    held = gain - rounded(max(gain, 0) * doubt, 100)
    expected = rounded(held * chance - FAILED * (SURE - chance), SURE)
    theirs = min(
        after.gain(at.base, s) + relief(mind, at, offer.clauses, s) - guess(mind, offer.clauses, s) for s in others
    )
    return Value(gain, after.plain_gain(at.base, mind.seat) + relieved, expected, theirs, chance)


def _unkept(mind: Mind, clause: Clause, after: Outcome) -> bool:
    """Whether the bot would promise what will not hold, as its own measures and their dates stand."""
    return clause.by == mind.seat and not kind_of(clause).kept(mind.scenario, after.end, None, clause).kept


def _doubt(mind: Mind, offer: Offer, giver: Seat) -> int:
    return breach_share(mind.scenario, mind.state, giver, offer.clauses, checked=offer.enforcement != "none")


def relief(mind: Mind, at: Position, given: Sequence[Clause], seat: Seat) -> int:
    """What a package takes off a seat by answering threats: the expected loss, or the cost of dropping an own one."""
    total = 0
    for threat in open_threats(at.state):
        if not answers(given, threat):
            continue
        if threat.against == seat:
            total += rounded(belief(mind.scenario, mind.state, threat) * at.losses[threat.id][seat], 100)
        elif threat.by == seat:
            total += TRADED * threat.stake
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


# --- which package to put on the table ------------------------------------------------------------------------------


def propose(
    mind: Mind, style: Style, at: Position, known: Survey, *, counter: Offer | None = None
) -> tuple[Propose, Value] | None:
    """The best package the bot can think of with one of the seats it has surveyed, or a counter to an open one."""
    found = [o for other, pieces in known.items() for o in _candidates(mind, style, pieces, other)]
    offered = {frozenset(o.clauses) for o in _offered(mind)} | ({frozenset(counter.clauses)} if counter else set())
    fresh = [o for o in found if frozenset(o.clauses) not in offered]
    judged = zip(fresh, values(mind, at, fresh), strict=True)
    good = [
        (o, v) for o, v in judged
        if v.expected >= margin(mind, style, o.parties) and v.plain >= SUBSTANCE and v.theirs >= 0
    ]  # fmt: skip
    for offer, value in sorted(good, key=lambda pair: -_fair(style, pair[1].expected, pair[1].theirs)):
        action = Propose(
            by=Actor(mind.seat), parties=offer.parties, clauses=offer.clauses, enforcement=offer.enforcement,
            replaces=counter.id if counter else "",
        )  # fmt: skip
        if legal(mind.scenario, mind.state, action):
            return action, value
    return None


def margin(mind: Mind, style: Style, parties: Sequence[Seat]) -> int:
    """What a deal must bring: the style's margin, less for trust, and nothing in the last talks (GAME 3)."""
    rounds = max(mind.scenario.rounds(mind.state.profile) - 1, 1)
    trust = max((mind.trust(p) for p in parties if p != mind.seat), default=0)
    return max(0, rounded(style.margin * min(mind.rounds_left, rounds), rounds) - 3 * trust)


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
        if home_chance(mind.scenario, mind.state, offer) >= LIKELY:
            good.append(offer)
        if len(good) == MOST_WHOLE:
            break
    return good


Survey = Mapping[Seat, list[Piece]]
"""What could be given and taken, by partner."""


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
    _, *outcomes = weigh(scenario, [state, *states], tuple(scenario.seats), homes=())
    found: dict[Seat, list[Piece]] = {other: [] for other in others}
    for (other, clause), after in zip(listed, outcomes, strict=True):
        mine, theirs = (after.gain(at.plain, s) + relief(mind, at, (clause,), s) for s in (me, other))
        found[other].append(Piece(clause, mine, theirs - unseen(clause, other)))
    return found


def _combined(
    mind: Mind, style: Style, found: Sequence[Piece], other: Seat
) -> Iterator[tuple[int, tuple[Clause, ...]]]:
    """Packages of one to three clauses a side, with a rough score: the sum of what each clause brings alone."""
    kinds = _alternatives(found)
    got = sorted((p for p in kinds if p.clause.by == other), key=lambda p: -p.mine - min(p.theirs, 0) // 2)
    given = sorted((p for p in kinds if p.clause.by == mind.seat), key=lambda p: -p.theirs - min(p.mine, 0) // 2)
    for mine in _subsets(got[:MOST_PIECES]):
        for theirs in _subsets(given[:MOST_PIECES]):
            all_pieces = (*mine, *theirs)
            chosen = tuple(p.clause for p in all_pieces)
            if not mind.scenario.numbers.clauses_least <= len(chosen) <= mind.scenario.numbers.clauses_most:
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
