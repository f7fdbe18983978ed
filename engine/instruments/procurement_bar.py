"""Procurement bar: firms of another seat are shut out of public tenders; the other side answers with a mirror.

Law. European Union: International Procurement Instrument, Regulation (EU) 2022/1031: investigation 9 months and 5 more
(Article 5(3)), measure by implementing act in the examination procedure (Articles 6(1), 11), five years, renewable.
Medical devices: opened 24 April 2024, excluded from 30 June 2025 in tenders of EUR 5 m and more. China: government
procurement rules; the mirror came on 6 July 2025, 16 days later (FACTS A.1.5). Clock: the EU 3 rounds of a month in
GAME 6, then the member states vote (V1); an executive answers at once, and only with a mirror. Rung 4, a case 2.
Closes 4 % of a sector's sales. Power: ``procurement.<sector>``. Usual answer: a mirror bar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from engine.economy import Bar, Shock
from engine.events import Ended, Event, MeasureBegan, StageReached, TookEffect, VoteCalled, audience_of
from engine.forms import Names, OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, no_target, others, powers, region, sealed, standing
from engine.instruments._clocks import came, stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Vote, Weight
from engine.state import Use as Form

CLOSED = 400
"""Public buyers closed to the other seat, in basis points of the flow (GAME 6)."""
INVESTIGATION_WEEKS, TERM_WEEKS = 39, 260


@dataclass(frozen=True, slots=True)
class Use(Form):
    """Public buyers closed to another seat's firms."""

    against: OtherSeat
    """Whose firms may no longer bid."""
    sector: Annotated[str, Names("sectors")]
    """What public buyers may no longer buy from them."""


class ProcurementBar(Instrument[Use]):
    """See the top of the file."""

    tags = ("procurement",)
    marks = ("sector.{sector}",)
    title = "Procurement bar"
    stages = ("investigation", "voting", "barred", "mirror")
    powers = ("procurement.{sector}",)
    law = "Regulation (EU) 2022/1031, Articles 5, 6 and 11; China's government procurement rules"
    answer = "a mirror bar"
    ends = "lifting, five years"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 2 if scenario.seats[by].council else 4

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} moves to shut {against} out of public tenders for {sector}", by=by, against=use.against,
                   sector=use.sector)  # fmt: skip

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        if measure.standing == "in_force":
            return say("bar on {sector} in public tenders", sector=use.sector)
        return say("inquiry into tenders for {sector}, until week {week}", sector=use.sector, week=measure.since)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.sector not in powers(scenario, by, "procurement"):
            return say("{by} has no power over tenders for {sector}", by=by, sector=use.sector)
        for old in _bars(state, by, by, use.against):
            return say("{measure} already concerns tenders with {against}", measure=old.id, against=use.against)
        if _in_tray(state, by, use.against):
            return say("an order on tenders with {against} is already among your orders", against=use.against)
        if not scenario.seats[by].council and not _bars(state, by, use.against, by):
            return say("{against} bars no firm of {by} from its tenders, so there is nothing to mirror",
                       against=use.against, by=by)  # fmt: skip
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        sectors = powers(scenario, by, "procurement")
        targets = tuple(
            s for s in others(scenario, by)
            if not _bars(state, by, by, s) and not _in_tray(state, by, s)
            and (scenario.seats[by].council or _bars(state, by, s, by))
        )  # fmt: skip
        if not targets or not sectors:
            return None
        return Choice("PlaceOrder", self.id, (("against", targets), ("sector", sectors)))

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        council = scenario.seats[by].council
        rounds = stage_rounds(scenario, start, f"{self.id}.investigation", INVESTIGATION_WEEKS) if council else 0
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, dial=CLOSED, round=start.round,
            stage="investigation" if council else "mirror", standing="pending" if council else "in_force",
            rung=2 if council else 4, since=week_in(scenario, start, rounds) if council else start.week,
            tags=self.tags, touches=(f"sector.{use.sector}",),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="barred", standing="in_force", rung=4)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        due = measure.standing == "pending" and measure.stage == "investigation" and measure.since <= state.week
        return _to_the_vote(measure) if due else came(measure, state.week, rung=measure.rung)

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        if measure.standing == "ended":
            return ()
        ref, who = measure.id, audience_of(measure)
        if not passed:
            because = say("no qualified majority is for {measure}; the inquiry is closed", measure=ref)
            return (Ended(because=because, causes=(ref,), seen_by=who, measure=ref, how="failed"),)
        because = say("the member states agree to {measure}, for five years", measure=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="barred", rung=4,
                         until=state.week + TERM_WEEKS),
            TookEffect(because=because, causes=(ref,), seen_by=who, measure=ref, rung=4, dial=measure.dial),
        )  # fmt: skip

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        origin, destination = region(scenario, measure.against), region(scenario, measure.by)
        return Shock(bars=(Bar(use.sector, origin, destination, measure.dial),))


def _bars(state: State, viewer: Seat, by: str, against: str) -> tuple[Measure, ...]:
    return standing(state, viewer, by=by, against=against, tag="procurement", how=LISTED)


def _in_tray(state: State, by: Seat, against: str) -> bool:
    return any(isinstance(use, Use) and use.against == against for use in sealed(state, by, INSTRUMENT.id))


def _to_the_vote(measure: Measure) -> tuple[Event, ...]:
    use = measure.use
    assert isinstance(use, Use)
    ref, who = measure.id, audience_of(measure)
    question = say("Shall {against} be shut out of public tenders for {sector}?", against=measure.against,
                   sector=use.sector)  # fmt: skip
    vote = Vote(id=f"vote.{ref}", seat=measure.by, mode="qmv_for", kind="tough", subject=ref, question=question,
                seen_by=who)  # fmt: skip
    because = say("the inquiry of {measure} is done and goes to the member states", measure=ref)
    return (
        StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="voting", rung=measure.rung),
        VoteCalled(because=because, causes=(ref,), seen_by=who, vote=vote),
    )


INSTRUMENT = ProcurementBar()
