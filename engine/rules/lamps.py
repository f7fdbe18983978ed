"""Two ways to fail, shown as lamps: climbing faster than your plants can stand, and resting on assurances (GAME 8)."""

from __future__ import annotations

from typing import Literal

from engine.diplomacy import kind_of
from engine.figures import figure
from engine.plain import dataclass
from engine.said import Said, say, together
from engine.scenario import Figure, Scenario, Seat
from engine.state import Clause, Deal, Fact, State, seen

Colour = Literal["grey", "amber", "red"]
CLIMB, ANSWER = 5, 4
"""The rung of an order that climbs, and of an answer to it."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """Grey: nothing of it is true; amber: one half is; red: it has happened."""

    id: Literal["F1", "F2"]
    colour: Colour
    because: Said


def lamps(scenario: Scenario, state: State, seat: Seat) -> tuple[Lamp, Lamp]:
    """Both lamps of a seat as they stand now."""
    return climbing(scenario, state, seat), resting(scenario, state, seat)


# --- F1 --------------------------------------------------------------------------------------------------------


def climbing(scenario: Scenario, state: State, seat: Seat) -> Lamp:
    """F1: it climbed, a seat that controls one of its inputs answered later, and that input fell short."""
    climbed = first_climb(state, seat)
    short = shortage(scenario, state, seat)
    if climbed is None:
        quiet = say("{seat} has placed no order of rung {rung} or more", seat=seat, rung=CLIMB)
        return Lamp("F1", "amber" if short else "grey", together(quiet, [short], "") if short else quiet)
    rose = say("{seat} climbed to rung {rung} in round {round}", seat=seat, rung=climbed.rung, round=climbed.round)
    answer = _answer(scenario, state, seat, climbed)
    if answer is None or short is None:
        return Lamp("F1", "amber", rose)
    words = say("; {by} answered in round {round}", by=answer.by, round=answer.round)
    return Lamp("F1", "red", together(rose, [words, short], ""))


def first_climb(state: State, seat: str) -> Fact | None:
    """The first broad measure or ban a seat ordered in play, when it was placed or took effect."""
    return next((f for f in state.facts if f.by == seat and f.rung >= CLIMB and _ordered(state, f)), None)


def _ordered(state: State, fact: Fact) -> bool:
    """Whether a fact is an order that no council stopped, or an order that now bites; openings are nobody's order."""
    if fact.kind == "order":
        return not fact.ref or not any(f.kind == "vote_lost" and f.ref == fact.ref for f in state.facts)
    measure = state.measures.get(fact.ref) if fact.kind == "hit" else None  # type: ignore[call-overload]
    return measure is not None and measure.origin == "order"


def _answer(scenario: Scenario, state: State, seat: Seat, climbed: Fact) -> Fact | None:
    """The first order of rung 4 or more against a seat, after it climbed, by a seat that controls an input of it."""
    first = climbed.round + (1 if state.sealed else 0)
    rivals = controllers(scenario, state, seat)
    return next(
        (
            f
            for f in state.facts
            if f.round >= first and f.by in rivals and f.rung >= ANSWER and _ordered(state, f)
            and (f.against == "all" or seat in f.against.split()) and seen(f.seen_by, seat)
        ),
        None,
    )  # fmt: skip


def inputs_of(state: State, seat: str) -> tuple[str, ...]:
    """The critical inputs a seat uses, by its readings."""
    head = f"{seat}.service."
    return tuple(name.removeprefix(head) for name in state.readings if name.startswith(head))


def controllers(scenario: Scenario, state: State, seat: Seat) -> dict[str, tuple[str, ...]]:
    """The other seats that have a power over an input of a seat, and the inputs."""
    used = inputs_of(state, seat)
    found = {
        other: tuple(i for i in used if any(p.endswith(f".{i}") for p in brief.powers))
        for other, brief in scenario.seats.items()
        if other != seat
    }
    return {other: held for other, held in found.items() if held}


def shortage(scenario: Scenario, state: State, seat: Seat) -> Said | None:
    """Whether plants of a seat went short in play or will in the year ahead, of an input that others control."""
    n = scenario.numbers
    held = {i for inputs in controllers(scenario, state, seat).values() for i in inputs}
    for i in inputs_of(state, seat):
        name = Figure(f"{seat}.service.{i}")
        worst = min((*state.series.get(name, ())[1:], figure(scenario, state, name)))
        if i in held and worst < n.service_play:
            return say("; only {service:percent} of the {input} it needs arrived", service=worst, input=i)
    ahead = state.readings.get(Figure(f"{seat}.service_ahead"), 10_000)
    if held and ahead < n.service_ahead:
        return say("; in the year ahead only {service:percent} of what it needs arrives", service=ahead)
    return None


# --- F2 --------------------------------------------------------------------------------------------------------


def resting(scenario: Scenario, state: State, seat: Seat) -> Lamp:
    """F2: assurances instead of numbers, and dependence that hardly falls; for seats that can diversify."""
    if not scenario.seats[seat].diversifies:
        return Lamp("F2", "grey", say("{seat} controls its own inputs", seat=seat))
    talk, slow = assurance(scenario, state, seat), dependence_cut(scenario, state, seat)
    needed = scenario.numbers.dependence_target
    leans = slow < needed
    words = say(
        "dependence falls by {cut:tenths} in the year ahead; {needed:tenths} are wanted", cut=slow, needed=needed
    )
    if talk is None:
        return Lamp("F2", "amber" if leans else "grey", words)
    return Lamp("F2", "red" if leans else "amber", together(talk, [words], ""))


def assurance(scenario: Scenario, state: State, seat: Seat) -> Said | None:
    """What a seat rests on that nobody checks: empty calls, or a deal that lets goods flow without a benchmark."""
    calls = figure(scenario, state, Figure(f"{seat}.empty_dialogues"))
    if calls >= scenario.numbers.empty_dialogues:
        return say("{calls} calls stayed empty; ", calls=calls)
    deal = next((d for d in state.deals.values() if unbenchmarked(d, seat)), None)
    return say("{deal} has no benchmark; ", deal=deal.id) if deal else None


def unbenchmarked(deal: Deal, seat: str) -> bool:
    """Whether a deal in force gives a seat a flow and no number to check its giver by."""
    if deal.stage not in ("in_force", "frozen") or seat not in deal.parties:
        return False
    live = [c for n, c in enumerate(deal.clauses) if n not in deal.void and n not in deal.broken and c.by != seat]
    givers = {c.by for c in live if _flows(c)}
    return any(not any(c.by == giver and _benchmark(c) for c in live) for giver in sorted(givers))


def _flows(clause: Clause) -> bool:
    return "flow" in kind_of(clause).deal_tags(clause)


def _benchmark(clause: Clause) -> bool:
    return kind_of(clause).benchmark or bool(getattr(type(clause), "BENCHMARK", False))


def dependence_cut(scenario: Scenario, state: State, seat: Seat) -> int:
    """By how much dependence is lower in the year ahead than at the start, in tenths."""
    name = Figure(f"{seat}.dependence")
    start = state.series.get(name, (figure(scenario, state, name),))[0]
    return start - state.readings.get(Figure(f"{seat}.dependence_ahead"), start)
