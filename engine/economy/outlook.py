"""The year ahead: what the measures now on the table would do, played on without changing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.economy.calibration import Array, Model
from engine.economy.course import chunks, run
from engine.economy.lasting import lasting
from engine.economy.pressure import pushes
from engine.economy.report import looked_at
from engine.economy.settled import Settled, Terms, near, reported
from engine.economy.shock import Shock
from engine.economy.state import Economy, stacked

LONGEST = 26  # weeks the market is solved for at once: a year is two half-years
Schedule = Sequence[tuple[int, Shock]]
Far = Callable[[], Array]


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """The coming weeks in one report: Economy as their mean, supplies and exposure as they stand at the end."""

    mean: Settled
    end: Settled

    def terms(self, region: str) -> Terms:
        """The five lines of Economy, mean over the time ahead."""
        return self.mean.terms(region)

    def economy(self, region: str) -> int:
        """Mean Economy in hundredths."""
        return self.mean.economy(region)

    def exposure(self, region: str) -> int:
        """Exposure at the end, tenths of a point."""
        return self.end.exposure(region)

    def dependence(self, region: str) -> int:
        """Dependence at the end, tenths of a per cent."""
        return self.end.dependence(region)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ahead):
            return NotImplemented
        return self.mean == other.mean and self.end == other.end

    __hash__ = None  # type: ignore[assignment]  # compared, never kept in sets


def ahead(model: Model, now: Sequence[Economy], schedules: Sequence[Schedule]) -> tuple[Ahead, ...]:
    """Each game played on under its schedule of (weeks, shock), usually 52 weeks in all."""
    if any(not any(weeks > 0 for weeks, _ in schedule) for schedule in schedules):
        raise ValueError("a schedule must last at least a week")
    if len(now) != len(schedules):
        raise ValueError(f"{len(now)} economies and {len(schedules)} schedules must be as many")
    found: list[Ahead] = []
    for part in chunks(len(now)):
        found += _played(model, now[part], schedules[part])
    return tuple(found)


def _played(model: Model, now: Sequence[Economy], schedules: Sequence[Schedule]) -> list[Ahead]:
    """One chunk; games with fewer steps wait with turns of no length that count for nothing."""
    plans = [list(steps(schedule)) for schedule in schedules]
    economies = list(now)
    played: list[tuple[list[int] | slice, Array, Far]] = []
    total = np.zeros((near(model.names), len(plans)))
    ends: list[Settled | None] = [None] * len(plans)
    for at in range(max(map(len, plans), default=0)):
        running = [g for g, plan in enumerate(plans) if at < len(plan)]
        lengths, shocks = zip(*(plans[g][at] for g in running), strict=True)
        course = run(model, stacked([economies[g] for g in running]), pushes(model, shocks), lengths)
        found, far = looked_at(course)
        who, long = running if len(running) < len(plans) else slice(None), np.array(lengths, dtype=float)
        total[:, who] += found * long
        played.append((who, long, far))
        last = [n for n, g in enumerate(running) if at + 1 == len(plans[g])]
        if len(last) < len(running):
            for g, economy in zip(running, lasting(course), strict=True):
                economies[g] = economy
        if last:
            for n, report in zip(last, reported(model.names, found[:, last], _some(far, last)), strict=True):
                ends[running[n]] = report
    weeks = np.array([sum(length for length, _ in plan) for plan in plans], dtype=float)
    means = reported(model.names, total / np.maximum(weeks, 1.0), lambda: _mean(played, weeks))
    return [Ahead(mean, end) for mean, end in zip(means, ends, strict=True) if end is not None]


def _some(far: Far, games: list[int]) -> Far:
    """What makes the far figures of some games."""
    return lambda: far()[:, games]


def _mean(played: Sequence[tuple[list[int] | slice, Array, Far]], weeks: Array) -> Array:
    """The far figures as their mean over all steps."""
    total: Array | None = None
    for running, lengths, far in played:
        found = far()
        total = np.zeros((len(found), weeks.size)) if total is None else total
        total[:, running] += found * lengths
    return np.asarray(total / np.maximum(weeks, 1.0))


def steps(schedule: Schedule) -> Iterator[tuple[int, Shock]]:
    """Segments cut into steps of about equal length, none longer than LONGEST."""
    for weeks, shock in schedule:
        if weeks <= 0:
            continue
        count = -(-weeks // LONGEST)
        cuts = [weeks * n // count for n in range(count + 1)]
        for begin, end in pairwise(cuts):
            yield end - begin, shock.after(begin)
