"""Chance, votes and news."""

from __future__ import annotations

from engine.events.base import Event, put
from engine.plain import dataclass
from engine.scenario import Ref, Seat
from engine.state import Die, Draft, Fact, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class DiceAsked(Event):
    """A question was put to chance, its odds printed first."""

    die: Die

    def write(self, draft: Draft) -> None:
        draft.dice = (*draft.dice, self.die)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiceThrown(Event):
    """Chance answered."""

    die: str
    faces: tuple[int, ...]

    def write(self, draft: Draft) -> None:
        draft.dice = tuple(d for d in draft.dice if d.id != self.die)
        draft.faces = put(draft.faces, self.die, self.faces)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCalled(Event):
    """A proposal went to a council."""

    vote: Vote

    def write(self, draft: Draft) -> None:
        draft.votes = (*draft.votes, self.vote)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteHeld(Event):
    """The council voted; populations in hundredths of a per cent."""

    vote: str
    seat: Seat
    subject: Ref
    passed: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstained: tuple[str, ...]
    population: int
    own_proposal: bool = True

    def write(self, draft: Draft) -> None:
        draft.votes = tuple(v for v in draft.votes if v.id != self.vote)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        kind = "vote_won" if self.passed else "vote_lost"
        return (Fact(kind=kind, by=self.seat, ref=self.subject, round=draft.round, seen_by=self.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsBroke(Event):
    """A beat of the scenario: news for all, or a cable for some."""

    beat: str

    def write(self, draft: Draft) -> None:
        draft.beats = (*draft.beats, self.beat)
