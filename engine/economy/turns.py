"""The front door of a turn: many games in, many games and their reports out."""

from __future__ import annotations

from collections.abc import Sequence

from engine.economy.calibration import Model
from engine.economy.course import chunks, run
from engine.economy.lasting import lasting
from engine.economy.pressure import pushes
from engine.economy.report import looked_at
from engine.economy.settled import Settled, reported
from engine.economy.shock import Shock
from engine.economy.state import Economy, stacked


def turn(
    model: Model, now: Sequence[Economy], shocks: Sequence[Shock], *, weeks: Sequence[int] | int
) -> tuple[tuple[Economy, ...], tuple[Settled, ...]]:
    """So many weeks of every game under its shock: the economies after it and what is reported of them."""
    lengths = [weeks] * len(now) if isinstance(weeks, int) else list(weeks)
    if not len(now) == len(shocks) == len(lengths):
        raise ValueError(f"{len(now)} economies, {len(shocks)} shocks and {len(lengths)} lengths must be as many")
    after: list[Economy] = []
    reports: list[Settled] = []
    for part in chunks(len(now)):
        course = run(model, stacked(now[part]), pushes(model, shocks[part]), tuple(lengths[part]))
        after += lasting(course)
        reports += reported(model.names, *looked_at(course))
    return tuple(after), tuple(reports)
