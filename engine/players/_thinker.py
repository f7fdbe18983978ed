"""The bot behind every thinking style: it answers what is offered, puts one package forward, threatens, and orders.

It keeps nothing between calls: what it has said this round stands in the news of its view.
"""

from __future__ import annotations

from engine.actions import Propose, Ready, Refuse, Sign
from engine.events import OfferMade
from engine.players import Decision
from engine.players._bargain import margin, propose, survey
from engine.players._ideas import legal
from engine.players._mind import Mind, mind_of
from engine.players._orders import best_order, dropped
from engine.players._style import Style
from engine.players._threats import may_threaten, threat
from engine.players._worth import Position, Value, position, values
from engine.said import say
from engine.scenario import Scenario, Seat
from engine.state import Actor, Offer
from engine.view import Pick, SeatView


class Thinker:
    """A seat that weighs before it acts, in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.title = style.title

    def decide(self, scenario: Scenario, view: SeatView, pick: Pick) -> Decision:
        """The next act of the seat: an answer, an offer, a threat, an order, or Ready."""
        mind = mind_of(scenario, view, pick)
        if view.phase == "talks":
            return self._answer(mind) or self._speak(mind) or self._ready(mind)
        if view.phase == "orders":
            plan = best_order(mind, self.style)
            return Decision(plan.action, plan.because) if plan else self._drop(mind) or self._ready(mind)
        return self._ready(mind)

    def _ready(self, mind: Mind) -> Decision:
        because = say("nothing more in {phase} of round {round} is worth its price to {seat}",
                      phase=mind.state.phase, round=mind.state.round, seat=mind.seat)  # fmt: skip
        return Decision(Ready(by=Actor(mind.seat)), because)

    def _drop(self, mind: Mind) -> Decision | None:
        """Ready, although an own threat falls due: carrying it out would cost more than the word that is broken."""
        threat = dropped(mind)
        if threat is None:
            return None
        words = "{seat} lets {threat} drop in round {round}: to carry it out would cost more than its word is worth"
        return Decision(
            Ready(by=Actor(mind.seat)), say(words, seat=mind.seat, threat=threat.id, round=mind.state.round)
        )

    # --- answering ---

    def _answer(self, mind: Mind) -> Decision | None:
        waiting = tuple(o for o in mind.view.offers.values() if mind.seat in o.parties and mind.seat not in o.signed)
        if not waiting:
            return None
        at = position(mind)
        judged = zip(waiting, values(mind, at, waiting), strict=True)
        offer, value = max(judged, key=lambda pair: pair[1].expected)
        signed = self._sign(mind, offer, value)
        return signed or self._counter(mind, at, offer, value) or self._refuse(mind, offer, value)

    def _sign(self, mind: Mind, offer: Offer, value: Value) -> Decision | None:
        asked = margin(mind, offer.parties, self.style.margin)
        act = Sign(by=Actor(mind.seat), offer=offer.id)
        if not self.style.signs or value.expected < max(asked, 1) or not legal(mind.scenario, mind.state, act):
            return None
        words = "{offer} brings {seat} {gain:hundredths}, it asks {asked:hundredths}; {chance:percent} likely to pass"
        because = say(words, offer=offer.id, seat=mind.seat, gain=value.expected, chance=value.chance, asked=asked)
        return Decision(act, because)

    def _counter(self, mind: Mind, at: Position, offer: Offer, value: Value) -> Decision | None:
        if not self.style.signs or len(offer.parties) != 2 or self._made(mind, offer.parties) >= self.style.counters:
            return None
        known = survey(mind, at, [p for p in offer.parties if p != mind.seat])
        found = propose(mind, self.style, at, known, counter=offer)
        if found is None:
            return None
        action, better = found
        words = "{offer} brings {seat} only {gain:hundredths}; its own package would bring {better:hundredths}"
        because = say(words, offer=offer.id, seat=mind.seat, gain=value.expected, better=better.expected)
        return Decision(action, because)

    def _refuse(self, mind: Mind, offer: Offer, value: Value) -> Decision | None:
        act = Refuse(by=Actor(mind.seat), offer=offer.id)
        if not legal(mind.scenario, mind.state, act):
            return None
        words = "{offer} is worth {gain:hundredths} to {seat} against no deal, which is not enough"
        return Decision(act, say(words, offer=offer.id, gain=value.expected, seat=mind.seat))

    # --- speaking first ---

    def _speak(self, mind: Mind) -> Decision | None:
        style = self.style
        made = self._made(mind, mind.scenario.seats)
        warns = style.threatens is not None and may_threaten(mind)
        free = [s for s in mind.others if not self._talking(mind, s) and not self._made(mind, (mind.seat, s))]
        offers = style.signs and made < style.offers and free
        if not offers and not warns:
            return None
        at = position(mind)
        known = survey(mind, at, mind.others if warns else free)
        if offers:
            found = propose(mind, style, at, {s: pieces for s, pieces in known.items() if s in free})
            if found is not None:
                return self._offer(mind, *found)
        warned = threat(mind, style, at, known) if warns else None
        return Decision(warned.action, warned.because) if warned else None

    def _offer(self, mind: Mind, action: Propose, value: Value) -> Decision:
        words = "{count} clauses for {parties:list} bring {seat} {gain:hundredths} and the others {theirs:hundredths}"
        because = say(
            words, count=len(action.clauses), parties=" ".join(action.parties), seat=mind.seat,
            gain=value.expected, theirs=value.theirs,
        )  # fmt: skip
        return Decision(action, because)

    def _talking(self, mind: Mind, other: Seat) -> bool:
        return any({mind.seat, other} == set(o.parties) for o in mind.view.offers.values())

    def _made(self, mind: Mind, parties: object) -> int:
        """How many packages of its own this round went to no others than these seats."""
        among = set(parties)  # type: ignore[call-overload]
        made = [e.offer for e in mind.view.news if isinstance(e, OfferMade) and e.offer.by == mind.seat]
        return sum(o.round == mind.state.round and set(o.parties) <= among for o in made)
