"""Published tables: the GSIM 4x4 example of Francois and Hall, linear and exact."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.economy import Behaviour, Duty, Model, Shock, custom_model
from tests.economy.worlds import seen

TABLE = json.loads((Path(__file__).parent / "published" / "gsim_4x4.json").read_text(encoding="utf-8"))


def gsim() -> Model:
    names, worth, power = TABLE["regions"], TABLE["trade_world_prices"], TABLE["tariff_power_initial"]
    trade = {(o, d, "good"): worth[i][j] for i, o in enumerate(names) for j, d in enumerate(names)}
    tariffs = {(o, d, "good"): power[i][j] - 1 for i, o in enumerate(names) for j, d in enumerate(names)}
    behaviour = Behaviour(
        sigma_short=TABLE["E_substitution"],
        sigma_long=TABLE["E_substitution"] + 1,
        eta=TABLE["E_import_demand"],
        eps_short=TABLE["E_export_supply"],
        eps_long=TABLE["E_export_supply"],
        headroom=10.0,
    )
    return custom_model(trade=trade, tariffs=tariffs, behaviour=behaviour)


def free_trade(part: float) -> Shock:
    """US-EU tariffs taken away, or a small part of it in the direction of the linear model."""
    old, new, names = TABLE["tariff_power_initial"], TABLE["tariff_power_final"], TABLE["regions"]
    duties = [
        Duty("good", o, d, round((new[i][j] - old[i][j]) * 10_000), collected=round(part * 10_000))
        for i, o in enumerate(names)
        for j, d in enumerate(names)
        if new[i][j] != old[i][j]
    ]
    return Shock(duties=tuple(duties))


def test_linear_gsim_prices_are_the_published_ones():
    small = seen(gsim(), free_trade(0.0001)).p[:, 0]
    smaller = seen(gsim(), free_trade(0.0002)).p[:, 0]

    slope = (2 * small - smaller / 2) / 0.0001  # second order taken out

    assert slope == pytest.approx(TABLE["published"]["producer_price_change"], abs=5e-5)
    assert slope == pytest.approx(TABLE["derived_linear"]["producer_price_change"], abs=1e-6)


def test_exact_prices_are_those_of_the_levels_system():
    exact, ours = TABLE["derived_exact_ces"], seen(gsim(), free_trade(1.0))

    assert np.expm1(ours.p[:, 0]) == pytest.approx(exact["producer_price_change"], abs=1e-10)
    assert np.expm1(ours.z[:, 0]) == pytest.approx(exact["composite_price_change"], abs=1e-10)
    assert np.exp(ours.lnQ[:, 0]) == pytest.approx(exact["output_ratio"], abs=1e-10)
    ratio = np.array(exact["quantity_ratio"])
    assert np.where(ratio > 0, ours.q[..., 0], 0) == pytest.approx(ratio, abs=1e-10)
