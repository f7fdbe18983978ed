"""Review: the giver meets the other parties every few rounds to look at how the deal is kept.

The joint monitoring of 29 June 2026 (S1) and the American-Chinese Board of Trade of May 2026 (P70). Alone it
moves nothing: politics hears an empty deal. Beside benchmarks it gives a breach a table to be mended at (GAME
7.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import met, others
from engine.forms import Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """A date to meet again."""

    every: Annotated[int, Within(1, 4, 1, "rounds")] = 2
    """One meeting in so many rounds."""


class Review(ClauseKind[Clause]):
    """See the top of the file."""

    tags = ("calm", "empty")
    title = "Review meetings"
    alone = True
    in_threats = False

    def sentence(self, clause: Clause) -> Said:
        return say("{by} comes to a review every {every} rounds", by=clause.by, every=clause.every)

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        if not 1 <= clause.every <= 4:
            return say("a review comes every 1 to 4 rounds, not {every}", every=clause.every)
        return None

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        since = deal.round if deal else state.round
        played = state.round - since
        if played < 1 or played % clause.every:
            left = clause.every - played % clause.every
            return Kept(False, True, 0, say("the next review is due in {left} rounds", left=left))
        if any(met(state, clause.by, seat, state.round - clause.every) for seat in others(deal, clause)):
            return Kept(
                True,
                True,
                0,
                say("{by} came to the review of round {round}", by=clause.by, round=state.round),
            )
        because = say("{by} held no review in {every} rounds", by=clause.by, every=clause.every)
        return Kept(True, False, 100, because)

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        return (Clause(by=by),)


KIND = Review()
