"""What would be: the bots' own suppositions, so that a person sees what a bot would reckon with."""

from __future__ import annotations

from collections.abc import Sequence

from engine.players._forecast import believed
from engine.players._suppose import carried_out, with_deal, with_order
from engine.players._weigh import weigh
from engine.scenario import Scenario, Seat
from engine.state import State


def worths(scenario: Scenario, states: Sequence[State], seat: Seat) -> tuple[int, ...]:
    """What each of some possible states would be worth to a seat at the end, in hundredths of a point."""
    return tuple(outcome.worth[seat] for outcome in weigh(scenario, states, homes=(seat,)))


__all__ = ["believed", "carried_out", "with_deal", "with_order", "worths"]
