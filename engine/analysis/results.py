"""What came of games: one plain record for each, and totals that can be added up over workers and machines.

Totals hold counts, sums and sums of squares only, so that merging is adding; they say which rules, scenario, bots and
seeds they are of, and refuse to be added to totals of something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from math import sqrt
from typing import Any

from engine.events import ClauseBroken, ClauseKept, DealEntered, DealFailed, DealSigned, GameEnded, VoteHeld
from engine.figures import figure, rung
from engine.plain import dataclass
from engine.reader import scenario_names
from engine.rules.fingerprint import digest
from engine.rules.scoring import lamps, results
from engine.said import tell
from engine.scenario import Figure
from engine.state import State
from engine.table import LocalTable

Record = dict[str, Any]
"""One game as plain data: JSON and back without loss."""

HEADLINES = ("economy", "ahead", "home", "credibility", "exposure", "exposure_ahead", "dependence_ahead")


def record(table: LocalTable) -> Record:
    """What came of one game, as plain data."""
    scenario, state, names = table.scenario, table.state, scenario_names(table.scenario)
    ended = {r.seat: r for r in results(scenario, state)}
    events = table.events()
    return {
        "scenario": scenario.id, "scenario_digest": scenario.digest, "rules": table.header.rules,
        "profile": state.profile, "sealed": state.sealed, "seed": table.header.seed,
        "bots": dict(table.header.seats), "digest": digest(state), "actions": len(table.played), "events": len(events),
        "rounds": state.round, "ending": next((e.ending for e in events if isinstance(e, GameEnded)), "not ended"),
        "results": {s: r.result for s, r in ended.items()},
        "joint": sum(r.result for r in ended.values()),
        "worth": {s: [[tell(words, names), amount] for words, amount in r.worth.parts] for s, r in ended.items()},
        "figures": {s: {w: figure(scenario, state, Figure(f"{s}.{w}")) for w in HEADLINES} for s in scenario.seats},
        "lamps": {s: {lamp.id: lamp.colour for lamp in lamps(scenario, state, s)} for s in scenario.seats},
        "rung": rung(state), "rung_most": max(state.series.get(Figure("rung"), (1,))),
        "market": figure(scenario, state, Figure("market")),
        "deals": _deals(table), "threats": _threats(state), "votes": _votes(table),
    }  # fmt: skip


def _deals(table: LocalTable) -> dict[str, Any]:
    events = table.events()
    signed = [e.deal for e in events if isinstance(e, DealSigned)]
    return {
        "signed": len(signed),
        "entered": sum(isinstance(e, DealEntered) for e in events),
        "failed": sum(isinstance(e, DealFailed) for e in events),
        "kept": sum(isinstance(e, ClauseKept) for e in events),
        "broken": sum(isinstance(e, ClauseBroken) for e in events),
        "parties": [" ".join(d.parties) for d in signed],
    }


def _threats(state: State) -> dict[str, int]:
    found = {"made": 0, "open": 0, "met": 0, "carried": 0, "dropped": 0, "traded": 0}
    for threat in state.threats.values():
        if not threat.pledge:
            found["made"] += 1
            found[threat.status] = found.get(threat.status, 0) + 1
    return found


def _votes(table: LocalTable) -> dict[str, int]:
    held = [e for e in table.events() if isinstance(e, VoteHeld)]
    return {"passed": sum(e.passed for e in held), "failed": sum(not e.passed for e in held)}


# --- totals ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Total:
    """Integers that were added up: how many, their sum, and the sum of their squares."""

    count: int = 0
    sum: int = 0
    squares: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(self.count + other.count, self.sum + other.sum, self.squares + other.squares)

    @property
    def mean(self) -> float:
        """The mean; 0 of nothing."""
        return self.sum / self.count if self.count else 0.0

    @property
    def deviation(self) -> float:
        """The standard deviation of one value."""
        if self.count < 2:
            return 0.0
        spread = self.squares - self.sum * self.sum / self.count
        return sqrt(max(spread, 0.0) / (self.count - 1))

    @property
    def error(self) -> float:
        """The standard error of the mean."""
        return self.deviation / sqrt(self.count) if self.count else 0.0


def total_of(values: Iterable[int]) -> Total:
    """Add integers up."""
    listed = list(values)
    return Total(len(listed), sum(listed), sum(v * v for v in listed))


class Unlike(ValueError):
    """Totals of different rules, scenarios or profiles, which cannot be added."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Many games added up. ``by_seat`` is keyed by seat and by ``seat=bot``, ``by_deals`` holds joint values by the
    number of deals in force; ``seeds`` are ranges, first and last."""

    scenario_digest: str
    rules: int
    profile: str
    bots: tuple[str, ...]
    seeds: tuple[tuple[int, int], ...]
    games: int
    by_seat: Mapping[str, Total] = field(default_factory=dict)
    by_deals: Mapping[str, Total] = field(default_factory=dict)
    joint: Total = Total()
    rung: Total = Total()
    counts: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Totals) -> Totals:
        mine, yours = ((t.scenario_digest, t.rules, t.profile) for t in (self, other))
        if mine != yours:
            raise Unlike(f"totals of {mine} cannot be added to totals of {yours}")
        return Totals(
            scenario_digest=self.scenario_digest, rules=self.rules, profile=self.profile,
            bots=tuple(sorted({*self.bots, *other.bots})), seeds=_joined(self.seeds + other.seeds),
            games=self.games + other.games, by_seat=_added(self.by_seat, other.by_seat, Total()),
            by_deals=_added(self.by_deals, other.by_deals, Total()),
            joint=self.joint + other.joint, rung=self.rung + other.rung,
            counts=_added(self.counts, other.counts, 0),
        )  # fmt: skip

    def mean(self, key: str) -> float:
        """The mean result of a seat, in points."""
        return self.by_seat.get(key, Total()).mean / 100

    def share(self, count: str) -> float:
        """In how many games of a hundred something happened."""
        return 100 * self.counts.get(count, 0) / self.games if self.games else 0.0

    def as_json(self) -> dict[str, Any]:
        """The totals as plain data."""
        return {
            "scenario_digest": self.scenario_digest, "rules": self.rules, "profile": self.profile,
            "bots": list(self.bots), "seeds": [list(s) for s in self.seeds], "games": self.games,
            "by_seat": {k: [t.count, t.sum, t.squares] for k, t in self.by_seat.items()},
            "by_deals": {k: [t.count, t.sum, t.squares] for k, t in self.by_deals.items()},
            "joint": [self.joint.count, self.joint.sum, self.joint.squares],
            "rung": [self.rung.count, self.rung.sum, self.rung.squares], "counts": dict(self.counts),
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Totals:
        """Totals from plain data."""
        return cls(
            scenario_digest=data["scenario_digest"], rules=data["rules"], profile=data["profile"],
            bots=tuple(data["bots"]), seeds=tuple((a, b) for a, b in data["seeds"]), games=data["games"],
            by_seat={k: Total(*v) for k, v in data["by_seat"].items()},
            by_deals={k: Total(*v) for k, v in data["by_deals"].items()}, joint=Total(*data["joint"]),
            rung=Total(*data["rung"]), counts=data["counts"],
        )  # fmt: skip


def totals(records: Iterable[Record]) -> Totals | None:
    """Add records up; None when there is none."""
    found: Totals | None = None
    for one in records:
        found = _one(one) if found is None else found + _one(one)
    return found


def _one(r: Record) -> Totals:
    by_seat: dict[str, Total] = {}
    for seat, result in r["results"].items():
        by_seat[seat] = by_seat[f"{seat}={r['bots'].get(seat, 'human')}"] = total_of([result])
    bots = " ".join(f"{s}={b}" for s, b in r["bots"].items())
    return Totals(
        scenario_digest=r["scenario_digest"], rules=r["rules"], profile=r["profile"], bots=(bots,),
        seeds=((r["seed"], r["seed"]),), games=1, by_seat=by_seat, joint=total_of([r["joint"]]),
        by_deals={str(min(r["deals"]["entered"], 5)): total_of([r["joint"]])},
        rung=total_of([r["rung"]]), counts=_counts(r),
    )  # fmt: skip


def _counts(r: Record) -> dict[str, int]:
    found = {f"ending.{r['ending']}": 1, "rung_7": int(r["rung_most"] >= 7)}
    for group in ("deals", "threats", "votes"):
        found.update({f"{group}.{k}": v for k, v in r[group].items() if isinstance(v, int)})
    for seat, shown in r["lamps"].items():
        found.update({f"{lamp}.{seat}": 1 for lamp, colour in shown.items() if colour == "red"})
    return {k: v for k, v in found.items() if v}


def _added(a: Mapping[str, Any], b: Mapping[str, Any], nothing: Any) -> dict[str, Any]:
    return {key: a.get(key, nothing) + b.get(key, nothing) for key in sorted({*a, *b})}


def _joined(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Ranges of seeds in order, neighbours joined."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
