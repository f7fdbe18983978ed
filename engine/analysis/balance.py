"""The balance of a scenario over bot games: the table of GAME 13, with what was measured and whether it is in its band.

Rows marked hard must hold. Games are few or many as asked; every mean comes with its standard error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from engine.analysis.bulk import play_games
from engine.analysis.history import play_history
from engine.analysis.results import Record, Total, Totals, record, total_of, totals
from engine.rules.line import new_game, play_default
from engine.rules.scoring import results
from engine.scenario import Scenario, Seat

MIXED = ("cautious", "opportunist", "dove", "hawk")
"""The styles that opponents of a seat are drawn from, in turn."""
SAME = ("cautious", "opportunist", "dove", "hawk", "random", "passer", "accepter", "wrecker")
BATCH = 64


@dataclass(frozen=True, slots=True)
class Row:
    """One metric: what was measured, the band it should lie in, and whether it does."""

    id: str
    metric: str
    value: float
    low: float | None
    high: float | None
    hard: bool = False
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the value lies in its band."""
        return (self.low is None or self.value >= self.low) and (self.high is None or self.value <= self.high)

    def text(self) -> str:
        """One line of the table."""
        ends = f"{'' if self.low is None else f'{self.low:g}'}..{'' if self.high is None else f'{self.high:g}'}"
        mark = "ok  " if self.ok else ("FAIL" if self.hard else "warn")
        return f"{mark} {self.metric:<66}{self.value:>9.1f}   {ends:<12}{self.note}"


@dataclass(slots=True)
class Balance:
    """All rows and the games behind them."""

    scenario: str
    games: int = 0
    rows: list[Row] = field(default_factory=list)
    same: dict[str, Totals] = field(default_factory=dict)
    mixed: dict[tuple[str, str], Total] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether every hard row holds."""
        return all(row.ok for row in self.rows if row.hard)

    def text(self, seats: Sequence[str]) -> str:
        """The tables as people read them."""
        lines = [f"{self.scenario}: {self.games} games", ""]
        lines.append("the same style at every seat (mean result against no deal)")
        lines.append("style        " + "".join(f"{s:>9}" for s in seats) + "    joint    rung   deals broken  rung 7")
        for style, t in self.same.items():
            means = "".join(f"{t.mean(s):>9.1f}" for s in seats)
            deals, broken = (t.counts.get(k, 0) / t.games for k in ("deals.entered", "deals.broken"))
            lines.append(
                f"{style:<13}{means}{t.joint.mean / 100:>9.1f}{t.rung.mean:>8.1f}{deals:>8.1f}{broken:>7.1f}"
                f"{t.share('rung_7'):>7.0f} %"
            )
        lines += ["", "one seat's style against mixed opponents"]
        for style in dict.fromkeys(style for style, _ in self.mixed):
            cells = (self.mixed[style, s] for s in seats if (style, s) in self.mixed)
            lines.append(f"{style:<13}" + "".join(f"{c.mean / 100:>9.1f} ±{c.error / 100:<4.1f}" for c in cells))
        lines += ["", *(row.text() for row in self.rows)]
        return "\n".join(lines)


Progress = Callable[[str], None]


def balance(
    scenario: Scenario, *, games: int = 8, first: int = 0, styles: Sequence[str] = SAME,
    progress: Progress = lambda what: None,
) -> Balance:  # fmt: skip
    """Measure the table; ``games`` is how many are played for each style at all seats, and for each seat in a mix."""
    found = Balance(scenario.id)
    for style in styles:
        progress(f"{style} at every seat")
        played = list(records(scenario, {s: style for s in scenario.seats}, range(first, first + games)))
        found.same[style] = _sum(played)
        found.games += games
    for style in (s for s in styles if s not in ("wrecker",)):
        for seat in scenario.seats:
            progress(f"{style} as {seat} in mixed company")
            found.mixed[style, seat] = against_mixed(scenario, style, seat, range(first, first + games))
            found.games += games
    found.rows = [*_rows(scenario, found)]
    return found


def records(scenario: Scenario, seats: Mapping[Seat, str], seeds: Sequence[int]) -> Iterator[Record]:
    """Games of one line-up, as records."""
    return (record(t) for t in play_games(scenario, seeds, {str(s): b for s, b in seats.items()}, batch=BATCH))


def against_mixed(scenario: Scenario, style: str, seat: Seat, seeds: Sequence[int]) -> Total:
    """The result of one seat in one style, its opponents every pair of the mixed styles in turn."""
    others = [s for s in scenario.seats if s != seat]
    pairs = list(product(MIXED, repeat=len(others)))
    found = Total()
    by_pair: dict[tuple[str, ...], list[int]] = {}
    for n, seed in enumerate(seeds):
        by_pair.setdefault(pairs[(5 * n) % len(pairs)], []).append(seed)
    for pair, mine in by_pair.items():
        seats = {s: style if s == seat else pair[others.index(s)] for s in scenario.seats}
        found = found + total_of(r["results"][seat] for r in records(scenario, seats, mine))
    return found


def rotated_match(scenario: Scenario, style: str, opponent: str, seeds: Sequence[int]) -> tuple[Total, Total]:
    """Results of two styles at one table, seats rotated: one seat plays ``style``, the others ``opponent``."""
    mine, theirs = Total(), Total()
    for turn, seat in enumerate(scenario.seats):
        seats = {s: style if s == seat else opponent for s in scenario.seats}
        for r in records(scenario, seats, seeds[turn :: len(scenario.seats)]):
            mine += total_of([r["results"][seat]])
            theirs += total_of(v for s, v in r["results"].items() if s != seat)
    return mine, theirs


def _sum(played: Sequence[Record]) -> Totals:
    found = totals(played)
    assert found is not None
    return found


# --- the rows ----------------------------------------------------------------------------------------------------


def _rows(scenario: Scenario, found: Balance) -> Iterator[Row]:
    """The rows of GAME 13 that bot games can measure."""
    seats = tuple(scenario.seats)
    default = play_default(scenario, new_game(scenario))
    off = max(abs(r.result) for r in results(scenario, default)) / 100
    yield Row("default", "result of an all-default table", off, 0, 0, True)
    yield from _escalation(found)
    yield from _deals(found)
    for seat in seats:
        yield from _styles_of(found, seat)
    yield from _doves(found, seats)
    yield from _same_spread(found, seats)
    yield from _refuser(found, seats)
    yield from _history(scenario, found)
    yield from _failures(found, seats)


def _escalation(found: Balance) -> Iterator[Row]:
    wreckers = found.same.get("wrecker")
    if wreckers is not None:
        yield Row("escalation", "mutual escalation, joint value", wreckers.joint.mean / 100, None, -60, True)
        yield Row("wreckers_7", "rung 7 reached, wrecker tables (%)", wreckers.share("rung_7"), 90, None)
    thinking = [t for s, t in found.same.items() if s in MIXED]
    if thinking:
        reached = 100 * sum(t.counts.get("rung_7", 0) for t in thinking) / sum(t.games for t in thinking)
        yield Row("rung_7", "rung 7 reached, tables of thinking bots (%)", reached, None, 5)


def _deals(found: Balance) -> Iterator[Row]:
    """Joint value by the number of deals, over all tables of one style: it rises to two, and a fourth adds little."""
    by: dict[str, Total] = {}
    for t in found.same.values():
        for deals, joint in t.by_deals.items():
            by[deals] = by.get(deals, Total()) + joint
    none, few, many = (sum((by.get(str(n), Total()) for n in group), Total()) for group in ((0,), (2, 3), (4, 5)))
    if none.count and few.count:
        yield Row("deals", "joint value: two or three deals less none", (few.mean - none.mean) / 100, 30, None)
    if few.count and many.count:
        yield Row(
            "deals_4", "joint value: four deals or more less two or three", (many.mean - few.mean) / 100, None, 15
        )


def _styles_of(found: Balance, seat: Seat) -> Iterator[Row]:
    means = {style: t.mean / 100 for (style, s), t in found.mixed.items() if s == seat}
    thinking = sorted((v for style, v in means.items() if style in MIXED), reverse=True)
    if len(thinking) > 1:
        note = max((s for s in means if s in MIXED), key=lambda s: means[s])
        lead = thinking[0] - thinking[1]
        yield Row(f"best.{seat}", f"{seat}: best style less second best, mixed company", lead, None, 6, note=note)
    if "random" in means and "cautious" in means:
        lead = means["cautious"] - means["random"]
        yield Row(f"random.{seat}", f"{seat}: cautious less random, mixed company", lead, 10, None, True)


def _doves(found: Balance, seats: Sequence[Seat]) -> Iterator[Row]:
    gaps = [
        (found.mixed["cautious", s].mean - found.mixed["dove", s].mean) / 100
        for s in seats
        if s != "china" and ("dove", s) in found.mixed and ("cautious", s) in found.mixed
    ]
    if gaps:
        yield Row("dove", "cautious less dove, mean of the seats that diversify", sum(gaps) / len(gaps), 5, None)


def _same_spread(found: Balance, seats: Sequence[Seat]) -> Iterator[Row]:
    for style in ("cautious", "opportunist"):
        if style in found.same and len(seats) > 1:
            means = [found.same[style].mean(s) for s in (seats[0], seats[-1])]
            apart = f"{style} at every seat, {seats[0]} to {seats[-1]}"
            yield Row(f"spread.{style}", apart, abs(means[0] - means[1]), None, 25)


def _refuser(found: Balance, seats: Sequence[Seat]) -> Iterator[Row]:
    gains = [found.mixed["passer", s].mean / 100 for s in seats if ("passer", s) in found.mixed]
    if gains:
        yield Row("refuser", "a seat that refuses everything while others deal", sum(gains) / len(gains), 0, 10)


def _history(scenario: Scenario, found: Balance) -> Iterator[Row]:
    if not scenario.history:
        return
    table, _ = play_history(scenario)
    joint = 0
    for r in results(scenario, table.state):
        joint += r.result
        yield Row(f"history.{r.seat}", f"historical line, {r.seat}", r.result / 100, 10, 30)
    best = max((t.joint.mean for t in found.same.values()), default=0.0)
    yield Row("history", "historical line, joint, less the best mean found", (joint - best) / 100, None, 0)


def _failures(found: Balance, seats: Sequence[Seat]) -> Iterator[Row]:
    hawks = found.same.get("hawk")
    if hawks is not None:
        yield Row("f1", f"F1 of {seats[0]} in hawk tables (%)", hawks.share(f"F1.{seats[0]}"), 60, None)
    doves = found.same.get("dove")
    if doves is not None:
        yield Row("f2", f"F2 of {seats[0]} in dove tables (%)", doves.share(f"F2.{seats[0]}"), 80, None)
