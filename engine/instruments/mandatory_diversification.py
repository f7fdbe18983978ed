"""Mandatory diversification: firms must have several suppliers; a voluntary strategy becomes an obligation.

Law. European Union: idea of May and June 2026, at least three suppliers and at most 30 to 40 % from one, modelled on
the exit from Russian energy; a new regulation, so a qualified majority of the Council (V1) and Parliament; not
adopted by July 2026. The Critical Raw Materials Act, Regulation (EU) 2024/1252, only reports (FACTS A.1.8, A.1.11). A
seat without a council decides alone. Stages: proposed, voted on at once, in force 2 rounds later (8 weeks; GAME 6).
It adds suppliers of 6 % of the need for all inputs, a quarter faster. Rung 1. Usual answer: a Decree 834 probe
against a firm that obeys.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.economy import Alternative, Shock
from engine.events import Ended, Event, MeasureBegan, StageReached, VoteCalled, audience_of
from engine.instruments import Choice, Instrument
from engine.instruments._board import inputs, region, standing
from engine.instruments._clocks import came, stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Vote, Weight
from engine.state import Use as Form

SHARE, SPEED = 600, 25
"""Basis points of the need and per cent of speed (GAME 6)."""
ADOPTION_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A duty on firms to have several suppliers; there is nothing to choose."""


class MandatoryDiversification(Instrument[Use]):
    """See the top of the file."""

    tags = ("mandatory", "programme", "regulation")
    marks = ("input.{input}",)
    title = "Mandatory diversification"
    stages = ("proposed", "announced")
    law = "a new regulation, in preparation in 2026; Regulation (EU) 2024/1252"
    answer = "a probe against a firm that obeys (Decree 834)"
    ends = "review"
    moves = ("own.dependence_ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "heavy"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} obliges its firms to have several suppliers for every critical input", by=by)

    def told(self, measure: Measure) -> Said:
        if measure.standing == "in_force":
            return say("several suppliers are a duty: up to {share:percent} of the need", share=measure.dial)
        return say("a duty to have several suppliers, from week {week}", week=measure.since)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        for old in standing(state, by, by=by, tag="mandatory"):
            return say("{measure} already obliges the firms of {by}", measure=old.id, by=by)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        return None if standing(state, by, by=by, tag="mandatory") else Choice("PlaceOrder", self.id, ())

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        council = scenario.seats[by].council
        rounds = stage_rounds(scenario, start, f"{self.id}.adoption", ADOPTION_WEEKS)
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="proposed" if council else "announced",
            standing="pending", rung=1, since=week_in(scenario, start, rounds), dial=SHARE, round=start.round,
            tags=self.tags, touches=tuple(f"input.{name}" for name in inputs(scenario)),
        )  # fmt: skip
        began = MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure)
        if not council:
            return (began,)
        question = say("Shall firms be obliged to have several suppliers for every critical input?")
        vote = Vote(id=f"vote.{ref}", seat=by, mode="qmv_for", kind="tough", subject=ref, question=question)
        because = say("{measure} is a new regulation, so the Council votes", measure=ref)
        return (began, VoteCalled(because=because, causes=(ref,), vote=vote))

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="announced", standing="in_force")

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        if measure.standing == "ended":
            return ()
        ref, who = measure.id, audience_of(measure)
        if not passed:
            because = say("no qualified majority is for {measure}", measure=ref)
            return (Ended(because=because, causes=(ref,), seen_by=who, measure=ref, how="failed"),)
        because = say("the Council adopts {measure}, in force from week {week}", measure=ref, week=measure.since)
        return (StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="announced", rung=1),)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        return came(measure, state.week, rung=1)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        user = region(scenario, measure.by)
        return Shock(alternatives=(Alternative("*", user, measure.dial, SPEED),))


INSTRUMENT = MandatoryDiversification()
