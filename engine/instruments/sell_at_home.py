"""Sell it: once a game an executive spends a point at home, which then takes the deals of this round more kindly.

Practice, no law: speeches, dinners and side payments before a ratification (GAME 5.2). It counts one, for every deal
that waits for this home at the end of the round; the count stands on the screen before. Where a council of states
votes there is nothing to sell, capitals are persuaded. A secret deal cannot be sold: everybody would ask what the
speech was for. Rung 1. Usual answer: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Event, Noted
from engine.instruments import Choice, Instrument
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Deal, Fact, State, Weight
from engine.state import Use as Form


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A campaign at home; there is nothing to choose."""


class SellAtHome(Instrument[Use]):
    """See the top of the file."""

    tags = ("selling",)
    title = "Sell it at home"
    law = "none: a government campaigns for what it has signed"
    answer = "none"
    ends = "with the round; once a game"
    moves = ("ratification", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} sells at home what it has signed", by=by)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if scenario.seats[by].council:
            return say("states vote for {by}; they are persuaded one by one, not sold to", by=by)
        used = next((f for f in state.facts if f.kind == "sold" and f.by == by), None)
        if used is not None:
            return say("{by} has sold a deal at home in round {round}; it works once a game", by=by, round=used.round)
        if not _waiting(state, by):
            return say("no deal that everybody may know of waits for the home of {by}", by=by)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        return None if self.why_not(scenario, state, by, Use()) else Choice("PlaceOrder", self.id, ())

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        deals = tuple(deal.id for deal in _waiting(start, by))
        fact = Fact(kind="sold", by=by, against=by, tags=self.tags, rung=1)
        return (Noted(because=self.sentence(by, use), causes=(by, *deals), fact=fact),)


def _waiting(state: State, by: Seat) -> list[Deal]:
    """Public deals of a seat that go home at the end of this round."""
    return [d for d in state.deals.values() if d.stage == "signed" and by in d.parties and d.seen_by == "all"]


INSTRUMENT = SellAtHome()
