"""The market against scipy: the same economics written down in levels, without our algebra."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import root

from engine.economy import Model, Quota, Shock
from engine.economy.calibration import Array
from tests.economy.worlds import Seen, seeds, seen, some_duties, world


class Levels:
    """One sector in levels: CES demand, isoelastic supply, prices and shadow prices as unknowns."""

    def __init__(self, model: Model, course: Seen, allowed: Array | None = None) -> None:
        base, market = model.accounts, model.market
        self.M, self.T0 = base.trade[..., 0], base.tariff[..., 0]
        self.T = self.T0 * np.exp(np.broadcast_to(course.course.outcome.wedges.duty, base.trade.shape)[..., 0])
        self.sS, self.eta, self.eS = market.sS[0], market.eta[0], market.eS[0]
        self.top = np.exp(market.headroom[0])
        self.allowed = np.full(self.M.shape, np.inf) if allowed is None else allowed

    def bought(self, p: Array, mu: Array) -> Array:
        """Quantities, baseline ones being the trade values."""
        paid = p[:, None] * self.T * np.exp(mu)
        spent = self.M * self.T0
        weights = spent / np.where(spent.sum(0) > 0, spent.sum(0), 1)
        cost = weights * (paid / self.T0) ** (1 - self.sS)
        index = np.where(spent.sum(0) > 0, cost.sum(0), 1) ** (1 / (1 - self.sS))
        return np.asarray(self.M * (paid / self.T0 / index) ** (-self.sS) * index**self.eta)

    def gaps(self, unknowns: Array) -> Array:
        """Excess demand of each seller, and Fischer-Burmeister of each quota: both 0 at the answer."""
        R = len(self.M)
        p, mu = np.exp(unknowns[:R]), unknowns[R:].reshape(R, R)
        q, made = self.bought(p, mu), self.M.sum(1)
        supplied = np.minimum(p**self.eS, self.top)
        excess = np.where(made > 0, q.sum(1) / np.where(made > 0, made, 1) - supplied, np.log(p))
        held = np.isfinite(self.allowed) & (self.M > 0)
        room = np.where(held, self.allowed - q / np.where(self.M > 0, self.M, 1), 1)
        bound = np.where(held, mu + room - np.hypot(mu, room), mu)
        return np.concatenate([excess, bound.ravel()])


def answer(levels: Levels, guess: Array) -> tuple[Array, Array]:
    R = len(levels.M)
    found = root(levels.gaps, guess, method="hybr", tol=1e-14, options={"xtol": 1e-14})
    assert np.abs(levels.gaps(found.x)).max() < 1e-9, found.message
    return found.x[:R], found.x[R:].reshape(R, R)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seeds)
def test_exact_ces_is_what_scipy_finds(seed: int):
    model = world(seed, sectors=1)
    ours = seen(model, some_duties(model, seed))
    R = len(model.regions)

    p, _ = answer(Levels(model, ours), np.zeros(R + R * R))

    assert ours.p[:, 0] == pytest.approx(p, abs=1e-9)
    made = model.accounts.output[:, 0] > 0
    assert np.where(made, ours.p[:, 0], 0) == pytest.approx(ours.p[:, 0])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seeds, st.integers(1, 5))
def test_quotas_are_what_a_complementarity_solver_finds(seed: int, count: int):
    model = world(seed, sectors=1)
    draw = np.random.default_rng(seed)
    R, quotas = len(model.regions), []
    for _ in range(count):
        o, d = draw.choice(R, 2, replace=False)
        quotas.append(Quota("s0", model.regions[o], model.regions[d], int(draw.integers(500, 11_000))))
    ours = seen(model, some_duties(model, seed) + Shock(quotas=tuple(quotas)))
    allowed = np.full((R, R), np.inf)
    for _, o, d, bp in quotas:
        at = model.regions.index(o), model.regions.index(d)
        allowed[at] = min(allowed[at], bp / 10_000)

    guess = np.concatenate([ours.p[:, 0], ours.mu[..., 0].ravel()]) + draw.uniform(-0.02, 0.02, R + R * R)
    p, mu = answer(Levels(model, ours, allowed), guess)

    assert ours.p[:, 0] == pytest.approx(p, abs=1e-7)
    assert np.where(model.accounts.trade[..., 0] > 0, ours.mu[..., 0] - mu, 0) == pytest.approx(0, abs=1e-7)
