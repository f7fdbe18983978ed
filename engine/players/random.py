"""Random: any legal thing, with a shrug. The floor for every other style, and the hammer of the property tests."""

from __future__ import annotations

from functools import cached_property

from engine.actions import Ready, Refuse, Sign, Speak, WithdrawOrder
from engine.players import Decision
from engine.players._ideas import legal, some_order, some_package, some_threat
from engine.said import say
from engine.scenario import Scenario, Seat
from engine.state import Actor, State
from engine.view import Pick, SeatView, imagine

REMARKS = ("We will see what happens.", "We are looking into it.", "Our door is open.")


class Imagined:
    """What may lie behind the view, worked out when it is first asked for: half of the time nobody asks."""

    def __init__(self, scenario: Scenario, view: SeatView) -> None:
        self._scenario, self._view = scenario, view

    @cached_property
    def state(self) -> State:
        """A possible state."""
        return imagine(self._scenario, self._view)


class Random:
    """See the top of the file."""

    title = "Random"

    def decide(self, scenario: Scenario, view: SeatView, pick: Pick) -> Decision:
        """One random legal act, or Ready."""
        assert view.seat is not None
        found, behind = None, Imagined(scenario, view)
        if view.phase == "talks":
            found = self._answer(scenario, view, behind, pick) or self._talk(scenario, behind, view.seat, pick)
        elif view.phase == "orders" and view.points_left > 0 and len(view.tray) < scenario.numbers.orders and pick(4):
            found = self._order(scenario, behind.state, view.seat, pick)
        return found or Decision(Ready(by=Actor(view.seat)), say("the die says enough of {phase}", phase=view.phase))

    def _answer(self, scenario: Scenario, view: SeatView, behind: Imagined, pick: Pick) -> Decision | None:
        by = Actor(str(view.seat))
        for offer in view.offers.values():
            if view.seat not in offer.parties or (view.seat in offer.signed and pick(9)):
                continue
            sign = view.seat not in offer.signed and pick(2)
            act = Sign(by=by, offer=offer.id) if sign else Refuse(by=by, offer=offer.id)
            if legal(scenario, behind.state, act):
                return Decision(act, say("a coin decided about {offer}", offer=offer.id))
        return None

    def _talk(self, scenario: Scenario, behind: Imagined, seat: Seat, pick: Pick) -> Decision | None:
        chance = pick(7)
        if chance > 3:
            return None
        if chance == 3:
            words = REMARKS[pick(len(REMARKS))]
            return Decision(Speak(by=Actor(seat), words=words), say("{seat} likes to hear itself", seat=seat))
        state = behind.state
        if chance == 2:
            threat = some_threat(scenario, state, seat, pick)
            if threat is None or not legal(scenario, state, threat):
                return None
            return Decision(threat, say("a die chose {against}; why not see what they say", against=threat.against))
        package = some_package(scenario, state, seat, pick)
        if package is None or not legal(scenario, state, package):
            return None
        parties = " ".join(package.parties)
        words = "a die chose {count} clauses for {parties:list}"
        return Decision(package, say(words, count=len(package.clauses), parties=parties))

    def _order(self, scenario: Scenario, state: State, seat: Seat, pick: Pick) -> Decision | None:
        if state.orders.get(seat) and pick(16) == 0:
            return Decision(WithdrawOrder(by=Actor(seat), place=0), say("{seat} changes its mind", seat=seat))
        for _ in range(3):
            idea = some_order(scenario, state, seat, pick)
            if idea is not None and legal(scenario, state, order := idea.order(seat)):
                return Decision(order, say("a die chose {instrument}", instrument=idea.instrument))
        return None


BOT = Random()
