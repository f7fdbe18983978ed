"""Named integers: one registry for conditions, clauses, aims, the screen and 'why?'.

A **count** changes only by ``Counted`` events and is their sum. A **reading** is a function of state, remade at each
settlement and explained before-after. Names are ``<seat>.<what>``, ``trust.<a>.<b>``, ``market``, ``rung``,
``tariff.<by>.<against>`` or ``<seat>.<what>.<input>``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from engine.plain import dataclass
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


RULES = {
    "economy": "100 plus buyers, producers, treasury, rents and idle plants, less drag (rule 1.1)",
    "ahead": "mean Economy over the coming 52 weeks with what stands now (rule 1.1)",
    "home": "blocs, four times the change in Economy, drift to 50 (rule 1.2)",
    "credibility": "promises, threats and votes; drift to 50 (rule 1.3)",
    "exposure": "value at stake times dependence times missing cover (rule 1.4)",
    "exposure_ahead": "Exposure after the year ahead (rule 1.4)",
    "dependence": "share of critical supply others control (rule 1.4)",
    "dependence_ahead": "dependence after the year ahead (rule 1.4)",
    "cover": "weeks of use in store (economic model 3.4)",
    "gate": "share of licence requests let through, as published (economic model 3.4)",
    "licensed": "share of licence requests the rules in force are set to let through (rule 8)",
    "service": "share of the need that arrives (economic model 3.4)",
    "service_low": "the worst service of any input so far",
    "service_ahead": "the worst service of any input in the year ahead",
    "points": "2, 3 or 4 by Home support, plus one carried (rule 2)",
    "lessons": "one for each retreat under pressure (rule 4.3)",
    "squeezed": "rounds running with licences slow or worse (rule 6)",
    "tokens": "diversification tokens of firms that were squeezed (rule 6)",
    "empty_dialogues": "dialogues without a benchmark within a round (rule 7.4)",
    "votes_lost": "own proposals a council refused (rule 5.3)",
    "dropped": "public threats dropped (rule 4.3)",
    "low_home": "rounds running with Home support under 20 (rule 1.2)",
    "term": "one line of the account of Economy (rule 1.1)",
    "output": "output of a sector (economic model 3.2)",
    "trust": "orders, calls, deals and breaches between two seats (rule 3)",
    "market": "steps of the track and heavy threats, fading by a fifth a round (rule 3)",
    "rung": "the highest rung of anything in force (rule 3)",
    "tariff": "broad extra duties in force, added up",
    "market_move": "the market now less the market a round ago (rule 5.1)",
    "service_now": "the worst service of any input this round (rule 5.1)",
    "result": "worth against the no-deal line (rule 8)",
}
"""The rule behind each figure in one line, shown under every 'why?'."""

_TABLE: tuple[tuple[str, int, Literal["count", "reading"], bool, int, str], ...] = (
    ("economy", 100, "reading", False, 1, "points"),
    ("ahead", 100, "reading", False, 1, "points"),
    ("home", 1, "count", True, 1, "of 100"),
    ("credibility", 1, "count", False, 1, "of 100"),
    ("exposure", 10, "reading", True, -1, "of 100"),
    ("exposure_ahead", 10, "reading", True, -1, "of 100"),
    ("dependence", 10, "reading", True, -1, "of 100"),
    ("dependence_ahead", 10, "reading", True, -1, "of 100"),
    ("cover", 10, "reading", True, 1, "weeks"),
    ("gate", 10000, "reading", False, 1, "of requests"),
    ("licensed", 10000, "reading", False, 1, "of requests"),
    ("service", 10000, "reading", True, 1, "of need"),
    ("service_low", 10000, "reading", True, 1, "of need"),
    ("service_ahead", 10000, "reading", True, 1, "of need"),
    ("points", 1, "count", True, 1, "points"),
    ("lessons", 1, "count", False, -1, "markers"),
    ("squeezed", 1, "count", False, -1, "rounds"),
    ("tokens", 1, "count", False, 1, "tokens"),
    ("empty_dialogues", 1, "count", False, -1, "calls"),
    ("votes_lost", 1, "count", False, -1, "votes"),
    ("dropped", 1, "count", False, -1, "threats"),
    ("low_home", 1, "count", True, -1, "rounds"),
    ("term", 100, "reading", False, 1, "points"),
    ("output", 100, "reading", False, 1, "% against 2024"),
    ("trust", 10, "count", False, 1, "of ±5"),
    ("market", 100, "count", False, 1, "% since the start"),
    ("rung", 1, "reading", False, -1, "of 7"),
    ("tariff", 100, "reading", False, -1, "points"),
    ("market_move", 100, "reading", False, 1, "% this round"),
    ("service_now", 10000, "reading", True, 1, "of need"),
    ("result", 100, "reading", False, 1, "points"),
)
ALL, SHARE, WHOLE = (0, 100), (0, 1000), (0, 10_000)
LIMITS: dict[str, tuple[int, int]] = {
    "home": ALL, "credibility": ALL, "trust": (-50, 50), "market": (-9900, 9900), "rung": (1, 7),
    "exposure": SHARE, "exposure_ahead": SHARE, "dependence": SHARE, "dependence_ahead": SHARE,
    "gate": WHOLE, "licensed": WHOLE, "service": WHOLE, "service_low": WHOLE, "service_ahead": WHOLE,
    "service_now": WHOLE,
}  # fmt: skip
"""The range of each figure that cannot leave one, in whole units; other counts have no upper limit and stay at 0 or
above."""
NEVER_BELOW_ZERO = ("cover", "tariff")
"""Readings that have no upper limit and stay at 0 or above."""
KINDS = {row[0]: Kind(*row, say(RULES[row[0]])) for row in _TABLE}


TABLE_FIGURES = ("trust", "market", "market_move", "rung", "tariff")
"""First words of figures that belong to no seat."""


@cache  # the same few hundred names are asked for all game long
def kind_of(name: str) -> Kind:
    """The kind of a figure by its name; raises KeyError for a name that is none."""
    parts = name.split(".")
    if parts[0] in TABLE_FIGURES:
        return KINDS[parts[0]]
    return KINDS[parts[1]]


def limits_of(name: str) -> tuple[int | None, int | None]:
    """The least and the most a figure can ever be, in whole units; None where there is no limit."""
    kind = kind_of(name)
    if kind.what in LIMITS:
        return LIMITS[kind.what]
    return (0 if kind.kind == "count" or kind.what in NEVER_BELOW_ZERO else None), None


@cache
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
    if rest and rest[0] == "licensed":
        return licensed(state.measures.values(), head, rest[1])
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
    if len(heavy) >= 3 and len({m.by for m in heavy}) >= 2 and _wide(state):
        found = [(7, m.id) for m in heavy] + found
    return tuple((height, str(ref)) for height, ref in found)


def _wide(state: State) -> bool:
    """Whether the broad duties of one seat on another add up to more than 30 points."""
    return any(broad_duty(state.measures.values(), m.by, m.against) > 3000 for m in state.measures.values())


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


def licensed(measures: Iterable[Measure], user: str, input: str) -> int:
    """The share of a user's requests for an input that the tightest regime in force is set to let through.

    It follows a deal or an order at once, where the published gate needs weeks (GAME 7.2, 8); a package is not in it.
    """
    touch = f"input.{input}"
    regimes = (m for m in measures if m.against == user and "licence" in m.tags and touch in m.touches)
    return min((m.dial for m in regimes if m.standing == "in_force"), default=10_000)


def ordered(scenario: Scenario) -> tuple[Seat, ...]:
    """The seats in canonical order."""
    return tuple(scenario.seats)
