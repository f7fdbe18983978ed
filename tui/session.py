"""A game at this machine: the desk over a local table, with bots and several people at one keyboard.

It sends actions and asks views; what a view means on the screen is made in `present`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine import (
    Action,
    Actor,
    Figure,
    NoFigure,
    Seat,
    WithdrawOrder,
    explain_game,
    run,
    styles,
)
from engine.events import Event, RoundOpened
from tui import saved
from tui import viewmodels as vm
from tui.bargains import Bargains
from tui.desk import FormKind, Values
from tui.facilitating import Facilitating
from tui.home import fresh_save
from tui.present import causes, clauses, council, forms, sheet, story, table, undo
from tui.present.charts import charts
from tui.present.debrief import debrief
from tui.present.hints import hint
from tui.present.report import markdown


class LocalDesk(Bargains, Facilitating):
    """One game, seen by whoever sits at the keyboard."""

    # -- looking -------------------------------------------------------------------------------------------

    def table(self) -> vm.Table:
        """The table."""
        look = self.mine
        log = self.game.log(self.at)
        text = hint(look) if self.learn else ""
        fresh = self._fresh.get(self._seat, 0)
        shown = table.table(look, log, fresh=fresh, people=self.people_words(), hint=text)
        return shown if self._others_waiting() else replace(shown, barred=shown.barred | {"pass_on"})

    def sheet(self) -> vm.Sheet:
        """The role sheet."""
        return sheet.sheet(self.mine, self.game.log(self.at))

    def hand_over(self) -> vm.HandOver:
        """Who comes next."""
        look = self.look(None)
        others = [look.power(s).name for s in self.people if s != self.at]
        done = look.power(self._left) if self._left else None
        return vm.HandOver(
            done, look.power(self._seat), "", f"{' and '.join(others)}: look away.", self._seat in self.words,
        )  # fmt: skip

    def council(self) -> vm.Council | None:
        """The forecast of the Council."""
        return council.council(self.mine)

    # -- forms ---------------------------------------------------------------------------------------------

    def menu(self, kind: FormKind) -> tuple[vm.MenuEntry, ...]:
        """What can be ordered, threatened or promised."""
        if kind == "order":
            return forms.order_menu(self.mine)
        if kind == "clause":
            return clauses.clause_menu(self.mine, self._with)
        return forms.threat_menu(self.mine)

    def form(self, kind: FormKind, subject: str, values: Values) -> vm.Form:
        """The form of a subject filled with values, and its preview."""
        look = self.mine
        if kind == "order":
            return forms.order_form(look, subject, values)
        if kind == "clause":
            return clauses.clause_form(look, subject, self._with, values, self._why_not_clause(subject, values))
        return forms.threat_form(look, subject, values)

    def submit(self, kind: FormKind, subject: str, values: Values) -> str:
        """Place what the form says."""
        look = self.mine
        if kind == "clause":
            return self._add_clause(subject, values)
        action: Action | None = forms.order_of(look, subject, values)
        if kind != "order":
            action = forms.threat_of(look, subject, values)
        if action is None:
            shown = self.form(kind, subject, values).preview
            return shown.refusal if shown and shown.refusal else "there is nothing to choose here now"
        refusal = self._send(action, reason=values.get("reason", ""))
        if not refusal and kind != "order":
            run(self.game)
        return refusal

    def undo(self, order_id: str) -> str:
        """Take a sealed order back."""
        return self._send(WithdrawOrder(by=Actor(self._seat), place=int(order_id)))

    def ways_back(self) -> tuple[vm.Option, ...]:
        """Before which of your acts the game can go back; closed where another person has seen what came after."""
        if self.at is None or self.at not in self.game.due.seats:
            return ()
        barred: dict[int, str] = {}
        for number in range(len(self.game.played)):
            saw = [self.mine.power(s).name for s in self.people if s != self.at and self._saw[s] > number]
            if saw:
                barred[number] = f"{' and '.join(saw)} {'has' if len(saw) == 1 else 'have'} seen what came after"
        return undo.options(self.mine, self.game, barred)

    def go_back(self, point: str) -> str:
        """Take back all from one of your acts on; the save keeps what was taken back, and bots decide anew."""
        option = next((o for o in self.ways_back() if o.value == point), None)
        if option is None or option.barred:
            return option.barred if option else "there is no such point to go back to"
        self.game.back_to(int(point))
        self._told_rounds, self._story, self._debrief = self._rounds_done(), None, None
        self._read = {s: min(n, len(self.game.log(s))) for s, n in self._read.items()}
        self._saw = {s: min(n, len(self.game.played)) for s, n in self._saw.items()}
        self._stage = "table"
        run(self.game)
        self._seat_stage()
        return ""

    def copy_told(self) -> tuple[str, ...]:
        """Where this game stays and where its copy goes on; nothing when it is not one's turn or kept nowhere."""
        if self.game.path is None or self.at is None or self.at not in self.game.due.seats:
            return ()
        copy, here = fresh_save(self.game.scenario.id), self.game.path
        if not here.exists():
            return (
                f"You go on in a copy: {saved.named(copy)}.",
                "The save of this game is gone; the copy has all of it.",
            )
        listed = here.resolve().parent == copy.resolve().parent
        rest = "Continue in the menu lists both." if listed else "Continue in the menu lists the copy only."
        return (
            f"You go on in a copy: {saved.named(copy)}.",
            f"This game stays as it is now: {saved.named(here)}. {rest}",
        )

    def go_on_in_copy(self) -> str:
        """Leave this game as it stands in its save, and go on from here in a new one; the seats keep their words."""
        if not self.copy_told():
            return "this game cannot be copied now"
        try:
            self.game = saved.copied(self.game, self.words)
        except saved.NoCopy as error:
            return str(error)
        return ""

    # -- looking back --------------------------------------------------------------------------------------

    def why(self, figure: str) -> vm.Why | None:
        """Why a number is what it is."""
        everything = self.game.state.phase == "ended"
        if figure.endswith(".result"):
            return self._why_result(figure.removesuffix(".result"), everything=everything)
        turns = [p.turn for p in self.game.played]
        try:
            found = explain_game(
                self.game.scenario, self.game.first, turns, Figure(figure), seat=self.at, everything=everything
            )
        except (NoFigure, KeyError):
            return None
        return causes.why(self.mine, found)

    def _why_result(self, seat: str, *, everything: bool) -> vm.Why | None:
        if everything:
            return causes.result(self.look(None), self.game.state, seat)
        return causes.result(self.mine, self.mine.state, seat) if seat == self.at else None

    def reveal(self) -> vm.Reveal | None:
        """The story of the last round: for one person as they know it, for several as everybody does."""
        if self._story is None:
            done = self._rounds_done()
            if not done:
                return None
            self._story = self._span(done)
        number, first, end = self._story
        seat = self.people[0] if len(self.people) == 1 else None
        return story.Round(self.look(seat), number, self._events(first, end, seat)).story()

    def _events(self, first: int, end: int, seat: Seat | None) -> Sequence[Event]:
        from engine import seen

        found = [e for p in self.game.played[first:end] for e in p.turn.events if seen(e.seen_by, seat)]
        return [e for e in found if not isinstance(e, RoundOpened)]

    def charts(self) -> vm.Charts:
        """The rounds so far."""
        return charts(self.mine)

    def debrief(self) -> vm.Debrief:
        """The end of the game."""
        if self._debrief is None:
            self._debrief = debrief(self.game, self.look(None))
        return self._debrief

    def save_report(self) -> str:
        """Write the debrief as Markdown beside the save; the path of the file."""
        shown = self.debrief()
        path = (self.folder or Path.cwd()) / shown.report
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(shown), encoding="utf-8")
        return str(path)

    def leave(self) -> None:
        """Let go of the game."""
        self.game.close()


STYLES = {
    "cautious": "prepares first and answers in kind", "dove": "always talks", "hawk": "climbs",
    "opportunist": "takes what pays", "accepter": "signs everything", "passer": "does nothing",
    "wrecker": "never signs and climbs", "random": "for tests: does anything that is allowed",
}  # fmt: skip
"""What each style does, in the order in which they are offered."""


def style_options() -> tuple[vm.Option, ...]:
    """Who can sit in a seat: a person, or a bot by its style, the cautious one first."""
    known = styles()
    names = [*(name for name in STYLES if name in known), *(name for name in known if name not in STYLES)]
    bots = [
        vm.Option(name, f"bot, {name}", STYLES.get(name) or str(getattr(known[name], "title", ""))) for name in names
    ]
    return (vm.Option("human", "a person", "at this keyboard"), *bots)


__all__ = ["LocalDesk", "style_options"]
