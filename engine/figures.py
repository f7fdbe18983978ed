"""Named integers: one registry for conditions, clauses, aims, the screen and 'why?'.

A **count** changes only by ``Counted`` events and is their sum. A **reading** is a function of state, remade at each
settlement and explained before-after. Names are ``<seat>.<what>``, ``trust.<a>.<b>``, ``market``, ``rung``,
``tariff.<by>.<against>`` or ``<seat>.<what>.<input>``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from engine.said import Said, say
from engine.scenario import Figure, Scenario, Seat
from engine.state import Measure, State


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure is: its scale (1 unit = ``scale``), whether count or reading, who may see it, which way is good."""

    what: str
    scale: int
    kind: Literal["count", "reading"]
    private: bool
    good: int
    unit: str
    rule: Said


KINDS: dict[str, Kind] = {
    k.what: k
    for k in (
        Kind("economy", 100, "reading", False, 1, "points", say("100 plus buyers, producers, treasury, rents and idle plants, less drag (rule 1.1)")),
        Kind("ahead", 100, "reading", False, 1, "points", say("mean Economy over the coming 52 weeks with what stands now (rule 1.1)")),
        Kind("home", 1, "count", True, 1, "of 100", say("blocs, four times the change in Economy, drift to 50 (rule 1.2)")),
        Kind("credibility", 1, "count", False, 1, "of 100", say("promises, threats and votes; drift to 50 (rule 1.3)")),
        Kind("exposure", 10, "reading", True, -1, "of 100", say("value at stake times dependence times missing cover (rule 1.4)")),
        Kind("exposure_ahead", 10, "reading", True, -1, "of 100", say("Exposure after the year ahead (rule 1.4)")),
        Kind("dependence", 10, "reading", True, -1, "of 100", say("share of critical supply others control (rule 1.4)")),
        Kind("dependence_ahead", 10, "reading", True, -1, "of 100", say("dependence after the year ahead (rule 1.4)")),
        Kind("cover", 10, "reading", True, 1, "weeks", say("weeks of use in store (economic model 3.4)")),
        Kind("gate", 10000, "reading", False, 1, "of requests", say("share of licence requests let through, as published (economic model 3.4)")),
        Kind("service", 10000, "reading", True, 1, "of need", say("share of the need that arrives (economic model 3.4)")),
        Kind("service_low", 10000, "reading", True, 1, "of need", say("the worst service of any input so far")),
        Kind("service_ahead", 10000, "reading", True, 1, "of need", say("the worst service of any input in the year ahead")),
        Kind("points", 1, "count", True, 1, "points", say("2, 3 or 4 by Home support, plus one carried (rule 2)")),
        Kind("lessons", 1, "count", False, -1, "markers", say("one for each retreat under pressure (rule 4.3)")),
        Kind("squeezed", 1, "count", False, -1, "rounds", say("rounds running with licences slow or worse (rule 6)")),
        Kind("tokens", 1, "count", False, 1, "tokens", say("diversification tokens of firms that were squeezed (rule 6)")),
        Kind("empty_dialogues", 1, "count", False, -1, "calls", say("dialogues without a benchmark within a round (rule 7.4)")),
        Kind("votes_lost", 1, "count", False, -1, "votes", say("own proposals a council refused (rule 5.3)")),
        Kind("dropped", 1, "count", False, -1, "threats", say("public threats dropped (rule 4.3)")),
        Kind("low_home", 1, "count", True, -1, "rounds", say("rounds running with Home support under 20 (rule 1.2)")),
        Kind("term", 100, "reading", False, 1, "points", say("one line of the account of Economy (rule 1.1)")),
        Kind("output", 100, "reading", False, 1, "% against 2024", say("output of a sector (economic model 3.2)")),
        Kind("trust", 10, "count", False, 1, "of ±5", say("orders, calls, deals and breaches between two seats (rule 3)")),
        Kind("market", 100, "count", False, 1, "% since the start", say("steps of the track and heavy threats, fading by a fifth a round (rule 3)")),
        Kind("rung", 1, "reading", False, -1, "of 7", say("the highest rung of anything in force (rule 3)")),
        Kind("tariff", 100, "reading", False, -1, "points", say("broad extra duties in force, added up")),
        Kind("market_move", 100, "reading", False, 1, "% this round", say("the market now less the market a round ago (rule 5.1)")),
        Kind("service_now", 10000, "reading", True, 1, "of need", say("the worst service of any input this round (rule 5.1)")),
        Kind("result", 100, "reading", False, 1, "points", say("worth against the no-deal line (rule 8)")),
    )
}  # fmt: skip


TABLE_FIGURES = ("trust", "market", "market_move", "rung", "tariff")
"""First words of figures that belong to no seat."""


def kind_of(name: str) -> Kind:
    """The kind of a figure by its name; raises KeyError for a name that is none."""
    parts = name.split(".")
    if parts[0] in TABLE_FIGURES:
        return KINDS[parts[0]]
    return KINDS[parts[1]]


def owner_of(name: str) -> str:
    """The seat a figure belongs to, or the empty string for a figure of the table."""
    head = name.split(".")[0]
    return "" if head in TABLE_FIGURES else head


@cache
def hidden(name: str, seat: str | None) -> bool:
    """Whether a figure is private to another seat."""
    return kind_of(name).private and owner_of(name) != seat


def figure(scenario: Scenario, state: State, name: Figure) -> int:
    """A named integer; 0 for a count nothing has moved yet."""
    if name in state.counts:
        return state.counts[name]
    if name in state.readings:
        return state.readings[name]
    head, *rest = name.split(".")
    if head == "rung":
        return rung(state)
    if head == "tariff":
        return broad_duty(state.measures.values(), rest[0], rest[1])
    return 0


def rung(state: State) -> int:
    """The shared rung: the highest of anything in force; an open public threat counts 3, a suspended measure 1."""
    return max((height for height, _ in holders(state)), default=1)


def holders(state: State) -> tuple[tuple[int, str], ...]:
    """What holds the track up: (rung, ref), highest first; measures without a rung of 2 or more are left out."""
    found = [(standing_rung(m), m.id) for m in state.measures.values() if standing_rung(m) > 1]
    found += [(3, t.id) for t in state.threats.values() if t.public and t.status == "open" and not t.pledge]
    found.sort(key=lambda item: (-item[0], item[1]))
    heavy = [m for m in state.measures.values() if m.standing == "in_force" and m.rung >= 6]
    wide = any(m.dial > 3000 and "broad" in m.tags for m in state.measures.values() if m.standing == "in_force")
    if len(heavy) >= 3 and len({m.by for m in heavy}) >= 2 and wide:
        found = [(7, m.id) for m in heavy] + found
    return tuple((height, str(ref)) for height, ref in found)


def standing_rung(measure: Measure) -> int:
    """The rung a measure counts for as it stands: suspended 1, ended 0; what play inherited and nobody hardened, 1."""
    match measure.standing:
        case "in_force" | "pending":
            return 1 if measure.inherited else measure.rung
        case "suspended":
            return 1
        case _:
            return 0


def broad_duty(measures: Iterable[Measure], by: str, against: str) -> int:
    """Broad extra duties of one seat on another in force, in basis points."""
    return sum(
        m.dial
        for m in measures
        if m.by == by and m.against == against and m.standing == "in_force" and "broad" in m.tags
    )


def ordered(scenario: Scenario) -> tuple[Seat, ...]:
    """The seats in canonical order."""
    return tuple(scenario.seats)
