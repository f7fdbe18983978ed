"""Process medals (GAME.md 8): who did well on the way, as far as the log of a game can tell; they bring no points.

The best guess of another's pain and the best line of reason need people, who guess and vote at their table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.promises import Promise, Word
from engine.events import DealSigned
from engine.said import Said, say
from engine.scenario import Seat
from engine.state import Deal
from engine.table import LocalTable

CLAUSES = 3
"""What a package needs for the medal of the first signature."""
MOST_JOINT = 100
"""What a package must have brought the three together to be near anything: one point."""


@dataclass(frozen=True, slots=True)
class Medal:
    """One medal: for what it is, who wears it, and the sentence that says why."""

    id: str
    seats: tuple[Seat, ...]
    because: Said


def medals(
    table: LocalTable, promises: Sequence[Promise], words: Sequence[Word], joint: Mapping[int, int]
) -> Iterator[Medal]:
    """The medals of a finished game; ``joint`` is what acts by their number brought all seats together."""
    signed = dict(_signatures(table))
    yield from _first(signed)
    yield from _kept(table, promises, words)
    yield from _nearest(signed, joint)


def _signatures(table: LocalTable) -> Iterator[tuple[int, Deal]]:
    """The number of each act that made a deal, and the deal."""
    for number, played in enumerate(table.played):
        yield from ((number, e.deal) for e in played.turn.events if isinstance(e, DealSigned))


def _first(signed: Mapping[int, Deal]) -> Iterator[Medal]:
    """The first signature under a package of three clauses, whatever became of it at home."""
    for _, deal in sorted(signed.items()):
        if len(deal.clauses) >= CLAUSES:
            because = say(
                "the first signature under three clauses or more: {count} clauses in round {round}",
                count=len(deal.clauses), round=deal.round,
            )  # fmt: skip
            yield Medal("first_package", deal.parties, because)
            return


def _kept(table: LocalTable, promises: Sequence[Promise], words: Sequence[Word]) -> Iterator[Medal]:
    """Whoever promised something that was looked at, and neither missed, broke nor dropped anything."""
    for seat in table.scenario.seats:
        mine = [p for p in promises if p.by == seat]
        pledges = [w for w in words if w.by == seat and w.pledge]
        done = sum(p.kept for p in mine) + sum(w.how == "carried" for w in pledges)
        failed = any(p.missed or p.broken for p in mine) or any(w.how == "dropped" for w in pledges)
        if done and not failed:
            yield Medal(
                "all_kept", (seat,), say("all promises kept, as often as they were looked at ({count})", count=done)
            )


def _nearest(signed: Mapping[int, Deal], joint: Mapping[int, int]) -> Iterator[Medal]:
    """The package that brought the table nearest to the best joint value: without it the three would stand lowest."""
    worth = {number: joint[number] for number in signed if joint.get(number, 0) >= MOST_JOINT}
    if worth:
        best = max(worth, key=lambda number: (worth[number], -number))
        because = say(
            "the package nearest to the best joint value: that of round {round} brought all {points:signed} points",
            round=signed[best].round, points=round(worth[best] / 100),
        )  # fmt: skip
        yield Medal("nearest_package", signed[best].parties, because)
