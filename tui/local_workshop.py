"""A scenario file on this machine, open before its author: read again when it was saved, never written.

While the file has errors the previews stay those of the last version without. Loading, previews and replay take their
time and belong in a thread; `settle` and `take` belong to the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from engine import Scenario, Seat
from engine.authoring.load import Loaded, load_and_play
from engine.authoring.paths import is_shipped
from engine.authoring.report import summary
from engine.authoring.tests_file import beside, load_tests
from engine.authoring.trial import begin
from engine.authoring.watch import Watched, stamp_of
from tui import viewmodels as vm
from tui.desk import Desk, Values
from tui.present import author
from tui.present.briefing import minutes_of
from tui.present.look import powers_of
from tui.session import style_options
from tui.trial_desk import Again, TrialDesk

BOT = "cautious"


@dataclass(frozen=True, slots=True)
class Good:
    """The last version without errors, and what players read of it."""

    scenario: Scenario
    brief: vm.Scenario
    roles: tuple[vm.Role, ...]
    cards: tuple[vm.EventCard, ...]
    when: str


class LocalWorkshop:
    """One file, its last good version, and one trial game."""

    def __init__(
        self, path: Path, *, clock: Callable[[], str], at_once: Values | None = None,
        closed: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self.path = path
        self.at_once = at_once
        self._clock = clock
        self._closed = closed
        self._watched = Watched(path, [beside(path)], loader=load_and_play)
        self._good: Good | None = None
        self._draft: vm.Draft | None = None
        self._missed = 0
        self._desk: TrialDesk | None = None
        self._again: Again | None = None

    # -- the file ------------------------------------------------------------------------------------------

    def draft(self) -> vm.Draft | None:
        """What the last look found."""
        return self._draft

    def look(self) -> vm.Draft | None:
        """The file as it is now; None when nothing was saved since, or while an editor is at it."""
        stamp = stamp_of(self.path)
        self._missed = 0 if stamp and stamp[1] else self._missed + 1
        if self._missed == 1:
            return None
        if stamp is None:
            return self._told(self._without_file())
        loaded = self._watched.fresh()
        if loaded is None:
            back = self._draft is not None and bool(self._draft.notice)
            return self._told(replace(self._draft, notice="")) if back and self._draft else None
        return self._told(self._read(loaded))

    def _told(self, draft: vm.Draft) -> vm.Draft | None:
        if draft == self._draft:
            return None
        self._draft = draft
        return draft

    def _without_file(self) -> vm.Draft:
        last = self._draft or vm.Draft(self.path.name, self.path.stem, "")
        what = "you see how it was" if self._draft else "there is nothing to show"
        return replace(last, notice=f"{self.path.name} is not there any more; {what} until it comes back")

    def _read(self, loaded: Loaded) -> vm.Draft:
        when = self._clock()
        found = list(author.findings(loaded, loaded.problems, self.path))
        problems = loaded.problems
        tests = beside(self.path)
        if tests.is_file() and loaded.scenario is not None:
            held = load_tests(tests)
            problems += held.problems
            found += author.findings(held, held.problems, self.path)
        if loaded.scenario is not None:
            self._good = _previews(loaded.scenario, when)
            self._again = self._desk.replayed(loaded.scenario) if self._desk else None
        good = self._good
        title = loaded.scenario.text("title", "") if loaded.scenario else self._draft.title if self._draft else ""
        return vm.Draft(
            file=self.path.name,
            title=title,
            counts=summary(problems, shown=len(problems)),
            word=f"reloaded {when}" if self._draft else f"read {when}",
            stale=_stale(loaded, good),
            errors=loaded.scenario is None,
            shipped=is_shipped(self.path),
            findings=tuple(found),
            brief=good.brief if good else None,
            roles=good.roles if good else (),
            cards=good.cards if good else (),
        )

    def page(self, code: str) -> vm.CodePage:
        """What a code of a problem means."""
        return author.code_page(code)

    # -- a trial game --------------------------------------------------------------------------------------

    def trial_form(self, values: Values) -> vm.Form | None:
        """Seat, round, bots, length, seed."""
        return _form(self._good.scenario, values) if self._good else None

    def begin(self, values: Values, told: Callable[[str], None]) -> Desk | str:
        """Play the earlier rounds with bots, and sit down."""
        form = self.trial_form(values)
        if form is None or self._good is None:
            return "there is no version without errors yet"
        scenario, chosen = self._good.scenario, {field.name: field.value for field in form.fields}
        last = scenario.rounds(chosen["profile"])
        seat, bot = Seat(chosen["seat"]), chosen["bot"]
        trial = begin(
            scenario, round=int(chosen["round"]), seats={s: bot for s in scenario.seats if s != seat}, bot=bot,
            profile=chosen["profile"], seed=int(chosen["seed"]), told=lambda n: told(f"round {n} of {last}"),
        )  # fmt: skip
        if (state := trial.table.state).phase == "ended":
            return f"with these bots the game is over in round {state.round}; take an earlier round or another bot"
        return TrialDesk(trial, title=scenario.text("title", scenario.id), file=self.path.name)

    def take(self, desk: Desk) -> None:
        """Make a game that was begun the one that is under way."""
        assert isinstance(desk, TrialDesk)
        self._desk = desk
        newer = self._good is not None and desk.game.scenario is not self._good.scenario
        self._again = desk.replayed(self._good.scenario) if newer and self._good else None

    def settle(self) -> str:
        """Go on with the trial game on the file that the last look found."""
        desk, found = self._desk, self._again
        self._again = None
        if desk is None or self._draft is None:
            return ""
        if found is not None:
            return desk.take(found, self._draft.word)
        if self._draft.errors:
            return desk.stay(f"{self._draft.word}; the file has {self._draft.counts}, and the game stays as it is")
        if self._good and desk.game.scenario != self._good.scenario:
            return desk.stay(f"{self._draft.word}; the seat you play is not in the file any more, and the game stays")
        return ""

    def trial(self) -> vm.TrialNow | None:
        """The trial game that is under way."""
        return self._desk.now() if self._desk else None

    def desk(self) -> Desk | None:
        """Its table."""
        return self._desk

    def close(self) -> None:
        """Let go of the file and its game."""
        self._desk = self._again = None
        self._closed()


def _previews(scenario: Scenario, when: str) -> Good:
    roles, cards = tuple(author.roles(scenario)), tuple(author.cards(scenario))
    return Good(scenario, author.brief(scenario), roles, cards, when)


def _stale(loaded: Loaded, good: Good | None) -> str:
    if loaded.scenario is not None:
        return ""
    if good is None:
        return "Here it stands as players will see it, once the errors are mended."
    return f"The file has errors; this is how it was at {good.when}."


def _form(scenario: Scenario, values: Values) -> vm.Form:
    powers = powers_of(scenario)
    lengths = tuple(
        vm.Option(p.id, p.id, f"{scenario.rounds(p.id)} rounds, {minutes_of(scenario, p.id)} minutes")
        for p in scenario.profiles.values()
    )
    bots = tuple(option for option in style_options() if option.value != "human")
    seats = tuple(vm.Option(s, p.name, power=p) for s, p in powers.items())
    profile = _one_of(values.get("profile", ""), lengths, lengths[-1].value)
    rounds = scenario.rounds(profile)
    number = min(max(int(values.get("round", "1")), 1), rounds)
    fields = (
        vm.Field("seat", "Your seat", "choice", _one_of(values.get("seat", ""), seats, seats[0].value),
                 "The seat you play; bots hold the others.", seats),
        vm.Field("round", "From round", "int", str(number), "Bots play all seats until its talks.", low=1, high=rounds),
        vm.Field("bot", "Bots", "choice", _one_of(values.get("bot", ""), bots, BOT), "How the bots play.", bots),
        vm.Field("profile", "Length", "choice", profile, "A length of play of the file.", lengths),
        vm.Field("seed", "Seed", "int", values.get("seed", "1"), "The same seed draws the same chances.", low=0,
                 high=99999),
    )  # fmt: skip
    return vm.Form(kind="trial", subject=scenario.id, title="A trial game", what="", fields=fields, confirm="Start")


def _one_of(value: str, options: tuple[vm.Option, ...], usual: str) -> str:
    return value if any(option.value == value for option in options) else usual
