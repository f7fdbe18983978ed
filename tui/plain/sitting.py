"""One person's look at the table in line mode: what the acts of a turn are made with."""

from __future__ import annotations

from dataclasses import dataclass

from engine import Action, LocalTable, Names, Refusal, Scenario, Seat, SeatView, tell
from tui.plain.talk import Talk


@dataclass(frozen=True)
class Sitting:
    """A seat at the table, what it sees now, and the words for it."""

    table: LocalTable
    talk: Talk
    seat: Seat
    view: SeatView
    names: Names

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.table.scenario

    def name(self, seat: Seat) -> str:
        """A seat's name."""
        return self.scenario.text(f"seats.{seat}.name", seat)

    def send(self, action: Action) -> bool:
        """Send an action and tell a refusal in words."""
        answer = self.table.send(action)
        if isinstance(answer, Refusal):
            self.talk.tell(f"not possible: {tell(answer.because, self.names)}")
            return False
        return True
