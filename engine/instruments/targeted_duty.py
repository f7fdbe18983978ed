"""Targeted duty: an extra duty on one product line of another seat; a hostage line moves politics more than money.

Law. China: anti-dumping and anti-subsidy regulations of MOFCOM, Tariff Law 2024; brandy 27.7 to 34.9 % (5 July 2025),
pork 15.6 to 62.4 % (10 September 2025), dairy 21.9 to 42.7 % (22 December 2025): harsh at first, soft in the end
(FACTS A.3.8). United States: Trade Act 1974, Sections 232 and 301. Both act at once. European Union: Regulations (EU)
2016/1036 and 2016/1037; the Commission alone opens (Article 10(8) of 2016/1037) and imposes provisional duties (V3);
definitive duties stand unless a qualified majority is against them (V2, Regulation (EU) 182/2011), for five years.
Provisional duties come no sooner than 60 days after the opening and last at most four months: GAME 6 plays them two
and four rounds of a month after it. Rung 4, cars and whole sectors 5, an opened case 2. Usual answer: duties on other
lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated

from engine.economy import NO_SHOCK, Duty, Shock, provenance
from engine.events import Ended, Event, MeasureBegan, StageReached, StanceMoved, TookEffect, VoteCalled, audience_of
from engine.forms import LineId, OtherSeat, Within
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, no_target, others, region, sealed, standing
from engine.instruments._clocks import came, stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Measure, State, Vote, Weight
from engine.state import Use as Form

WIDE = ("cars", "machinery")
"""Lines so large that a duty on them is a broad measure (GAME 3, rung 5)."""
PROVISIONAL_WEEKS, DEFINITIVE_WEEKS, TERM_WEEKS = 9, 9, 260
MENU = (1000, 2000, 3000)
LEAST, MOST = 500, 10_000


@dataclass(frozen=True, slots=True)
class Use(Form):
    """An extra duty on one product line."""

    against: OtherSeat
    """Whose goods pay the duty."""
    line: LineId
    """The product line; the other seat must sell it to you."""
    duty: Annotated[int, Within(LEAST, MOST, 10, "%", 100)]
    """The extra duty, on top of what stands."""
    in_baseline: bool = False
    """For a file only: the duty is already in the trade numbers of the baseline year, so it moves no money again."""


class TargetedDuty(Instrument[Use]):
    """See the top of the file."""

    tags = ("tariff", "line", "duty")
    marks = ("trade_defence", "hostage", "line.{line}")
    title = "Targeted duty"
    stages = ("opened", "provisional", "voting", "definitive", "imposed")
    law = "Regulations (EU) 2016/1036 and 2016/1037; Trade Act 1974; China's anti-dumping rules and Tariff Law 2024"
    answer = "duties on hostage lines"
    ends = "lifting, a price undertaking, five years"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return 2 if scenario.seats[by].council else _rung(scenario, use.line)

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, f"line.{use.line}")

    def sentence(self, by: Seat, use: Use) -> Said:
        return say(
            "{by} puts an extra duty of {duty:percent} on {line} from {against}",
            by=by, duty=use.duty, line=use.line, against=use.against,
        )  # fmt: skip

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        if measure.stage == "opened":
            return say("case on {line}, a provisional duty of {duty:percent} from week {week}", line=use.line,
                       duty=measure.dial, week=measure.since)  # fmt: skip
        return say("duty of {duty:percent} on {line}", duty=measure.dial, line=use.line)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if use.line not in scenario.economy.goods:
            return say("{line} is no line one may tax here; open are {lines:list}", line=use.line,
                       lines=" ".join(scenario.economy.goods))  # fmt: skip
        if use.line not in _sold(scenario, use.against, by):
            return say("{against} sells {by} hardly any {line}", against=use.against, by=by, line=use.line)
        if not LEAST <= use.duty <= MOST:
            return say("a duty of {duty:percent} on a line is outside 5 % to 100 %", duty=use.duty)
        if use.in_baseline:
            return say("a duty of the baseline year stands already; an order puts a new one on {line}", line=use.line)
        for old in _standing(state, by, use.against, use.line):
            return say("{measure} is already on {line}; lift it first", measure=old.id, line=use.line)
        if _in_tray(state, by, use.against, use.line):
            return say(
                "an order on {line} of {against} is already among your orders", line=use.line, against=use.against
            )
        return None

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        taken = [(m.against, touch) for m in standing(state, by, by=by, tag="line", how=LISTED) for touch in m.touches]
        taken += [(u.against, f"line.{u.line}") for u in sealed(state, by, self.id) if isinstance(u, Use)]
        open_lines = {
            (s, line): None
            for s in others(scenario, by)
            for line in _sold(scenario, s, by)
            if (s, f"line.{line}") not in taken
        }
        if not open_lines:
            return None
        targets = tuple(dict.fromkeys(s for s, _ in open_lines))
        lines = tuple(dict.fromkeys(line for _, line in open_lines))
        barred = frozenset((s, g, d) for s in targets for g in lines if (s, g) not in open_lines for d in MENU)
        return Choice("PlaceOrder", self.id, (("against", targets), ("line", lines), ("duty", MENU)), barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        council = scenario.seats[by].council
        rounds = stage_rounds(scenario, start, f"{self.id}.provisional", PROVISIONAL_WEEKS) if council else 0
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, dial=use.duty, round=start.round,
            stage="opened" if council else "imposed", standing="pending" if council else "in_force",
            rung=2 if council else _rung(scenario, use.line), touches=(f"line.{use.line}",),
            since=week_in(scenario, start, rounds) if council else start.week,
            tags=(*self.tags, "trade_defence" if council else "hostage"),
        )  # fmt: skip
        because = self.sentence(by, use)
        if council:
            because = say("{by} opens a case on {line} from {against}", by=by, line=use.line, against=use.against)
        began = MeasureBegan(because=because, causes=(ref,), measure=measure)
        return (began, *(() if council else _turned(scenario, start, measure)))

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        use = measure.use
        assert isinstance(use, Use)
        return replace(measure, stage="definitive", standing="in_force", rung=_rung(scenario, use.line))

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        if measure.since > state.week:
            return came(measure, state.week, rung=measure.rung)
        if measure.standing == "pending" and measure.stage == "opened":
            rounds = stage_rounds(scenario, state, f"{self.id}.definitive", DEFINITIVE_WEEKS)
            return _provisional(scenario, measure, week_in(scenario, state, rounds))
        if measure.standing == "in_force" and measure.stage == "provisional":
            return _to_the_vote(measure)
        return came(measure, state.week, rung=measure.rung)

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        if measure.standing == "ended":
            return ()
        ref, who = measure.id, audience_of(measure)
        if not passed:
            because = say("a qualified majority is against {measure}; the provisional duty expires", measure=ref)
            return (Ended(because=because, causes=(ref,), seen_by=who, measure=ref, how="expired"),)
        because = say("no qualified majority is against {measure}; it stands for five years", measure=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="definitive",
                         rung=measure.rung, until=state.week + TERM_WEEKS),
        )  # fmt: skip

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        if use.in_baseline:
            return NO_SHOCK
        origin, destination = region(scenario, measure.against), region(scenario, measure.by)
        if sector := scenario.economy.whole_sectors.get(use.line):
            return Shock(duties=(Duty(sector, origin, destination, measure.dial),))
        return Shock(duties=(Duty("*", origin, destination, measure.dial, use.line),))


def _rung(scenario: Scenario, line: str) -> int:
    return 5 if line in WIDE or line in scenario.economy.whole_sectors else 4


def _standing(state: State, by: Seat, against: str, line: str) -> tuple[Measure, ...]:
    found = standing(state, by, by=by, tag="line", touch=f"line.{line}", how=LISTED)
    return tuple(m for m in found if m.against == against)


def _in_tray(state: State, by: Seat, against: str, line: str) -> bool:
    forms = sealed(state, by, INSTRUMENT.id)
    return any(isinstance(use, Use) and (use.against, use.line) == (against, line) for use in forms)


@cache
def _trade() -> frozenset[tuple[str, str, str]]:
    """Which region sells which line to which; only ever asked, never walked through."""
    return frozenset((row["line"], row["origin"], row["destination"]) for row in provenance("lines"))


def _sold(scenario: Scenario, seller: str, buyer: str) -> tuple[str, ...]:
    """The lines in play that one seat sells to another, in the order of the file; whole sectors always."""
    origin, destination, setting = region(scenario, seller), region(scenario, buyer), scenario.economy
    trade, whole = _trade(), setting.whole_sectors
    return tuple(g for g in setting.goods if (g, origin, destination) in trade or g in whole)


def _turned(scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
    """Courted states that a hostage measure hits turn: the courting is lost (GAME 10)."""
    council = scenario.council
    if council is None or council.seat != measure.against:
        return ()
    events = []
    for member in council.members:
        courted = state.stances.get(f"courted.{member.id}", 0)
        if member.hostage and courted:
            because = say("{measure} hits {member}; courting is forgotten", measure=measure.id, member=member.id)
            name = f"courted.{member.id}"
            events.append(StanceMoved(because=because, causes=(measure.id,), member=name, change=-courted))
    return tuple(events)


def _provisional(scenario: Scenario, measure: Measure, vote: int) -> tuple[Event, ...]:
    use = measure.use
    assert isinstance(use, Use)
    ref, who, rung = measure.id, audience_of(measure), _rung(scenario, use.line)
    because = say("the Commission imposes {duty:percent} on {line} for now; states vote in week {week}",
                  duty=measure.dial, line=use.line, week=vote)  # fmt: skip
    return (
        StageReached(
            because=because, causes=(ref,), seen_by=who, measure=ref, stage="provisional", rung=rung, since=vote
        ),
        TookEffect(because=because, causes=(ref,), seen_by=who, measure=ref, rung=rung, dial=measure.dial),
    )


def _to_the_vote(measure: Measure) -> tuple[Event, ...]:
    use = measure.use
    assert isinstance(use, Use)
    ref, who = measure.id, audience_of(measure)
    question = say("Shall the duty of {duty:percent} on {line} from {against} stand for five years?",
                   duty=measure.dial, line=use.line, against=measure.against)  # fmt: skip
    vote = Vote(id=f"vote.{ref}", seat=measure.by, mode="qmv_against", kind="tough", subject=ref, question=question,
                seen_by=who)  # fmt: skip
    because = say("{measure} stands unless a qualified majority of states is against it", measure=ref)
    return (
        StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="voting", rung=measure.rung),
        VoteCalled(because=because, causes=(ref,), seen_by=who, vote=vote),
    )


INSTRUMENT = TargetedDuty()
