"""Partnership step: two steps to a pact with a country that has no seat, for trade and for other suppliers.

Practice: the EU-Japan Competitiveness Alliance of 23 July 2025, cooperation with CPTPP countries, joint investment in
minerals of third countries (FACTS E3, mechanisms S3-20 to S3-33). The seat decides alone. The first step is a summit
text; the second makes it a pact: suppliers for 2 % of the need of every critical input, and 2 % more trade with the
partner (GAME 6). A partner is an actor of the scenario that is also a region of its economy. Rung 1. Usual answer:
none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.economy import NO_SHOCK, Alternative, Bar, Shock
from engine.events import Event, MeasureBegan, StageReached, audience_of
from engine.forms import OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import region, sealed, standing
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

SHARE, OPENED = 200, -200
"""Basis points of the need, and of trade opened with the partner (GAME 6)."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """One step towards a pact."""

    partner: OtherSeat
    """The country without a seat that you come closer to; the second step concludes."""


class PartnershipStep(Instrument[Use]):
    """See the top of the file."""

    tags = ("partnership", "programme")
    marks = ("partner.{partner}",)
    title = "Partnership step"
    stages = ("agreed_in_principle", "concluded")
    law = "EU-Japan Competitiveness Alliance of 23 July 2025; cooperation with CPTPP"
    answer = "none"
    ends = "stays"
    moves = ("own.dependence_ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return by

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} takes a step towards a pact with {partner}", by=by, partner=use.partner)

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        if measure.stage == "concluded":
            return say("pact with {partner}", partner=use.partner)
        return say("talks of a pact with {partner}; one more step concludes", partner=use.partner)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if use.partner not in _partners(scenario):
            return say("there is no country {partner} to make a pact with", partner=use.partner)
        for old in _pacts(state, by, use.partner):
            if old.stage == "concluded":
                return say("{measure} is concluded with {partner}", measure=old.id, partner=use.partner)
        if use in sealed(state, by, self.id):
            return say("a step towards {partner} is already among your orders", partner=use.partner)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        left = tuple(p for p in _partners(scenario) if self.why_not(scenario, state, by, Use(p)) is None)
        return Choice("PlaceOrder", self.id, (("partner", left),)) if left else None

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        for pact in _pacts(start, by, use.partner):
            because = say("{by} and {partner} conclude {measure}", by=by, partner=use.partner, measure=pact.id)
            return (
                StageReached(because=because, causes=(pact.id,), seen_by=audience_of(pact), measure=pact.id,
                             stage="concluded", rung=1),
            )  # fmt: skip
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=by, use=use, stage="agreed_in_principle", standing="in_force",
            rung=1, since=start.week, dial=SHARE, round=start.round, tags=self.tags,
            touches=(f"partner.{use.partner}",),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="concluded")

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use, here = measure.use, region(scenario, measure.by)
        assert isinstance(use, Use)
        if measure.stage != "concluded":
            return NO_SHOCK
        trade = (Bar("*", use.partner, here, OPENED), Bar("*", here, use.partner, OPENED))
        return Shock(alternatives=(Alternative("*", here, measure.dial),), bars=trade)


def _partners(scenario: Scenario) -> tuple[str, ...]:
    return tuple(actor.id for actor in scenario.actors if actor.id in scenario.economy.regions)


def _pacts(state: State, by: Seat, partner: str) -> tuple[Measure, ...]:
    return standing(state, by, by=by, tag="partnership", touch=f"partner.{partner}")


INSTRUMENT = PartnershipStep()
