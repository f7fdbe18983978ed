"""Where each member of a council stands on a question before its draw, part by part (GAME 5.3).

A tough proposal is worth stance + mood - fear - courted + persuaded + hostage; a deal is worth its gain, less half the
stance for each concession, more if it frees a hostage. All parts are in hundredths.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.figures import standing_rung
from engine.numbers import clamped, rounded
from engine.plain import dataclass
from engine.said import Said, say
from engine.scenario import Council, MemberState, Scenario
from engine.state import Measure, State, Vote, seen

Part = tuple[Said, int]

MOOD_MOST = 200
MOOD_BAN, MOOD_STEP = 100, 50
"""Mood of a rung-6 measure, and of anything else that moves it."""
SUPPORTED, ALONE, MAPPED = 50, 100, 75
"""How much of its fear a state feels with support or two stockpile steps, without, and a wary one with mapping."""
STOCKPILE_STEPS = 2
GAIN_ASSURANCE, GAIN_FLOW, GAIN_BENCHMARK = 50, 100, 150
CONCESSIONS_MOST = 2
HOSTAGE = 50
MOVED_MOST = 10
"""The most a capital can be courted or persuaded, in tenths."""


@dataclass(frozen=True, slots=True)
class Position:
    """One member's value before its draw, and the parts it is the sum of."""

    member: str
    value: int
    parts: tuple[Part, ...]


def positions(scenario: Scenario, state: State, vote: Vote, *, reader: str | None = "") -> tuple[Position, ...]:
    """Where each member stands before the draw, in the order of the council.

    ``reader`` limits it to what one seat may know (None: the public); by default the seat whose council it is.
    """
    council = scenario.council
    if council is None:
        return ()
    known = state if reader == "" else _as_seen(state, reader)
    parts = _deal(council, known, vote) if vote.kind == "deal" else _tough(council, known, vote)
    found = tuple(
        Position(m.id, sum(amount for _, amount in part), part) for m, part in zip(council.members, parts, strict=True)
    )
    return _one_bar(council, found) if ONE_BAR in scenario.profile(state.profile).off else found


ONE_BAR = "council_by_state"
"""Switched off in a short profile: every member then stands where the Council stands as a whole (GAME 11)."""


def _one_bar(council: Council, found: tuple[Position, ...]) -> tuple[Position, ...]:
    """The Council as one bar: the mean of all members, weighted by population."""
    people = sum(m.population for m in council.members)
    total = sum(m.population * p.value for m, p in zip(council.members, found, strict=True))
    mean = rounded(total, max(people, 1))
    part = (say("the Council as one bar, members weighted by population"), mean)
    return tuple(Position(p.member, mean, (part,)) for p in found)


def _as_seen(state: State, reader: str | None) -> State:
    measures = {ref: m for ref, m in state.measures.items() if seen(m.seen_by, reader)}
    return replace(state, measures=measures, facts=tuple(f for f in state.facts if seen(f.seen_by, reader)))


# --- a tough proposal ------------------------------------------------------------------------------------------


def _tough(council: Council, state: State, vote: Vote) -> list[tuple[Part, ...]]:
    seat, target = str(council.seat), _target(council, state, vote)
    feeling = mood(council, state, vote)
    hostages = taken(state, seat, target)
    ease = SUPPORTED if _supported(state, seat) else ALONE
    mapped = _own(state, seat, "mapping") is not None
    felt = say("fear of an answer, {share} % of it felt", share=ease)
    found = []
    for m in council.members:
        hit = m.hostage and hostages != ""
        fear = rounded(m.fear * 10 * ease * (MAPPED if mapped and m.wary else 100), 10_000)
        parts = [_stance(m, state), *feeling, (felt, -fear)]
        parts += _moved(m, state, hit=hit)
        if hit:
            parts.append(_hostage(m, state, hostages))
        found.append(tuple(p for p in parts if p[1]))
    return found


def mood(council: Council, state: State, vote: Vote) -> tuple[Part, ...]:
    """What moves all members alike, each item once and never more than 2 in all."""
    seat, target = str(council.seat), _target(council, state, vote)
    items = [(say("mood at the start"), council.mood * 10)]
    items += _pressure(state, seat, target)
    if broken := _broken(state, seat, target):
        items.append((say("{deal} was broken", deal=broken), MOOD_STEP))
    if joint := _own(state, seat, "joint"):
        items.append((say("{measure} with partners", measure=joint.id), MOOD_STEP))
    if law := _own(state, seat, "mandatory"):
        items.append((say("{measure} is in force", measure=law.id), MOOD_STEP))
    items.append((say("a mandate of the European Council"), _mandate(state, vote, target)))
    total = sum(amount for _, amount in items)
    if total > MOOD_MOST:
        items.append((say("mood counts 2 at most"), MOOD_MOST - total))
    return tuple(item for item in items if item[1])


def _pressure(state: State, seat: str, target: str) -> list[Part]:
    """The hardest thing that stands against the seat: a ban weighs double, a printed date counts already.

    What stood long before play and was not hardened since moves nobody.
    """
    standing = [m for m in _against(state, seat, target) if m.standing in ("in_force", "pending")]
    bans = [m for m in standing if m.standing == "in_force" and standing_rung(m) >= 6]
    if bans:
        return [(say("{measure} against {seat} is in force", measure=bans[0].id, seat=seat), MOOD_BAN)]
    lesser = [m for m in standing if standing_rung(m) >= 4]
    return [(say("{measure} stands against {seat}", measure=lesser[0].id, seat=seat), MOOD_STEP)] if lesser else []


def _against(state: State, seat: str, target: str) -> list[Measure]:
    """Measures of others aimed at a seat; only those of the seat the proposal answers, when it answers one."""
    return [
        m
        for m in state.measures.values()
        if m.by != seat and m.against in (seat, "all") and (not target or m.by == target)
    ]


def taken(state: State, seat: str, target: str = "") -> str:
    """The measure in force that holds a hostage of the seat's farmers or makers, or nothing; stances already know of
    what play inherited."""
    found = (m for m in _against(state, seat, target) if m.standing == "in_force" and not m.inherited)
    held = (m.id for m in found if "hostage" in m.tags)
    return next(held, "")


def _broken(state: State, seat: str, target: str) -> str:
    broken = (f for f in state.facts if f.kind == "broken" and seat in f.against.split() and f.by != seat)
    return next((f.ref for f in broken if not target or f.by == target), "")


def _own(state: State, seat: str, tag: str) -> Measure | None:
    mine = (m for m in state.measures.values() if m.standing == "in_force" and tag in m.tags)
    return next((m for m in mine if m.by == seat or f"seat.{seat}" in m.touches), None)


def _supported(state: State, seat: str) -> bool:
    stocks = [m for m in state.measures.values() if m.by == seat and "stockpile" in m.tags and m.standing != "ended"]
    return _own(state, seat, "support") is not None or len(stocks) >= STOCKPILE_STEPS


def _target(council: Council, state: State, vote: Vote) -> str:
    """The seat a proposal answers; empty for a proposal about the home economy."""
    measure = state.measures.get(vote.subject)
    if measure is None or measure.against in (council.seat, "all"):
        return ""
    return measure.against


def _mandate(state: State, vote: Vote, target: str) -> int:
    measure = state.measures.get(vote.subject)
    subjects = (target, measure.instrument, *measure.tags) if measure else (target,)
    best = max((state.stances.get(f"{head}{s}", 0) for s in subjects if s for head in ("mandate.", "")), default=0)
    return 10 * max(best, 0)


# --- one member ------------------------------------------------------------------------------------------------


def stance(member: MemberState, state: State) -> int:
    """A member's stance today, in tenths: the scenario's, as news have moved it."""
    return member.stance + state.stances.get(member.id, 0) + state.stances.get(f"stance.{member.id}", 0)


def _stance(member: MemberState, state: State) -> Part:
    return say("stance of {member}", member=member.id), 10 * stance(member, state)


def _moved(member: MemberState, state: State, *, hit: bool) -> list[Part]:
    """Courting and persuasion; a courted state that is hit turns (GAME 10)."""
    courted = 0 if hit else clamped(state.stances.get(f"courted.{member.id}", 0), 0, MOVED_MOST)
    persuaded = clamped(state.stances.get(f"persuaded.{member.id}", 0), 0, MOVED_MOST)
    parts: list[Part] = [(say("{member} was courted", member=member.id), -10 * courted)] if courted else []
    return [*parts, (say("{member} was persuaded", member=member.id), 10 * persuaded)] if persuaded else parts


def _hostage(member: MemberState, state: State, measure: str) -> Part:
    now = stance(member, state)
    words = "{measure} hits {member}, which hardens it" if now >= 10 else "{measure} hits {member}, which softens it"
    return say(words, measure=measure, member=member.id), HOSTAGE if now >= 10 else -HOSTAGE if now <= 0 else 0


# --- a deal ----------------------------------------------------------------------------------------------------


def _deal(council: Council, state: State, vote: Vote) -> list[tuple[Part, ...]]:
    gain = _gain(council, vote.tags)
    given = min(vote.tags.count(f"{council.seat}.concession"), CONCESSIONS_MOST)
    frees = any(tag == "hostage" or tag.endswith(".hostage") for tag in vote.tags)
    found = []
    for m in council.members:
        price = rounded(-10 * stance(m, state) * given, 2)
        parts = [gain, (say("{given} concessions, at the stance of {member}", given=given, member=m.id), price)]
        if frees and m.hostage:
            parts.append((say("it frees goods of {member}", member=m.id), HOSTAGE))
        found.append(tuple(p for p in parts if p[1]))
    return found


def _gain(council: Council, tags: Iterable[str]) -> Part:
    """What a deal brings: a number that is checked, a flow without one, or an assurance."""
    got = {t.rsplit(".", 1)[-1] for t in tags if not t.startswith(f"{council.seat}.")}
    if "flow" not in got:
        return say("an assurance without a flow"), GAIN_ASSURANCE
    if "benchmark" in got:
        return say("a flow with a benchmark"), GAIN_BENCHMARK
    return say("a flow without a benchmark"), GAIN_FLOW
