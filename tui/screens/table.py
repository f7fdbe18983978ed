"""The table: cards, track, board, feed, inbox and your sealed orders."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui import commands as c
from tui import viewmodels as vm
from tui.panels.bars import Advice, TopBar, tab_title
from tui.panels.base import Panel
from tui.panels.board import BoardPanel, MeasuresPanel, PromisesPanel
from tui.panels.cards import CardPanel, StripPanel
from tui.panels.feed import InboxPanel, NewsPanel
from tui.panels.keybar import KeyBar
from tui.panels.orders import OrdersPanel
from tui.panels.relations import RelationsPanel
from tui.panels.track import TrackLine, TrackPanel
from tui.screens.base import Base, keys

TABS = ("board", "measures", "promises", "news", "inbox")


class TableScreen(Base[None]):
    """The screen you spend the game at."""

    SECRET = True
    HERE = (
        c.AddOrder, c.AddThreat, c.OpenTalks, c.AskWhy, c.PassOn, c.EndTurn, c.OpenSheet, c.OpenCharts,
        c.OpenCouncil, c.TellRound, c.UndoOrder, c.GoBack, c.TabBoard, c.TabMeasures, c.TabPromises, c.TabNews,
        c.TabInbox, c.BringCard, c.TimeIsUp, c.LeaveTable,
    )  # fmt: skip
    BINDINGS = keys(*HERE)
    HELP = (
        "You want a better result than your own no-deal line. Each round: read the news, talk, seal up to "
        "three orders, end your turn. `tab` moves between panels, arrows inside, `w` asks why about any "
        "number."
    )

    view: var[vm.Table | None] = var(None, init=False)
    tab: var[str] = var("board", init=False)

    def parts(self) -> ComposeResult:
        """Cards left, board in the middle, feed right."""
        yield TopBar(id="top")
        yield StripPanel(id="strip")
        yield TrackLine(id="track-line")
        with Horizontal(id="table"):
            with Vertical(id="left"):
                for number in range(3):
                    yield CardPanel(id=f"card-{number}", classes="card")
                yield RelationsPanel(id="relations")
            with Vertical(id="main"):
                yield TrackPanel(id="track")
                with Horizontal(id="below"):
                    with Vertical(id="middle"):
                        yield BoardPanel(id="board", classes="tab-body")
                        yield MeasuresPanel(id="measures", classes="tab-body")
                        yield PromisesPanel(id="promises", classes="tab-body")
                        yield OrdersPanel(id="orders")
                    with Vertical(id="right"):
                        yield NewsPanel(id="news")
                        yield InboxPanel(id="inbox")
        yield Advice(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the board first."""
        self.watch_tab()
        self.query_one(BoardPanel).focus()
        if self.view is None and self.brink.desk is not None:
            self.load()
        else:
            self.watch_view()

    def load(self) -> None:
        """Ask the desk for the table."""
        self.view = self.desk.table()

    def watch_view(self) -> None:
        """Hand each part to its panel."""
        if not self.children:
            return
        view = self.view
        if view is None:
            self.forget()
            return
        with self.app.batch_update():
            self.query_one("#top", TopBar).vm = view.status
            self.query_one(StripPanel).vm = view.cards
            for number, card in enumerate(view.cards[:3]):
                self.query_one(f"#card-{number}", CardPanel).vm = card
            self.query_one(TrackPanel).vm = view.track
            self.query_one(TrackLine).vm = view.track
            self.query_one(RelationsPanel).vm = view.relations
            self.query_one(BoardPanel).vm = view
            self.query_one(MeasuresPanel).vm = view.measures
            self.query_one(PromisesPanel).vm = view.promises
            self.query_one(NewsPanel).vm = view.news
            self.query_one(InboxPanel).vm = view.letters
            self.query_one(OrdersPanel).vm = view.orders
            self.query_one(Advice).show(view.hint, view.hint_label)
            self._show_tabs(view)
        self.refresh_bindings()

    def _show_tabs(self, view: vm.Table) -> None:
        fresh_news = sum(n.fresh for n in view.news)
        fresh_mail = sum(m.fresh for m in view.letters)
        words_ = ("Board", "Measures", "Promises", "News", "Inbox")
        counts = (0, 0, 0, fresh_news, fresh_mail)
        shown = 3 if self.feed_beside else 5
        title = tab_title(tuple(zip(TABS, words_, counts, strict=True))[:shown], self.tab)
        for name in TABS[:3]:
            self.query_one(f"#{name}", Panel).tabs = title
        for name in TABS[3:]:
            self.query_one(f"#{name}", Panel).tabs = title if shown == 5 else None

    @property
    def feed_beside(self) -> bool:
        """Whether news and inbox stand beside the board; else they are tabs."""
        return self.has_class("-normal") or self.has_class("-wide")

    def on_resize(self) -> None:
        """Five tabs when narrow, three when the feed stands beside them."""
        at = self.focused.id if self.focused is not None else ""
        self.call_after_refresh(self._fit_tabs, at or "")

    def _fit_tabs(self, at: str) -> None:
        if not self.feed_beside and at in TABS[3:]:
            self.tab = at
            self.query_one(f"#{at}").focus()
        elif self.feed_beside and self.tab in TABS[3:]:
            self.tab = TABS[0]
        if self.view is not None:
            self._show_tabs(self.view)

    def forget(self) -> None:
        """Empty every panel."""
        self.set_reactive(TableScreen.view, None)
        super().forget()
        self.query_one(Advice).show("")

    def barred(self) -> frozenset[str]:
        """What the phase does not allow."""
        return self.view.barred if self.view else frozenset()

    # -- tabs ----------------------------------------------------------------------------------------------

    def watch_tab(self) -> None:
        """Show one body; the feed panels are bodies when the screen is narrow."""
        if not self.children:
            return
        for name in TABS:
            self.set_class(name == self.tab, f"-tab-{name}")
        if self.view is not None:
            self._show_tabs(self.view)

    def action_tab(self, name: str) -> None:
        """Open a tab and go there."""
        if name in ("news", "inbox") and self.feed_beside:
            self.query_one(f"#{name}").focus()
            return
        self.tab = name
        self.query_one(f"#{name}").focus()

    # -- commands ------------------------------------------------------------------------------------------

    def action_add_order(self) -> None:
        """Choose a measure."""
        self.brink.open_form("order")

    def action_add_threat(self) -> None:
        """Choose a threat."""
        self.brink.open_form("threat")

    def action_open_talks(self) -> None:
        """Go to the negotiation room."""
        self.brink.open_room("")

    def action_open_charts(self) -> None:
        """See the charts."""
        self.brink.switch("charts")

    def action_open_sheet(self) -> None:
        """Read the role sheet."""
        self.brink.open_sheet()

    def action_open_council(self) -> None:
        """See the Council."""
        self.brink.open_council()

    def action_tell_round(self) -> None:
        """Tell the last round again."""
        self.brink.open_story()

    def action_undo_order(self) -> None:
        """Take an order back."""
        if self.view is None or not self.view.orders.lines or not self.view.orders.open:
            self.brink.ask_go_back()
            return
        marked = self.query_one(OrdersPanel).marked.removeprefix("order.")
        ids = [line.id for line in self.view.orders.lines]
        self.brink.tell(self.desk.undo(marked if marked in ids else ids[-1]))
        self.load()

    def action_go_back(self) -> None:
        """Choose how far to go back."""
        self.brink.ask_go_back()

    def action_end_turn(self) -> None:
        """Ask once, then end the turn."""
        self.brink.ask_end_turn()

    def action_pass_on(self) -> None:
        """Pass the keyboard to the next person."""
        if self.brink.tell(self.desk.pass_on()):
            self.brink.route()

    def action_bring_card(self) -> None:
        """Bring a held card."""
        self.brink.ask_card()

    def action_time_is_up(self) -> None:
        """Call time."""
        self.brink.ask_time()

    def action_leave_table(self) -> None:
        """Back to the menu, asked once."""
        self.brink.ask_leave()

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """Open what was chosen: the form for an empty slot, the letter, the causes."""
        row_id = event.row_id
        if row_id.startswith("empty."):
            self.action_add_order()
        elif row_id.startswith("letter."):
            self.brink.open_letter(row_id.removeprefix("letter."))
        elif row_id == "council":
            self.action_open_council()
        elif event.panel.figure:
            self.action_ask_why()
        else:
            self.brink.open_detail(self, row_id)
