"""What politics at home hears of a round: its facts, marked with what they mean, and how figures moved.

Beside the facts of events a seat hears of itself: ``idle`` (it placed no order), ``answered`` (an order of it against a
seat that hit it this round or the last), ``unanswered`` (a hit of the last round that no order answers); and of every
measure in force it knows: ``standing``, tagged with its stage too.

Marks a fact may carry beside its own tags: ``threatened`` (easing for a seat that threatens its owner in public),
``symmetric`` (both sides of a deal give the same), ``trust_high`` and ``trust_low`` (a deal with a partner at trust
of 3 and more, or -3 and less), ``weak`` (a hit unanswered with Home support below 40).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from engine.figures import figure
from engine.scenario import Figure, Scenario, Seat, pair
from engine.state import Fact, State, seen

HIT_RUNG = 4
"""What counts as being hit: a measure of this rung or more (GAME 4.3, 6)."""
PLAIN_TAGS = ("eases", "benchmark", "concession", "security")
"""Tags of clauses that do not make two clauses the same kind of thing."""
DEAL_MARKS = ("symmetric", "trust_high", "trust_low", "leaked")
"""What a deal may be beyond its clauses; leaked: it was secret and came out."""
OTHER_MARKS = (
    "threatened", "weak", "traded", "suspended", "lifted", "repealed", "expired", "struck", "promised",
    "light", "medium", "heavy",
)  # fmt: skip
"""What other facts may carry beyond the tags and stages of instruments: how something was eased, that a deal holds it
open (promised), how heavy a threat is."""
TRUST_MARK = 30
"""Trust, in tenths, from which the security bloc looks at a deal with other eyes (GAME 3)."""


def heard(scenario: Scenario, state: State, seat: str) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of this round a seat may know, by kind, with their marks."""
    found: dict[str, list[Fact]] = {}
    for fact in lately(state, state.round):
        if fact.round == state.round and seen(fact.seen_by, seat):
            found.setdefault(fact.kind, []).append(_marked(scenario, state, fact))
    for fact in _of_itself(scenario, state, seat):
        found.setdefault(fact.kind, []).append(fact)
    if any(cue.kind == "standing" for bloc in scenario.seats[Seat(seat)].blocs for cue, _ in bloc.reactions):
        found["standing"] = _standing(state, seat)
    return {kind: tuple(facts) for kind, facts in found.items()}


def lately(state: State, first: int) -> tuple[Fact, ...]:
    """The facts from a round on; facts stand in the order of their rounds, and most questions are about the last."""
    begin = len(state.facts)
    while begin and state.facts[begin - 1].round >= first:
        begin -= 1
    return state.facts[begin:]


def heard_before(state: State, seat: str, kind: str) -> tuple[Fact, ...]:
    """The facts of a kind of earlier rounds that a seat may know, without marks."""
    return tuple(f for f in state.facts if f.kind == kind and f.round < state.round and seen(f.seen_by, seat))


def _of_itself(scenario: Scenario, state: State, seat: str) -> list[Fact]:
    orders = orders_of(state, seat)
    hits = unanswered(state, seat)
    weak = figure(scenario, state, Figure(f"{seat}.home")) < scenario.numbers.home_middle
    hitters = {h.by for h in hits_on(state, seat, state.round - 1, state.round)}
    found = [
        Fact(kind="answered", by=seat, against=o.against, tags=o.tags, rung=o.rung, weight=o.weight, ref=o.ref,
             round=o.round)
        for o in orders
        if o.against in hitters and o.rung >= HIT_RUNG
    ]  # fmt: skip
    found += [
        Fact(kind="unanswered", by=seat, against=h.by, tags=(*h.tags, "weak") if weak else h.tags, rung=h.rung,
             ref=h.ref, round=state.round)
        for h in hits
    ]  # fmt: skip
    return found if orders else [*found, Fact(kind="idle", by=seat, round=state.round)]


def _standing(state: State, seat: str) -> list[Fact]:
    return [
        Fact(kind="standing", by=m.by, against=m.against, tags=(*m.tags, *m.touches, m.stage), rung=m.rung, ref=m.id,
             round=state.round)
        for m in state.measures.values()
        if m.standing == "in_force" and seen(m.seen_by, seat)
    ]  # fmt: skip


def _marked(scenario: Scenario, state: State, fact: Fact) -> Fact:
    marks: tuple[str, ...] = ()
    if fact.kind == "eased" and _threatened(state, fact):
        marks = ("threatened",)
    elif fact.kind == "deal":
        marks = deal_marks(scenario, state, fact.by, fact.tags, fact.against.split())
    return replace(fact, tags=(*fact.tags, *marks)) if marks else fact


def _threatened(state: State, fact: Fact) -> bool:
    if not state.threats:
        return False
    closed = {f.ref for f in lately(state, fact.round) if f.round == fact.round and f.kind.startswith("threat_")}
    return any(
        t.public and not t.pledge and t.by == fact.against and t.against == fact.by
        and (t.status == "open" or t.id in closed)
        for t in state.threats.values()
    )  # fmt: skip


def deal_marks(
    scenario: Scenario, state: State, seat: str, tags: Iterable[str], partners: Iterable[str]
) -> tuple[str, ...]:
    """What a deal with these tags is to a seat beyond its clauses."""
    marks = []
    given = [tag.split(".", 1) for tag in tags if tag.split(".", 1)[0] in scenario.seats]
    mine = {what for giver, *rest in given for what in rest if giver == seat and what not in PLAIN_TAGS}
    if any(giver != seat and what in mine for giver, *rest in given for what in rest):
        marks.append("symmetric")
    trusts = [state.counts.get(Figure(f"trust.{pair(seat, p)}"), 0) for p in partners]
    if trusts and max(trusts) >= TRUST_MARK:
        marks.append("trust_high")
    if trusts and min(trusts) <= -TRUST_MARK:
        marks.append("trust_low")
    return tuple(marks)


def hits_on(state: State, seat: str, first: int, last: int) -> tuple[Fact, ...]:
    """Hits of others on a seat in these rounds that the seat knows of."""
    return tuple(
        f
        for f in lately(state, first)
        if f.kind == "hit" and first <= f.round <= last and f.rung >= HIT_RUNG and f.by != seat
        and (f.against == "all" or seat in f.against.split()) and seen(f.seen_by, seat)
    )  # fmt: skip


def orders_of(state: State, seat: str) -> tuple[Fact, ...]:
    """The orders of a seat that were revealed this round."""
    now = state.round
    return tuple(f for f in lately(state, now) if f.kind == "order" and f.by == seat and f.round == now)


def unanswered(state: State, seat: str) -> tuple[Fact, ...]:
    """Hits of the round before that no order of this round answers; an answer within one round is in time (GAME 6)."""
    return () if orders_of(state, seat) else hits_on(state, seat, state.round - 1, state.round - 1)


def before(state: State, name: str, default: int) -> int:
    """A figure as it stood when the round began: its series keeps one value a round, place 0 is the opening."""
    values = state.series.get(Figure(name), ())
    place = state.round - 1
    return values[place] if place < len(values) else values[-1] if values else default


def market_move(scenario: Scenario, state: State) -> int:
    """How the market moved in this round so far, in basis points."""
    return state.counts.get(Figure("market"), 0) - before(state, "market", scenario.market)


def heard_figure(scenario: Scenario, state: State, seat: str, name: str) -> int:
    """A figure as a bloc of a seat reads it at the end of a round; ``self.`` stands for the seat."""
    if name == "market_move":
        return market_move(scenario, state)
    owner, _, what = name.partition(".")
    owner = seat if owner == "self" else owner
    if what == "service_now":
        return min((state.readings[n] for n in _services(tuple(state.readings), owner)), default=10_000)
    return figure(scenario, state, Figure(f"{owner}.{what}" if what else owner))


@lru_cache(maxsize=64)  # the same hundred names every round
def _services(names: tuple[Figure, ...], owner: str) -> tuple[Figure, ...]:
    return tuple(name for name in names if name.startswith(f"{owner}.service."))
