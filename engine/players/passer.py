"""Passer: never says a word and never orders anything; it shows what doing nothing is worth."""

from __future__ import annotations

from engine.actions import Ready
from engine.players import Decision
from engine.said import say
from engine.scenario import Scenario
from engine.state import Actor
from engine.view import Pick, SeatView


class Passer:
    """See the top of the file."""

    title = "Passer"

    def decide(self, scenario: Scenario, view: SeatView, pick: Pick) -> Decision:
        """Always Ready."""
        because = say("{seat} lets round {round} pass", seat=str(view.seat), round=view.round)
        return Decision(Ready(by=Actor(str(view.seat))), because)


BOT = Passer()
