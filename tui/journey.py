"""The ways through the game: which screen follows which act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widgets._toast import Toast

from tui.desk import Desk, FormKind, Stage
from tui.entrance import Lobby
from tui.workshop import Workshop

MODE_OF: dict[Stage, str] = {
    "sheet": "table",
    "table": "table",
    "hand_over": "hand_over",
    "reveal": "reveal",
    "debrief": "debrief",
}


class Journey(App[None]):
    """Opens screens; knows their order and nothing of the rules."""

    desk: Desk | None = None
    lobby: Lobby
    workshop: Workshop | None = None
    """The scenario file that is open before its author; its trial games lead back to it."""

    def tell(self, refusal: str) -> bool:
        """Say why something was not done; true when it was."""
        if refusal:
            self.notify(refusal, severity="warning", timeout=6, markup=False)
        return not refusal

    # -- before a game -------------------------------------------------------------------------------------

    def new_game(self) -> None:
        """Choose a scenario."""
        from tui.screens.scenarios import ScenariosScreen

        self.push_screen(ScenariosScreen())

    def choose_save(self) -> None:
        """Choose a saved game to go on with."""
        from tui.screens.saves import SavesScreen

        self.push_screen(SavesScreen())

    def play(self, desk: Desk | str) -> None:
        """Begin or go on with a game."""
        if isinstance(desk, str):
            self.tell(desk or "There is no game to continue yet.")
            return
        self.desk = desk
        self.route()

    # -- writing -------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Choose a scenario file to write at."""
        from tui.screens.author_files import AuthorFilesScreen

        self.push_screen(AuthorFilesScreen())

    def open_file(self, file: str) -> None:
        """Open one before its author."""
        self.workshop = self.lobby.workshop(file)
        self.switch("author")

    def close_file(self) -> None:
        """Let go of the file, and back to the menu."""
        if self.workshop is not None:
            self.workshop.close()
        self.workshop = None
        self.switch("menu", hide=True)

    # -- the stages of a game ------------------------------------------------------------------------------

    def route(self) -> None:
        """Show the screen of the stage the game is at."""
        if self.desk is None:
            self.switch("menu")
            return
        stage = self.desk.stage
        first = self._first_sheet if stage == "sheet" else None
        self.switch(MODE_OF[stage], hide=stage == "hand_over", then=first)

    def show_anew(self) -> None:
        """Draw a game again that was changed under its screen; talks and charts stay open."""
        if self.desk is not None and self.desk.stage == "table" and self.current_mode in ("talks", "charts"):
            self.switch(self.current_mode)
        else:
            self.route()

    def _first_sheet(self) -> None:
        self.open_sheet(first=True)

    def switch(self, mode: str, *, hide: bool = False, then: Callable[[], None] | None = None) -> None:
        """Go to a mode with nothing lying on top of its screen, and fill it; hiding what the last one showed."""
        self.call_later(self._switch, mode, hide, then)

    async def _switch(self, mode: str, hide: bool, then: Callable[[], None] | None) -> None:
        from tui.screens.base import Base

        if hide:
            while len(self.screen_stack) > 1:
                await self.pop_screen()
            self.hide_secrets()
        await self.switch_mode(mode)
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, Base) and self.screen.is_mounted:
            self.screen.load()
        if then is not None:
            then()

    def hide_secrets(self) -> None:
        """Empty every screen that shows what a seat knows, in every mode."""
        from tui.screens.base import Base

        self.clear_notifications()
        for stack in self._screen_stacks.values():
            for screen in stack:
                screen.query(Toast).remove()
                if isinstance(screen, Base) and screen.SECRET:
                    screen.forget()

    # -- from the table ------------------------------------------------------------------------------------

    def open_sheet(self, *, first: bool = False) -> None:
        """Read the role sheet."""
        from tui.screens.sheet import SheetScreen

        self.push_screen(SheetScreen(first=first))

    def open_form(self, kind: FormKind, subject: str = "") -> None:
        """Fill an order, a threat or a clause."""
        from tui.screens.order import OrderScreen

        self.push_screen(OrderScreen(kind, subject), lambda _: self.reload())

    def open_room(self, partner: str) -> None:
        """Go to the negotiation room."""
        from tui.screens.talks import TalksScreen

        def turn() -> None:
            if partner and isinstance(self.screen, TalksScreen):
                self.screen.turn_to(partner)

        self.switch("talks", then=turn)

    def open_council(self) -> None:
        """See the forecast of the Council."""
        from tui.screens.council import CouncilScreen

        council = self.desk.council() if self.desk else None
        if council is None:
            self.tell("There is nothing for the Council to vote on.")
        else:
            self.push_screen(CouncilScreen(council))

    def open_story(self) -> None:
        """Tell the last round again."""
        if self.desk is None or self.desk.reveal() is None:
            self.tell("No round has been revealed yet.")
        else:
            self.switch("reveal")

    def open_letter(self, letter_id: str) -> None:
        """Open an offer, threat or pledge."""
        from tui.screens.detail import DetailScreen
        from tui.screens.table import TableScreen

        view = self.screen.view if isinstance(self.screen, TableScreen) else None
        letter = next((m for m in view.letters if m.id == letter_id), None) if view else None
        if letter is None:
            return
        if letter.kind in ("offer", "counter"):
            self.open_room(letter.sender.id if not letter.yours else "")
            return
        self.push_screen(DetailScreen.of_letter(letter))

    def open_detail(self, screen: Screen[Any], row_id: str) -> None:
        """Open what a row stands for."""
        from tui.screens.detail import DetailScreen
        from tui.screens.table import TableScreen

        if isinstance(screen, TableScreen) and screen.view is not None:
            detail = DetailScreen.of_row(screen.view, row_id)
            if detail is not None:
                self.push_screen(detail)

    def show_why(self, figure: str) -> None:
        """Show the causes of a number."""
        from tui.screens.why import WhyScreen

        why = self.desk.why(figure) if self.desk else None
        if why is None:
            self.tell("This number has not moved, and nothing explains it further.")
        else:
            self.push_screen(WhyScreen(why))

    def reload(self) -> None:
        """Ask the desk again for the screen that is open."""
        from tui.screens.base import Base

        if isinstance(self.screen, Base):
            self.screen.load()
