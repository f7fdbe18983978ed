"""How a clause finds the measures it speaks of, moves them and puts them back, all by what they touch.

A deal that only its parties know moves measures that everybody sees. The event about such a measure then says
what happened and not why: neither the deal's id nor the word 'traded' may leave the room.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.economy import NO_SHOCK, Gate, Shock
from engine.events import DialTurned, Ended, Event, Resumed, Suspended, audience_of
from engine.said import Said, say
from engine.scenario import Ref, Scenario, Seat
from engine.state import Clause, Deal, Fact, Measure, State

OPEN_GATE, FAST_GATE = 9500, 8500
"""Shares of requests let through under a general licence and when licences are fast, basis points (GAME 6)."""
STANDS = ("pending", "in_force")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a measure moves and what caused it, as far as those who see the measure may know."""

    because: Said
    causes: tuple[str, ...]
    traded: bool


def grounds(deal: Deal, measure: Measure, because: Said) -> Grounds:
    """The deal's own words where everybody knows the deal; else only what is plain to see."""
    if deal.seen_by == "all" or deal.seen_by == measure.seen_by:
        return Grounds(because, (deal.id, measure.id), True)
    plain = say("{by} moves {measure} and gives no reason", by=measure.by, measure=measure.id)
    return Grounds(plain, (measure.id,), False)


def owned(state: State, ref: str, by: Seat, parties: tuple[Seat, ...]) -> Measure | None:
    """A standing measure of the giver that all parties know of; unknown, secret and foreign ones are all None."""
    found = state.measures.get(Ref(ref))
    if found is None or found.by != by or found.standing == "ended":
        return None
    known = found.seen_by == "all" or all(p in found.seen_by for p in parties)
    return found if known else None


def no_measure(ref: str, by: Seat) -> Said:
    """The one refusal for a measure that is unknown, secret, foreign or over."""
    return say("{by} has no standing measure {measure} to put into a deal", by=by, measure=ref)


def aims_at(measure: Measure, seat: str) -> bool:
    """Whether a measure is aimed at a seat, alone or with all others."""
    return measure.against in (seat, "all")


def controls(state: State, by: str, user: str, input: str) -> list[Measure]:
    """The giver's controls of an input in force against a user: licences, bans, packages."""
    return [
        m
        for m in state.measures.values()
        if m.by == by
        and m.standing == "in_force"
        and "control" in m.tags
        and aims_at(m, user)
        and (f"input.{input}" in m.touches or "input.*" in m.touches)
    ]


def licences(state: State, by: str, user: str, input: str) -> list[Measure]:
    """The giver's licensing of an input for one user alone, the gate of which a promise can turn up."""
    return [m for m in controls(state, by, user, input) if "licence" in m.tags and m.against == user]


def dangers(state: State, by: str, user: str, input: str) -> list[Measure]:
    """The giver's other controls that bite, or will, on an input a user buys: a promised gate is spared by them."""
    return [
        m
        for m in state.measures.values()
        if m.by == by
        and m.standing in STANDS
        and "control" in m.tags
        and "licence" not in m.tags
        and aims_at(m, user)
        and (f"input.{input}" in m.touches or "input.*" in m.touches)
    ]


def line_duties(state: State, by: str, against: str, line: str) -> list[Measure]:
    """The giver's duties on one product line, in force or due."""
    return [
        m
        for m in state.measures.values()
        if m.by == by
        and m.against == against
        and m.standing in STANDS
        and "line" in m.tags
        and f"line.{line}" in m.touches
    ]


def touched(state: State, by: str, other: str, prefix: str, tag: str) -> tuple[str, ...]:
    """What standing measures of one seat against another touch, sorted: ``touched(..., 'input.', 'licence')``."""
    found = {
        touch.removeprefix(prefix)
        for m in state.measures.values()
        if m.by == by and aims_at(m, other) and m.standing in STANDS and tag in m.tags
        for touch in m.touches
        if touch.startswith(prefix) and not touch.endswith("*")
    }
    return tuple(sorted(found))


def turned(deal: Deal, m: Measure, because: Said, *, dial: int, rung: int, stage: str = "") -> DialTurned:
    """A measure eased to a dial by a deal; a stage that tells of the deal is reached only where all may know."""
    g = grounds(deal, m, because)
    return DialTurned(
        because=g.because, causes=g.causes, seen_by=audience_of(m), measure=m.id, dial=dial,
        stage=stage if stage and g.traded else m.stage, rung=rung, harder=False, traded=g.traded,
    )  # fmt: skip


PROMISED = "promised"
"""The stage of a licence regime whose gate a public deal holds: a package that closes later spares it."""


def spared(scenario: Scenario, state: State, by: Seat, user: str, input: str, least: int) -> Shock:
    """What keeps a promised gate open beside a package when the regime may not show it (a secret deal)."""
    mine = licences(state, by, user, input)
    beside = len(controls(state, by, user, input)) > len(mine)
    if not mine or not beside or any(m.stage == PROMISED or m.dial < least for m in mine):
        return NO_SHOCK
    regions = scenario.seats[Seat(user)].region, scenario.seats[by].region
    return Shock(gates=(Gate(input, regions[0], min(m.dial for m in mine), regions[1], exempt=True),))


def suspended(scenario: Scenario, state: State, deal: Deal, clause: Clause, m: Measure, because: Said) -> Suspended:
    """A measure suspended by a deal: it comes back in the round after the clause's last, or after a year."""
    g = grounds(deal, m, because)
    return Suspended(
        because=g.because, causes=g.causes, seen_by=audience_of(m), measure=m.id,
        lapses=lapse_week(scenario, state, clause), traded=g.traded,
    )  # fmt: skip


def lapse_week(scenario: Scenario, state: State, clause: Clause) -> int:
    """The week a suspension runs out: the first after the last round of the clause has been settled.

    A date that falls on the end of a round is due in that round's settlement (D5), so it is one week later.
    """
    if clause.until:
        return scenario.played_clock(state.profile).end_of(clause.until) + 1
    return state.week + scenario.numbers.suspension_weeks


def ended(deal: Deal, m: Measure, because: Said) -> Ended:
    """A measure repealed by a deal."""
    g = grounds(deal, m, because)
    return Ended(
        because=g.because,
        causes=g.causes,
        seen_by=audience_of(m),
        measure=m.id,
        how="repealed",
        traded=g.traded,
    )


def harder(m: Measure, dial: int) -> bool:
    """Whether a dial is harder than the measure's own: a gate that lets less through, a duty that takes more."""
    return dial < m.dial if "control" in m.tags else dial > m.dial


def back(deal: Deal, m: Measure, because: Said) -> tuple[Event, ...]:
    """A measure put back to how it stood before the deal; one repealed or hardened since stays as it is."""
    before = deal.before.get(m.id)
    if before is None or m.standing == "ended":
        return ()
    g = grounds(deal, m, because)
    if m.standing == "suspended" and before.standing in STANDS:
        return (
            Resumed(
                because=g.because, causes=g.causes, seen_by=audience_of(m), measure=m.id,
                standing="pending" if before.standing == "pending" else "in_force",
            ),
        )  # fmt: skip
    if m.standing in STANDS and harder(m, before.dial):
        return (
            DialTurned(
                because=g.because, causes=g.causes, seen_by=audience_of(m), measure=m.id, dial=before.dial,
                stage=before.stage, rung=before.rung, harder=True,
            ),
        )  # fmt: skip
    return ()


# --- what was done since ------------------------------------------------------------------------------------


def others(deal: Deal | None, clause: Clause) -> tuple[Seat, ...]:
    """The parties a clause is given to."""
    return tuple(p for p in deal.parties if p != clause.by) if deal else ()


def orders_since(state: State, deal: Deal | None, clause: Clause) -> list[Fact]:
    """The giver's orders against other parties since the deal was made."""
    aims = (*others(deal, clause), "all")
    since = deal.round if deal else state.round
    return [f for f in state.facts if f.kind == "order" and f.by == clause.by and f.against in aims and f.round > since]


def still_stands(state: State, fact: Fact) -> bool:
    """Whether what an order did still stands; an order that left no measure counts in its own round."""
    found = state.measures.get(Ref(fact.ref))
    return fact.round == state.round if found is None else found.standing in STANDS


def renewed(state: State, deal: Deal | None, clause: Clause, old: Measure) -> Measure | None:
    """A standing measure like an old one that the giver has ordered since the deal: same instrument, same things."""
    for fact in orders_since(state, deal, clause):
        new = state.measures.get(Ref(fact.ref))
        if new is None or new.id == old.id or new.standing not in STANDS:
            continue
        if new.instrument == old.instrument and new.against == old.against and set(new.touches) & set(old.touches):
            return new
    return None


def met(state: State, a: str, b: str, since: int) -> bool:
    """Whether two seats held a dialogue after a round."""
    return any(f.kind == "dialogue" and f.round > since and {f.by, f.against} == {a, b} for f in state.facts)


def goods(scenario: Scenario, line: str) -> tuple[str, str]:
    """What a line is in the economy: its sector and line, or a whole sector."""
    sector = scenario.economy.whole_sectors.get(line)
    return (sector, "") if sector else ("*", line)


def unknown_line(scenario: Scenario, line: str) -> Said | None:
    """Why a name is no product line of this scenario."""
    if scenario.economy.goods and line not in scenario.economy.goods:
        return say("there is no product line {line} in this game", line=line)
    return None


def not_party(seat: str, by: Seat, parties: tuple[Seat, ...]) -> Said | None:
    """Why a seat cannot receive a clause."""
    if seat not in parties or seat == by:
        return say("it must be given to another party of the deal, not {seat}", seat=seat)
    return None
