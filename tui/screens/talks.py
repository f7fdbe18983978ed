"""The negotiation room."""

from __future__ import annotations

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui import commands as c
from tui import viewmodels as vm
from tui.desk import DealAct
from tui.panels.bars import Advice, TopBar
from tui.panels.base import Panel
from tui.panels.keybar import KeyBar
from tui.panels.treaty import CheckPanel, CountPanel, TalkPanel, TreatyPanel, WorthPanel
from tui.screens.base import Base, keys
from tui.screens.fields import Picker

NEEDS = {
    "add_clause": "clause", "drop_clause": "clause", "change_enforcement": "clause", "change_secrecy": "clause",
    "send_offer": "offer", "counter_offer": "counter", "accept_offer": "accept", "refuse_offer": "refuse",
}  # fmt: skip


class TalksScreen(Base[None]):
    """Draft left, talk right; worth, homes and checks below."""

    SECRET = True
    HERE = (
        c.AddClause, c.SendOffer, c.CounterOffer, c.AcceptOffer, c.RefuseOffer, c.ChangePartner,
        c.Back, c.ShowTalk, c.DropClause, c.ChangeEnforcement, c.ChangeSecrecy, c.OpenCouncil, c.GoBack, c.AskWhy,
    )  # fmt: skip
    BINDINGS = keys(*HERE)
    HELP = (
        "Only signed and ratified clauses bind. Build a draft, look at what it is worth to you and whether "
        "both homes would carry it, then offer it. An offer ends with its round."
    )

    view: var[vm.Room | None] = var(None, init=False)

    def parts(self) -> ComposeResult:
        """Five panels."""
        yield TopBar("Negotiation room", id="top")
        with Horizontal(id="talks"):
            with Vertical(id="draft-side"):
                yield TreatyPanel(id="treaty")
                with Horizontal(id="judging"):
                    yield CountPanel(id="counts")
                    with Vertical(id="judging-right"):
                        yield WorthPanel(id="worth")
                        yield CheckPanel(id="check")
            yield TalkPanel(id="talk")
        yield Advice(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the room that was open last."""
        self.query_one(TreatyPanel).focus()
        if self.brink.desk is not None:
            self.load()

    def load(self) -> None:
        """Ask for the room."""
        self.view = self.desk.room(self.view.partner.id if self.view else "")

    def turn_to(self, partner: str) -> None:
        """Speak with another partner."""
        self.view = self.desk.room(partner)

    def watch_view(self) -> None:
        """Hand the room to its panels."""
        view = self.view
        if not self.children:
            return
        if view is None:
            self.forget()
            return
        with self.app.batch_update():
            self.query_one(TopBar).vm = view.status
            for panel in (TreatyPanel, WorthPanel, CountPanel, CheckPanel, TalkPanel):
                self.query_one(panel).vm = view
            self.query_one(Advice).show(view.advice)
        self.refresh_bindings()

    def forget(self) -> None:
        """Empty every panel."""
        self.set_reactive(TalksScreen.view, None)
        super().forget()
        self.query_one(Advice).show("")

    def barred(self) -> frozenset[str]:
        """What cannot be done with this draft now."""
        if self.view is None:
            return frozenset(NEEDS)
        barred = {command for command, need in NEEDS.items() if need not in self.view.actions}
        if len(self.view.partners) < 2:
            barred.add("change_partner")
        return frozenset(barred)

    @property
    def partner(self) -> str:
        """The id of the partner."""
        return self.view.partner.id if self.view else ""

    # -- commands ------------------------------------------------------------------------------------------

    def action_add_clause(self) -> None:
        """Add a promise."""
        self.brink.open_form("clause")

    def action_drop_clause(self) -> None:
        """Take the marked promise out."""
        marked = self.query_one(TreatyPanel).marked.removeprefix("clause.")
        if not marked.isdigit():
            self.notify("Mark a clause of the draft first.", timeout=3)
            return
        self.brink.tell(self.desk.drop_clause(self.partner, int(marked)))
        self.load()

    def action_show_talk(self) -> None:
        """Show what was said, or the draft again; side by side where there is room."""
        self.toggle_class("-talk")
        self.query_one(TalkPanel if self.has_class("-talk") else TreatyPanel).focus()

    def action_change_enforcement(self) -> None:
        """Choose what happens after a breach."""
        self._pick("enforcement", "If a clause is broken")

    def action_change_secrecy(self) -> None:
        """Choose who may know."""
        self._pick("secrecy", "Who may know")

    def _pick(self, what: Literal["enforcement", "secrecy"], title: str) -> None:
        if self.view is None:
            return
        now = self.view.enforcement if what == "enforcement" else self.view.secrecy

        def take(value: str | None) -> None:
            if value is not None:
                self.brink.tell(self.desk.set_deal(self.partner, what, value))
                self.load()

        options = self.desk.deal_options(self.partner, what)
        self.app.push_screen(Picker(title, options, now.value), take)

    def action_change_partner(self) -> None:
        """Turn to the other partner."""
        if self.view is None or len(self.view.partners) < 2:
            return
        ids = [p.id for p in self.view.partners]
        self.turn_to(ids[(ids.index(self.partner) + 1) % len(ids)])

    def action_send_offer(self) -> None:
        """Offer the draft."""
        self._act("offer")

    def action_counter_offer(self) -> None:
        """Send the changed version back."""
        self._act("counter")

    def action_refuse_offer(self) -> None:
        """Say no."""
        self._act("refuse")

    def action_accept_offer(self) -> None:
        """Sign, asked once."""
        from tui.screens.confirm import Confirm

        if self.view is None:
            return
        text = tuple(f"{clause.number}  {clause.giver.code} {clause.sentence}" for clause in self.view.clauses)
        counts = tuple(
            f"{count.power.code}  {count.total}{f', needs {count.need}' if count.need else ''}: {count.verdict}"
            for count in self.view.counts
        )
        self.app.push_screen(Confirm("Sign this?", (*text, "", *counts), yes="Sign", no="Not yet"), self._sign)

    def _sign(self, sure: bool | None) -> None:
        if sure:
            self._act("accept")

    def _act(self, act: DealAct) -> None:
        if self.brink.tell(self.desk.deal(self.partner, act)):
            self.notify({"offer": "Offered.", "counter": "Sent back.", "accept": "Signed.", "refuse": "Refused."}[act])
        self.load()

    def action_go_back(self) -> None:
        """Choose how far to go back."""
        self.brink.ask_go_back()

    def action_open_council(self) -> None:
        """See the Council."""
        self.brink.open_council()

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """Causes or the Council."""
        if event.row_id == "council":
            self.action_open_council()
        elif event.panel.figure:
            self.action_ask_why()

    def action_back(self) -> None:
        """To the table."""
        self.brink.switch("table")
