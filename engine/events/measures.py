"""Measures: they begin, reach stages, take effect, are suspended and end; stances move with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from engine.events.base import Event, counted_up, put
from engine.plain import dataclass
from engine.scenario import Ref
from engine.state import Draft, Fact, Measure


def _measure_facts(kind: str, measure: Measure, draft: Draft, tags: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    if measure.against == measure.by:
        return ()
    return (
        Fact(
            kind=kind, by=measure.by, against=measure.against, tags=(*measure.tags, *measure.touches, *tags),
            rung=measure.rung, ref=measure.id, round=draft.round, seen_by=measure.seen_by,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureBegan(Event):
    """A measure was born: a case opened, a duty imposed, a programme started."""

    measure: Measure

    def write(self, draft: Draft) -> None:
        draft.measures = put(draft.measures, self.measure.id, self.measure)
        draft.serials = counted_up(draft.serials, self.measure.id)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        bites = self.measure.standing == "in_force" and self.measure.rung >= 4
        return _measure_facts("hit" if bites else "began", self.measure, draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReached(Event):
    """A measure's procedure reached a stage; its rung may move with it, and its dates when they are given."""

    measure: Ref
    stage: str
    rung: int
    since: int | None = None
    until: int | None = None

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        since = old.since if self.since is None else self.since
        until = old.until if self.until is None else self.until
        new = replace(old, stage=self.stage, rung=self.rung, since=since, until=until)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("stage", draft.measures[self.measure], draft, (f"stage.{self.stage}",))


@dataclass(frozen=True, slots=True, kw_only=True)
class DialTurned(Event):
    """A measure was made stronger or weaker: its one number and its rung after that."""

    measure: Ref
    dial: int
    stage: str
    rung: int
    harder: bool
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(
            draft.measures,
            self.measure,
            replace(old, dial=self.dial, stage=self.stage, rung=self.rung, inherited=old.inherited and not self.harder),
        )

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        tags = ("traded",) if self.traded else ()
        return _measure_facts("hit" if self.harder else "eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class TookEffect(Event):
    """A dated measure began to bite."""

    measure: Ref
    rung: int
    dial: int

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        new = replace(old, standing="in_force", rung=self.rung, dial=self.dial, inherited=False)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("hit", draft.measures[self.measure], draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Event):
    """A measure stays listed but does not bite until its lapse week; suspended is not repealed."""

    measure: Ref
    lapses: int | None
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        new = replace(old, standing="suspended", lapses=self.lapses)
        draft.measures = put(draft.measures, self.measure, new)

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        tags = ("suspended", "traded") if self.traded else ("suspended",)
        return _measure_facts("eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """A suspended measure bites again: its lapse date came, or a broken deal snapped back."""

    measure: Ref
    standing: Literal["pending", "in_force"]

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(draft.measures, self.measure, replace(old, standing=self.standing, lapses=None))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return _measure_facts("hit" if self.standing == "in_force" else "began", draft.measures[self.measure], draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """A measure is gone: repealed, expired, terminated, done, or struck down by a court."""

    measure: Ref
    how: Literal["lifted", "repealed", "expired", "failed", "done", "struck"]
    traded: bool = False

    def write(self, draft: Draft) -> None:
        old = draft.measures[self.measure]
        draft.measures = put(draft.measures, self.measure, replace(old, standing="ended"))

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        if self.how in ("done", "failed"):
            return ()
        tags = (self.how, "traded") if self.traded else (self.how,)
        return _measure_facts("eased", draft.measures[self.measure], draft, tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something politics hears of that moves nothing else: a call made, a capital courted."""

    fact: Fact

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        return (replace(self.fact, round=draft.round, seen_by=self.seen_by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMoved(Event):
    """A member state's stance or a mood moved, in tenths: ``persuaded.DE``, ``courted.ES``, ``mandate.china``."""

    member: str
    change: int

    def write(self, draft: Draft) -> None:
        draft.stances = put(draft.stances, self.member, draft.stances.get(self.member, 0) + self.change)
