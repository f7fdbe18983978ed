"""Joint measure: two seats, or a seat and its friends, prepare the same against a third; it binds nobody in law.

Practice: the G7 Critical Minerals Production Alliance and the joint statements of October 2025; Article 6 of Regulation
(EU) 2023/2675 asks the Union to coordinate with other countries that are pressed (FACTS A.1.1, S0-01, S0-19). It forms
when two seats place it against the same third within one round of each other, or when another country joins that may
(GAME 10: trust of the seat with the third at 0 or less, and a control of the third on rung 4 or more in force). Until
then it is an offer on rung 1; formed it stands on rung 3 until a partner leaves: belief in each partner's threats x1.2,
the mood of the Council +0.5, trust of the partners +1. Usual answer: a firm rejection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from engine.events import Ended, Event, MeasureBegan, Noted, StageReached, TookEffect, audience_of
from engine.figures import figure
from engine.forms import OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import no_target, others, standing
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat, pair
from engine.state import Fact, Measure, State, Weight
from engine.state import Use as Form

BELIEF = 120
"""How much more a partner's threat is believed, in hundredths."""
WITHIN = 1
"""Rounds that may lie between the two orders."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """One voice against a third."""

    against: OtherSeat
    """The third seat."""
    partner: OtherSeat = ""
    """The seat it is meant for; empty: whoever places the same."""


class JointMeasure(Instrument[Use]):
    """See the top of the file."""

    tags = ("joint",)
    heard_as = ("partner.{partner}",)
    title = "Joint measure"
    stages = ("offered", "formed", "formed_with_friends")
    law = "G7 and joint statements; Regulation (EU) 2023/2675, Article 6"
    answer = "a firm rejection, separate offers to one partner"
    ends = "a partner leaves"
    moves = ("council", 1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 3

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} seeks a joint measure against {against}", by=by, against=use.against)

    def told(self, measure: Measure) -> Said:
        if measure.standing == "pending":
            return say("joint measure on offer until the end of round {round}", round=measure.round + WITHIN)
        return say("joint measure; threats of its partners count {times:hundredths} times", times=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.partner and (use.partner in (by, use.against) or use.partner not in scenario.seats):
            return say("the partner is a third seat of the table, not {partner}", partner=use.partner)
        for old in _own(state, by, use.against):
            return say("{measure} already stands against {against}", measure=old.id, against=use.against)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        targets = tuple(s for s in others(scenario, by) if not _own(state, by, s))
        return Choice("PlaceOrder", self.id, (("against", targets),)) if targets else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage="offered", standing="pending",
            rung=1, since=start.week, dial=BELIEF, round=start.round, tags=self.tags,
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="formed_with_friends", standing="in_force", rung=3)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        partners, friends = _partners(state, measure), _friends(scenario, state, measure)
        if measure.standing == "in_force" and measure.stage == "formed" and not partners:
            return _over(measure, say("the partner of {measure} has left it", measure=measure.id), "done")
        if measure.standing != "pending":
            return ()
        if partners or friends:
            return _formed(measure, partners, friends)
        if state.round >= measure.round + WITHIN:
            because = say("nobody joined {measure} by the end of round {round}", measure=measure.id, round=state.round)
            return _over(measure, because, "failed")
        return ()


def _own(state: State, by: Seat, against: str) -> tuple[Measure, ...]:
    return standing(state, by, by=by, against=against, tag="joint")


def _partners(state: State, measure: Measure) -> tuple[Measure, ...]:
    """Standing joint measures of others against the same third that meet this one."""
    found = standing(state, measure.by, against=measure.against, tag="joint")
    return tuple(
        m
        for m in found
        if m.by != measure.by
        and (m.standing == "in_force" or abs(m.round - measure.round) <= WITHIN)
        and _meant(measure, m.by)
        and _meant(m, measure.by)
    )


def _meant(measure: Measure, seat: str) -> bool:
    use = measure.use
    return isinstance(use, Use) and use.partner in ("", seat)


def _friends(scenario: Scenario, state: State, measure: Measure) -> tuple[str, ...]:
    """Countries without a seat that join: trust with the third is gone and one of its controls bites (GAME 10)."""
    trust = figure(scenario, state, Figure(f"trust.{pair(measure.by, measure.against)}"))
    controls = standing(state, measure.by, by=measure.against, tag="control", how=("in_force",))
    if trust > 0 or not any(m.rung >= 4 for m in controls):
        return ()
    return tuple(actor.id for actor in scenario.actors if actor.joins)


def _formed(measure: Measure, partners: tuple[Measure, ...], friends: tuple[str, ...]) -> tuple[Event, ...]:
    ref, who = measure.id, audience_of(measure)
    names = (*(m.by for m in partners), *friends)
    because = say("{all:list} act together against {against}", all=" ".join((measure.by, *names)),
                  against=measure.against)  # fmt: skip
    causes = (ref, *(m.id for m in partners))
    stage = "formed_with_friends" if friends else "formed"
    events: tuple[Event, ...] = (
        StageReached(because=because, causes=causes, seen_by=who, measure=ref, stage=stage, rung=3),
        TookEffect(because=because, causes=causes, seen_by=who, measure=ref, rung=3, dial=measure.dial),
    )
    if any(m.standing == "in_force" for m in partners):
        return events
    tags = (*measure.tags, *(f"partner.{name}" for name in names))
    fact = Fact(kind="joint", by=measure.by, against=measure.against, tags=tags, rung=3, ref=ref)
    return (*events, Noted(because=because, causes=causes, seen_by=who, fact=fact))


def _over(measure: Measure, because: Said, how: Literal["done", "failed"]) -> tuple[Event, ...]:
    ref = measure.id
    return (Ended(because=because, causes=(ref,), seen_by=audience_of(measure), measure=ref, how=how),)


INSTRUMENT = JointMeasure()
