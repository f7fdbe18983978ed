"""Weeks, rounds and the date labels people read; pure integers, no calendar of the machine."""

from __future__ import annotations

from typing import NewType

from engine.plain import dataclass

Week = NewType("Week", int)


@dataclass(frozen=True, slots=True)
class Span:
    """One round: its first week, how many weeks the economy runs in it, and its label."""

    first: Week
    weeks: int
    label: str

    @property
    def end(self) -> Week:
        """The first week after the round."""
        return Week(self.first + self.weeks)


@dataclass(frozen=True, slots=True)
class Clock:
    """The rounds of a game in order; round 1 is ``spans[0]``. A thing due in week w happens in the first
    settlement that ends at or after w."""

    spans: tuple[Span, ...]

    @property
    def rounds(self) -> int:
        return len(self.spans)

    def span(self, round: int) -> Span:
        """The span of a round, counted from 1; after the last round the clock runs on in steps of its length."""
        if round <= len(self.spans):
            return self.spans[max(round, 1) - 1]
        last = self.spans[-1]
        beyond = round - len(self.spans)
        return Span(Week(last.first + last.weeks * beyond), last.weeks, f"after round {len(self.spans)}")

    def round_of(self, week: int) -> int:
        """The round in which a week falls; a week after the end gives a round after the last."""
        for number, span in enumerate(self.spans, 1):
            if week < span.end:
                return number
        last = self.spans[-1]
        return len(self.spans) + 1 + (week - last.end) // max(last.weeks, 1)

    def end_of(self, round: int) -> Week:
        """The first week after a round: when a thing 'until round n' lapses."""
        return self.span(round).end


def legal_rounds(weeks: int, round_weeks: int) -> int:
    """A statutory clock in rounds: ``max(1, weeks / length of a round)``, rounded half up (GAME 11)."""
    return max(1, (2 * weeks + round_weeks) // (2 * round_weeks))
