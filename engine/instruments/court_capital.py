"""Courting a capital: plants, orders and visits for one member state, so that it doubts what the others propose.

Practice, no law: China negotiates separately with capitals; Chinese battery and car plants in Hungary and Spain are
its gifts (FACTS A.0, mechanisms S1-65 and S1-66). The seat decides alone. The state's view moves down by one point,
once; persuasion weighs against it, and a hostage duty on the state's goods undoes it (GAME 6, 10). Rung 1; trust -0.5.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Event, Noted, StanceMoved
from engine.forms import MemberId, OtherSeat
from engine.instruments import Choice, Instrument
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Fact, State, Weight
from engine.state import Use as Form

STEP = 10
"""How far a courted state moves, in tenths, and the most it can be moved (GAME 6)."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Favours for one member state."""

    against: OtherSeat
    """The seat whose council the state sits in."""
    member: MemberId
    """The state that is courted."""


class CourtCapital(Instrument[Use]):
    """See the top of the file."""

    tags = ("court",)
    heard_as = ("member.{member}",)
    title = "Court a capital"
    law = "none: investment, orders and visits"
    answer = "persuasion"
    ends = "a hostage duty on the state's goods undoes it"
    moves = ("council", -1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} courts {member}", by=by, member=use.member)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        council = scenario.council
        if council is None or council.seat == by or use.against != council.seat:
            return say("{against} has no capitals that {by} could court", against=use.against, by=by)
        if use.member not in {m.id for m in council.members}:
            return say("{member} does not vote in the council of {against}", member=use.member, against=use.against)
        if _courted(state, use.member) >= STEP:
            return say("{member} is courted as far as it goes", member=use.member)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        council = scenario.council
        if council is None or council.seat == by:
            return None
        left = tuple(m.id for m in council.members if _courted(state, m.id) < STEP)
        return Choice("PlaceOrder", self.id, (("against", (council.seat,)), ("member", left))) if left else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        because = self.sentence(by, use)
        change = STEP - _courted(start, use.member)
        fact = Fact(kind="courted", by=by, against=use.against, tags=(*self.tags, f"member.{use.member}"))
        return (
            StanceMoved(because=because, causes=(by,), member=f"courted.{use.member}", change=change),
            Noted(because=because, causes=(by,), fact=fact),
        )


def _courted(state: State, member: str) -> int:
    return state.stances.get(f"courted.{member}", 0)


INSTRUMENT = CourtCapital()
