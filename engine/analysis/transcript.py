"""A whole game as text people read: round by round, phase by phase, every event in the words of one reader.

The reader is a seat, or the public: what it may not know is not there, not even as a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from engine.analysis.telling import Teller
from engine.events import RoundAssessed
from engine.figures import hidden
from engine.numbers import rounded
from engine.reader import (
    Names,
    deal_name,
    figure_title,
    figure_value,
    measure_name,
    offer_name,
    scenario_names,
    threat_name,
)
from engine.rules.scoring import results
from engine.said import joined, number
from engine.scenario import Figure, Scenario, Seat
from engine.state import State, seen
from engine.table import LocalTable, Played
from engine.view import word

WIDTH = 110
SHOWN = ("economy", "ahead", "home", "credibility", "exposure")


def transcript(table: LocalTable, seat: Seat | None = None, *, round: int = 0) -> str:
    """The game as one reader saw it; ``round`` picks one round."""
    return "\n".join(_Told(table, seat).lines(round)) + "\n"


class _Told:
    def __init__(self, table: LocalTable, seat: Seat | None) -> None:
        self.table, self.seat, self.scenario = table, seat, table.scenario
        self.names: dict[str, str] = dict(scenario_names(self.scenario))
        self.phase = ""
        self.teller = Teller(self.scenario)

    def lines(self, wanted: int) -> Iterator[str]:
        """All lines, or those of one round."""
        yield from self._head()
        before = self.table.first
        self._learn(before)
        opened = 0
        for played in self.table.played:
            now = played.turn.state
            if before.round != opened:
                opened, self.phase = before.round, ""
                if wanted in (0, opened):
                    yield from self._round(before)
            told = list(self._turn(before, played))
            if wanted in (0, before.round):
                yield from told
            before = now
        if before.phase == "ended" and wanted in (0, before.round):
            yield from self._end(before)

    def _head(self) -> Iterator[str]:
        scenario, table = self.scenario, self.table
        yield scenario.text("title", scenario.id)
        reader = self.names.get(self.seat, self.seat) if self.seat else "everybody"
        seats = (f"{self._plate(s)} ({table.header.seats.get(s, 'human')})" for s in scenario.seats)
        yield f"As {reader} saw it. At the table: {joined(list(seats))}."

    def _round(self, state: State) -> Iterator[str]:
        span = self.scenario.played_clock(state.profile).span(state.round)
        title = f"Round {state.round}: {span.label}"
        yield from ("", title, "=" * len(title))

    def _turn(self, before: State, played: Played) -> Iterator[str]:
        """What one action did, under the phase it was done in; what is said twice is told once."""
        self._learn(played.turn.state)
        events = [e for e in played.turn.events if seen(e.seen_by, self.seat)]
        told = [line for sentence in self.teller.told(events, self.names) for line in _bullet(sentence)]
        if told and before.phase != self.phase:
            self.phase = before.phase
            yield from ("", before.phase.capitalize())
        yield from told
        if any(isinstance(e, RoundAssessed) for e in events):
            yield from self._board(played.turn.state)

    def _learn(self, state: State) -> None:
        """Names of everything the reader may know of by now."""
        names = self.names
        for ref, m in state.measures.items():
            if ref not in names and seen(m.seen_by, self.seat):
                names[ref] = measure_name(m, names)
        for ref, o in state.offers.items():
            if ref not in names and seen(o.seen_by, self.seat):
                names[ref] = offer_name(o, names)
        for ref, d in state.deals.items():
            if ref not in names and seen(d.seen_by, self.seat):
                names[ref] = deal_name(d, names)
        for ref, t in state.threats.items():
            if ref not in names and seen(t.seen_by, self.seat):
                names[ref] = threat_name(t, names)

    def _board(self, state: State) -> Iterator[str]:
        yield ""
        for seat in self.scenario.seats:
            shown = ", ".join(_shown(state, Figure(f"{seat}.{what}"), self.seat, self.names) for what in SHOWN)
            yield f"  {self._plate(seat)}: {shown}"
        table = (Figure("rung"), Figure("market"))
        yield f"  {', '.join(_shown(state, f, self.seat, self.names) for f in table)}"

    def _end(self, state: State) -> Iterator[str]:
        yield from ("", "The end", "=======")
        for result in results(self.scenario, state):
            against = number(rounded(result.result, 10), 10, signed=True)
            yield f"  {self._plate(result.seat)}: {against} against its line of no deal, {result.grade}"

    def _plate(self, seat: Seat) -> str:
        return self.scenario.text(f"seats.{seat}.name", seat)


def _bullet(text: str) -> list[str]:
    """A sentence as lines; a number stays with its per cent."""
    lines = wrap(text.replace(" %", "\u00a0%"), WIDTH, initial_indent="  - ", subsequent_indent="    ")
    return [line.replace("\u00a0%", " %") for line in lines]


def _shown(state: State, name: Figure, seat: Seat | None, names: Names) -> str:
    """A figure as the reader may know it: its value, or the word for it."""
    value = state.series.get(name, (0,))[-1]
    text = word(name, value) if hidden(name, seat) else figure_value(name, value)
    return f"{figure_title(name, names)} {text}".strip()


def golden(scenario: Scenario, table: LocalTable) -> dict[str, str]:
    """The transcripts of every seat and of the public, by reader: what the golden files hold."""
    readers: tuple[Seat | None, ...] = (None, *scenario.seats)
    return {reader or "public": transcript(table, reader) for reader in readers}
