"""Accepter: signs whatever is put before it and never orders anything; it shows what mere politeness is worth."""

from __future__ import annotations

from engine.actions import Ready, Sign
from engine.players import Decision
from engine.players._ideas import legal
from engine.said import say
from engine.scenario import Scenario
from engine.state import Actor
from engine.view import Pick, SeatView, imagine


class Accepter:
    """See the top of the file."""

    title = "Accepter"

    def decide(self, scenario: Scenario, view: SeatView, pick: Pick) -> Decision:
        """Sign an open offer, else Ready."""
        by = Actor(str(view.seat))
        for offer in view.offers.values() if view.phase == "talks" else ():
            if view.seat in offer.parties and view.seat not in offer.signed:
                act = Sign(by=by, offer=offer.id)
                if legal(scenario, imagine(scenario, view), act):
                    return Decision(act, say("{seat} signs {offer} because it was asked", seat=by, offer=offer.id))
        return Decision(Ready(by=by), say("{seat} waits in round {round} to be asked", seat=by, round=view.round))


BOT = Accepter()
