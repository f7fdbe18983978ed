"""What may stand in a package: parties, clauses, secrecy and enforcement (GAME 7.1), judged by what one seat may know.

A limit that hangs on something the seat cannot see does not hold for it: hidden facts never forbid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import combinations
from typing import get_args

from engine.diplomacy import ClauseKind, kind_of, vocabulary
from engine.figures import figure
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat, pair
from engine.state import Clause, Deal, Enforcement, Offer, State, seen

ENFORCEMENTS: tuple[str, ...] = get_args(Enforcement)
SECRET_DEALS = "secret_deals"
"""The word a profile switches secret deals off with; an enforcement is switched off by its own name."""
LATEST = 99
"""No round is later than this; beyond the last one a date lies in the year ahead."""


def why_not_package(scenario: Scenario, state: State, seat: Seat, package: Offer) -> Said | None:
    """Why a package cannot be on the table, as far as ``seat`` may know; None when it can."""
    return (
        _parties(scenario, state, package)
        or _terms(scenario, state, package)
        or _pairs(scenario, state, seat, package)
        or _clauses(scenario, state, package)
    )


def in_order(scenario: Scenario, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Seats in the order of the scenario, each once."""
    return tuple(s for s in scenario.seats if s in seats)


def pairs(seats: tuple[Seat, ...]) -> Iterator[tuple[Seat, Seat]]:
    """Every two of some seats."""
    return combinations(seats, 2)


def open_between(state: State, a: Seat, b: Seat, seat: Seat) -> Offer | None:
    """The open package of two seats that a seat knows of."""
    known = (o for o in state.offers.values() if a in o.parties and b in o.parties and seen(o.seen_by, seat))
    return next(known, None)


def kind_or_none(clause: Clause) -> ClauseKind[Clause] | None:
    """The kind of a clause, or None for a thing that is no clause of this game."""
    found = vocabulary().get(type(clause).__module__.rsplit(".", 1)[-1])
    return found if found is not None and isinstance(clause, found.Clause) else None


def switched_off(scenario: Scenario, state: State, *words: str) -> str:
    """The first of some words that the profile switches off, or nothing."""
    off = scenario.profile(state.profile).off
    return next((w for w in words if w and w in off), "")


def letter_of(scenario: Scenario, first: Seat, knowing: tuple[Seat, ...], letter: str) -> str:
    """The letter of an id: who else knows of the thing stands before it, unless all seats do."""
    if len(knowing) == len(scenario.seats):
        return letter
    return ".".join([*(s for s in knowing if s != first), letter])


# --- parties and terms --------------------------------------------------------------------------------------


def most_clauses(scenario: Scenario, state: State, parties: int) -> int:
    """How many clauses one package holds at most: as many as issues are on the table in this length of game (GAME 11).

    Never fewer than parties, each of which gives one.
    """
    n = scenario.numbers
    return max(min(n.clauses_most, scenario.profile(state.profile).issues), n.clauses_least, parties)


def _parties(scenario: Scenario, state: State, package: Offer) -> Said | None:
    n, most = scenario.numbers, most_clauses(scenario, state, len(package.parties))
    stranger = next((p for p in package.parties if p not in scenario.seats), None)
    if stranger is not None:
        return say("there is no seat {seat} at this table", seat=stranger)
    if package.by not in package.parties:
        return say("{by} must be a party of its own package", by=package.by)
    if not 2 <= len(package.parties) <= 3:
        return say("a package has two or three parties, not {parties}", parties=len(package.parties))
    if not n.clauses_least <= len(package.clauses) <= most:
        return say(
            "a package holds {least} to {most} clauses, not {clauses}",
            least=n.clauses_least, most=most, clauses=len(package.clauses),
        )  # fmt: skip
    givers = {c.by for c in package.clauses}
    for party in package.parties:
        if party not in givers:
            return say("{party} gives nothing; each party gives at least one clause", party=party)
    return None


def _terms(scenario: Scenario, state: State, package: Offer) -> Said | None:
    if package.enforcement not in ENFORCEMENTS:
        return say(
            "a deal is enforced by {ways:list}, not by {way}",
            ways=" ".join(ENFORCEMENTS), way=package.enforcement,
        )  # fmt: skip
    if word := switched_off(scenario, state, package.enforcement):
        return say("{way} is not played in this length of game", way=word)
    if not package.secret:
        return None
    if switched_off(scenario, state, SECRET_DEALS):
        return say("secret deals are not played in this length of game")
    for a, b in pairs(package.parties):
        trust = figure(scenario, state, Figure(f"trust.{pair(a, b)}"))
        if trust <= scenario.numbers.trust_secret_least:
            return say(
                "trust between {a} and {b} is {trust:tenths}: at {least:tenths} nobody believes a secret deal",
                a=a, b=b, trust=trust, least=scenario.numbers.trust_secret_least,
            )  # fmt: skip
    return None


def _pairs(scenario: Scenario, state: State, seat: Seat, package: Offer) -> Said | None:
    known = [d for d in state.deals.values() if seen(d.seen_by, seat)]
    for a, b in pairs(package.parties):
        between = [d for d in known if a in d.parties and b in d.parties]
        if dead := next((d for d in between if _dead(scenario, state, d)), None):
            return say(
                "{deal} failed at home in round {round}: {a} and {b} cannot try again before round {again}",
                deal=dead.id, round=dead.round, a=a, b=b, again=dead.round + scenario.numbers.dead_rounds + 1,
            )  # fmt: skip
        hidden = [d for d in between if d.seen_by != "all" and d.stage in ("signed", "in_force", "frozen")]
        if package.secret and hidden:
            return say("{a} and {b} already have a secret deal, {deal}", a=a, b=b, deal=hidden[0].id)
        other = open_between(state, a, b, seat)
        if other is not None and other.id not in (package.id, package.replaces):
            return say("{offer} is open between {a} and {b}; counter it, or refuse it first", offer=other.id, a=a, b=b)
    return None


def _dead(scenario: Scenario, state: State, deal: Deal) -> bool:
    return deal.stage == "failed" and state.round - deal.round <= scenario.numbers.dead_rounds


# --- clauses ------------------------------------------------------------------------------------------------


def _clauses(scenario: Scenario, state: State, package: Offer) -> Said | None:
    for place, clause in enumerate(package.clauses):
        refusal = _clause(scenario, state, package, clause) or _links(package, place, clause)
        if refusal:
            return refusal
    bare = [replace(c, until=0, start=0, in_return_for=-1) for c in package.clauses]
    for place, clause in enumerate(bare):
        if clause in bare[:place]:
            first = bare.index(clause) + 1
            return say("clause {place} says the same as clause {first}", place=place + 1, first=first)
    return _twice(scenario, state, package)


def _twice(scenario: Scenario, state: State, package: Offer) -> Said | None:
    """A measure that two clauses give up: one of the two would promise nothing. A purchase gives more than the rest."""
    deal = Deal(
        id=package.id or Ref("package"), parties=package.parties, clauses=package.clauses, secret=package.secret,
        enforcement=package.enforcement, stage="signed", round=state.round, seen_by=package.seen_by,
    )  # fmt: skip
    taken: dict[str, int] = {}
    for place, clause in enumerate(package.clauses):
        if not kind_of(clause).concession:
            continue
        moves = kind_of(clause).enact(scenario, state, deal, place, clause)
        about = (str(getattr(clause, "measure", "")), *(str(getattr(event, "measure", "")) for event in moves))
        for ref in dict.fromkeys(r for r in about if r):
            if ref in taken:
                words = "clause {place} is about {measure}, as clause {first} is; one clause a measure"
                return say(words, place=place + 1, measure=ref, first=taken[ref] + 1)
            taken[ref] = place
    return None


def _clause(scenario: Scenario, state: State, package: Offer, clause: Clause) -> Said | None:
    kind = kind_or_none(clause)
    if kind is None:
        return say("this is no clause of the game")
    if switched_off(scenario, state, kind.id, kind.feature):
        return say("{clause} is not played in this length of game", clause=kind.id)
    if clause.by not in package.parties:
        return say("{by} gives a clause and is no party of the package", by=clause.by)
    if package.secret and not kind.secret_allowed:
        return say("{clause} cannot be secret: everybody would see it happen", clause=kind.id)
    if refusal := _dates(state, clause):
        return refusal
    if ref := _private(state, package, clause):
        return say("{by} has no standing measure {measure} to put into a deal", by=clause.by, measure=ref)
    return kind.why_not(scenario, state, package.parties, clause)


def _dates(state: State, clause: Clause) -> Said | None:
    first = state.round + 1
    if clause.start and not first <= clause.start <= LATEST:
        return say("a clause starts in round {first} or later, not in round {start}", first=first, start=clause.start)
    earliest = max(first, clause.start)
    if clause.until and not earliest <= clause.until <= LATEST:
        return say(
            "a clause lasts until round {earliest} or later, not until round {until}",
            earliest=earliest, until=clause.until,
        )  # fmt: skip
    return None


def _links(package: Offer, place: int, clause: Clause) -> Said | None:
    answered = clause.in_return_for
    if answered == -1:
        return None
    if not 0 <= answered < len(package.clauses) or answered == place:
        return say("clause {place} is given in return for a clause that is not there", place=place + 1)
    if package.clauses[answered].by == clause.by:
        return say("clause {place} is given in return for a clause of {by} itself", place=place + 1, by=clause.by)
    return None


def _private(state: State, package: Offer, clause: Clause) -> str:
    """A measure named in a public package that not everybody knows of."""
    if package.secret:
        return ""
    for field in fields(clause):
        found = state.measures.get(Ref(str(getattr(clause, field.name))))
        if found is not None and found.seen_by != "all":
            return found.id
    return ""
