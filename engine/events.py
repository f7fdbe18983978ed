"""What can happen, in the past tense. Events are the only writers of state.

``write`` assigns fields of the draft and never changes a container in place. ``facts`` is what politics hears.
Each event says why (``because``), what caused it (``causes``: refs) and who may know (``seen_by``). An event about a
thing takes its audience from the thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from engine.economy import Economy
from engine.said import NOTHING, Said
from engine.scenario import Figure, Ref, Seat
from engine.state import (
    Audience,
    Deal,
    Die,
    Draft,
    Fact,
    Measure,
    Offer,
    Order,
    Setting,
    State,
    Threat,
    Vote,
    Weight,
)

K = TypeVar("K")
V = TypeVar("V")


def put(mapping: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    """A copy of a mapping with one entry set."""
    return {**mapping, key: value}


def without(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    """A copy of a mapping with one entry left out."""
    return {k: v for k, v in mapping.items() if k != key}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events."""

    because: Said = NOTHING
    causes: tuple[str, ...] = ()
    seen_by: Audience = "all"

    def write(self, draft: Draft) -> None:
        """Write what happened into the draft."""

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        """What politics hears of it, read after ``write``."""
        return ()


def record(draft: Draft, event: Event) -> None:
    """Write one event and what politics hears of it."""
    event.write(draft)
    heard = event.facts(draft)
    if heard:
        draft.facts = (*draft.facts, *heard)


def fold(state: State, events: Iterable[Event]) -> State:
    """Events alone make state: ``fold(old, events) == new``."""
    draft = Draft(state)
    for event in events:
        record(draft, event)
    return draft.close()


# --- the round -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Event):
    """A new round began."""

    round: int

    def write(self, draft: Draft) -> None:
        draft.round, draft.phase, draft.ready = self.round, "briefing", ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseEntered(Event):
    """The table moved on to a phase."""

    phase: str

    def write(self, draft: Draft) -> None:
        draft.phase, draft.ready = self.phase, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatReady(Event):
    """A seat said it is done with this phase."""

    seat: Seat

    def write(self, draft: Draft) -> None:
        draft.ready = (*draft.ready, self.seat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Event):
    """A count moved by its effective change, after limits; the ledger is the sum of these."""

    figure: Figure
    change: int

    def write(self, draft: Draft) -> None:
        draft.counts = put(draft.counts, self.figure, draft.counts.get(self.figure, 0) + self.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded(Event):
    """The last round was assessed, or the facilitator went to the year ahead."""

    ending: Literal["year_ahead", "no_deal", "collapse"]

    def write(self, draft: Draft) -> None:
        draft.phase = "ended"


# --- orders ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSealed(Event):
    """A seat put an order into its own tray; only the seat knows."""

    order: Order

    def write(self, draft: Draft) -> None:
        tray = draft.orders.get(self.order.by, ())
        draft.orders = put(draft.orders, self.order.by, (*tray, self.order))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWithdrawn(Event):
    """A seat took an order out of its own tray."""

    seat: Seat
    place: int

    def write(self, draft: Draft) -> None:
        tray = draft.orders[self.seat]
        draft.orders = put(draft.orders, self.seat, tray[: self.place] + tray[self.place + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRevealed(Event):
    """An order was opened for all to see; ``threat`` stands in it only when all know that threat."""

    order: Order
    against: str
    rung: int
    weight: Weight
    tags: tuple[str, ...]
    ref: str = ""

    def write(self, draft: Draft) -> None:
        draft.orders = put(draft.orders, self.order.by, _left(draft, self.order))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return (
            Fact(
                kind="order", by=self.order.by, against=self.against, tags=self.tags, rung=self.rung,
                weight=self.weight, ref=self.ref, round=draft.round,
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReturned(Event):
    """An order could not be carried out with the others; its points are given back."""

    order: Order
    points: int

    def write(self, draft: Draft) -> None:
        draft.orders = put(draft.orders, self.order.by, _left(draft, self.order))


def _left(draft: Draft, opened: Order) -> tuple[Order, ...]:
    """A tray without an opened order; opened, an order no longer tells which private threat it carries out."""
    tray = draft.orders.get(opened.by, ())
    return tuple(o for o in tray if (o.instrument, o.use) != (opened.instrument, opened.use))


# --- measures --------------------------------------------------------------------------------------------------


def _measure_facts(kind: str, measure: Measure, draft: Draft, tags: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    if measure.against == measure.by:
        return ()
    return (
        Fact(
            kind=kind, by=measure.by, against=measure.against, tags=(*measure.tags, *measure.touches, *tags),
            rung=measure.rung, ref=measure.id, round=draft.round, seen_by=measure.seen_by,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureBegan(Event):
    """A measure was born: a case opened, a duty imposed, a programme started."""

    measure: Measure

    def write(self, draft: Draft) -> None:
        draft.measures = put(draft.measures, self.measure.id, self.measure)
        draft.serials = _counted_up(draft.serials, self.measure.id)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        bites = self.measure.standing == "in_force" and self.measure.rung >= 4
        return _measure_facts("hit" if bites else "began", self.measure, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReached(Event):
    """A measure's procedure reached a stage; its rung may move with it, and its dates when they are given."""

    measure: Ref
    stage: str
    rung: int
    since: int | None = None
    until: int | None = None

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        since = old.since if self.since is None else self.since
        until = old.until if self.until is None else self.until
        new = replace(old, stage=self.stage, rung=self.rung, since=since, until=until)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("stage", draft.measures[self.measure], draft, (f"stage.{self.stage}",))


@dataclass(frozen=True, slots=True, kw_only=True)
class DialTurned(Event):
    """A measure was made stronger or weaker: its one number and its rung after that."""

    measure: Ref
    dial: int
    stage: str
    rung: int
    harder: bool
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(
            draft.measures,
            self.measure,
            replace(old, dial=self.dial, stage=self.stage, rung=self.rung, inherited=old.inherited and not self.harder),
        )

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        tags = ("traded",) if self.traded else ()
        return _measure_facts("hit" if self.harder else "eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class TookEffect(Event):
    """A dated measure began to bite."""

    measure: Ref
    rung: int
    dial: int

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        new = replace(old, standing="in_force", rung=self.rung, dial=self.dial, inherited=False)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("hit", draft.measures[self.measure], draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Event):
    """A measure stays listed but does not bite until its lapse week; suspended is not repealed."""

    measure: Ref
    lapses: int | None
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        new = replace(old, standing="suspended", lapses=self.lapses)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        tags = ("suspended", "traded") if self.traded else ("suspended",)
        return _measure_facts("eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """A suspended measure bites again: its lapse date came, or a broken deal snapped back."""

    measure: Ref
    standing: Literal["pending", "in_force"]

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(draft.measures, self.measure, replace(old, standing=self.standing, lapses=None))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("hit" if self.standing == "in_force" else "began", draft.measures[self.measure], draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """A measure is gone: repealed, expired, terminated or done."""

    measure: Ref
    how: Literal["lifted", "repealed", "expired", "failed", "done"]
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(draft.measures, self.measure, replace(old, standing="ended"))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        if self.how in ("done", "failed"):
            return ()
        tags = (self.how, "traded") if self.traded else (self.how,)
        return _measure_facts("eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something politics hears of that moves nothing else: a call made, a capital courted."""

    fact: Fact

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return (replace(self.fact, round=draft.round, seen_by=self.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMoved(Event):
    """A member state's stance or a mood moved, in tenths: ``persuaded.DE``, ``courted.ES``, ``mandate.china``."""

    member: str
    change: int

    def write(self, draft: Draft) -> None:
        draft.stances = put(draft.stances, self.member, draft.stances.get(self.member, 0) + self.change)


# --- talks -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade(Event):
    """A package was put on the table; it replaces the open one it counters."""

    offer: Offer

    def write(self, draft: Draft) -> None:
        offers = draft.offers
        if self.offer.replaces:
            offers = without(offers, Ref(self.offer.replaces))
        draft.offers = put(offers, self.offer.id, self.offer)
        draft.serials = _counted_up(draft.serials, self.offer.id)


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
        draft.serials = _counted_up(draft.serials, self.threat.id)

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


# --- deals -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSigned(Event):
    """All parties signed; the deal now goes home for ratification."""

    deal: Deal

    def write(self, draft: Draft) -> None:
        draft.deals = put(draft.deals, self.deal.id, self.deal)
        draft.serials = _counted_up(draft.serials, self.deal.id)


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
        new = replace(old, stage="in_force", replies=self.replies, before=self.before)
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


# --- chance, votes, news ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DiceAsked(Event):
    """A question was put to chance, its odds printed first."""

    die: Die

    def write(self, draft: Draft) -> None:
        draft.dice = (*draft.dice, self.die)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiceThrown(Event):
    """Chance answered."""

    die: str
    faces: tuple[int, ...]

    def write(self, draft: Draft) -> None:
        draft.dice = tuple(d for d in draft.dice if d.id != self.die)
        draft.faces = put(draft.faces, self.die, self.faces)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCalled(Event):
    """A proposal went to a council."""

    vote: Vote

    def write(self, draft: Draft) -> None:
        draft.votes = (*draft.votes, self.vote)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteHeld(Event):
    """The council voted; populations in hundredths of a per cent."""

    vote: str
    seat: Seat
    subject: Ref
    passed: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstained: tuple[str, ...]
    population: int
    own_proposal: bool = True

    def write(self, draft: Draft) -> None:
        draft.votes = tuple(v for v in draft.votes if v.id != self.vote)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        kind = "vote_won" if self.passed else "vote_lost"
        return (Fact(kind=kind, by=self.seat, ref=self.subject, round=draft.round, seen_by=self.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsBroke(Event):
    """A beat of the scenario: news for all, or a cable for some."""

    beat: str

    def write(self, draft: Draft) -> None:
        draft.beats = (*draft.beats, self.beat)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketsSettled(Event):
    """The economy ran for the weeks of the round; readings are integers, the economy itself is opaque.

    The codec leaves ``economy`` out and replay makes it again.
    """

    economy: Economy
    week: int
    readings: Mapping[Figure, int]

    def write(self, draft: Draft) -> None:
        draft.economy, draft.week, draft.readings = self.economy, self.week, self.readings


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAssessed(Event):
    """The scoreboard of the round: the year ahead was looked at, one value was added to each series."""

    readings: Mapping[Figure, int]
    values: Mapping[Figure, int]

    def write(self, draft: Draft) -> None:
        draft.readings = {**draft.readings, **self.readings}
        draft.series = {name: (*draft.series.get(name, ()), value) for name, value in self.values.items()}


def _counted_up(serials: Mapping[str, int], ref: Ref) -> Mapping[str, int]:
    key = ref.rstrip("0123456789")
    return put(serials, key, max(serials.get(key, 0), int(ref[len(key) :] or 0)))


def audience_of(*things: Measure | Offer | Deal | Threat | Vote) -> Audience:
    """The audience of an event about things: those who may know all of them."""
    known: Audience = "all"
    for thing in things:
        if thing.seen_by == "all":
            continue
        known = thing.seen_by if known == "all" else tuple(s for s in known if s in thing.seen_by)
    return known
