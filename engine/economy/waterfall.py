"""How it happened: a change of output divided exactly among prices, duties, rivals, habits (SPEC 6 A).

Demand for each flow is a product of its causes, so its log is a sum; log-mean weights turn that sum back into the
change of output without a rest. No market is solved again. A step says what and where: `duty us` is the duty buyers
in the US pay on these goods, `price level us` what all goods of the sector cost there, `own price` what these cost,
`scarcity` the part of it that missing inputs add.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.economy.calibration import Array, Model
from engine.economy.course import run
from engine.economy.pressure import pushes
from engine.economy.settled import at
from engine.economy.shares import whole_shares
from engine.economy.shock import Shock
from engine.economy.state import Economy, stacked


class Step(NamedTuple):
    """One cause of a change of output, in basis points of baseline output; where is empty for all destinations."""

    what: str
    where: str
    amount: int


class Before(NamedTuple):
    """A turn as it was asked for: where it began, what pushed, how long."""

    economy: Economy
    shock: Shock
    weeks: int


def waterfall(model: Model, now: Before, region: str, sector: str, *, since: Before | None = None) -> tuple[Step, ...]:
    """Steps of the output of a sector in this turn, against the baseline or against an earlier turn."""
    i, s = at("region", region, model.regions), at("sector", sector, model.sectors)
    terms, q = _causes(model, now, i, s)
    old, was = _causes(model, since, i, s) if since is not None else ({}, np.ones_like(q))
    weight = model.market.ph[i, :, s] * _log_mean(q, was)
    found: dict[tuple[str, str], float] = {}
    for what, log in terms.items():
        moved = weight * (log - old.get(what, 0.0))
        if what in ("own price", "scarcity"):
            found[what, ""] = float(np.add.reduce(moved))
        else:
            found |= {(what, r): float(x) for r, x in zip(model.regions, moved, strict=True) if x != 0}
    parts = {place: 10_000 * value for place, value in found.items() if abs(value) > 1e-9}
    total = round(10_000 * float(np.add.reduce(model.market.ph[i, :, s] * (q - was))))
    amounts = whole_shares(list(parts.values()), total) if parts else ()
    steps = (Step(what, where, n) for (what, where), n in zip(parts, amounts, strict=True))
    return tuple(sorted(steps, key=lambda step: (-abs(step.amount), step.what, step.where)))


def _causes(model: Model, turn: Before, i: int, s: int) -> tuple[dict[str, Array], Array]:
    """The logs that add up to the log of each flow of one seller, by destination; and the flows."""
    course = run(model, stacked([turn.economy]), pushes(model, [turn.shock]), (turn.weeks,))
    batch, out, c = course.batch, course.outcome, course.batch.columns
    sS, sE, eta_up = c.sS[i, s], c.sE[i, s], c.eta_up[i, s]
    wedges, scarce = out.wedges, out.cleared.price[i, s] - out.free[i, s]
    everywhere = np.ones(len(model.regions))

    def of(log: Array | float) -> Array:
        return np.broadcast_to(log, course.quantity.shape)[i, :, s]

    undertaking = batch.push("floor")
    terms = {
        "duty": -sS * of(wedges.duty),
        "export tax": -sS * of(wedges.tax),
        "friction": -sS * of(wedges.friction),
        "undertaking": -sS * of(undertaking),
        "quota": -sS * (of(wedges.rent) - of(undertaking)),
        "own price": -sS * out.free[i, s] * everywhere,
        "scarcity": -sS * scarce * everywhere,
        "price level": sE * out.cleared.log_whole[:, s] / c.own[i, s] + eta_up * batch.state["h"][:, s],
        "habit": batch.state["a"][i, :, s],
        "closed buyers": of(batch.push("bar")),
        "demand": np.broadcast_to(batch.push("demand"), out.free.shape)[:, s],
        "bought ahead": of(out.rush),
    }
    return terms, course.quantity[i, :, s]


def _log_mean(x: Array, y: Array) -> Array:
    """(x - y) / (ln x - ln y), and x where they are alike."""
    x, y = np.maximum(x, 1e-300), np.maximum(y, 1e-300)
    gap = np.log(x) - np.log(y)
    alike = np.abs(gap) < 1e-9
    return np.where(alike, (x + y) / 2, (x - y) / np.where(alike, 1.0, gap))
