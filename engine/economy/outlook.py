"""The year ahead: what the measures now on the table would do, played on without changing anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.economy.calibration import Model
from engine.economy.course import chunks, run
from engine.economy.lasting import lasting
from engine.economy.pressure import pushes
from engine.economy.report import figures
from engine.economy.settled import Settled, Terms, whole
from engine.economy.shock import Shock
from engine.economy.state import Economy, stacked

LONGEST = 26  # weeks the market is solved for at once: a year is two half-years
Schedule = Sequence[tuple[int, Shock]]


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
    names, total = model.names, None
    ends: list[Settled | None] = [None] * len(plans)
    for at in range(max(map(len, plans), default=0)):
        running = [g for g, plan in enumerate(plans) if at < len(plan)]
        lengths, shocks = zip(*(plans[g][at] for g in running), strict=True)
        course = run(model, stacked([economies[g] for g in running]), pushes(model, shocks), lengths)
        found = figures(course)
        if total is None:
            total = np.zeros((len(found), len(plans)))
        total[:, running if len(running) < len(plans) else slice(None)] += found * np.array(lengths, dtype=float)
        last = [n for n, g in enumerate(running) if at + 1 == len(plans[g])]
        if len(last) < len(running):
            for g, economy in zip(running, lasting(course), strict=True):
                economies[g] = economy
        if last:
            for n, report in zip(last, whole(names, found[:, last]), strict=True):
                ends[running[n]] = report
    if total is None:
        return []
    weeks = np.array([sum(length for length, _ in plan) for plan in plans], dtype=float)
    means = whole(names, total / np.maximum(weeks, 1.0))
    return [Ahead(mean, end) for mean, end in zip(means, ends, strict=True) if end is not None]


def steps(schedule: Schedule) -> Iterator[tuple[int, Shock]]:
    """Segments cut into steps of about equal length, none longer than LONGEST."""
    for weeks, shock in schedule:
        if weeks <= 0:
            continue
        count = -(-weeks // LONGEST)
        cuts = [weeks * n // count for n in range(count + 1)]
        for begin, end in pairwise(cuts):
            yield end - begin, shock.after(begin)
