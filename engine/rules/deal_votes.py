"""What a deal is to politics: the tags its clauses carry, and the question its homes are asked."""

from __future__ import annotations

from dataclasses import replace

from engine.diplomacy import kind_of
from engine.said import Said
from engine.scenario import Ref, Scenario, Seat
from engine.state import Deal, State, Vote


def has_council(scenario: Scenario, seat: Seat) -> bool:
    """Whether a seat's deals go to a council."""
    return scenario.seats[seat].council and scenario.council is not None and scenario.council.seat == seat


def decides_alone(deal: Deal, seat: Seat) -> bool:
    """Whether an executive gives nothing that its council must agree to."""
    return all(kind_of(c).alone for c in deal.clauses if c.by == seat)


def deal_vote(state: State, deal: Deal, seat: Seat, question: Said) -> Vote:
    """The question whether a seat's council accepts a deal, with what its clauses are to the members."""
    return Vote(
        id=f"vote.{deal.id}.{seat}", seat=seat, mode="qmv_for", kind="deal", subject=deal.id, question=question,
        tags=clause_tags(deal, state), seen_by=deal.seen_by,
    )  # fmt: skip


def clause_tags(deal: Deal, state: State | None = None) -> tuple[str, ...]:
    """What the clauses of a deal are to politics, each tag with its giver in front: ``china.flow``.

    With a state, a clause about one measure carries that measure's tags too: ``us.tariff``, ``china.hostage``.
    """
    found: list[str] = []
    for clause in deal.clauses:
        kind = kind_of(clause)
        tags = [*kind.deal_tags(clause), *(("concession",) if kind.concession else ())]
        measure = state.measures.get(Ref(getattr(clause, "measure", ""))) if state is not None else None
        tags += (*measure.tags, *measure.touches) if measure is not None else ()
        found += (f"{clause.by}.{tag}" for tag in dict.fromkeys(tags))
    return tuple(found)


def completed(state: State, vote: Vote) -> Vote:
    """A vote on a deal with the tags of the deal's clauses, when it was called without them."""
    deal = state.deals.get(vote.subject)
    return replace(vote, tags=clause_tags(deal, state)) if deal is not None and not vote.tags else vote


def deal_tags(deal: Deal, state: State | None = None) -> tuple[str, ...]:
    """What blocs hear of a deal: its clauses' tags, plain and with their giver in front.

    With a state, a clause about one measure brings that measure's tags: blocs hear what is eased for what.

    It is benchmarked when a giver of flow gives a benchmark, and empty when no clause does more than meet.
    """
    own = [(c.by, kind_of(c).deal_tags(c)) for c in deal.clauses]
    flows = {by for by, tags in own if "flow" in tags}
    benchmarked = any(kind_of(c).benchmark and c.by in flows for c in deal.clauses)
    empty = all("empty" in tags for _, tags in own)
    plain = dict.fromkeys(tag for _, tags in own for tag in tags)
    if not benchmarked:
        plain.pop("benchmark", None)
    if not empty:
        plain.pop("empty", None)
    return tuple(dict.fromkeys((*plain, *clause_tags(deal, state))))
