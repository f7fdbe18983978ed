"""Play the tests of a scenario, and say of each where it does not go as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.actions import Action, Draw, Inject, Ready, Step
from engine.authoring.cells import quote
from engine.authoring.compile_history import ActWriter
from engine.authoring.expected import missing
from engine.authoring.faults import Fault, placed
from engine.authoring.file.acts import Order
from engine.authoring.file.tests import StepOf, TestOf
from engine.authoring.file.when import Condition
from engine.authoring.nodes import Path
from engine.authoring.problems import Problem
from engine.authoring.tests_file import LoadedTests
from engine.codec import decode
from engine.events import OfferMade, ThreatMade
from engine.reader import names_for
from engine.rules.line import default_action
from engine.said import tell
from engine.scenario import Scenario
from engine.state import FACILITATOR, Actor
from engine.table import LocalTable, Refusal


@dataclass(frozen=True, slots=True)
class Ran:
    """One test that was played: its name, what it shows, and where it failed."""

    id: str
    says: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """True when all went as it is written."""
        return not self.problems


def run_tests(loaded: LoadedTests) -> Iterator[Ran]:
    """Play every test of a file without errors, in its order."""
    if loaded.tests is None or loaded.scenario is None or loaded.tree is None:
        return
    for id, test in loaded.tests.tests.items():
        faults = _Play(loaded.scenario, test, ("tests", id)).faults()
        yield Ran(id, test.says, tuple(placed(fault, loaded.tree) for fault in faults))


class _Stopped(Exception):
    """The play cannot go on: one fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Play:
    """One test at its table."""

    def __init__(self, scenario: Scenario, test: TestOf, path: Path) -> None:
        self.test, self.path = test, path
        self.table = LocalTable(scenario, profile=test.profile, sealed=not scenario.sequential, seed=test.seed or 0)
        self.measures = {o.id: f"{o.by}.{o.id}" for o in scenario.openings}
        self.refs: dict[str, str] = {}

    def faults(self) -> list[Fault]:
        """Where the play differs from the text: at the first step that fails, or at the end."""
        try:
            self._run_on()
            for number, step in enumerate(self.test.play):
                self._step(step, (*self.path, "play", number))
        except _Stopped as stopped:
            return [stopped.fault]
        return list(self._unmet(self.test.expect, (*self.path, "expect")))

    def _step(self, step: StepOf | str, path: Path) -> None:
        if isinstance(step, str):
            self._end(step, path)
        elif step.expect:
            for fault in self._unmet(step.expect, (*path, "expect")):
                raise _Stopped(fault)
        elif step.bring:
            self._do(Inject(by=FACILITATOR, beat=step.bring), step, path)
        else:
            ((seat, act),) = step.acts.items()
            if isinstance(act, Order) and self.table.state.phase == "talks":
                self._end("end_talks", path)
            self._check_names(act, (*path, seat))
            written = ActWriter(self.measures, self.refs).act(seat, act)
            self._do(decode(Action, written), step, (*path, seat))

    def _do(self, action: Action, step: StepOf, path: Path) -> None:
        """Do an act that is to be done or refused, as the step says."""
        done = self.table.send(action)
        if isinstance(done, Refusal):
            self._refused(done, step, path)
            return
        if step.refused is not None:
            raise _Stopped(Fault("T403", (*path[:-1], "refused"), "the rules allow this act", at_key=True))
        for event in self.table.played[-1].turn.events:
            begun = (
                event.offer if isinstance(event, OfferMade) else event.threat if isinstance(event, ThreatMade) else None
            )
            if begun is not None and step.named:
                self.refs[step.named] = begun.id
        self._run_on()

    def _refused(self, refusal: Refusal, step: StepOf, path: Path) -> None:
        view = self.table.view(None)
        told = tell(refusal.because, names_for(self.table.scenario, view))
        if step.refused is None:
            raise _Stopped(Fault("T402", path, f"the rules refuse this act: {told}", at_key=True))
        if step.refused.casefold() not in told.casefold():
            message = f"the rules refuse this act for another reason: {told}"
            raise _Stopped(Fault("T404", (*path[:-1], "refused"), message, "write some of these words here"))

    def _check_names(self, act: object, path: Path) -> None:
        for key in ("offer", "threat", "replaces"):
            name = getattr(act, key, None)
            if name and name not in self.refs:
                raise _Stopped(Fault("T406", (*path, key), f"nothing in this test is named {quote(name)} so far"))

    def _end(self, word: str, path: Path) -> None:
        """Everybody is done with a phase, with the round, or with the game."""
        start = self.table.state
        if start.phase == "ended":
            raise _Stopped(Fault("T406", path, "the game is over"))
        if word in ("end_talks", "end_orders") and start.phase != word.removeprefix("end_"):
            raise _Stopped(
                Fault("T406", path, f"this is not the time for {quote(word)}: the table is in {start.phase}")
            )
        while (now := self.table.state).phase != "ended":
            if word == "end_round" and now.round != start.round:
                return
            if word in ("end_talks", "end_orders") and now.phase != start.phase:
                return
            for seat in self.table.due.seats:
                self.table.send(Ready(by=Actor(seat)))
            self._run_on()

    def _run_on(self) -> None:
        """Let the table and chance act until seats are waited for or the game is over."""
        while (asked := self.table.due).who in ("table", "chance"):
            self.table.send(Step() if asked.who == "table" else self._throw())

    def _throw(self) -> Action:
        asked = self.table.due
        if asked.about in self.test.luck:
            return Draw(die=asked.die, faces=(0 if self.test.luck[asked.about] else 1,) * asked.times)
        if self.test.seed is not None:
            return self.table.answer_chance()
        median = default_action(asked)
        assert median is not None
        return median

    def _unmet(self, expected: tuple[Condition, ...], path: Path) -> Iterator[Fault]:
        for number, condition in enumerate(expected):
            for step, message, help in missing(self.table.scenario, self.table.state, condition):
                yield Fault("T405", (*path, number, *step), message, help, at_key=bool(step))
