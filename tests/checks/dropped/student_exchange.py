"""Student exchange: places for students of another seat. Made up for a test of the folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.diplomacy import ClauseKind, Kept
from engine.diplomacy._measures import not_party
from engine.forms import OtherSeat, Within
from engine.said import Said, say
from engine.scenario import Scenario, Seat
from engine.state import Clause as Base
from engine.state import Deal, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Base):
    """Places at universities."""

    guest: OtherSeat
    """Whose students come."""
    places: Annotated[int, Within(1, 5, 1, "thousand places")] = 2
    """How many."""


class StudentExchange(ClauseKind[Clause]):
    tags = ("students",)
    title = "Student exchange"
    alone = True

    def why_not(self, scenario: Scenario, state: State, parties: tuple[Seat, ...], clause: Clause) -> Said | None:
        return not_party(clause.guest, clause.by, parties)

    def sentence(self, clause: Clause) -> Said:
        words = "{by} takes {places} thousand students of {guest}"
        return say(words, by=clause.by, places=clause.places, guest=clause.guest)

    def kept(self, scenario: Scenario, state: State, deal: Deal | None, clause: Clause) -> Kept:
        return Kept(True, deal is not None, 0, say("{places} thousand places are open", places=clause.places))

    def menu(self, scenario: Scenario, state: State, by: Seat, to: Seat) -> tuple[Clause, ...]:
        return tuple(Clause(by=by, guest=to, places=n) for n in (1, 3, 5))


KIND = StudentExchange()
