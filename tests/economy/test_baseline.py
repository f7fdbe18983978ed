"""The packaged year: rebuilt from its inputs, consistent, and near what was published."""

from __future__ import annotations

from collections import defaultdict

import pytest

from engine.economy import UnknownName, model, provenance
from engine.economy.baseline import REGIONS, SECTORS, VERSION, packaged
from tests.economy.rebuild.__main__ import gaps
from tests.economy.rebuild.sources import table

EUR = 1.0824  # USD, mean of 2024


def test_the_tables_are_what_their_inputs_make():
    assert list(gaps()) == []


def test_every_number_says_where_it_comes_from():
    for name in ("trade", "tariffs", "cost_shares", "value_added", "sectors", "inputs", "input_cells", "lines"):
        assert all(row["provenance"].strip() for row in provenance(name)), name
    assert VERSION == "y2024_1"


def test_trade_has_each_cell_once_and_keeps_the_published_totals():
    trade = packaged().trade
    assert len(trade) == len(REGIONS) ** 2 * len(SECTORS) == 432
    assert all(value > 0 for value in trade.values())
    for (o, d), total in table("pair_totals_2024", "origin", "destination", value="value_bn_usd").items():
        assert sum(trade[o, d, s] for s in SECTORS) == pytest.approx(total, abs=2e-3)


def test_exports_stay_below_output_and_costs_leave_value_added():
    tables = packaged()
    for r in REGIONS:
        for s in SECTORS:
            exports = sum(tables.trade[r, d, s] for d in REGIONS if d != r)
            assert exports < sum(tables.trade[r, d, s] for d in REGIONS)
    spent: dict[tuple[str, str], float] = defaultdict(float)
    for row in provenance("cost_shares"):
        spent[row["region"], row["buyer"]] += float(row["share"])
    assert all(0.2 < total < 0.95 for total in spent.values())
    assert all(0.1 <= float(row["va_share"]) <= 0.75 for row in provenance("value_added"))
    assert all(0 <= rate <= 0.6 for rate in tables.tariffs.values())


def test_shares_of_inputs_and_lines_stay_within_their_whole():
    tables = packaged()
    for cell in tables.cells:
        assert sum(share for _, share in cell.shares) == pytest.approx(1, abs=1e-9)
        assert 0 < cell.critical < cell.cover
    assert len(tables.inputs) == 25
    assert len(tables.cells) == 62
    assert all(0 < line.share <= 1 for line in tables.lines)


@pytest.mark.parametrize(
    ("figure", "published", "ours", "within"),
    [
        ("EU goods exports to China, EUR bn", 213.3, lambda t: flow(t, "eu", "china") / EUR, 0.2),
        ("EU goods imports from China, EUR bn", 517.8, lambda t: flow(t, "china", "eu") / EUR, 0.2),
        ("EU exports to the US, EUR bn", 531.6, lambda t: flow(t, "eu", "us") / EUR, 0.2),
        ("US imports from China, USD bn", 438.8, lambda t: flow(t, "china", "us"), 0.1),
        ("US exports to China, USD bn", 143.2, lambda t: flow(t, "us", "china"), 0.1),
        ("China total exports, USD bn", 3574, lambda t: total(t, "china"), 75),
        ("US total exports, USD bn", 2064, lambda t: total(t, "us"), 30),
        ("Japan total exports, USD bn", 707.4, lambda t: total(t, "japan"), 20),
        (
            "US gross output of goods, USD bn",
            8433.3,
            lambda t: sum(v for (o, _, _), v in t.trade.items() if o == "us"),
            1,
        ),
        ("US tariff collected on China, %", 10.9, lambda t: duty(t, "china", "us"), 1.2),
        ("US tariff collected on the EU, %", 1.23, lambda t: duty(t, "eu", "us"), 0.15),
        ("share of medicines in EU exports to the US, %", 22.5, lambda t: line(t, "pharma", "eu", "us"), 0.2),
    ],
)
def test_published_figures_are_met(figure: str, published: float, ours, within: float):
    assert ours(packaged()) == pytest.approx(published, abs=within), figure


def flow(tables, o: str, d: str) -> float:
    return sum(tables.trade[o, d, s] for s in SECTORS)


def total(tables, o: str) -> float:
    return sum(flow(tables, o, d) for d in REGIONS if d != o)


def duty(tables, o: str, d: str) -> float:
    return 100 * sum(tables.trade[o, d, s] * tables.tariffs[o, d, s] for s in SECTORS) / flow(tables, o, d)


def line(tables, name: str, o: str, d: str) -> float:
    found = next(one for one in tables.lines if (one.line, one.origin, one.destination) == (name, o, d))
    return 100 * found.share * tables.trade[o, d, found.sector] / flow(tables, o, d)


def test_a_scenario_chooses_regions_sectors_and_inputs():
    small = model(regions=("eu", "china", "us"), sectors=("motor_vehicles", "evs_batteries"), inputs=("magnets",))
    whole = model()

    assert small.regions == ("eu", "china", "us", "rest")
    assert small.sectors == ("motor_vehicles", "evs_batteries")
    assert small.inputs == ("magnets",)
    away = ("japan", "partners", "rest")
    assert small.trade("eu", "rest", "motor_vehicles") == pytest.approx(
        sum(whole.trade("eu", r, "motor_vehicles") for r in away), abs=2
    )
    assert small.output("rest", "motor_vehicles") == pytest.approx(
        sum(whole.output(r, "motor_vehicles") for r in away), abs=2
    )
    assert len(whole.inputs) == 25


def test_single_numbers_can_be_overridden():
    changed = model(
        inputs=("magnets",),
        overrides={
            ("trade", "steel_metals", "china", "eu"): 50.0,
            ("tariff", "steel_metals", "china", "eu"): 0.25,
            ("cover", "magnets", "eu"): 12.0,
            ("share", "magnets", "eu", "china"): 0.5,
            ("sigma_short", "steel_metals"): 2.0,
        },
    )
    c = changed.cells.index(("magnets", "eu"))

    assert changed.trade("china", "eu", "steel_metals") == 50_000
    assert changed.tariff("china", "eu", "steel_metals") == 2500
    assert changed.ledger.cover[c, 0] == 12
    assert changed.ledger.shares[:, c, 0].sum() == pytest.approx(1)
    assert changed.ledger.held[c, 0] == pytest.approx(0.5)
    assert changed.market.sS[changed.sectors.index("steel_metals")] == 2
    with pytest.raises(UnknownName, match="unknown override 'cover magnet eu'"):
        model(overrides={("cover", "magnet", "eu"): 1.0})


def test_names_left_out_are_unknown():
    with pytest.raises(UnknownName, match="did you mean 'magnets'"):
        model(inputs=("magnet",))
    with pytest.raises(UnknownName, match="unknown region 'mars'"):
        model(regions=("eu", "mars"))


def test_a_model_is_built_once_and_shared():
    assert model(inputs=("magnets",)) is model(inputs=["magnets"])
