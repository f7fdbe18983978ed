"""Talks: offers, words and threats."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from engine.events.base import Event, counted_up, put, without
from engine.plain import dataclass
from engine.scenario import Ref, Seat
from engine.state import Draft, Fact, Offer, Threat, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade(Event):
    """A package was put on the table; it replaces the open one it counters."""

    offer: Offer

    def write(self, draft: Draft) -> None:
        offers = draft.offers
        if self.offer.replaces:
            offers = without(offers, Ref(self.offer.replaces))
        draft.offers = put(offers, self.offer.id, self.offer)
        draft.serials = counted_up(draft.serials, self.offer.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSigned(Event):
    """A party signed an open package."""

    offer: Ref
    seat: Seat

    def write(self, draft: Draft) -> None:
        old = draft.offers[self.offer]
        draft.offers = put(draft.offers, self.offer, replace(old, signed=(*old.signed, self.seat)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferClosed(Event):
    """A package is off the table."""

    offer: Ref
    how: Literal["refused", "withdrawn", "expired", "signed"]
    seat: str = ""

    def write(self, draft: Draft) -> None:
        draft.offers = without(draft.offers, self.offer)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        if self.how != "refused":
            return ()
        return (Fact(kind="offer_refused", by=self.seat, ref=self.offer, round=draft.round, seen_by=self.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke(Event):
    """Somebody said something, in public or to some; words have no rule effect."""

    seat: Seat
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatMade(Event):
    """A seat said what it will do, unless (or, a pledge: if) something holds by a round."""

    threat: Threat

    def write(self, draft: Draft) -> None:
        draft.threats = put(draft.threats, self.threat.id, self.threat)
        draft.serials = counted_up(draft.serials, self.threat.id)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        t = self.threat
        if t.pledge:
            return ()
        weight: Weight = ("light", "medium", "heavy")[t.stake - 1]
        kind = "threat" if t.public else "private_threat"
        return (
            Fact(
                kind=kind, by=t.by, against=t.against, tags=(weight,), rung=3 if t.public else 0,
                weight=weight, ref=t.id, round=draft.round, seen_by=t.seen_by,
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatClosed(Event):
    """A threat or pledge came due: its condition was met, it was carried out, dropped, or traded for a clause.

    A pledge whose condition did not come true has lapsed, and nobody owes anything.
    """

    threat: Ref
    how: Literal["met", "carried", "dropped", "traded", "lapsed"]

    def write(self, draft: Draft) -> None:
        old = draft.threats[self.threat]
        draft.threats = put(draft.threats, self.threat, replace(old, status=self.how))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        t = draft.threats[self.threat]
        kind = f"pledge_{self.how}" if t.pledge else f"threat_{self.how}"
        return (Fact(kind=kind, by=t.by, against=t.against, ref=t.id, round=draft.round, seen_by=self.seen_by),)
