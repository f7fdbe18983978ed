"""Broad tariff: an extra duty on all goods of another seat, imposed at once, announced for a date, or after a vote.

Law. United States: International Emergency Economic Powers Act (by order, at once; void since Learning Resources v
Trump, 20 February 2026); Section 122 Trade Act 1974 (at most 15 %, 150 days); Section 301 Trade Act 1974 (months of
procedure). China: Tariff Law of 2024, Articles 17 and 18 (State Council, at once). European Union: Regulation (EU)
654/2014 as amended (committee, qualified majority). Rung 5; a duty that is announced for a date stands on rung 4.
Usual answer: a mirror duty, or licences. A tariff hurts its sender: buyers pay it (GAME 1.1). Goods learn to go
round by third countries: for every two rounds a duty has stood customs take a tenth less of it (GAME 10).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from engine.clock import legal_rounds
from engine.economy import Duty, Shock
from engine.events import Ended, Event, MeasureBegan, TookEffect, VoteCalled
from engine.forms import OtherSeat, Within
from engine.instruments import Choice, Instrument
from engine.instruments._board import LIVE, sealed
from engine.instruments._clocks import came
from engine.politics.courts import struck
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Vote, Weight
from engine.state import Use as Form

Basis = Literal["ieepa", "section_122", "section_301", "tariff_law", "enforcement_regulation"]


@dataclass(frozen=True, slots=True)
class Law:
    """What a legal basis allows: the highest duty (basis points), weeks of procedure, weeks it lasts, a vote."""

    most: int
    procedure: int = 0
    lasts: int = 0
    vote: bool = False


LAWS: dict[str, Law] = {
    "ieepa": Law(most=14500),
    "section_122": Law(most=1500, lasts=21),
    "section_301": Law(most=10000, procedure=26),
    "tariff_law": Law(most=12500),
    "enforcement_regulation": Law(most=5000, vote=True),
}


ROUND_ABOUT, EVERY = 1000, 2
"""What is lost to goods that go by third countries, in basis points of the duty, and for every how many rounds."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """An extra duty on everything another seat sells you."""

    against: OtherSeat
    """Whose goods pay the duty."""
    duty: Annotated[int, Within(500, 14500, 500, "%", 100)]
    """The extra duty, on top of what stands."""
    basis: Basis
    """The law it rests on: it sets the limit, the procedure and how long it lasts."""
    in_rounds: Annotated[int, Within(0, 4, 1, "rounds")] = 0
    """0 imposes it now; more announces it for that many rounds from now."""


class Tariff(Instrument[Use]):
    """See the top of the file."""

    tags = ("tariff", "broad")
    marks = (*(f"basis.{basis}" for basis in LAWS), "goods")
    title = "Broad tariff"
    stages = ("proposed", "announced", "imposed")
    powers = tuple(f"tariff.{basis}" for basis in LAWS)
    law = "IEEPA; Trade Act 1974, Sections 122 and 301; China's Tariff Law 2024; Regulation (EU) 654/2014"
    answer = "a mirror duty, or licences"
    ends = "truce, court ruling, or its legal term"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "heavy"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 5 if self._delay(scenario, state, use) == 0 and not LAWS[use.basis].vote else 4

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, f"basis.{use.basis}")

    def sentence(self, by: Seat, use: Use) -> Said:
        if use.in_rounds:
            return say(
                "{by} announces an extra duty of {duty:percent} on {against} in {rounds} rounds",
                by=by, duty=use.duty, against=use.against, rounds=use.in_rounds,
            )  # fmt: skip
        return say("{by} puts an extra duty of {duty:percent} on {against}", by=by, duty=use.duty, against=use.against)

    def told(self, measure: Measure) -> Said:
        return say("extra duty of {duty:percent}", duty=measure.dial)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if use.against == by or use.against not in scenario.seats:
            return say("a duty needs another seat to pay it, not {against}", against=use.against)
        if f"tariff.{use.basis}" not in scenario.seats[by].powers:
            return say("{by} has no power under {basis}", by=by, basis=use.basis)
        if struck(state, by, self.order_tags(use)):
            return say("a court has struck down duties of {by} under {basis}", by=by, basis=use.basis)
        if not 500 <= use.duty <= LAWS[use.basis].most:
            most = LAWS[use.basis].most
            return say(
                "a duty of {duty:percent} is outside 5 % to {most:percent}, what {basis} allows",
                duty=use.duty, most=most, basis=use.basis,
            )  # fmt: skip
        standing = _together(state, by, use.against, use.basis)
        if standing + use.duty > LAWS[use.basis].most:
            return say(
                "{standing:percent} stand under {basis}, which allows {most:percent} together",
                standing=standing, basis=use.basis, most=LAWS[use.basis].most,
            )  # fmt: skip
        if not 0 <= use.in_rounds <= 4:
            return say("a duty can be announced for 0 to 4 rounds from now, not {rounds}", rounds=use.in_rounds)
        if any(_same(m, by, use) and m.standing == "pending" for m in state.measures.values()):
            return say("a duty under {basis} is already announced", basis=use.basis)
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        named = (p.partition(".") for p in scenario.seats[by].powers)
        laws = (basis for kind, _, basis in named if kind == "tariff" and basis in LAWS)
        bases = tuple(basis for basis in laws if not struck(state, by, (*self.tags, f"basis.{basis}")))
        others = tuple(s for s in scenario.seats if s != by)
        if not bases:
            return None
        duties = (1000, 2000, 3000, 5000, 10000)
        announced = [
            (m.use.against, m.use.basis)
            for m in state.measures.values()
            if m.by == by and m.standing == "pending" and isinstance(m.use, Use)
        ]
        barred = frozenset(
            (against, duty, basis, delay)
            for against in others
            for duty in duties
            for basis in bases
            for delay in (0, 2)
            if _together(state, by, against, basis) + duty > LAWS[basis].most or (against, basis) in announced
        )
        if len(barred) == len(others) * len(duties) * len(bases) * 2:
            return None
        axes = (("against", others), ("duty", duties), ("basis", bases), ("in_rounds", (0, 2)))
        return Choice("PlaceOrder", self.id, axes, barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        law = LAWS[use.basis]
        delay = self._delay(scenario, start, use)
        clock = scenario.played_clock(start.profile)
        since = clock.span(start.round + delay).first if delay else start.week
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, dial=use.duty, round=start.round,
            stage="proposed" if law.vote else "announced" if delay else "imposed",
            standing="pending" if delay or law.vote else "in_force",
            rung=4 if delay or law.vote else 5,
            since=since, until=since + law.lasts if law.lasts else None,
            tags=self.order_tags(use), touches=("goods",),
        )  # fmt: skip
        began = MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure)
        if not law.vote:
            return (began,)
        question = say("Shall the EU put a duty of {duty:percent} on {against}?", duty=use.duty, against=use.against)
        vote = Vote(id=f"vote.{ref}", seat=by, mode="qmv_for", kind="tough", subject=ref, question=question)
        called = VoteCalled(because=say("a committee of the member states decides"), causes=(ref,), vote=vote)
        return (began, called)

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        if passed:
            because = say("the member states agreed to the duty")
            return (TookEffect(because=because, causes=(measure.id,), measure=measure.id, rung=5, dial=measure.dial),)
        because = say("there was no majority for the duty")
        return (Ended(because=because, causes=(measure.id,), measure=measure.id, how="failed"),)

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        """A duty the table has lived with holds the track on rung 4 only, as in the worked example (GAME 12.1)."""
        return replace(measure, stage="imposed", standing="in_force", rung=4)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        return came(measure, state.week, rung=5)

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        regions = scenario.seats[measure.by].region, scenario.seats[Seat(measure.against)].region
        taken = _taken(scenario, state, measure)
        return Shock(duties=(Duty("*", regions[1], regions[0], measure.dial, collected=taken),))

    def _delay(self, scenario: Scenario, state: State, use: Use) -> int:
        law = LAWS[use.basis]
        span = scenario.played_clock(state.profile).span(state.round)
        return max(use.in_rounds, legal_rounds(law.procedure, max(span.weeks, 1)) if law.procedure else 0)


def _taken(scenario: Scenario, state: State, measure: Measure) -> int:
    """The part of a duty that customs really take by now. Of one that stood before play the trade figures know already;
    a year ahead is counted with the part of today."""
    if measure.origin == "opening" and measure.since <= 0:
        return 10_000
    stood = state.round - scenario.played_clock(state.profile).round_of(measure.since)
    return max(0, 10_000 - ROUND_ABOUT * (max(stood, 0) // EVERY))


def _together(state: State, by: Seat, against: str, basis: str) -> int:
    """What one law already carries against a seat, in force, due or in the own tray: its limit holds for the sum."""
    found = [
        m.dial
        for m in state.measures.values()
        if m.by == by and m.against == against and m.standing in LIVE
        and isinstance(m.use, Use) and m.use.basis == basis
    ]  # fmt: skip
    tray = [
        u.duty
        for u in sealed(state, by, INSTRUMENT.id)
        if isinstance(u, Use) and (u.against, u.basis) == (against, basis)
    ]
    return sum(found) + sum(tray)


def _same(measure: Measure, by: Seat, use: Use) -> bool:
    return (
        measure.by == by
        and isinstance(measure.use, Use)
        and measure.use.against == use.against
        and measure.use.basis == use.basis
    )


INSTRUMENT = Tariff()
