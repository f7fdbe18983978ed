"""The facilitator at this keyboard: a held card is brought, time is called."""

from __future__ import annotations

from engine import run
from tui import viewmodels as vm
from tui.keyboard import Keyboard
from tui.present import facilitator


class Facilitating(Keyboard):
    """What goes beyond a seat: whoever runs the table does it from the same keyboard."""

    def cards(self) -> tuple[vm.Option, ...]:
        """The held cards that have not come yet."""
        return facilitator.cards(self.mine, self.game)

    def card(self, card: str) -> tuple[str, ...]:
        """One of them in full."""
        return facilitator.card_told(self.mine, self.game, card)

    def bring(self, card: str) -> str:
        """Bring a held card now; all who may read it have it among their news."""
        refusal = self._send(facilitator.bring(card))
        if not refusal:
            run(self.game)
            self._mark_fresh(self._fresh.get(self._seat, 0))
        return refusal

    def time_told(self) -> tuple[str, ...]:
        """Whom time would end; nothing when nobody is waited for."""
        return facilitator.time_told(self.mine, self.game)

    def call_time(self) -> str:
        """Time is up: whoever is waited for plays what is sealed."""
        refusal = self._send(facilitator.call_time())
        if not refusal:
            self._run_on()
        return refusal
