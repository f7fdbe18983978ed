"""Joint project: mines, separation and magnet plants elsewhere, paid for together; slow, and it stays.

Law. European Union: strategic projects under the Critical Raw Materials Act, Regulation (EU) 2024/1252 (60 selected,
13 of them abroad; permits in at most 27 months for extraction, 15 for processing), money of RESourceEU, about EUR 3
bn in a year. United States: Project Vault, FORGE. G7 Critical Minerals Production Alliance of October 2025 (FACTS
A.1.8, A.1.9, A.2). The seat decides alone and may name a partner. A project adds suppliers for all critical inputs of
its owner: 6 % of the need, a tenth faster, from 26 weeks on; a partner that also works with the owner adds
another tenth of speed. At most four are being built at a time: permits and engineers are few. Rung 1. Usual answer:
poaching, permits.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.economy import Alternative, Shock
from engine.events import Event, MeasureBegan, Noted, StageReached, audience_of
from engine.forms import OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import inputs, others, region, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Fact, Measure, State, Weight
from engine.state import Use as Form

SHARE, SPEED = 600, 10
"""What one project adds: basis points of the need, per cent of speed. The rule book says 400; see docs/DECISIONS.md."""
BUILD_WEEKS = 26
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A project for other suppliers of what one country dominates."""

    partner: OtherSeat = ""
    """The seat it is built with, or empty: two that work with each other are faster."""


class JointProject(Instrument[Use]):
    """See the top of the file."""

    tags = ("project", "programme")
    marks = ("input.{input}", "partner.{partner}")
    title = "Joint project"
    stages = ("building", "matured")
    law = "Regulation (EU) 2024/1252; RESourceEU, COM(2025) 945; Project Vault and FORGE"
    answer = "poaching of engineers, slow permits"
    ends = "stays"
    moves = ("own.dependence_ahead", -1)

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, f"partner.{use.partner}") if use.partner else self.tags

    def sentence(self, by: Seat, use: Use) -> Said:
        if use.partner:
            return say("{by} starts a project with {partner} for other suppliers", by=by, partner=use.partner)
        return say("{by} starts a project for other suppliers: {share:percent} of its need", by=by, share=SHARE)

    def told(self, measure: Measure) -> Said:
        if measure.stage == "matured":
            return say("project that delivers up to {share:percent} of the need", share=measure.dial)
        return say("project, first deliveries in week {week}", week=measure.since + BUILD_WEEKS)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if use.partner and (use.partner == by or use.partner not in scenario.seats):
            return say("a partner is another seat of the table, not {partner}", partner=use.partner)
        if len(_building(state, by)) >= AT_ONCE:
            return say("{by} builds {most} projects already, which is all it can staff", by=by, most=AT_ONCE)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        if len(_building(state, by)) >= AT_ONCE:
            return None
        return Choice("PlaceOrder", self.id, (("partner", ("", *others(scenario, by))),))

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        partner = (f"partner.{use.partner}",) if use.partner else ()
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="building", standing="in_force", rung=1,
            since=start.week, dial=SHARE, round=start.round, tags=self.tags,
            touches=(*(f"input.{name}" for name in inputs(scenario)), *partner),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        if measure.stage != "building" or state.week < measure.since + BUILD_WEEKS:
            return ()
        ref, who = measure.id, audience_of(measure)
        because = say("{measure} of {by} delivers after {weeks} weeks", measure=ref, by=measure.by, weeks=BUILD_WEEKS)
        fact = Fact(kind="matured", by=measure.by, against=measure.by, tags=measure.tags, rung=1, ref=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="matured", rung=1),
            Noted(because=because, causes=(ref,), seen_by=who, fact=fact),
        )

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        waits = max(0, measure.since + BUILD_WEEKS - week)
        speed = 2 * SPEED if use.partner and _returned(state, measure, use.partner) else SPEED
        return Shock(alternatives=(Alternative("*", region(scenario, measure.by), measure.dial, speed, waits),))


def _building(state: State, by: Seat) -> tuple[Measure, ...]:
    return tuple(m for m in standing(state, by, by=by, tag="project") if m.stage == "building")


def _returned(state: State, measure: Measure, partner: str) -> bool:
    """Whether the partner has a project with the owner too."""
    return bool(standing(state, measure.by, by=partner, tag="project", touch=f"partner.{measure.by}"))


INSTRUMENT = JointProject()
