"""The negotiation room from a seat's view and the draft that lies in front of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engine import (
    Actor,
    Clause,
    Deal,
    Enforcement,
    Offer,
    Propose,
    Ref,
    Said,
    Seat,
    Threat,
    capital,
    clause_kind,
    clause_text,
    may_sell,
    with_deal,
    worths,
)
from engine import Ratification as Preview
from engine import events as e
from tui import viewmodels as vm
from tui.present.barred import why_barred
from tui.present.council import bar_of, needed_share, seen
from tui.present.look import Look, tone_of
from tui.present.news import said_of
from tui.present.table import status

LAST_OFFER = "your last offer"
"""What a draft is called that was offered and not signed."""
HOW = (
    vm.Option("none", "nothing", "A breach costs credibility and trust, no more."),
    vm.Option("snap_back", "snap-back", "What the other side suspended comes back next round, free."),
    vm.Option("panel", "panel", "A breach is frozen for a round: cured, or answered."),
    vm.Option("escrow", "escrow", "The answer to a flow comes by halves: half now, half after two kept rounds."),
)
WHO = (
    vm.Option("public", "everybody", "It is printed, and homes hear it."),
    vm.Option("secret", "the two of us", "It may leak: one chance in six a round."),
)


@dataclass(frozen=True)
class Draft:
    """A package as it lies in front of one seat; ``answers`` is the open offer it would counter."""

    partner: str
    clauses: tuple[Clause, ...] = ()
    enforcement: Enforcement = "snap_back"
    secret: bool = False
    touched: bool = False
    answers: str = ""
    sent: int = -1
    """For a draft that was offered: how many deals the two had then."""


def open_offer(look: Look, partner: str) -> Offer | None:
    """The package between two sides that is on the table."""
    pair = {str(look.seat), partner}
    return next((o for o in look.view.offers.values() if {str(p) for p in o.parties} == pair), None)


def deals_between(look: Look, partner: str) -> int:
    """How many deals the two have signed."""
    pair = {str(look.seat), partner}
    return sum({str(p) for p in deal.parties} == pair for deal in look.view.deals.values())


def settled(look: Look, draft: Draft) -> Draft:
    """The draft, or the open offer when nobody has changed anything; an offer of yours not signed comes back."""
    offer = open_offer(look, draft.partner)
    if draft.touched:
        return replace(draft, answers=str(offer.id) if offer else "")
    if offer is None and draft.sent == deals_between(look, draft.partner):
        return replace(draft, touched=True, answers="")
    if offer is None:
        return Draft(draft.partner, enforcement=draft.enforcement, secret=draft.secret)
    return Draft(draft.partner, offer.clauses, offer.enforcement, offer.secret, answers=str(offer.id))


def proposal(look: Look, draft: Draft) -> Propose:
    """The action that offers a draft."""
    return Propose(
        by=Actor(look.seat), parties=_parties(look, draft.partner), clauses=draft.clauses,
        enforcement=draft.enforcement, secret=draft.secret, replaces=draft.answers,
    )  # fmt: skip


def _parties(look: Look, partner: str) -> tuple[Seat, ...]:
    return tuple(s for s in look.scenario.seats if s in (look.seat, partner))


@dataclass(frozen=True)
class Room:
    """Works out the parts of the room."""

    look: Look
    draft: Draft
    log: Sequence[e.Event]

    @cached_property
    def offer(self) -> Offer | None:
        """The open package of the pair."""
        return open_offer(self.look, self.draft.partner)

    @cached_property
    def parties(self) -> tuple[Seat, ...]:
        """Both sides, in the order of the scenario."""
        return _parties(self.look, self.draft.partner)

    @cached_property
    def as_offer(self) -> Offer:
        """The draft as if it lay on the table."""
        look, draft = self.look, self.draft
        number = look.state.serials.get(f"{look.seat}.o", 0) + 1
        return Offer(
            id=Ref(f"{look.seat}.o{number}"), by=look.seat, parties=self.parties, clauses=draft.clauses,
            enforcement=draft.enforcement, secret=draft.secret, expires=look.view.round, signed=(look.seat,),
            round=look.view.round,
        )  # fmt: skip

    def view(self) -> vm.Room:
        """Everything."""
        look, draft = self.look, self.draft
        standing, waits = self.standing()
        complete = len(draft.clauses) >= 1
        return vm.Room(
            status=status(look),
            you=look.power(look.seat),
            partner=look.power(draft.partner),
            partners=tuple(look.power(s) for s in look.powers if s != look.seat),
            version=self.version(),
            standing=standing,
            waits_for=waits,
            clauses=tuple(self.clauses()),
            enforcement=next(o for o in HOW if o.value == draft.enforcement),
            secrecy=WHO[1] if draft.secret else WHO[0],
            worth=tuple(self.worth()) if complete else (),
            counts=tuple(self.counts()) if complete else (),
            forecast=self.forecast() if complete else None,
            checks=tuple(self.checks()),
            talk=tuple(self.talk()),
            actions=self.actions(),
            signed=tuple(self.signed()),
            hint="An offer that is not signed before the talks close does not exist.",
        )

    def version(self) -> str:
        """Draft, or whose offer it is."""
        if self.draft.touched:
            return LAST_OFFER if self.draft.sent >= 0 else "your draft"
        return "" if self.offer is None else f"on the table, {self.look.name(self.offer.by)}'s words"

    def standing(self) -> tuple[str, str]:
        """Where the package stands and who is waited for."""
        look, offer = self.look, self.offer
        if look.view.phase != "talks":
            return "the talks are closed", ""
        if self.draft.touched and self.draft.sent >= 0:
            return "not signed", "mend it and send it again"
        if self.draft.touched:
            return ("counter-draft" if offer else "draft"), "not sent yet"
        if offer is None:
            return "nothing on the table", ""
        if look.seat in offer.signed:
            return "you signed", f"waits for {look.name(self.draft.partner)}"
        return f"offered by {look.name(offer.by)}", "waits for you"

    def actions(self) -> frozenset[str]:
        """What is open now."""
        look, offer = self.look, self.offer
        if look.view.phase != "talks" or not look.view.my_turn:
            return frozenset()
        found = {"clause"}
        if self.draft.touched and self.draft.clauses:
            found.add("counter" if offer else "offer")
        if offer is not None:
            found.add("refuse")
            if look.seat not in offer.signed and not self.draft.touched:
                found.add("accept")
        return frozenset(found)

    def clauses(self) -> Iterator[vm.Clause]:
        """The clauses, those changed against the open offer marked."""
        look = self.look
        before = self.offer.clauses if self.offer else ()
        for number, clause in enumerate(self.draft.clauses, 1):
            text = look.without_owner(clause_text(clause, look.names), clause.by)
            new = self.draft.touched and self.offer is not None and clause not in before
            yield vm.Clause(
                number,
                look.power(clause.by),
                text,
                self.term(clause),
                clause_kind(clause).benchmark,
                "new" if new else "",
            )

    def signed(self) -> Iterator[vm.Line]:
        """What the two have signed before, clause by clause."""
        look = self.look
        for deal in look.view.deals.values():
            if deal.parties == self.parties and deal.stage in ("signed", "in_force", "frozen"):
                word = "to be ratified" if deal.stage == "signed" else deal.stage.replace("_", " ")
                for clause in deal.clauses:
                    text = look.without_owner(clause_text(clause, look.names), clause.by)
                    yield vm.Line(text, "dim", look.power(clause.by), value=word)

    def term(self, clause: Clause) -> str:
        """From when until when."""
        start = f"from round {clause.start} " if clause.start else ""
        return f"{start}until round {clause.until}" if clause.until else start.strip()

    def worth(self) -> Iterator[vm.Worth]:
        """Where you are, with this draft, and your no-deal line; secret."""
        look, draft = self.look, self.draft
        after = with_deal(
            look.scenario, look.state, self.parties, draft.clauses, enforcement=draft.enforcement, secret=draft.secret
        )
        line = look.view.line.get(look.seat, 0)
        here, there = (w - line for w in worths(look.scenario, (look.state, after), look.seat))
        gain = round(there, -1) - round(here, -1)
        yield vm.Worth("as it stands", here / 100, "", figure=f"{look.seat}.result")
        yield vm.Worth("with this", there / 100, f"{gain / 100:+.1f} for you", tone_of(gain))
        yield vm.Worth("no deal at all", 0.0, "your line", "dim")

    def counts(self) -> Iterator[vm.Count]:
        """Ratification on both sides."""
        from engine import preview_ratification

        for seat in self.parties:
            found = preview_ratification(self.look.scenario, self.look.state, self.as_offer, seat)
            yield count_of(self.look, seat, found, alone=self.alone(seat))

    def alone(self, seat: Seat) -> bool:
        """Whether the executive of a council may give its part without asking."""
        from engine import decides_alone

        council = self.look.scenario.council
        return council is not None and council.seat == seat and decides_alone(self.deal, seat)

    @cached_property
    def deal(self) -> Deal:
        """The draft as if everybody had signed it."""
        offer = self.as_offer
        return Deal(
            id=Ref(f"{offer.parties[0]}.d0"), parties=offer.parties, clauses=offer.clauses, stage="signed",
            enforcement=offer.enforcement, secret=offer.secret, round=offer.round,
        )  # fmt: skip

    def forecast(self) -> vm.CouncilBar | None:
        """The Council on this draft, when one of the two has one."""
        from engine import deal_vote, say

        look = self.look
        council = look.scenario.council
        if council is None or council.seat not in self.parties or self.alone(council.seat):
            return None
        vote = deal_vote(look.state, self.deal, council.seat, say("this draft"))
        found = seen(look, vote)
        return bar_of(look, vote, found) if found else None

    def checks(self) -> Iterator[vm.Line]:
        """What breaks a rule, what changed, what is missing."""
        look, draft = self.look, self.draft
        refusal = ""
        if draft.touched and draft.clauses:
            refusal = why_barred(look, proposal(look, draft))
            yield vm.Line(capital(refusal), "bad") if refusal else vm.Line("It can be offered as it stands.", "good")
        elif self.offer is not None and look.seat not in self.offer.signed:
            yield vm.Line("It can be signed, refused, or changed and sent back.", "good")
        yield from self._changes()
        givers = {c.by for c in draft.clauses}
        flows = [c for c in draft.clauses if "flow" in clause_kind(c).deal_tags(c)]
        if flows and not any(clause_kind(c).benchmark for c in flows):
            yield vm.Line("Nobody could show that the flow is kept: there is no benchmark.", "warn")
        if draft.clauses and len(givers) < 2 and not refusal:
            yield vm.Line("Each side must give something.", "warn")

    def _changes(self) -> Iterator[vm.Line]:
        if not self.draft.touched or self.offer is None:
            return
        look = self.look
        for clause in self.draft.clauses:
            if clause not in self.offer.clauses:
                yield vm.Line(f"adds: {clause_text(clause, look.names)}", "plain", look.by(clause.by))
        for clause in self.offer.clauses:
            if clause not in self.draft.clauses:
                yield vm.Line(f"drops: {clause_text(clause, look.names)}", "plain", look.by(clause.by))

    def talk(self) -> Iterator[vm.Line]:
        """What this pair said and sent, oldest first; what somebody says to everybody stands in both pairs' logs."""
        pair = frozenset((str(self.look.seat), self.draft.partner))
        offers = {e_.offer.id: frozenset(map(str, e_.offer.parties)) for e_ in self.log if isinstance(e_, e.OfferMade)}
        threats = {t.id: _ends(t) for t in self.look.view.threats.values()}
        threats |= {e_.threat.id: _ends(e_.threat) for e_ in self.log if isinstance(e_, e.ThreatMade)}
        number = 1
        for event in self.log:
            if isinstance(event, e.RoundOpened):
                number = event.round
            if _between(event, pair, offers, threats):
                yield vm.Line(said_of(self.look, event), value=f"R{number}")


Sides = Mapping[Ref, frozenset[str]]
"""Between whom each paper is."""


def _ends(threat: Threat) -> frozenset[str]:
    return frozenset((str(threat.by), str(threat.against)))


def _between(event: e.Event, pair: frozenset[str], offers: Sides, threats: Sides) -> bool:
    """Whether an event of the talks is between two sides: sent by one to the other, or said by one of them to both."""
    match event:
        case e.OfferMade():
            return frozenset(map(str, event.offer.parties)) == pair
        case e.OfferSigned():
            return offers.get(event.offer) == pair
        case e.OfferClosed():
            return event.how != "signed" and offers.get(event.offer) == pair
        case e.DealSigned():
            return frozenset(map(str, event.deal.parties)) == pair
        case e.ThreatMade():
            return _ends(event.threat) == pair
        case e.ThreatClosed():
            return threats.get(event.threat) == pair
        case e.Spoke():
            return str(event.seat) in pair and (event.seen_by == "all" or pair <= frozenset(map(str, event.seen_by)))
    return False


def count_of(look: Look, seat: Seat, found: Preview, *, alone: bool) -> vm.Count:
    """A preview of ratification as a count."""
    word, tone = verdict(found.chance)
    power = look.power(seat)
    council = look.scenario.council
    if alone:
        return vm.Count(power, (), "the Commission alone", "", word, tone)
    if council is not None and council.seat == seat:
        barred = tuple((look.tell(label), "") for label, amount in found.parts if amount < 0)
        needed = f"{council.states_needed} states, {needed_share(council):g} %"
        if barred:
            return vm.Count(power, barred, "no vote", needed, word, tone)
        return vm.Count(power, (), f"the Council, {found.total} %", needed, word, tone)
    parts = tuple((_part_name(look, seat, label), f"{amount:+d}") for label, amount in found.parts if amount)
    more, short = look.scenario.numbers.sold_at_home, found.needed - found.total
    if seat == look.seat and 0 < short <= more and may_sell(look.scenario, look.state, seat):
        parts = (*parts, ("an order could sell it at home", f"{more:+d}"))
    return vm.Count(power, parts, f"{found.total:+d}", str(found.needed), word, tone)


def _part_name(look: Look, seat: Seat, label: Said) -> str:
    given = dict(label.given)
    bloc = next((str(v) for v in given.values() if look.scenario.text(f"seats.{seat}.blocs.{v}.name")), "")
    return look.bloc(seat, bloc) if bloc else look.tell(label)


def verdict(chance: int) -> tuple[str, vm.Tone]:
    """A chance in basis points as a word."""
    if chance >= 9_500:
        return "would pass", "good"
    if chance >= 7_000:
        return "likely", "good"
    if chance >= 3_000:
        return "open", "warn"
    return ("hardly", "bad") if chance > 500 else ("would fail", "bad")
