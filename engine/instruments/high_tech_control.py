"""High-tech control: a technology the other side cannot make itself is closed to it, but for a few licences.

Law. United States: Export Administration Regulations (BIS, by rule, at once); chip-design software was stopped for
China in May and June 2025. European Union: Regulation (EU) 2021/821, Articles 9 and 10: licences belong to the member
states, so the host state must consent; it does not when no ally placed a control of its own (GAME 10, FACTS A.1.7).
Clock: a seat with an executive at once, the EU 2 rounds. Rung 6; asked for and pending 4. The gate falls to 10 % of
requests, to 20 % where member states license. Power: ``high_tech.<input>``. Usual answer: a control package in force.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.economy import Gate, Shock
from engine.events import Ended, Event, MeasureBegan, StageReached, TookEffect, audience_of
from engine.forms import InputId, OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, held, no_target, others, region, standing
from engine.instruments._clocks import stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Weight
from engine.state import Use as Form

CLOSED, LICENSED_BY_STATES = 1000, 2000
"""Share of requests let through, in basis points: by one executive, and where member states license (GAME 6)."""
CONSENT_WEEKS = 8
"""Two rounds of a month for the host state's consent (GAME 6)."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """A technology closed to another seat."""

    against: OtherSeat
    """Who may no longer buy it."""
    input: InputId
    """The technology."""


class HighTechControl(Instrument[Use]):
    """See the top of the file."""

    tags = ("high_tech", "control")
    marks = ("input.{input}", "user.{seat}")
    title = "High-tech control"
    stages = ("asked", "in_force")
    powers = ("high_tech.{input}",)
    law = "Export Administration Regulations; Regulation (EU) 2021/821, Articles 9 and 10"
    answer = "a control package in force"
    ends = "licence, lifting"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "heavy"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 4 if scenario.seats[by].council else 6

    def sentence(self, by: Seat, use: Use) -> Said:
        return say("{by} closes {input} to {against}", by=by, input=use.input, against=use.against)

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        if measure.standing == "pending":
            return say("control on {input}, waiting for the host state until week {week}", input=use.input,
                       week=measure.since)  # fmt: skip
        return say("control on {input}: {gate:percent} of requests let through", input=use.input, gate=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.input not in held(scenario, by, "high_tech"):
            return say("{by} does not control {input}", by=by, input=use.input)
        for old in _own(state, by, use.against, use.input):
            return say("{measure} already closes {input} to {against}", measure=old.id, input=use.input,
                       against=use.against)  # fmt: skip
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        targets, closable = others(scenario, by), held(scenario, by, "high_tech")
        barred = frozenset((s, name) for s in targets for name in closable if _own(state, by, s, name))
        if len(barred) == len(targets) * len(closable):
            return None
        return Choice("PlaceOrder", self.id, (("against", targets), ("input", closable)), barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        council = scenario.seats[by].council
        rounds = stage_rounds(scenario, start, f"{self.id}.consent", CONSENT_WEEKS) if council else 0
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, round=start.round,
            stage="asked" if council else "in_force", standing="pending" if council else "in_force",
            rung=4 if council else 6, since=week_in(scenario, start, rounds) if council else start.week,
            dial=LICENSED_BY_STATES if council else CLOSED, tags=self.tags,
            touches=(f"input.{use.input}", f"user.{use.against}"),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        return replace(measure, stage="in_force", standing="in_force", rung=6)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        if measure.standing != "pending" or measure.stage != "asked" or measure.since > state.week:
            return ()
        allies = standing(state, measure.by, against=measure.against, tag="high_tech", how=("in_force",))
        return _consented(measure, tuple(m for m in allies if m.by != measure.by))

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        user, supplier = region(scenario, measure.against), region(scenario, measure.by)
        return Shock(gates=(Gate(use.input, user, measure.dial, supplier),))


def _consented(measure: Measure, allies: tuple[Measure, ...]) -> tuple[Event, ...]:
    """What the host state answers: it follows an ally and goes no way alone."""
    ref, who = measure.id, audience_of(measure)
    if not allies:
        because = say("the host state does not consent to {measure}: no ally controls its own technology", measure=ref)
        return (Ended(because=because, causes=(ref,), seen_by=who, measure=ref, how="failed"),)
    because = say("the host state consents to {measure}, for {ally} stands", measure=ref, ally=allies[0].id)
    causes = (ref, allies[0].id)
    return (
        StageReached(because=because, causes=causes, seen_by=who, measure=ref, stage="in_force", rung=6),
        TookEffect(because=because, causes=causes, seen_by=who, measure=ref, rung=6, dial=measure.dial),
    )


def _own(state: State, by: Seat, against: str, name: str) -> tuple[Measure, ...]:
    found = standing(state, by, by=by, tag="high_tech", touch=f"input.{name}", how=LISTED)
    return tuple(m for m in found if m.against == against)


INSTRUMENT = HighTechControl()
