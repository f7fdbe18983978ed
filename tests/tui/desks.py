"""A desk and a lobby that show the samples and write down what they are asked to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from tests.tui import drafts, lobbies, samples, stories
from tui import viewmodels as vm
from tui.desk import DealAct, Desk, FormKind, Stage, Values
from tui.workshop import Workshop


class SampleDesk:
    """Shows October 2025; remembers every call in `asked`."""

    def __init__(self, stage: Stage = "table", **over: Any) -> None:
        self.stage: Stage = stage
        self.asked: list[tuple[Any, ...]] = []
        self.over = over

    def _get(self, name: str) -> Any:
        found = (getattr(module, name.upper(), None) for module in (samples, stories, lobbies))
        return self.over.get(name, next((sample for sample in found if sample is not None), None))

    def _do(self, *what: Any) -> str:
        self.asked.append(what)
        return str(self.over.get("refusal", ""))

    def menu(self, kind: FormKind) -> tuple[vm.MenuEntry, ...]:
        return self._get(f"{kind}_menu") or ()

    def form(self, kind: FormKind, subject: str, values: Values) -> vm.Form:
        form: vm.Form = self._get(f"{kind}_form")
        fields = tuple(replace(f, value=values.get(f.name, f.value)) for f in form.fields)
        return replace(form, subject=subject, fields=fields)

    def submit(self, kind: FormKind, subject: str, values: Values) -> str:
        return self._do("submit", kind, subject, dict(values))

    def undo(self, order_id: str) -> str:
        return self._do("undo", order_id)

    def ways_back(self) -> tuple[vm.Option, ...]:
        return self._get("ways_back") or ()

    def go_back(self, point: str) -> str:
        return self._do("go_back", point)

    def copy_told(self) -> tuple[str, ...]:
        return self._get("copy_told") or ()

    def go_on_in_copy(self) -> str:
        return self._do("go_on_in_copy")

    def end_turn(self) -> str:
        refusal = self._do("end_turn")
        if not refusal:
            self.stage = self.over.get("next", "reveal")
        return refusal

    def pass_on(self) -> str:
        return self._do("pass_on")

    def cards(self) -> tuple[vm.Option, ...]:
        return self._get("cards_held") or ()

    def card(self, card: str) -> tuple[str, ...]:
        return self._get("card_told") or ()

    def bring(self, card: str) -> str:
        return self._do("bring", card)

    def time_told(self) -> tuple[str, ...]:
        return self._get("time_told") or ()

    def call_time(self) -> str:
        return self._do("call_time")

    def seen(self) -> None:
        self._do("seen")
        self.stage = "table"

    def take_over(self, word: str) -> str:
        if self.hand_over().asks_word and word != "heron":
            return "that is not the word of this seat"
        self.asked.append(("take_over", word))
        self.stage = "table"
        return ""

    def table(self) -> vm.Table:
        return self._get("table")  # type: ignore[no-any-return]

    def sheet(self) -> vm.Sheet:
        return self._get("sheet")  # type: ignore[no-any-return]

    def hand_over(self) -> vm.HandOver:
        return self._get("hand_over")  # type: ignore[no-any-return]

    def room(self, partner: str) -> vm.Room:
        return self._get("room")  # type: ignore[no-any-return]

    def deal(self, partner: str, act: DealAct) -> str:
        return self._do("deal", partner, act)

    def drop_clause(self, partner: str, number: int) -> str:
        return self._do("drop_clause", partner, number)

    def deal_options(self, partner: str, what: Literal["enforcement", "secrecy"]) -> tuple[vm.Option, ...]:
        return self._get(what)  # type: ignore[no-any-return]

    def set_deal(self, partner: str, what: Literal["enforcement", "secrecy"], value: str) -> str:
        return self._do("set_deal", partner, what, value)

    def council(self) -> vm.Council | None:
        return self._get("council")  # type: ignore[no-any-return]

    def why(self, figure: str) -> vm.Why | None:
        self.asked.append(("why", figure))
        return self._get("why")  # type: ignore[no-any-return]

    def reveal(self) -> vm.Reveal | None:
        return self._get("reveal")  # type: ignore[no-any-return]

    def charts(self) -> vm.Charts:
        return self._get("charts")  # type: ignore[no-any-return]

    def debrief(self) -> vm.Debrief:
        return self._get("debrief")  # type: ignore[no-any-return]

    def save_report(self) -> str:
        self._do("save_report")
        return "october-clock.md"

    def leave(self) -> None:
        self._do("leave")


class SampleLobby:
    """A shelf of samples."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or SampleDesk()

    def menu(self) -> vm.Menu:
        return samples.MENU

    def scenarios(self) -> tuple[vm.Scenario, ...]:
        return lobbies.SCENARIOS

    def setup(self, scenario: str, values: Values) -> vm.Form:
        form = lobbies.SETUP_FORM
        return replace(form, fields=tuple(replace(f, value=values.get(f.name, f.value)) for f in form.fields))

    def start(self, scenario: str, values: Values) -> Desk | str:
        return self.desk

    def saved_games(self) -> tuple[vm.SavedGame, ...]:
        return tuple(vm.SavedGame(g.id, g.title, g.left, file=g.file) for g in lobbies.SAVES)

    def saved_game(self, game: str) -> vm.SavedGame:
        return next(g for g in lobbies.SAVES if g.id == game)

    def resume(self, game: str) -> Desk | str:
        return self.desk

    def learn(self) -> Desk | str:
        return self.desk

    def files(self) -> tuple[vm.ScenarioFile, ...]:
        return drafts.FILES

    def workshop(self, file: str) -> Workshop:
        return SampleWorkshop(drafts.MENDED if file == "mended" else drafts.DRAFT)

    def new_file(self, name: str) -> str:
        return "mended"


class SampleWorkshop:
    """Shows one draft and never another."""

    at_once: Values | None = None

    def __init__(self, draft: vm.Draft) -> None:
        self._draft, self._seen = draft, False

    def look(self) -> vm.Draft | None:
        first, self._seen = not self._seen, True
        return self._draft if first else None

    def settle(self) -> str:
        return ""

    def draft(self) -> vm.Draft | None:
        return self._draft if self._seen else None

    def page(self, code: str) -> vm.CodePage:
        return drafts.PAGE

    def trial_form(self, values: Values) -> vm.Form | None:
        fields = tuple(replace(f, value=values.get(f.name, f.value)) for f in drafts.TRIAL_FORM.fields)
        return replace(drafts.TRIAL_FORM, fields=fields)

    def begin(self, values: Values, told: Callable[[str], None]) -> Desk | str:
        return "the bots are asleep"

    def trial(self) -> vm.TrialNow | None:
        return drafts.TRIAL

    def desk(self) -> Desk | None:
        return None

    def take(self, desk: Desk) -> None:
        return

    def close(self) -> None:
        return
