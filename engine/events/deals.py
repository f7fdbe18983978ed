"""Deals: signed, ratified, kept, broken, frozen, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from engine.events.base import Event, counted_up, put, without
from engine.plain import dataclass
from engine.scenario import Ref, Seat
from engine.state import Deal, Draft, Fact, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSigned(Event):
    """All parties signed; the deal now goes home for ratification."""

    deal: Deal

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal.id, self.deal)
        draft.serials = counted_up(draft.serials, self.deal.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRatified(Event):
    """One party's home accepted the deal; the count is in ``because``."""

    deal: Ref
    seat: Seat

    def write(self, draft: Draft) -> None:
        old = draft.deals[self.deal]
        draft.deals = put(draft.deals, self.deal, replace(old, ratified=(*old.ratified, self.seat)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFailed(Event):
    """A party's home refused the deal; it is dead."""

    deal: Ref
    seat: Seat

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal, replace(draft.deals[self.deal], stage="failed"))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        deal = draft.deals[self.deal]
        return (Fact(kind="deal_failed", by=self.seat, ref=self.deal, round=draft.round, seen_by=deal.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEntered(Event):
    """All homes accepted: the deal binds from now on. ``tags`` say what kind of deal it is, for politics."""

    deal: Ref
    tags: tuple[str, ...]
    replies: tuple[Ref, ...] = ()
    before: Mapping[Ref, Setting] = field(default_factory=dict)

    def write(self, draft: Draft) -> None:
        old = draft.deals[self.deal]
        new = replace(old, stage="in_force", round=draft.round, replies=self.replies, before=self.before)
        draft.deals = put(draft.deals, self.deal, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        deal = draft.deals[self.deal]
        return tuple(
            Fact(
                kind="deal", by=seat, against=" ".join(p for p in deal.parties if p != seat), tags=self.tags,
                ref=deal.id, round=draft.round, seen_by=deal.seen_by,
            )
            for seat in deal.parties
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseKept(Event):
    """A clause was checked and held."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        deal = draft.deals[self.deal]
        if deal.misses.get(self.place):
            draft.deals = put(draft.deals, self.deal, replace(deal, misses=without(deal.misses, self.place)))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _clause_facts("kept", self.deal, self.place, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMissed(Event):
    """A clause was missed by a little: a warning, or a panel froze the breach for a round."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        deal = draft.deals[self.deal]
        misses = put(deal.misses, self.place, deal.misses.get(self.place, 0) + 1)
        draft.deals = put(draft.deals, self.deal, replace(deal, misses=misses))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _clause_facts("missed", self.deal, self.place, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBroken(Event):
    """A clause was broken, and the promise ledger says so."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        deal = _thawed(draft.deals[self.deal], self.place)
        draft.deals = put(draft.deals, self.deal, replace(deal, broken=(*deal.broken, self.place)))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _clause_facts("broken", self.deal, self.place, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachFrozen(Event):
    """A panel holds a breach for one round: it is cured by then, or it is booked."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        deal = draft.deals[self.deal]
        new = replace(deal, stage="frozen", frozen=(*deal.frozen, self.place))
        draft.deals = put(draft.deals, self.deal, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _clause_facts("frozen", self.deal, self.place, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachCured(Event):
    """The giver mended a breach while a panel held it."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal, _thawed(draft.deals[self.deal], self.place))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _clause_facts("cured", self.deal, self.place, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVoided(Event):
    """A clause no longer binds: its time is over, or what it was given for was broken."""

    deal: Ref
    place: int

    def write(self, draft: Draft) -> None:
        deal = draft.deals[self.deal]
        draft.deals = put(draft.deals, self.deal, replace(deal, void=(*deal.void, self.place)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DealChecked(Event):
    """All clauses of a deal held in this round."""

    deal: Ref

    def write(self, draft: Draft) -> None:
        deal = draft.deals[self.deal]
        draft.deals = put(draft.deals, self.deal, replace(deal, kept_rounds=deal.kept_rounds + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPublished(Event):
    """A secret deal came out: from now on everybody may know it. ``tags`` say what kind of deal it is."""

    deal: Deal
    tags: tuple[str, ...] = ()

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal.id, replace(draft.deals[self.deal.id], seen_by="all"))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        deal = draft.deals[self.deal.id]
        return tuple(
            Fact(kind="deal", by=s, against=" ".join(p for p in deal.parties if p != s),
                 tags=("leaked", *self.tags), ref=deal.id, round=draft.round)
            for s in deal.parties
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEnded(Event):
    """A deal binds nobody any more."""

    deal: Ref

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal, replace(draft.deals[self.deal], stage="ended"))


def _thawed(deal: Deal, place: int) -> Deal:
    frozen = tuple(p for p in deal.frozen if p != place)
    stage = "in_force" if deal.stage == "frozen" and not frozen else deal.stage
    return replace(deal, frozen=frozen, stage=stage)


def _clause_facts(kind: str, deal: Ref, place: int, draft: Draft) -> tuple[Fact, ...]:
    found = draft.deals[deal]
    giver = found.clauses[place].by
    against = " ".join(p for p in found.parties if p != giver)
    return (
        Fact(kind=kind, by=giver, against=against, ref=deal, round=draft.round, seen_by=found.seen_by,
             tags=(type(found.clauses[place]).__name__,)),
    )  # fmt: skip
