"""The author's screen: one scenario file, read again whenever it is saved, with previews and trial games."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from tui import commands as c
from tui.ink import Ink, sides, words
from tui.panels.author import ExcerptPanel, FindingsPanel
from tui.panels.bars import tab_title
from tui.panels.base import Panel, plain_signs
from tui.panels.brief import BriefPanel, LeversPanel, SheetPanel
from tui.panels.form import FormPanel
from tui.panels.keybar import KeyBar
from tui.panels.preview import CardsPanel, EventPanel, RolePanel, TrialPanel
from tui.screens.author_roles import Roles
from tui.screens.base import keys
from tui.viewmodels import Draft
from tui.workshop import Workshop

TABS = ("problems", "briefing", "roles", "cards", "trial")
WORDS = ("Problems", "Briefing", "Role sheets", "Event cards", "Trial game")
FIRST = {"problems": "#findings", "briefing": "#brief", "roles": "#aims", "cards": "#news-cards", "trial": "#form"}
EVERY = 0.5
"""Seconds between two looks at the disk."""


class AuthorScreen(Roles):
    """Five tabs over one file."""

    SECRET = True
    HERE = (
        c.StartTrial, c.GoOnTrial, c.OtherSide, c.TabProblems, c.TabBriefing, c.TabRoles, c.TabCards, c.TabTrial,
        c.StepLess, c.StepMore, c.Back,
    )  # fmt: skip
    BINDINGS = keys(*HERE)
    HELP = (
        "Your file stays in your editor; this screen only reads it and is new at every save. 1 shows what to mend, "
        "2 to 4 what players will read, 5 plays it from any round. While the file has errors you see how it was before."
    )

    class Looked(Message):
        """Something was saved, and this is how the file is now."""

        def __init__(self, shop: Workshop, draft: Draft) -> None:
            super().__init__()
            self.shop, self.draft = shop, draft

    def __init__(self) -> None:
        super().__init__()
        self._looking = False

    def parts(self) -> ComposeResult:
        """Two lines, then a body for each tab."""
        yield Static("", id="work-bar", classes="top-bar", markup=False)
        yield Static("", id="work-tabs", markup=False)
        yield Static("", id="work-notice", markup=False)
        with Vertical(id="problems-body", classes="work-body"):
            yield FindingsPanel(id="findings")
            yield ExcerptPanel(id="excerpt")
        with Vertical(id="briefing-body", classes="work-body"):
            yield BriefPanel(id="brief")
        with Vertical(id="roles-body", classes="work-body"):
            yield Static("", id="role-line", markup=False)
            with Horizontal(id="sheet"):
                yield SheetPanel(id="aims")
                yield LeversPanel(id="levers")
                yield RolePanel(id="role")
        with Horizontal(id="cards-body", classes="work-body"):
            yield CardsPanel(id="news-cards")
            yield EventPanel(id="event")
        with Horizontal(id="trial-body", classes="work-body"):
            with Vertical(id="trial-side"):
                yield FormPanel(id="form")
                yield Static("", id="field-help", classes="soft", markup=False)
            yield TrialPanel(id="trial")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look at the disk from now on."""
        self.query_one("#work-tabs", Static).auto_links = False  # tabs have their own colours
        self.watch_tab()
        self.set_interval(EVERY, self._ask_disk)

    # -- the file ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Show the file that is open; another one begins at its problems."""
        shop = self.brink.workshop
        if shop is None:
            return
        if shop is not self._shop:
            self._shop, self.values, self.seat, self.turned = shop, {}, "", False
            self.tab = "problems"
        self.view = shop.draft()
        if self.view is None:
            self.query_one("#work-bar", Static).update("Reading the file")
        self._show_trial()
        self._ask_disk()
        self.call_after_refresh(self._enter_tab)

    def _ask_disk(self) -> None:
        shop = self.brink.workshop
        if shop is not None and not self._looking:
            self._looking = True
            self.run_worker(partial(self._look, shop), thread=True, group="disk")

    def _look(self, shop: Workshop) -> None:
        """In a thread: nothing here touches a widget."""
        try:
            draft = shop.look()
        finally:
            self._looking = False
        if draft is not None:
            self.post_message(self.Looked(shop, draft))

    @on(Looked)
    def take_look(self, event: Looked) -> None:
        """Show what was saved; a trial game goes on with it."""
        if event.shop is not self.brink.workshop:
            return
        said = event.shop.settle()
        if self.app.current_mode == "author":
            self.view = event.draft
        if said:
            now = event.shop.trial()
            stopped = now is not None and now.stopped
            if stopped or self.app.current_mode not in ("table", "author"):
                self.notify(said, severity="warning" if stopped else "information", timeout=12 if stopped else 4,
                            markup=False)  # fmt: skip
            if self.app.current_mode != "author":
                self.brink.show_anew()
        self._show_trial()
        if event.shop.at_once is not None and not event.draft.errors:
            wish, event.shop.at_once = event.shop.at_once, None
            self._begin(wish)

    def watch_view(self) -> None:
        """Hand the file to the panels; what is equal is not drawn again."""
        view = self.view
        if not self.children:
            return
        if view is None:
            self.forget()
            return
        with self.app.batch_update():
            self._show_bar(view)
            self.query_one(FindingsPanel).vm = view
            self._show_finding(self.query_one(FindingsPanel).marked)
            self.query_one(BriefPanel).vm = view.brief
            self.query_one(CardsPanel).vm = view.cards if view.brief else None
            self._show_card(self.query_one(CardsPanel).marked)
            self._show_role()
            self._show_form()
        self.refresh_bindings()

    def _show_bar(self, view: Draft) -> None:
        bar, tabs, notice = (self.query_one(f"#work-{name}", Static) for name in ("bar", "tabs", "notice"))
        shipped = ("  read only", "$muted") if view.shipped else ""
        left = words((view.title or view.file, "bold"), (f"  {view.file}" if view.title else "", "$muted"), shipped)
        right = words((view.counts or "no problems", "bold" if view.counts else ""), (f"  {view.word}", "$muted"))
        bar.update(plain_signs(sides(left, right, max(20, self.size.width - 2)), self.brink.symbols))
        counts = (len(view.findings), 0, 0, 0, 0)
        tabs.update(tab_title(tuple(zip(TABS, WORDS, counts, strict=True)), self.tab))
        stale = view.stale if self.tab != "problems" else ""
        said = view.notice or stale
        notice.display = bool(said)
        notice.update(words((f"{Ink(self.brink.symbols).symbols.warn} ", "bold $caution"), said) if said else "")

    def forget(self) -> None:
        """Empty every panel."""
        self.set_reactive(AuthorScreen.view, None)
        super().forget()
        for name in ("#work-bar", "#role-line", "#work-notice"):
            self.query_one(name, Static).update("")

    def on_resize(self) -> None:
        """The bar is as wide as the window."""
        if self.view is not None:
            self._show_bar(self.view)

    # -- tabs ----------------------------------------------------------------------------------------------

    def watch_tab(self) -> None:
        """Show one body."""
        if not self.children:
            return
        for name in TABS:
            self.query_one(f"#{name}-body").display = name == self.tab
        if self.view is not None:
            self._show_bar(self.view)
        self.refresh_bindings()

    def action_tab(self, name: str) -> None:
        """Open a tab and go there."""
        self.tab = name
        self._enter_tab()

    def _enter_tab(self) -> None:
        self.set_focus(self.query_one("#role" if self.tab == "roles" and self.turned else FIRST[self.tab]))

    def barred(self) -> frozenset[str]:
        """What has no sense on this tab, or now."""
        found = {"step_less", "step_more"} if self.tab not in ("roles", "trial") else set()
        if self.tab != "roles" or not self._roles():
            found.add("other_side")
        if self.tab != "trial" or self._playing or self.view is None or self.view.brief is None:
            found.add("start_trial")
        if self._shop is None or self._shop.desk() is None:
            found.add("go_on_trial")
        return frozenset(found)

    # -- problems and cards --------------------------------------------------------------------------------

    @on(Panel.Marked)
    def follow(self, event: Panel.Marked) -> None:
        """Show what the mark stands on."""
        if isinstance(event.panel, FindingsPanel):
            self._show_finding(event.row_id)
        elif isinstance(event.panel, CardsPanel):
            self._show_card(event.row_id)
        elif isinstance(event.panel, FormPanel):
            self._explain()

    def _finding_of(self, row_id: str) -> int:
        """The place of a row among the findings; the first one when it is none of them."""
        panel = self.query_one(FindingsPanel)
        ids = [option.id for option in panel.options if option.id]
        return ids.index(row_id) if row_id in ids else 0

    def _show_finding(self, row_id: str) -> None:
        found = self.view.findings if self.view else ()
        panel = self.query_one(ExcerptPanel)
        panel.vm = found[self._finding_of(row_id)] if found else None
        panel.display = bool(found)

    def _show_card(self, row_id: str) -> None:
        cards = self.view.cards if self.view else ()
        self.query_one(EventPanel).vm = next((x for x in cards if x.id == row_id), cards[0] if cards else None)

    @on(Panel.Chosen)
    def open_row(self, event: Panel.Chosen) -> None:
        """The page of a code, or the list of a field."""
        from tui.screens.author_page import PageScreen

        if isinstance(event.panel, FindingsPanel) and event.row_id and self.view and self._shop:
            finding = self.view.findings[self._finding_of(event.row_id)]
            self.app.push_screen(PageScreen(self._shop.page(finding.code)))
        elif isinstance(event.panel, FormPanel):
            self.open_field()

    # -- seats and steps -----------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if self.tab == "trial":
            self.form_panel().step(by)
        else:
            self._turn_to(by)

    def action_step_less(self) -> None:
        """The seat before, or one step less."""
        self._step(-1)

    def action_step_more(self) -> None:
        """The next seat, or one step more."""
        self._step(1)

    # -- leaving -------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Stop the play of earlier rounds; else to the menu, asked when a trial game is under way."""
        from tui.screens.confirm import Confirm

        if self._playing:
            self._stop = True
        elif self.maximized is not None:
            self.minimize()
        elif self._shop is not None and self._shop.desk() is not None:
            text = ("The trial game ends with it. Your file stays as you wrote it.",)
            self.app.push_screen(Confirm("Close the file?", text, yes="To the menu", no="Stay"), self._close)
        else:
            self.brink.close_file()

    def _close(self, sure: bool | None) -> None:
        if sure:
            self.brink.close_file()
