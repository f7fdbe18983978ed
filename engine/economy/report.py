"""The figures of a turn, as floats in the order and the units of `settled.BLOCKS`."""

from __future__ import annotations

import numpy as np

from engine.economy.accounts import Wedges, terms
from engine.economy.calibration import Array
from engine.economy.course import Batch, Outcome

HALF_YEAR = 26.0  # weeks of cover that leave nothing exposed


def figures(batch: Batch, out: Outcome, after: dict[str, Array], service: Array) -> Array:
    """Everything that is reported, one column a game."""
    model, G, price = batch.model, len(batch.weeks), out.cleared.price
    R, S = len(model.regions), len(model.sectors)
    Q, earned = np.exp(out.cleared.output), np.exp(price)
    worth = after["quantity"] * earned[:, None]
    wedges = Wedges(*(w if isinstance(w, float) else w.reshape(R, R, S, G) for w in out.wedges))
    demand, subsidy = (batch.push(name) for name in ("demand", "subsidy"))
    five = terms(
        model.accounts,
        wedges,
        sold=model.accounts.trade[..., None] * worth.reshape(R, R, S, G),
        earned=earned.reshape(R, S, G),
        Q=Q.reshape(R, S, G),
        z=after["z"].reshape(R, S, G),
        d=demand if isinstance(demand, float) else demand.reshape(R, S, G),
        subsidy=subsidy if isinstance(subsidy, float) else subsidy.reshape(R, S, G),
        idle=out.idle.reshape(R, S, G),
        eta=model.market.eta,
        eS=model.market.eS,
    )
    blocks = (
        five / model.accounts.size[:, None],
        Q - 1,
        earned - 1,
        np.expm1(after["z"]),
        worth - 1,
        np.expm1(after["f"]),
        after["gate"],
        after["stock"],
        service,
        after["alt"],
        *_dependence(batch, after),
    )
    return np.concatenate([block.reshape(-1, G) for block in blocks])


def _dependence(batch: Batch, after: dict[str, Array]) -> tuple[Array, Array, Array]:
    """GAME 1.4: dependence of each cell, Exposure of each region, dependence of each region."""
    ledger = batch.model.ledger
    depends = np.maximum(ledger.held[:, None] - after["alt"], 0.0)
    bare = 1 - np.clip(after["stock"] / HALF_YEAR, 0.0, 1.0)
    weight = ledger.weight[..., None]
    exposure = np.add.reduce(weight * (depends * bare)[:, None], axis=0)
    return depends, exposure, np.add.reduce(weight * depends[:, None], axis=0)
