"""What a bot may think with: a scenario without the private pages of others, and a possible state behind its view."""

from __future__ import annotations

from dataclasses import replace

from engine.plain import dataclass
from engine.rules.aftermath import trust_of
from engine.scenario import Scenario, Seat, SeatBrief
from engine.state import State
from engine.view import Pick, SeatView, imagine

_SHEETS: dict[tuple[str, str], tuple[Scenario, Scenario]] = {}


@dataclass(frozen=True, slots=True)
class Mind:
    """One decision of one seat: all it may use, and nothing that its view does not hold."""

    scenario: Scenario
    state: State
    seat: Seat
    view: SeatView
    pick: Pick

    @property
    def others(self) -> tuple[Seat, ...]:
        """The other seats, in the order of the scenario."""
        return tuple(s for s in self.scenario.seats if s != self.seat)

    @property
    def rounds_left(self) -> int:
        """How many rounds are played after this one."""
        return self.scenario.rounds(self.state.profile) - self.state.round

    def trust(self, other: str) -> int:
        """Trust with another seat, in tenths."""
        return trust_of(self.state, self.seat, other)


def mind_of(scenario: Scenario, view: SeatView, pick: Pick) -> Mind:
    """The mind behind one decision."""
    assert view.seat is not None
    sheet = sheet_of(scenario, view.seat)
    return Mind(sheet, imagine(sheet, view), view.seat, view, pick)


def sheet_of(scenario: Scenario, seat: Seat) -> Scenario:
    """The scenario as one seat has read it: others' private aims, red lines and history are not in it."""
    key = scenario.digest, seat
    found = _SHEETS.get(key)
    if found is None or found[0] is not scenario:
        seats = {s: brief if s == seat else _public(brief) for s, brief in scenario.seats.items()}
        found = scenario, replace(scenario, seats=seats, history=(), reported=())
        _SHEETS[key] = found
    return found[1]


def _public(brief: SeatBrief) -> SeatBrief:
    return replace(
        brief,
        aims=tuple(a for a in brief.aims if not a.private),
        red_lines=tuple(line for line in brief.red_lines if not line.private),
    )
