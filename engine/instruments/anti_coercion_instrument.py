"""Anti-Coercion Instrument: a slow answer of the whole Union to a country that presses it to change a decision.

Law. Regulation (EU) 2023/2675, in force since 27 December 2023, never used by July 2026 (FACTS A.1.1). Stages:
1. examination by the Commission alone (V3), normally at most 4 months (Article 4(2)); rung 2.
2. determination by the Council, qualified majority for (V1), 8 weeks, at most 10 (Article 5(5)-(6)); rung 3.
3. talks with the third country (Article 6): at least one round; the determination lapses after four rounds, as the
   period that Article 5(1) sets for judging is at most six months.
4. response from Annex I by the Commission with a committee: a qualified majority for it, no opinion means no (V1,
   Articles 8 and 18(2)); applied after up to 3 months (Article 8(6)), at once where the scenario says 0 (Article
   8(10)); rung 6.
It is suspended while the coercion is, and ends with it (Article 12). One case for each country. Clocks come from the
scenario under ``<id>.examination``, ``.determination``, ``.talks``, ``.expiry`` and ``.deferral``, in rounds, else
from the law. A determination that is won gives Credibility +8, a vote that is lost takes 8. Usual answer: a package.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from engine.economy import NO_SHOCK, Bar, Duty, Investment, Quota, Shock
from engine.events import (
    Counted,
    Ended,
    Event,
    MeasureBegan,
    Resumed,
    StageReached,
    Suspended,
    TookEffect,
    VoteCalled,
    audience_of,
)
from engine.forms import OtherSeat
from engine.instruments import Choice, Instrument
from engine.instruments._board import LISTED, no_target, others, region, sealed, standing
from engine.instruments._clocks import came, stage_rounds, week_in
from engine.said import Said, say
from engine.scenario import Figure, Ref, Scenario, Seat
from engine.state import Measure, State, Vote, Weight, seen
from engine.state import Use as Form

Step = Literal["examination", "determination", "response"]
Answer = Literal["none", "duties", "quotas", "exports", "procurement", "investment"]
STEPS: tuple[str, ...] = get_args(Step)
ANSWERS: tuple[str, ...] = get_args(Answer)[1:]
RUNGS = {"examination": 2, "determination": 3, "response": 6}

EXAMINATION_WEEKS, COUNCIL_WEEKS, DEFERRAL_WEEKS = 17, 8, 13
TALKS_ROUNDS, EXPIRY_ROUNDS = 1, 4
EXAMINED, FOUND = 30, 90
"""How far a response is believed at these stages, in per cent of credibility (GAME 4.2)."""
PRESSES = 4
"""A measure of this rung or more presses the Union (Article 2: intensity)."""
DUTY, QUOTA, CLOSED, KEPT_OUT = 2000, 8000, 400, -20
"""Annex I in basis points: +20 points of duty (GAME 6); four fifths of the usual trade let in or out; public buyers
closed, as for one procurement case; capacity that barred investors do not build. The last three are judgement."""


@dataclass(frozen=True, slots=True)
class Use(Form):
    """One step of a case against coercion."""

    against: OtherSeat
    """Who presses the Union."""
    step: Step
    """examination first, then determination by the Council, then a response."""
    response: Answer = "none"
    """What to answer with, at the last step only: duties of 20 points, import quotas, export limits, closed tenders,
    closed investment."""


class AntiCoercionInstrument(Instrument[Use]):
    """See the top of the file."""

    tags = ("anti_coercion",)
    marks = ("coercion.",)
    heard_as = STEPS
    title = "Anti-Coercion Instrument"
    stages = (
        "examination", "proposed", "council", "talks", "answered", "committee", "announced", "in_force", "article_12",
    )  # fmt: skip
    law = "Regulation (EU) 2023/2675, Articles 2 to 12 and 18, Annex I"
    answer = "a control package, duties on cars, courting of capitals"
    ends = "when the coercion is suspended or ceases; a determination lapses after four rounds"
    moves = ("target.ahead", -1)
    steady = True

    def weight(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Weight:
        return "heavy" if use.step == "response" else "medium"

    def against(self, use: Use, by: Seat) -> str:
        return use.against

    def rung(self, scenario: Scenario, state: State, by: Seat, use: Use) -> int:
        return RUNGS[use.step]

    def claim(self, state: State, by: Seat, use: Use) -> tuple[str, int]:
        """Only the response bites; the steps before it are procedure."""
        return self.moves if use.step == "response" and use.response != "none" else ("nothing", 0)

    def order_tags(self, use: Use) -> tuple[str, ...]:
        return (*self.tags, use.step)

    def sentence(self, by: Seat, use: Use) -> Said:
        match use.step:
            case "examination":
                return say("{by} examines whether {against} coerces it", by=by, against=use.against)
            case "determination":
                return say("{by} asks its Council to find that {against} coerces it", by=by, against=use.against)
            case _:
                return say("{by} answers the coercion by {against} with {response}", by=by, against=use.against,
                           response=use.response)  # fmt: skip

    def told(self, measure: Measure) -> Said:
        use = measure.use
        assert isinstance(use, Use)
        match measure.stage:
            case "examination":
                return say("examination of coercion, until week {week}", week=measure.since)
            case "talks":
                return say("coercion determined; talks, lapses in week {week}", week=measure.until or 0)
            case "announced":
                return say("response with {response}, from week {week}", response=use.response, week=measure.since)
            case stage if use.step == "response":
                return say("response with {response} ({stage})", response=use.response, stage=stage)
            case stage:
                return say("case against coercion ({stage})", stage=stage)

    def why_not(self, scenario: Scenario, state: State, by: Seat, use: Use) -> Said | None:
        if refusal := no_target(scenario, by, use.against):
            return refusal
        if scenario.council is None or scenario.council.seat != by:
            return say("{by} has no council that could find coercion", by=by)
        if use.step not in STEPS or use.response not in ("none", *ANSWERS):
            return say("there is no step {step} with {response}", step=use.step, response=use.response)
        if (use.step == "response") == (use.response == "none"):
            return say("an answer is chosen at the response and only there, not {response} at the {step}",
                       response=use.response, step=use.step)  # fmt: skip
        if _next_step(state, by, use.against) == use.step:
            return None
        return _refusal(state, by, use)

    def choices(self, scenario: Scenario, state: State, by: Seat) -> Choice | None:
        if scenario.council is None or scenario.council.seat != by:
            return None
        open_steps = {s: step for s in others(scenario, by) if (step := _next_step(state, by, s))}
        if not open_steps:
            return None
        steps = tuple(step for step in STEPS if step in open_steps.values())
        answers = ("none", *ANSWERS) if "response" in steps else ("none",)
        barred = frozenset(
            (against, step, answer)
            for against, open_step in open_steps.items()
            for step in steps
            for answer in answers
            if step != open_step or (step == "response") == (answer == "none")
        )
        axes = (("against", tuple(open_steps)), ("step", steps), ("response", answers))
        return Choice("PlaceOrder", self.id, axes, barred)

    def reveal(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        case = _case(start, by, use.against)
        if use.step == "examination" or case is None:
            return self._examine(scenario, start, by, use, ref)
        if use.step == "response":
            return self._respond(start, by, use, ref, case)
        rounds = stage_rounds(scenario, start, f"{self.id}.determination", COUNCIL_WEEKS)
        if rounds <= 1:
            return _to_the_council(case)
        week = week_in(scenario, start, rounds)
        because = say("the Commission proposes to find coercion by {against}; the Council has until week {week}",
                      against=use.against, week=week)  # fmt: skip
        return (
            StageReached(because=because, causes=(case.id,), seen_by=audience_of(case), measure=case.id,
                         stage="proposed", rung=RUNGS["examination"], since=week),
        )  # fmt: skip

    def opened(self, scenario: Scenario, measure: Measure) -> Measure:
        use = measure.use
        assert isinstance(use, Use)
        match use.step:
            case "examination":
                return measure
            case "determination":
                return replace(measure, stage="talks", rung=RUNGS["determination"])
            case "response":
                dial = DUTY if use.response == "duties" else 0
                return replace(measure, stage="in_force", standing="in_force", rung=RUNGS["response"], dial=dial)

    def advance(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        if _of_response(measure):
            return _response_moves(state, measure)
        if measure.standing != "pending":
            return ()
        if _pressure(state, measure) == "ceased":
            return _end(measure, say("the coercion that {measure} examined has ceased", measure=measure.id), "done")
        if measure.stage == "proposed" and measure.since <= state.week:
            return _to_the_council(measure)
        if measure.stage == "answered" and not _answer(state, measure.by, measure.against, how=LISTED):
            return _end(measure, say("the response that {measure} led to is over", measure=measure.id), "done")
        return came(measure, state.week, rung=RUNGS["determination"]) if measure.stage == "talks" else ()

    def decided(self, scenario: Scenario, state: State, measure: Measure, passed: bool) -> tuple[Event, ...]:
        if measure.standing == "ended":
            return ()
        if _of_response(measure):
            return self._answered(scenario, state, measure) if passed else _no_opinion(measure)
        if not passed:
            because = say("the Council does not find coercion by {against}", against=measure.against)
            return _end(measure, because, "failed")
        talks = scenario.stages.get(f"{self.id}.talks", TALKS_ROUNDS)
        expiry = scenario.stages.get(f"{self.id}.expiry", EXPIRY_ROUNDS)
        ref, won = measure.id, scenario.numbers.determination_won
        week = week_in(scenario, state, max(talks, 1))
        because = say("the Council finds coercion by {against}; talks come first, until week {week}",
                      against=measure.against, week=week)  # fmt: skip
        return (
            StageReached(because=because, causes=(ref,), seen_by=audience_of(measure), measure=ref, stage="talks",
                         rung=RUNGS["determination"], since=week,
                         until=week_in(scenario, state, expiry) + 1),
            Counted(because=because, causes=(ref,), figure=Figure(f"{measure.by}.credibility"), change=won),
        )  # fmt: skip

    def looming(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Use, int] | None:
        """A case may end in a response: believed a little when it is examined, much once coercion is found."""
        if _of_response(measure) or measure.standing != "pending":
            return None
        return Use(measure.against, "response", "duties"), FOUND if measure.stage == "talks" else EXAMINED

    def shock(self, scenario: Scenario, state: State, measure: Measure, week: int) -> Shock:
        use = measure.use
        assert isinstance(use, Use)
        here, there = region(scenario, measure.by), region(scenario, measure.against)
        match use.response:
            case "duties":
                return Shock(duties=(Duty("*", there, here, measure.dial),))
            case "quotas":
                return Shock(quotas=(Quota("*", there, here, QUOTA),))
            case "exports":
                return Shock(quotas=(Quota("*", here, there, QUOTA),))
            case "procurement":
                return Shock(bars=(Bar("*", there, here, CLOSED),))
            case "investment":
                return Shock(investments=(Investment("*", here, KEPT_OUT),))
            case _:
                return NO_SHOCK

    def _examine(self, scenario: Scenario, start: State, by: Seat, use: Use, ref: Ref) -> tuple[Event, ...]:
        rounds = stage_rounds(scenario, start, f"{self.id}.examination", EXAMINATION_WEEKS)
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage=use.step, standing="pending",
            rung=RUNGS[use.step], since=week_in(scenario, start, rounds), round=start.round, tags=self.tags,
            touches=tuple(f"coercion.{thing}" for thing in _coercion(start, by, use.against)),
        )  # fmt: skip
        return (MeasureBegan(because=self.sentence(by, use), causes=(ref,), measure=measure),)

    def _respond(self, start: State, by: Seat, use: Use, ref: Ref, case: Measure) -> tuple[Event, ...]:
        measure = Measure(
            id=ref, instrument=self.id, by=by, against=use.against, use=use, stage="committee", standing="pending",
            rung=RUNGS["determination"], since=start.week, dial=DUTY if use.response == "duties" else 0,
            round=start.round, tags=self.tags, touches=case.touches,
        )  # fmt: skip
        because = self.sentence(by, use)
        question = say("Shall the Union answer the coercion by {against} with {response}?", against=use.against,
                       response=use.response)  # fmt: skip
        vote = Vote(id=f"vote.{ref}", seat=by, mode="qmv_for", kind="tough", subject=ref, question=question)
        called = say("a committee of the states decides on {measure}; no opinion means no", measure=ref)
        return (
            MeasureBegan(because=because, causes=(ref, case.id), measure=measure),
            VoteCalled(because=called, causes=(ref,), vote=vote),
        )

    def _answered(self, scenario: Scenario, state: State, measure: Measure) -> tuple[Event, ...]:
        """The committee agreed: the case is answered; the response applies now or after the deferral."""
        ref, who = measure.id, audience_of(measure)
        rounds = stage_rounds(scenario, state, f"{self.id}.deferral", DEFERRAL_WEEKS)
        week = week_in(scenario, state, rounds)
        because = say("the states agree to {measure}; it applies from week {week}", measure=ref, week=week)
        case = _case(state, measure.by, measure.against)
        moved: list[Event] = []
        if case is not None:
            moved.append(
                StageReached(because=because, causes=(ref,), seen_by=audience_of(case), measure=case.id,
                             stage="answered", rung=RUNGS["determination"])
            )  # fmt: skip
        if rounds > 0:
            return (*moved, StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="announced",
                                         rung=4, since=week))  # fmt: skip
        return (*moved, *_in_force(measure, because))


def _case(state: State, by: str, against: str) -> Measure | None:
    """The case that stands against a country."""
    found = standing(state, by, by=by, against=against, tag="anti_coercion", how=LISTED)
    return next((m for m in found if not _of_response(m)), None)


def _answer(state: State, by: str, against: str, *, how: tuple[str, ...]) -> Measure | None:
    found = standing(state, by, by=by, against=against, tag="anti_coercion", how=how)
    return next((m for m in found if _of_response(m)), None)


def _of_response(measure: Measure) -> bool:
    return isinstance(measure.use, Use) and measure.use.step == "response"


def _coercion(state: State, by: Seat, against: str) -> tuple[str, ...]:
    """What presses: controls first, then any other measure, else a public threat (Article 2: applies or threatens)."""
    found = [m for m in standing(state, by, by=against, against=by) if m.rung >= PRESSES]
    controls = [m for m in found if "control" in m.tags]
    threats = [
        t.id for t in state.threats.values()
        if t.by == against and t.against == by and t.status == "open" and t.public and not t.pledge
        and seen(t.seen_by, by)
    ]  # fmt: skip
    return tuple(m.id for m in controls or found) or tuple(threats)


def _pressure(state: State, measure: Measure) -> Literal["presses", "sleeps", "ceased"]:
    """How what a case was opened about stands now."""
    refs = [t.removeprefix("coercion.") for t in measure.touches if t.startswith("coercion.")]
    known = [state.measures[Ref(r)] for r in refs if r in state.measures]
    threats = [state.threats[Ref(r)] for r in refs if r in state.threats]
    if any(m.standing in ("pending", "in_force") and m.rung >= PRESSES for m in known):
        return "presses"
    if not refs or any(t.status in ("open", "carried") for t in threats):
        return "presses"
    return "sleeps" if any(m.standing != "ended" for m in known) else "ceased"


def _next_step(state: State, by: Seat, against: str) -> str:
    """The one step that can be taken now against a country; empty when there is none."""
    if _in_tray(state, by, against):
        return ""
    case = _case(state, by, against)
    if case is None:
        return "examination" if _coercion(state, by, against) else ""
    if case.standing != "pending" or case.since > state.week:
        return ""
    if case.stage == "examination":
        return "determination"
    if case.stage == "talks" and _answer(state, by, against, how=LISTED) is None:
        return "response"
    return ""


def _in_tray(state: State, by: Seat, against: str) -> bool:
    return any(isinstance(use, Use) and use.against == against for use in sealed(state, by, INSTRUMENT.id))


def _refusal(state: State, by: Seat, use: Use) -> Said:
    case = _case(state, by, use.against)
    if _in_tray(state, by, use.against):
        return say("a step against {against} is already among your orders", against=use.against)
    if case is None and use.step == "examination":
        return say("{against} neither applies nor threatens a measure that presses {by} (Article 2)",
                   against=use.against, by=by)  # fmt: skip
    if case is None:
        return say("a case against {against} begins with the examination, not with the {step}", against=use.against,
                   step=use.step)  # fmt: skip
    if case.stage in ("examination", "talks") and case.since > state.week:
        return say("the {stage} of {measure} runs until week {week}, and this is week {now}", stage=case.stage,
                   measure=case.id, week=case.since, now=state.week)  # fmt: skip
    return say("{measure} is at the stage {stage}; the {step} is not its next step", measure=case.id,
               stage=case.stage, step=use.step)  # fmt: skip


def _to_the_council(case: Measure) -> tuple[Event, ...]:
    ref, who = case.id, audience_of(case)
    question = say("Does {against} coerce the Union?", against=case.against)
    vote = Vote(id=f"vote.{ref}", seat=case.by, mode="qmv_for", kind="tough", subject=ref, question=question,
                seen_by=who)  # fmt: skip
    because = say("{measure} goes to the Council, which needs a qualified majority for it", measure=ref)
    return (
        StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="council", rung=case.rung),
        VoteCalled(because=because, causes=(ref,), seen_by=who, vote=vote),
    )


def _in_force(measure: Measure, because: Said) -> tuple[Event, ...]:
    ref, who, rung = measure.id, audience_of(measure), RUNGS["response"]
    return (
        StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="in_force", rung=rung),
        TookEffect(because=because, causes=(ref,), seen_by=who, measure=ref, rung=rung, dial=measure.dial),
    )


def _response_moves(state: State, measure: Measure) -> tuple[Event, ...]:
    """Article 12: a response sleeps while the coercion does, wakes with it, and ends with it."""
    ref, who, rung, pressure = measure.id, audience_of(measure), measure.rung, _pressure(state, measure)
    if pressure == "ceased":
        return _end(measure, say("the coercion that {measure} answered has ceased", measure=ref), "lifted")
    if pressure == "sleeps" and measure.standing == "in_force":
        because = say("{measure} is suspended, for what it answers is", measure=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="article_12", rung=rung),
            Suspended(because=because, causes=(ref,), seen_by=who, measure=ref, lapses=None),
        )
    if pressure == "presses" and measure.standing == "suspended" and measure.stage == "article_12":
        because = say("what {measure} answers presses again", measure=ref)
        return (
            StageReached(because=because, causes=(ref,), seen_by=who, measure=ref, stage="in_force", rung=rung),
            Resumed(because=because, causes=(ref,), seen_by=who, measure=ref, standing="in_force"),
        )
    if pressure == "presses" and measure.stage == "announced" and measure.since <= state.week:
        return _in_force(measure, say("the deferral of {measure} is over", measure=ref))
    return ()


def _no_opinion(measure: Measure) -> tuple[Event, ...]:
    because = say("no qualified majority is for {measure}; without an opinion it cannot be adopted", measure=measure.id)
    return _end(measure, because, "failed")


def _end(measure: Measure, because: Said, how: Literal["failed", "done", "lifted"]) -> tuple[Event, ...]:
    ref = measure.id
    return (Ended(because=because, causes=(ref,), seen_by=audience_of(measure), measure=ref, how=how),)


INSTRUMENT = AntiCoercionInstrument()
