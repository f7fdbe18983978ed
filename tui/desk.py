"""What a screen may ask of the game being played: view-models out, plain words in.

Screens hold a `Desk` and nothing of the engine. A refusal is a sentence; an empty string means it was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from tui import viewmodels as vm

Stage = Literal["sheet", "table", "hand_over", "reveal", "debrief"]
FormKind = Literal["order", "threat", "pledge", "clause"]
DealAct = Literal["offer", "counter", "accept", "refuse"]
Values = Mapping[str, str]


class Desk(Protocol):
    """One game as the person at the keyboard may see it."""

    @property
    def stage(self) -> Stage:
        """Which screen comes next."""

    def menu(self, kind: FormKind) -> tuple[vm.MenuEntry, ...]:
        """What can be ordered, threatened or promised."""

    def form(self, kind: FormKind, subject: str, values: Values) -> vm.Form:
        """The form of a subject filled with values, and its preview."""

    def submit(self, kind: FormKind, subject: str, values: Values) -> str:
        """Place what the form says."""

    def undo(self, order_id: str) -> str:
        """Take a sealed order back."""

    def ways_back(self) -> tuple[vm.Option, ...]:
        """Before which of your acts the game can go back, latest first."""

    def go_back(self, point: str) -> str:
        """Take back all from one of your acts on."""

    def copy_told(self) -> tuple[str, ...]:
        """Where this game stays and where its copy goes on; nothing when it cannot be copied now."""

    def go_on_in_copy(self) -> str:
        """Leave this game as it stands in its save, and go on from here in a new one."""

    def end_turn(self) -> str:
        """Seal the orders and move the table as far as it goes without this seat."""

    def pass_on(self) -> str:
        """Give the keyboard to another person who still acts, without ending the turn."""

    def cards(self) -> tuple[vm.Option, ...]:
        """For the facilitator: the held cards that have not come yet."""

    def card(self, card: str) -> tuple[str, ...]:
        """For the facilitator: one of them in full."""

    def bring(self, card: str) -> str:
        """The facilitator brings a held card now."""

    def time_told(self) -> tuple[str, ...]:
        """Whom time would end, and what then stands; nothing when nobody is waited for."""

    def call_time(self) -> str:
        """The facilitator calls time: whoever is waited for plays what is sealed."""

    def seen(self) -> None:
        """The sheet or the story was read."""

    def take_over(self, word: str) -> str:
        """The next person sits down."""

    def table(self) -> vm.Table:
        """The table."""

    def sheet(self) -> vm.Sheet:
        """The role sheet."""

    def hand_over(self) -> vm.HandOver:
        """Who comes next."""

    def room(self, partner: str) -> vm.Room:
        """The negotiation room with a partner; an empty id means the last one."""

    def deal(self, partner: str, act: DealAct) -> str:
        """Offer, counter, accept or refuse."""

    def drop_clause(self, partner: str, number: int) -> str:
        """Take a clause out of the draft."""

    def deal_options(self, partner: str, what: Literal["enforcement", "secrecy"]) -> tuple[vm.Option, ...]:
        """What enforcement or secrecy can be chosen."""

    def set_deal(self, partner: str, what: Literal["enforcement", "secrecy"], value: str) -> str:
        """Choose enforcement or secrecy."""

    def council(self) -> vm.Council | None:
        """The forecast of the Council, if there is something to vote on."""

    def why(self, figure: str) -> vm.Why | None:
        """Why a number is what it is."""

    def reveal(self) -> vm.Reveal | None:
        """The story of the last round."""

    def charts(self) -> vm.Charts:
        """The rounds so far."""

    def debrief(self) -> vm.Debrief:
        """The end of the game."""

    def save_report(self) -> str:
        """Write the debrief as Markdown; the path of the file."""

    def leave(self) -> None:
        """Let go of the game; it is on disk."""
