"""Trial games of the author's screen: the form, the play of earlier rounds in a thread, the way to the table."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from tui.desk import Desk, Values
from tui.panels.form import FormPanel, values_of
from tui.panels.preview import TrialPanel
from tui.screens.base import Base
from tui.screens.fields import Fills
from tui.viewmodels import Draft, TrialNow
from tui.workshop import Workshop


class Stopped(Exception):
    """Raised into the play of earlier rounds to end it."""


class Trials(Fills, Base[None]):
    """What the fifth tab does."""

    class Told(Message):
        """How far the earlier rounds are played."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Begun(Message):
        """A trial game stands where it was wished for; or why not; or it was stopped."""

        def __init__(self, shop: Workshop, desk: Desk | str) -> None:
            super().__init__()
            self.shop, self.desk = shop, desk

    view: var[Draft | None] = var(None, init=False)
    tab: var[str] = var("problems", init=False)

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._shop: Workshop | None = None
        self._playing = self._stop = False

    def _show_form(self) -> None:
        form = self._shop.trial_form(self.values) if self._shop else None
        panel = self.form_panel()
        panel.vm = form
        if form is not None:
            self.values = dict(values_of(form))
            if panel.highlighted is None:
                panel.action_first()

    def _show_trial(self) -> None:
        now = self._shop.trial() if self._shop else None
        if not self._playing:
            self.query_one(TrialPanel).vm = now or TrialNow("")
        self.refresh_bindings()

    def set_field(self, name: str, value: str) -> None:
        """Take a value of the form."""
        self.values[name] = value
        self._show_form()
        self._explain()

    def _explain(self) -> None:
        field = self.form_panel().field()
        option = next((o for o in field.options if o.value == field.value), None) if field else None
        parts = [field.help if field else "", option.help if option else ""]
        self.query_one("#field-help", Static).update("  ".join(p for p in parts if p))

    @on(FormPanel.Changed)
    def change(self, event: FormPanel.Changed) -> None:
        """A step was taken."""
        self.set_field(event.name, event.value)

    def action_start_trial(self) -> None:
        """Begin with what the form says."""
        self._begin(self.values)

    def _begin(self, values: Values) -> None:
        if self._shop is None or self._playing:
            return
        self._playing, self._stop = True, False
        self.values = dict(values)
        self._show_form()
        self.tab = "trial"
        self.query_one(TrialPanel).vm = TrialNow("", "The bots play the earlier rounds; esc stops them.")
        self.run_worker(partial(self._play, self._shop, dict(self.values)), thread=True, group="trial")
        self.refresh_bindings()

    def _play(self, shop: Workshop, values: Values) -> None:
        """In a thread, as above."""
        try:
            desk = shop.begin(values, self._tell_round)
        except Stopped:
            desk = "the trial game was stopped"
        self.post_message(self.Begun(shop, desk))

    def _tell_round(self, text: str) -> None:
        if self._stop:
            raise Stopped
        self.post_message(self.Told(text))

    @on(Told)
    def show_progress(self, event: Told) -> None:
        """How far it is."""
        self.query_one(TrialPanel).vm = TrialNow(
            f"Playing: {event.text}", "The bots play the earlier rounds; esc stops them."
        )

    @on(Begun)
    def sit_down(self, event: Begun) -> None:
        """To the table, or the reason why not."""
        self._playing = False
        if event.shop is self.brink.workshop and not isinstance(event.desk, str):
            event.shop.take(event.desk)
            event.shop.settle()
            self.brink.play(event.desk)
        elif isinstance(event.desk, str):
            self.brink.tell(event.desk)
        self._show_trial()

    def action_go_on_trial(self) -> None:
        """Back to the table of the trial game."""
        if self._shop is not None and (desk := self._shop.desk()) is not None:
            self.brink.play(desk)
