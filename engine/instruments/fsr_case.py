"""Foreign-subsidies case: firms that a foreign state pays are shut out of tenders until they make commitments.

Law. Regulation (EU) 2022/2560: the Commission alone (V3); public tenders of EUR 250 m and more, 20 working days and
110 in depth; commitments, prohibition, fines of up to a tenth of turnover. CRRC withdrew from a Bulgarian tender in
March 2024; Nuctech was searched in April 2024. China answered with a finding of a trade barrier in January 2025
(FACTS A.1.4). Stages: opened (rung 2), in depth 2 rounds of a month in GAME 6, then a decision that stands (rung 4).
Closes 2 % of a sector's sales, half of a procurement bar, as it falls on single firms (judgement). Power:
``subsidy.<sector>``. Usual answer: a barrier probe.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from engine.economy import Bar, Shock
from engine.events import Event, MeasureBegan, StageReached, TookEffect, audience_of
from engine.forms import Names, OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, no_target, others, powers, region, standing
from engine.instruments._clocks import stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

CLOSED, DEPTH_WEEKS = 200, 9


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A case against firms that a foreign state subsidises."""

    against: OtherSeat
    """Whose firms are examined."""
    sector: Annotated[str, Names("sectors")]
    """What they bid for."""


class FsrCase(Instrument[Use]):
    """See the top of the file."""

    tags = ("subsidy_case",)
    marks = ("sector.{sector}",)
    title = "Foreign-subsidies case"
    stages = ("opened", "decided")
    powers = ("subsidy.{sector}",)
    law = "Regulation (EU) 2022/2560"
    answer = "a barrier probe"
    ends = "commitments, lifting"
    moves = ("own.ahead", -1)
    """What buyers of the owner pay; firms of the target find others for so small a part of their sales."""
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 2

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} examines subsidies behind bids of {against} for {sector}", by=by, against=use.against,
                   sector=use.sector)  # fmt: skip

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        if measure.standing == "in_force":
            return say("subsidised bids for {sector} are shut out", sector=use.sector)
        return say("subsidy case on {sector}, decision in week {week}", sector=use.sector, week=measure.since)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.sector not in powers(scenario, by, "subsidy"):
            return say("{by} has no power over foreign subsidies in {sector}", by=by, sector=use.sector)
        for old in _cases(state, by, use.against, use.sector):
            return say("{measure} already examines {sector}", measure=old.id, sector=use.sector)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        targets, sectors = others(scenario, by), powers(scenario, by, "subsidy")
        barred = frozenset((s, name) for s in targets for name in sectors if _cases(state, by, s, name))
        if len(barred) == len(targets) * len(sectors):
            return None
        return Choice("PlaceOrder", self.id, (("against", targets), ("sector", sectors)), barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        rounds = stage_rounds(scenario, start, f"{self.id}.depth", DEPTH_WEEKS)
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage="opened", standing="pending",
            rung=2, since=week_in(scenario, start, rounds), dial=CLOSED, round=start.round, tags=self.tags,
            touches=(f"sector.{use.sector}",),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="decided", standing="in_force", rung=4)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        if measure.standing != "pending" or measure.stage != "opened" or measure.since > state.week:
            return ()
        ref, who = measure.id, audience_of(measure)
        because = say("the Commission decides {measure}: subsidised bids are shut out", measure=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="decided", rung=4),
            TookEffect(because=because, causes=(ref,), seen_by=who, measure=ref, rung=4, dial=measure.dial),
        )

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        origin, destination = region(scenario, measure.against), region(scenario, measure.by)
        return Shock(bars=(Bar(use.sector, origin, destination, measure.dial),))


def _cases(state: State, by: Seat, against: str, sector: str) -> tuple[Measure, ...]:
    found = standing(state, by, by=by, tag="subsidy_case", touch=f"sector.{sector}", how=LISTED)
    return tuple(m for m in found if m.against == against)


INSTRUMENT = FsrCase()
