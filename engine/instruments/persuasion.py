"""Persuasion: the seat whose council votes speaks to two of its capitals before the vote.

Practice, no law: the Commission and the presidency prepare a majority state by state (FACTS A.0). Each state's view
moves up by one point, once; a state that was courted is then back where it began (GAME 6). Rung 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Event, Noted, StanceMoved
from engine.forms import MemberId
from engine.instruments import Choice, Instrument
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Fact, State, Weight
from engine.state import Use as Form

STEP = 10
"""How far a state moves, in tenths, and the most it can be moved (GAME 6)."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A word with two capitals."""

    first: MemberId
    """A state to speak to."""
    second: MemberId
    """Another state to speak to."""


class Persuasion(Instrument[Use]):
    """See the top of the file."""

    tags = ("persuasion",)
    heard_as = ("member.{member}",)
    title = "Persuade capitals"
    law = "none: the daily work of the Commission and the presidency"
    answer = "courting"
    ends = "stays"
    moves = ("council", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "light"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} persuades {members:list}", by=by, members=f"{use.first} {use.second}")

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        council = scenario.council
        if council is None or council.seat != by:
            return say("{by} has no council of member states to persuade", by=by)
        if use.first == use.second:
            return say("two different states are persuaded, not {member} twice", member=use.first)
        for member in (use.first, use.second):
            if member not in {m.id for m in council.members}:
                return say("{member} does not vote in the council of {by}", member=member, by=by)
            if _persuaded(state, member) >= STEP:
                return say("{member} is persuaded as far as it goes", member=member)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        council = scenario.council
        if council is None or council.seat != by:
            return None
        left = tuple(m.id for m in council.members if _persuaded(state, m.id) < STEP)
        barred = frozenset((member, member) for member in left)
        return Choice("PlaceOrder", self.id, (("first", left), ("second", left)), barred) if len(left) > 1 else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        because = self.sentence(by, use)
        moved = tuple(
            StanceMoved(because=because, causes=(by,), member=f"persuaded.{m}", change=STEP - _persuaded(start, m))
            for m in (use.first, use.second)
        )
        fact = Fact(kind="persuaded", by=by, against=by, tags=(f"member.{use.first}", f"member.{use.second}"))
        return (*moved, Noted(because=because, causes=(by,), fact=fact))


def _persuaded(state: State, member: str) -> int:
    return state.stances.get(f"persuaded.{member}", 0)


INSTRUMENT = Persuasion()
