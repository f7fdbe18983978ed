"""What is asked before it is done: ending a turn, going back, leaving, and what only the facilitator does."""

from __future__ import annotations

from tui import viewmodels as vm
from tui.journey import Journey

IN_A_COPY = vm.Option(
    "copy", "Go on from here in a copy of this game", "This game stays as it is; the copy is a saved game of its own."
)


class Asking(Journey):
    """Opens the questions and does what they answer."""

    def ask_end_turn(self) -> None:
        """Show the orders once, then end the turn."""
        from tui.screens.confirm import Confirm

        if self.desk is None:
            return
        table = self.desk.table()
        title = f"End the {table.status.phase.lower()}?"
        self.push_screen(Confirm(title, table.ending, yes="Yes, end it", no="Not yet"), self._end_turn)

    def _end_turn(self, sure: bool | None) -> None:
        if sure and self.desk is not None and self.tell(self.desk.end_turn()):
            self.route()

    def ask_go_back(self) -> None:
        """Choose how far to go back, or to go on in a copy; what that does is told before it is done."""
        from tui.screens.fields import Picker

        ways = self.desk.ways_back() if self.desk else ()
        if self.desk and self.desk.copy_told():
            self.push_screen(Picker("Go back to, or go on in a copy", (*ways, IN_A_COPY)), self._sure_to_go_back)
        elif ways:
            self.push_screen(Picker("Go back to", ways), self._sure_to_go_back)
        else:
            self.tell("There is nothing of yours to take back now.")

    def _sure_to_go_back(self, point: str | None) -> None:
        from tui.screens.confirm import Confirm

        if point == IN_A_COPY.value:
            self._sure_to_copy()
            return
        way = next((o for o in self.desk.ways_back() if o.value == point), None) if self.desk else None
        if way is None:
            return
        text = (way.help, "The save keeps what is taken back. Bots decide anew, so the game may go another way.")

        def go(sure: bool | None) -> None:
            if sure and self.desk is not None and self.tell(self.desk.go_back(way.value)):
                self.route()

        self.push_screen(
            Confirm(f"Go back to {way.label[:1].lower()}{way.label[1:]}?", text, yes="Yes, go back", no="Stay"), go
        )

    def _sure_to_copy(self) -> None:
        from tui.screens.confirm import Confirm

        def go(sure: bool | None) -> None:
            if sure and self.desk is not None and self.tell(self.desk.go_on_in_copy()):
                self.notify(told[0], markup=False)
                self.route()

        told = self.desk.copy_told() if self.desk else ()
        self.push_screen(
            Confirm("Go on in a copy of this game?", told, yes="Yes, in a copy", no="Stay in this one"), go
        )

    def ask_leave(self) -> None:
        """Back to the menu; from a trial game back to its file, where it can be gone on with."""
        from tui.screens.confirm import Confirm

        if self.workshop is not None:
            self.desk = None
            self.switch("author", hide=True)
            return
        text = ("The game is saved after every action. Continue in the menu brings you back here.",)
        self.push_screen(Confirm("Leave the table?", text, yes="To the menu", no="Stay"), self._leave)

    def _leave(self, sure: bool | None) -> None:
        if not sure:
            return
        if self.desk is not None:
            self.desk.leave()
        self.desk = None
        self.switch("menu", hide=True)

    def action_ask_quit(self) -> None:
        """Ask before leaving, if a game is open."""
        from tui.screens.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        if self.desk is None and (self.workshop is None or self.workshop.desk() is None):
            self.exit()
            return
        if self.workshop is not None:
            text = ("A trial game is not saved. Your file stays as you wrote it.",)
        else:
            text = ("Your game is saved; Continue in the menu brings it back.",)
        self.push_screen(Confirm("Quit Brinkmanship?", text, yes="Quit", no="Stay"), self._quit)

    def _quit(self, sure: bool | None) -> None:
        if sure:
            if self.desk is not None:
                self.desk.leave()
            self.exit()

    # -- for the facilitator -------------------------------------------------------------------------------

    def ask_card(self) -> None:
        """Warn first, then list the held cards, then show one in full, then bring it."""
        from tui.present.facilitator import WARNING
        from tui.screens.confirm import Confirm

        if self.desk is None or not self.desk.cards():
            self.tell("No card is left to bring; the scenario holds none, or all have come.")
            return
        self.push_screen(Confirm("Bring a card?", (WARNING,), yes="Show the cards", no="Close"), self._choose_card)

    def _choose_card(self, sure: bool | None) -> None:
        from tui.screens.fields import Picker

        if sure and self.desk is not None:
            self.push_screen(Picker("Bring a card", self.desk.cards()), self._sure_of_card)

    def _sure_of_card(self, card: str | None) -> None:
        from tui.screens.confirm import Confirm

        if card is None or self.desk is None:
            return

        def go(sure: bool | None) -> None:
            if sure and self.desk is not None and self.tell(self.desk.bring(card)):
                self.route()

        self.push_screen(Confirm("Bring this card now?", self.desk.card(card), yes="Bring it", no="Not now"), go)

    def ask_time(self) -> None:
        """Tell whom it ends, then call time."""
        from tui.screens.confirm import Confirm

        told = self.desk.time_told() if self.desk else ()
        if not told:
            self.tell("Nobody is waited for now.")
            return

        def go(sure: bool | None) -> None:
            if sure and self.desk is not None and self.tell(self.desk.call_time()):
                self.route()

        self.push_screen(Confirm("Time is up?", told, yes="Time is up", no="Not yet"), go)
