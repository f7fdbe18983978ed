"""The talks: packages, signatures, refusals, threats and pledges, and words (GAME 4.1, 7.1, 7.2).

An open package is known to its parties and to nobody else, also when the deal it may become is to be public: a deal is
public from the last signature on. Ids count per seat and per audience, for a gap in a series would tell that there is
something one does not see: ``us.o1`` is known to all seats, ``us.china.o1`` to those two; likewise ``eu.d1`` and
``eu.china.d1``, ``us.t1`` and ``us.china.t1``.
"""

from __future__ import annotations

import unicodedata

from engine.actions import Action, Propose, Refuse, Sign, Speak, Threaten
from engine.diplomacy import kind_of
from engine.events import DealSigned, OfferClosed, OfferMade, OfferSigned, Spoke, audience_of
from engine.rules.packages import in_order, letter_of, why_not_package
from engine.rules.promises import begin_clauses, end_clauses
from engine.rules.threatening import threaten, why_not_threaten
from engine.rules.work import Work
from engine.said import Said, say, together
from engine.scenario import Ref, Scenario, Seat
from engine.state import Audience, Deal, Offer, State

__all__ = ["close_talks", "plain", "propose", "refuse", "sign", "speak", "threaten", "why_not_talk"]


def why_not_talk(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Why something cannot be said, offered or signed now; decided by what the actor may know."""
    by = Seat(action.by)
    if by not in scenario.seats:
        return say("only a seat can talk")
    if state.phase != "talks" and not (isinstance(action, Speak) and state.phase == "orders"):
        return say("offers, signatures and threats belong to the talks; this is {phase}", phase=state.phase)
    match action:
        case Propose():
            return _why_not_propose(scenario, state, by, action)
        case Sign():
            return _why_not_sign(scenario, state, by, action)
        case Refuse():
            return None if _open(state, by, action.offer) else _no_offer(action.offer)
        case Threaten():
            return why_not_threaten(scenario, state, by, action)
        case Speak():
            return _why_not_speak(scenario, action)
    return say("this is no act of the talks")


# --- packages -----------------------------------------------------------------------------------------------


def _open(state: State, by: Seat, offer: str) -> Offer | None:
    found = state.offers.get(Ref(offer))
    return found if found is not None and by in found.parties else None


def _no_offer(offer: str) -> Said:
    """The one refusal for a package that is unknown, closed or not for this seat."""
    return say("there is no open package {offer}", offer=offer)


def _why_not_propose(scenario: Scenario, state: State, by: Seat, action: Propose) -> Said | None:
    if len(set(action.parties)) != len(action.parties):
        return say("a party is named twice")
    if action.replaces:
        old = _open(state, by, action.replaces)
        if old is None:
            return _no_offer(action.replaces)
        if set(old.parties) != set(action.parties):
            return say(
                "{offer} is between {parties:list}; a counter has the same parties",
                offer=old.id, parties=" ".join(old.parties),
            )  # fmt: skip
    return why_not_package(scenario, state, by, _package(scenario, state, by, action, Ref("")))


def _why_not_sign(scenario: Scenario, state: State, by: Seat, action: Sign) -> Said | None:
    offer = _open(state, by, action.offer)
    if offer is None:
        return _no_offer(action.offer)
    if by in offer.signed:
        return say("{by} has already signed {offer}", by=by, offer=offer.id)
    return why_not_package(scenario, state, by, offer)


def _package(scenario: Scenario, state: State, by: Seat, action: Propose, ref: Ref) -> Offer:
    known = in_order(scenario, action.parties)
    parties = known if len(known) == len(action.parties) else action.parties
    return Offer(
        id=ref, by=by, parties=parties, clauses=action.clauses, enforcement=action.enforcement,
        secret=action.secret, expires=state.round, signed=(by,), round=state.round, replaces=action.replaces,
        seen_by=parties,
    )  # fmt: skip


def propose(work: Work, action: Propose) -> None:
    """Put a package on the table; the proposer signs with it, and what it counters is gone."""
    by, state = Seat(action.by), work.now()
    letter = letter_of(work.scenario, by, in_order(work.scenario, action.parties), "o")
    offer = _package(work.scenario, state, by, action, Ref(work.next_ref(by, letter)))
    others = " ".join(p for p in offer.parties if p != by)
    if offer.replaces:
        head = say("{by} counters {old}: ", by=by, old=offer.replaces)
    else:
        head = say("{by} offers {others:list}: ", by=by, others=others)
    because = together(head, (kind_of(c).sentence(c) for c in offer.clauses))
    work.emit(OfferMade(because=because, causes=(offer.id,), seen_by=offer.seen_by, offer=offer))


def sign(work: Work, action: Sign) -> None:
    """Sign an open package; with the last signature it is a deal and goes home."""
    by = Seat(action.by)
    offer = work.draft.offers[action.offer]
    because = say("{by} signs {offer}", by=by, offer=offer.id)
    work.emit(OfferSigned(because=because, causes=(offer.id,), seen_by=audience_of(offer), offer=offer.id, seat=by))
    if set(work.draft.offers[offer.id].signed) == set(offer.parties):
        _close(work, offer, "signed", by, say("{offer} is signed by all of its parties", offer=offer.id))
        _conclude(work, offer)


def _conclude(work: Work, offer: Offer) -> None:
    seen_by: Audience = offer.parties if offer.secret else "all"
    knowing = offer.parties if offer.secret else tuple(work.scenario.seats)
    first = offer.parties[0]
    deal = Deal(
        id=Ref(work.next_ref(first, letter_of(work.scenario, first, knowing, "d"))), parties=offer.parties,
        clauses=offer.clauses, enforcement=offer.enforcement, secret=offer.secret, stage="signed",
        round=work.draft.round, seen_by=seen_by,
    )  # fmt: skip
    head = say("{parties:list} sign a deal: ", parties=" ".join(deal.parties))
    because = together(head, (kind_of(c).sentence(c) for c in deal.clauses))
    work.emit(DealSigned(because=because, causes=(deal.id,), seen_by=seen_by, deal=deal))


def refuse(work: Work, action: Refuse) -> None:
    """Refuse a package, or withdraw one's own."""
    by = Seat(action.by)
    offer = work.draft.offers[action.offer]
    if by == offer.by:
        _close(work, offer, "withdrawn", by, say("{by} withdraws {offer}", by=by, offer=offer.id))
    else:
        because = say("{by} refuses {offer}", by=by, offer=offer.id)
        _close(work, offer, "refused", by, because)


def _close(work: Work, offer: Offer, how: str, seat: str, because: Said) -> None:
    work.emit(
        OfferClosed(
            because=because, causes=(offer.id,), seen_by=audience_of(offer), offer=offer.id, seat=seat,
            how=how,  # type: ignore[arg-type]  # one of its four words, by the callers in this file
        )
    )  # fmt: skip


def close_talks(work: Work) -> None:
    """A deal not signed by the deadline does not exist; then clauses end and begin that have this round's date."""
    for offer in list(work.draft.offers.values()):
        if offer.expires <= work.draft.round:
            missing = " ".join(p for p in offer.parties if p not in offer.signed)
            because = say("{offer} was not signed by {missing:list} in time", offer=offer.id, missing=missing)
            _close(work, offer, "expired", "", because)
    end_clauses(work)
    begin_clauses(work)


# --- words --------------------------------------------------------------------------------------------------


def plain(words: str) -> str:
    """Words without control and formatting characters, on one line."""
    spaced = "".join(" " if c.isspace() else c for c in words)
    return " ".join("".join(c for c in spaced if not unicodedata.category(c).startswith("C")).split())


def _why_not_speak(scenario: Scenario, action: Speak) -> Said | None:
    words, most = plain(action.words), scenario.numbers.words_most
    if not words:
        return say("there are no words to say")
    if len(words) > most:
        return say("{length} characters are too long; {most} at most", length=len(words), most=most)
    stranger = next((s for s in action.to if s not in scenario.seats), None)
    if stranger is not None:
        return say("there is no seat {seat} at this table", seat=stranger)
    return None


def speak(work: Work, action: Speak) -> None:
    """Say something to all or to some; it is logged and moves nothing."""
    by, words = Seat(action.by), plain(action.words)
    seen_by: Audience = in_order(work.scenario, (by, *action.to)) if action.to else "all"
    because = say("{by} says: {said}", by=by, said=words)
    work.emit(Spoke(because=because, causes=(by,), seen_by=seen_by, seat=by, words=words))
