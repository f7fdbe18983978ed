"""Small invented economies for the proofs, and markets looked at before they are rounded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from engine.economy import (
    NO_SHOCK,
    Behaviour,
    Cell,
    Duty,
    Economy,
    Licensing,
    Model,
    Shock,
    custom_model,
    start,
)
from engine.economy.calibration import Array
from engine.economy.course import run
from engine.economy.pressure import pushes
from engine.economy.stages import Course
from engine.economy.state import stacked

REGIONS = "abcde"


@dataclass(frozen=True)
class Seen:
    """One game's market after a turn, unrounded, with sectors last."""

    p: Array  # (R, S)
    z: Array
    lnQ: Array
    q: Array  # (R, R, S)
    mu: Array
    course: Course


def seen(model: Model, shock: Shock = NO_SHOCK, economy: Economy | None = None, weeks: int = 1) -> Seen:
    """A turn of one game, unrounded."""
    now = economy or start(model)
    course = run(model, stacked([now]), pushes(model, [shock]), (weeks,))
    cleared = course.outcome.cleared
    mu = np.zeros_like(course.quantity) if cleared.mu is None else cleared.mu
    return Seen(cleared.price, course.z, cleared.output, course.quantity, mu, course)


def world(
    seed: int,
    *,
    regions: int | None = None,
    sectors: int | None = None,
    gaps: bool = True,
    calm: bool = False,
    inputs: bool = False,
) -> Model:
    """A random economy: some flows empty, elasticities all over the place (or calm ones)."""
    draw = np.random.default_rng(seed)
    R, S = regions or int(draw.integers(2, 6)), sectors or int(draw.integers(1, 4))
    names, goods = REGIONS[:R], [f"s{n}" for n in range(S)]
    trade = {
        (o, d, s): float(draw.uniform(1, 100) * (8 if o == d else 1) * (not gaps or draw.random() > 0.15))
        for o in names
        for d in names
        for s in goods
    }
    tariffs = {place: float(draw.uniform(0, 0.4)) * (place[0] != place[1]) for place in trade}
    behaviour = {s: _behaviour(draw, calm) for s in goods}
    cells = _cells(draw, names, goods) if inputs else ()
    return custom_model(
        trade=trade,
        tariffs=tariffs,
        behaviour=behaviour,
        inputs={"ore": Licensing("ore", gamma=float(draw.choice([0, 0.5, 0.8, 1])), t_down=1.0, t_up=2.5)},
        cells=cells,
    )


def _behaviour(draw: np.random.Generator, calm: bool) -> Behaviour:
    if calm:
        return Behaviour(1.5, 3.0, -0.8, 1.0, 3.0)
    sigma, eta = float(draw.uniform(1.15, 5)), -float(draw.uniform(0.1, 1.1))
    eps = float(draw.uniform(0.2, 3))
    return Behaviour(
        sigma_short=max(sigma, -eta + 0.1),
        sigma_long=sigma + float(draw.uniform(0.1, 3)),
        eta=eta,
        eps_short=eps,
        eps_long=eps + float(draw.uniform(0, 3)),
        headroom=float(draw.uniform(0.02, 0.4)),
        t_sourcing=float(draw.uniform(20, 150)),
        t_capacity=float(draw.uniform(50, 150)),
    )


def _cells(draw: np.random.Generator, names: str, goods: list[str]) -> tuple[Cell, ...]:
    found = []
    for user in names:
        shares = draw.dirichlet(np.ones(len(names)))
        exposures = tuple((s, float(draw.choice([0.5, 1.0])), float(draw.uniform(0.05, 0.6))) for s in goods)
        found.append(
            Cell(
                "ore",
                user,
                tuple(zip(names, map(float, shares), strict=True)),
                exposures,
                cover=float(draw.uniform(2, 15)),
                critical=float(draw.uniform(1, 6)),
                a_max=0.2,
                l_a=10,
                t_a=20,
            )
        )
    return tuple(found)


def some_duties(model: Model, seed: int, most: int = 6000) -> Shock:
    """A handful of duties between random regions."""
    draw = np.random.default_rng(seed + 1)
    duties = []
    for _ in range(int(draw.integers(1, 5))):
        o, d = draw.choice(len(model.regions), 2, replace=False)
        sector = model.sectors[int(draw.integers(len(model.sectors)))]
        duties.append(Duty(sector, model.regions[o], model.regions[d], int(draw.integers(100, most))))
    return Shock(duties=tuple(duties))


seeds = st.integers(0, 10**6)
