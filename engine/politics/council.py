"""The council: what its members may do with a question, exactly, before anybody votes.

The forecast is exact: every combination of the open members' draws, joined by number of states and population. It
throws no dice. Rules and law stand in ``ballot`` (the count) and ``stances`` (where each member stands).
"""

from __future__ import annotations

from functools import lru_cache
from math import prod
from typing import Literal

from engine.numbers import rounded
from engine.plain import dataclass
from engine.politics.ballot import (
    DRAW_WEIGHTS,
    DRAWS,
    YES_ABOVE,
    Mode,
    Tally,
    after_draws,
    count_said,
    majority,
    tally,
)
from engine.politics.stances import Position, mood, positions
from engine.said import Said, say
from engine.scenario import Council, Scenario
from engine.state import State, Vote

__all__ = [
    "DRAWS",
    "DRAW_WEIGHTS",
    "Forecast",
    "Outlook",
    "Position",
    "Tally",
    "after_draws",
    "count_said",
    "forecast",
    "mood",
    "outlook",
    "positions",
    "tally",
]

Word = Literal["sure yes", "leaning yes", "open", "leaning no", "sure no"]
TAIL = 5
"""Per cent left out at each end of a 90 % range."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one member may do: its value before the draw, and of four equal draws how many make it say yes and no."""

    member: str
    value: int
    yes: int
    no: int

    @property
    def word(self) -> Word:
        """In a word; a member that can only abstain leans to no, for an abstention is not a yes."""
        if self.yes == 4:
            return "sure yes"
        if self.yes >= 2:
            return "leaning yes"
        if self.yes:
            return "open"
        return "sure no" if self.no == 4 else "leaning no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A vote before it is held. ``side`` says whose states and population are counted: those for it, or, where a
    majority against it is asked for, those against it. Ranges hold nine times in ten; ``chance`` is in basis points."""

    mode: Mode
    side: Literal["yes", "no"]
    members: tuple[Outlook, ...]
    states: tuple[int, int]
    population: tuple[int, int]
    chance: int

    @property
    def tens(self) -> int:
        """The probability as it is told: in tens of per cent; 0 and 100 only when it is sure."""
        tens = 10 * rounded(self.chance, 1000)
        if tens == 0 and self.chance:
            return 10
        return 90 if tens == 100 and self.chance < 10_000 else tens

    def of(self, *words: Word) -> tuple[str, ...]:
        """The members that are described by one of these words."""
        return tuple(m.member for m in self.members if m.word in words)

    def for_others(self) -> Forecast:
        """What other seats see: how many states are open, but not which."""
        shown = tuple(m if m.word in ("sure yes", "sure no") else _nameless(m) for m in self.members)
        shown = tuple(sorted(shown, key=lambda m: m.member == ""))
        return Forecast(
            mode=self.mode, side=self.side, members=shown, states=self.states, population=self.population,
            chance=self.chance,
        )  # fmt: skip

    def said(self) -> Said:
        """In one sentence."""
        return say(
            "about {tens} % for it to pass; {low} to {high} states with {few:percent} to {many:percent} "
            "of the population say {side}",
            tens=self.tens, low=self.states[0], high=self.states[1], few=self.population[0],
            many=self.population[1], side=self.side,
        )  # fmt: skip


def forecast(scenario: Scenario, state: State, vote: Vote, *, reader: str | None = "") -> Forecast | None:
    """What a council may make of a question, as far as a reader may know; None where there is no council."""
    council = scenario.council
    if council is None:
        return None
    values = tuple(p.value for p in positions(scenario, state, vote, reader=reader))
    return outlook(council, vote.mode, values)


@lru_cache(maxsize=256)
def outlook(council: Council, mode: Mode, values: tuple[int, ...]) -> Forecast:
    """The forecast for members that stand at these values, in the order of the council."""
    members = tuple(_outlook(m.id, v) for m, v in zip(council.members, values, strict=True))
    side: Literal["yes", "no"] = "no" if mode == "qmv_against" else "yes"
    ways = _Ways.of(council, tuple(m.no if side == "no" else m.yes for m in members))
    if mode == "unanimity":
        chance, total = prod(4 - m.no for m in members), 4 ** len(members)
    else:
        chance, total = ways.carrying(council, mode), ways.total
    return Forecast(
        mode=mode, side=side, members=members, chance=rounded(10_000 * chance, total),
        states=ways.states_range(), population=ways.population_range(),
    )  # fmt: skip


def _outlook(member: str, value: int) -> Outlook:
    yes = sum(w for w, d in zip(DRAW_WEIGHTS, DRAWS, strict=True) if value + d > YES_ABOVE)
    no = sum(w for w, d in zip(DRAW_WEIGHTS, DRAWS, strict=True) if value + d < -YES_ABOVE)
    return Outlook(member, value, yes, no)


def _nameless(member: Outlook) -> Outlook:
    """An open member without its name and its exact value."""
    return Outlook("", 0, member.yes, member.no)


@dataclass(frozen=True, slots=True)
class _Ways:
    """In how many ways so many states with so much population join a side.

    A generating polynomial per number of open states that join, packed into one whole number: the digit at place p
    (``digit`` bits wide, too wide to overflow) counts the ways with population p. The sum of the digits of a number
    is its remainder by the base less one.
    """

    rows: tuple[int, ...]
    digit: int
    states: int
    population: int
    """What joins surely."""

    @classmethod
    def of(cls, council: Council, chances: tuple[int, ...]) -> _Ways:
        """Join the members one by one; each joins in ``chance`` of four equal draws."""
        digit = 2 * sum(0 < c < 4 for c in chances) + 2
        rows, states, population = [1], 0, 0
        for member, chance in zip(council.members, chances, strict=True):
            if chance == 4:
                states, population = states + 1, population + member.population
            elif chance:
                shift = digit * member.population
                pairs = zip([*rows, 0], [0, *rows], strict=True)
                rows = [stay * (4 - chance) + (join * chance << shift) for stay, join in pairs]
        return cls(tuple(rows), digit, states, population)

    @property
    def total(self) -> int:
        """All ways."""
        return 1 << 2 * (len(self.rows) - 1)

    def _from(self, row: int, population: int) -> int:
        """The ways of a row in which the open members bring at least a population."""
        return (row >> self.digit * max(population, 0)) % ((1 << self.digit) - 1)

    def carrying(self, council: Council, mode: Mode) -> int:
        """The ways in which the proposal goes through."""
        if mode == "commission":
            return self.total
        reached = sum(self._majority(council, n, row) for n, row in enumerate(self.rows, self.states))
        return self.total - reached if mode == "qmv_against" else reached

    def _majority(self, council: Council, states: int, row: int) -> int:
        """The ways in which so many states are a qualified majority; the thresholds stand in ``ballot``."""
        if majority(council, states, 0):
            return self._from(row, 0)
        if majority(council, states, council.population_needed):
            return self._from(row, council.population_needed - self.population)
        return 0

    def states_range(self) -> tuple[int, int]:
        """The least and the most states, the outer 5 per cent at each end cut off."""
        ways, below, found = self.total, 0, []
        for states, row in enumerate(self.rows, self.states):
            below += self._from(row, 0)
            found.append((100 * below, states))
        low, high = (next(s for b, s in found if b >= cut * ways) for cut in (TAIL, 100 - TAIL))
        return low, high

    def population_range(self) -> tuple[int, int]:
        """The least and the most population, the outer 5 per cent at each end cut off."""
        row, ways = sum(self.rows), self.total
        low, high = (self._quantile(row, cut * ways) for cut in (TAIL, 100 - TAIL))
        return self.population + low, self.population + high

    def _quantile(self, row: int, wanted: int) -> int:
        low, high = 0, row.bit_length() // self.digit
        while low < high:
            middle = (low + high) // 2
            if 100 * (self.total - self._from(row, middle + 1)) >= wanted:
                high = middle
            else:
                low = middle + 1
        return low
