"""The loss on a product line: a duty on one product is diluted in its cell, but not for those who make it."""

from __future__ import annotations

from math import exp, log

import numpy as np

from engine.economy.blocks import WHOLE
from engine.economy.calibration import Model
from engine.economy.errors import unknown
from engine.economy.pressure import pushes
from engine.economy.settled import Settled, at
from engine.economy.shock import Duty, Shock


def line_change(
    model: Model, shock: Shock, report: Settled, *, line: str, sector: str, origin: str, destination: str
) -> int:
    """Change of the value of one product line, basis points: its cell's, and buyers turning to other lines of the cell.

    Inside a cell buyers substitute as they do between its origins, with the sector's short-run elasticity.
    """
    place = (line, sector, origin, destination)
    if place not in model.line_shares:
        raise unknown("line", " ".join(place), (" ".join(one) for one in model.line_shares))
    points = sum(duty.bp * duty.collected / WHOLE**2 for duty in shock.duties if _hits(duty, place))
    own = log(1 + points / (1 + model.line_rates[place]))
    o, d, s = at("region", origin, model.regions), at("region", destination, model.regions), model.sectors.index(sector)
    duty = pushes(model, [shock]).market.get("duty")
    cell = 0.0 if duty is None else float(duty[o, d, s])
    change = (1 + report.trade(origin, destination, sector) / WHOLE) * exp(-float(model.market.sS[s]) * (own - cell))
    return int(np.rint((change - 1) * WHOLE))


def _hits(duty: Duty, place: tuple[str, str, str, str]) -> bool:
    line, sector, origin, destination = place
    wide = duty.sector in ("*", sector) and duty.origin in ("*", origin) and duty.destination in ("*", destination)
    return wide and duty.line in ("", line)
