"""What a word was worth: clauses and how often they were kept, threats and pledges and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from engine.diplomacy import kind_of
from engine.events import ClauseBroken, ClauseKept, ClauseMissed, ThreatClosed
from engine.instruments import catalogue
from engine.said import Said, together
from engine.scenario import Ref, Seat
from engine.state import Deal
from engine.table import LocalTable


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause, who gave it, and how often it was kept, missed and broken."""

    deal: Ref
    place: int
    by: Seat
    sentence: Said
    kept: int
    missed: int
    broken: int


@dataclass(frozen=True, slots=True)
class Word:
    """A threat or pledge, who made it to whom, and what became of it in which round; one never due is still open."""

    by: Seat
    against: Seat
    sentence: Said
    pledge: bool
    public: bool
    made: int
    how: Literal["met", "carried", "dropped", "traded", "lapsed", "open"]
    round: int


def promises(table: LocalTable) -> Iterator[Promise]:
    """Every clause that came into force, and what became of it."""
    counts: dict[tuple[type, str, int], int] = {}
    for event in table.events():
        if isinstance(event, ClauseKept | ClauseMissed | ClauseBroken):
            key = type(event), event.deal, event.place
            counts[key] = counts.get(key, 0) + 1
    for deal in table.state.deals.values():
        if deal.stage in ("in_force", "frozen", "ended"):
            yield from (_promise(deal, place, counts) for place in range(len(deal.clauses)))


def _promise(deal: Deal, place: int, counts: Mapping[tuple[type, str, int], int]) -> Promise:
    clause = deal.clauses[place]
    kept, missed, broken = (counts.get((c, deal.id, place), 0) for c in (ClauseKept, ClauseMissed, ClauseBroken))
    return Promise(deal.id, place, clause.by, kind_of(clause).sentence(clause), kept, missed, broken)


def words_given(table: LocalTable) -> Iterator[Word]:
    """Every threat and pledge of the game in the order they were made, and what became of it."""
    closed: dict[str, int] = {}
    for played in table.played:
        for event in played.turn.events:
            if isinstance(event, ThreatClosed):
                closed[event.threat] = played.turn.state.round
    for threat in sorted(table.state.threats.values(), key=lambda t: (t.round, table.scenario.order(t.by))):
        order = catalogue()[threat.instrument].sentence(threat.by, threat.use)
        head = replace(order, words=f"{order.words} {'if' if threat.pledge else 'unless'} ")
        yield Word(
            by=threat.by, against=threat.against, pledge=threat.pledge, public=threat.public, made=threat.round,
            sentence=together(head, (kind_of(threat.unless).sentence(threat.unless),)), how=threat.status,
            round=closed.get(threat.id, 0),
        )  # fmt: skip
