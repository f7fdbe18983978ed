"""What each kind of measure does to the 2024 economy, and how measures join."""

from __future__ import annotations

import pytest

from engine.economy import (
    NO_SHOCK,
    Alternative,
    Bar,
    Demand,
    Divert,
    Duty,
    EconomyError,
    ExportTax,
    Fear,
    Floor,
    Friction,
    Gate,
    ImpossibleNumber,
    Investment,
    NoAnswer,
    Quota,
    Release,
    Settled,
    Shock,
    Stock,
    Subsidy,
    Thrift,
    UnknownName,
    ahead,
    line_change,
    model,
    start,
    turn,
    with_cover,
)

WORLD = model(inputs=("magnets", "legacy_chips", "advanced_chips", "chip_software"))


def after(shock: Shock, weeks: int = 13, cover: int = 90) -> Settled:
    economy = with_cover(WORLD, start(WORLD), {("magnets", "eu"): cover})
    return turn(WORLD, [economy], [shock], weeks=weeks)[1][0]


REST = after(NO_SHOCK)


def test_a_duty_costs_buyers_and_fills_the_treasury():
    report = after(Shock(duties=(Duty("*", "china", "us", 1000),)))
    us = report.terms("us")

    assert us.buyers < 0 < us.treasury
    assert report.trade("china", "us", "electronics_ict") < 0 < report.trade("rest", "us", "electronics_ict")


def test_only_what_customs_collect_counts():
    announced = after(Shock(duties=(Duty("*", "china", "us", 1000, collected=7000),)))

    assert announced == after(Shock(duties=(Duty("*", "china", "us", 700),)))


def test_a_duty_on_a_line_hits_its_share_of_the_cell():
    cell = after(Shock(duties=(Duty("evs_batteries", "china", "eu", 2000),)))
    line = after(Shock(duties=(Duty("evs_batteries", "china", "eu", 2000, "BEV"),)))
    share = WORLD.line_shares["BEV", "evs_batteries", "china", "eu"]

    hit = line.trade("china", "eu", "evs_batteries") / cell.trade("china", "eu", "evs_batteries")

    assert hit == pytest.approx(share, abs=0.05)
    assert WORLD.line_value("BEV", "evs_batteries", "china", "eu") == pytest.approx(9000, rel=0.01)


def test_the_loss_on_a_line_is_not_diluted():
    place = {"line": "BEV", "sector": "evs_batteries", "origin": "china", "destination": "eu"}
    shock = Shock(duties=(Duty("evs_batteries", "china", "eu", 2000, "BEV"),))
    other = {**place, "line": "li_ion_batteries"}

    report = after(shock)

    assert line_change(WORLD, shock, report, **place) < 2 * report.trade("china", "eu", "evs_batteries")
    assert line_change(WORLD, shock, report, **other) > 0
    assert line_change(WORLD, NO_SHOCK, REST, **place) == 0
    with pytest.raises(UnknownName, match="unknown line 'BEVs"):
        line_change(WORLD, shock, report, **{**place, "line": "BEVs"})


def test_a_line_from_everybody_hits_those_who_have_it():
    report = after(Shock(duties=(Duty("chemicals_pharma", "*", "us", 2000, "pharma"),)))

    assert report.trade("eu", "us", "chemicals_pharma") < -500
    assert report.trade("china", "us", "chemicals_pharma") > 0


def test_duties_on_one_flow_add_up():
    once = after(Shock(duties=(Duty("steel_metals", "china", "eu", 2500),)))
    twice = after(
        Shock(duties=(Duty("steel_metals", "china", "eu", 1500),))
        + Shock(duties=(Duty("steel_metals", "china", "eu", 1000),))
    )

    assert once == twice


def test_an_export_tax_pays_the_exporter_and_a_duty_the_importer():
    taxed = after(Shock(taxes=(ExportTax("electronics_ict", "china", "us", 1000),)))
    duty = after(Shock(duties=(Duty("electronics_ict", "china", "us", 1000),)))

    assert taxed.terms("china").treasury > 0 >= duty.terms("china").treasury
    assert taxed.trade("china", "us", "electronics_ict") == pytest.approx(
        duty.trade("china", "us", "electronics_ict"), abs=30
    )


def test_red_tape_pays_nobody():
    report = after(Shock(frictions=(Friction("machinery_electrical", "eu", "china", 1000),)))

    assert report.trade("eu", "china", "machinery_electrical") < 0
    assert report.terms("china").treasury <= 0
    assert report.terms("eu").rents == report.terms("china").rents == 0


def test_an_undertaking_gives_the_premium_to_the_exporter():
    floor = after(Shock(floors=(Floor("evs_batteries", "china", "eu", 2000, "BEV"),)))
    duty = after(Shock(duties=(Duty("evs_batteries", "china", "eu", 2000, "BEV"),)))

    assert floor.terms("china").rents > 0 == duty.terms("china").rents
    assert floor.economy("china") > duty.economy("china")
    assert floor.economy("eu") < duty.economy("eu")


def test_a_quota_holds_the_quantity_and_pays_the_exporter():
    report = after(Shock(quotas=(Quota("steel_metals", "china", "eu", 6000),)), weeks=52)

    assert report.shipments("china", "eu", "steel_metals") == pytest.approx(-4000, abs=60)
    assert report.terms("china").rents > 0


def test_closed_buyers_and_partnerships_are_opposites():
    closed = after(Shock(bars=(Bar("machinery_electrical", "china", "eu", 400),)))
    opened = after(Shock(bars=(Bar("machinery_electrical", "china", "eu", -400),)))

    assert closed.trade("china", "eu", "machinery_electrical") < -250
    assert opened.trade("china", "eu", "machinery_electrical") > 250


def test_diverted_habits_take_their_time():
    shock = Shock(diversions=(Divert("clean_tech", "partners", "eu", 2000),))
    economy, (early,) = turn(WORLD, [start(WORLD)], [shock], weeks=52)
    _, (late,) = turn(WORLD, economy, [shock], weeks=13)

    assert early.trade("partners", "eu", "clean_tech") == 0
    assert late.trade("partners", "eu", "clean_tech") > 500


def test_subsidies_investment_and_demand_move_output():
    helped = after(Shock(subsidies=(Subsidy("clean_tech", "eu", 1000),)))
    wanted = after(Shock(demands=(Demand("clean_tech", "eu", 1000),)))
    shock = Shock(investments=(Investment("clean_tech", "eu", 2000),))
    built = turn(WORLD, turn(WORLD, [start(WORLD)], [shock], weeks=52)[0], [shock], weeks=13)[1][0]

    assert helped.output("eu", "clean_tech") > 300
    assert helped.terms("eu").treasury < 0 < helped.terms("eu").producers
    assert wanted.output("eu", "clean_tech") > 0
    assert built.output("eu", "clean_tech") > 300


def test_fear_of_a_duty_brings_purchases_forward_and_nothing_is_lost():
    feared = Shock(fears=(Fear("chemicals_pharma", "eu", "us", 10_000, 5000),))
    economy, flows = start(WORLD), []
    for shock in [feared] * 10 + [NO_SHOCK] * 60:
        (economy,), (report,) = turn(WORLD, [economy], [shock], weeks=1)
        flows.append(report.trade("eu", "us", "chemicals_pharma") / 1e4)

    assert flows[1] > 0.3
    assert min(flows) < -0.1
    assert sum(flows) == pytest.approx(0, abs=0.6)  # weeks of trade; prices moved a little on the way
    assert after(Shock(fears=(Fear("chemicals_pharma", "eu", "us", 10_000, 0),))) == after(NO_SHOCK)


def test_a_tighter_gate_empties_the_store_and_stops_plants():
    report = after(Shock(gates=(Gate("magnets", "eu", 500, "china"),)), weeks=13, cover=60)
    magnets = report.supply("magnets", "eu")

    assert magnets.gate < 600
    assert magnets.service < 9000
    assert report.output("eu", "motor_vehicles") < -300
    assert report.terms("eu").idle < 0
    assert report.supply("magnets", "us").service == 10_000


def test_the_lowest_gate_counts_and_an_exemption_wins():
    strict, loose = Gate("magnets", "eu", 3000, "china"), Gate("magnets", "eu", 6000, "china")
    spared = Gate("magnets", "eu", 9500, "china", exempt=True)

    def gate(*gates: Gate) -> int:
        return after(Shock(gates=gates), weeks=26).gate("magnets", "eu", "china")

    assert gate(loose, strict) == gate(strict, loose) == gate(strict) == 3000
    assert gate(strict, spared) == 9500
    assert gate(spared) == 9500


def test_a_new_regime_starts_at_the_floor_and_opens_after_its_wait():
    shut = after(Shock(gates=(Gate("magnets", "eu", 9500, "china", wait=9),)), weeks=8)
    economy = start(WORLD)
    (economy,), _ = turn(WORLD, [economy], [Shock(gates=(Gate("magnets", "eu", 9500, "china", wait=9),))], weeks=20)
    (later,) = ahead(WORLD, [start(WORLD)], [[(39, Shock(gates=(Gate("magnets", "eu", 9500, "china", wait=9),)))]])

    assert shut.gate("magnets", "eu", "china") == pytest.approx(2400, abs=20)
    assert later.end.gate("magnets", "eu", "china") == pytest.approx(9500, abs=5)


def test_rules_reach_beyond_the_controllers_own_goods():
    report = after(Shock(gates=(Gate("advanced_chips", "china", 1000, "us"),)), weeks=26)

    for supplier in ("us", "partners", "rest"):
        assert report.gate("advanced_chips", "china", supplier) == 1000
    assert report.gate("advanced_chips", "china", "china") == 10_000


def test_alternatives_wait_and_then_cut_dependence():
    soon, late = (
        turn(WORLD, [start(WORLD)], [Shock(alternatives=(Alternative("magnets", "eu", 400, 10, w),))], weeks=26)[1][0]
        for w in (0, 26)
    )

    assert soon.supply("magnets", "eu").alternatives > 100
    assert soon.supply("magnets", "eu").dependence == 9200 - soon.supply("magnets", "eu").alternatives
    assert late.supply("magnets", "eu").alternatives == 0
    assert soon.exposure("eu") < late.exposure("eu")


def test_the_wait_of_a_programme_runs_on_through_the_year():
    programme = Shock(alternatives=(Alternative("magnets", "eu", 400, 10, 26),))
    (year,) = ahead(WORLD, [start(WORLD)], [[(52, programme)]])

    assert year.end.supply("magnets", "eu").alternatives > 100


def test_stockpiles_fill_while_goods_flow():
    stored = after(Shock(stocks=(Stock("magnets", "eu", 40),)), weeks=26)
    quicker = after(Shock(stocks=(Stock("magnets", "eu", 10, restock=5),)), weeks=6)
    slower = after(Shock(stocks=(Stock("magnets", "eu", 10),)), weeks=6)

    assert stored.supply("magnets", "eu").cover > 120
    assert quicker.supply("magnets", "eu").cover > slower.supply("magnets", "eu").cover
    assert stored.exposure("eu") < REST.exposure("eu")


def test_reserves_and_redesign_stretch_a_shortage():
    gates = (Gate("magnets", "eu", 500, "china"),)
    bare, sold, thrifty = (
        after(Shock(gates=gates, **more), weeks=13, cover=30).supply("magnets", "eu").service
        for more in (
            {},
            {"releases": (Release("magnets", "eu", 3000),)},
            {"thrifts": (Thrift("magnets", "eu", 3000),)},
        )
    )

    assert sold > bare
    assert thrifty > bare


def test_an_input_short_in_one_region_helps_the_others_a_little():
    report = after(Shock(gates=(Gate("magnets", "eu", 500, "china"),)), weeks=26, cover=30)

    assert report.output("eu", "evs_batteries") < 0 < report.output("japan", "motor_vehicles")


def test_joining_is_the_same_in_any_order():
    a = Shock(duties=(Duty("*", "china", "us", 1000),), gates=(Gate("magnets", "eu", 5000, "china"),))
    b = Shock(duties=(Duty("*", "eu", "us", 500),), alternatives=(Alternative("magnets", "eu", 100, wait=3),))
    c = Shock(gates=(Gate("magnets", "eu", 3000, "china"),), quotas=(Quota("steel_metals", "china", "eu", 7000),))

    assert after(a + b + c) == after(c + b + a) == after(sum([b, a, c], NO_SHOCK))
    assert a + NO_SHOCK == a
    assert not NO_SHOCK
    assert a


@pytest.mark.parametrize(
    ("shock", "kind", "message"),
    [
        (Shock(duties=(Duty("cars", "china", "us", 1),)), UnknownName, "unknown sector 'cars'"),
        (Shock(duties=(Duty("*", "chine", "us", 1),)), UnknownName, "did you mean 'china'"),
        (Shock(duties=(Duty("agri_food", "us", "china", 1, "soybean"),)), UnknownName, "did you mean 'soybeans'"),
        (Shock(gates=(Gate("gallium", "eu", 1, "china"),)), UnknownName, "unknown input 'gallium'"),
        (Shock(gates=(Gate("magnets", "eu", 10_001, "china"),)), ImpossibleNumber, "between 0 and 10000"),
        (Shock(duties=(Duty("*", "china", "us", -20_000),)), ImpossibleNumber, "below -100 %"),
        (Shock(bars=(Bar("*", "china", "us", 10_000),)), ImpossibleNumber, "leave nothing"),
    ],
)
def test_what_cannot_be_is_refused_with_the_nearest_name(shock: Shock, kind: type[EconomyError], message: str):
    with pytest.raises(kind, match=message):
        after(shock)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_market_without_an_answer_is_named():
    wild = Shock(duties=(Duty("energy_minerals", "*", "eu", 10**7),), demands=(Demand("energy_minerals", "eu", 10**7),))

    with pytest.raises(NoAnswer, match="energy_minerals"):
        after(wild)
