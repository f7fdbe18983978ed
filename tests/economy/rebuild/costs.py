"""cost_shares.csv and value_added.csv again: what a dollar of output needs of each sector, and what is left."""

from __future__ import annotations

from collections import defaultdict

from tests.economy.rebuild.sources import REGIONS, SECTOR_OF, SECTORS, Amounts, rows
from tests.economy.rebuild.trade import trade

NEW = ("evs_batteries", "clean_tech", "semiconductors")
# Buying industries of a sector; shares below 1 where only part of an industry belongs to it.
BUYERS: dict[str, dict[str, float]] = {
    "motor_vehicles": {"C29": 1},
    "machinery_electrical": {"C27": 1, "C28": 1},
    "aerospace_transport": {"C301": 1, "C302T309": 1},
    "steel_metals": {"C23": 1, "C24A": 1, "C24B": 0.93, "C25": 1},
    "chemicals_pharma": {"C20": 1, "C21": 1, "C22": 1},
    "agri_food": {"A01": 1, "A03": 1, "C10T12": 1},
    "textiles_consumer": {"A02": 1, "C13T15": 1, "C16": 1, "C17_18": 1, "C31T33": 0.7},
    "energy_minerals": {"B05": 1, "B06": 1, "B07": 1, "B08": 1, "B09": 1, "C19": 1},
    "electronics_ict": {"C26": 1},
    "semiconductors": {"C26": 1},
    "evs_batteries": {"C29": 0.65, "C27": 0.35},
    "clean_tech": {"C27": 0.6, "C26": 0.4},
}
UNALLOCATED = 1.03  # purchases from the economies the table lacks, and taxes on products
UNALLOCATED_REST = 1.06


def _split(industry: str, buyer: str) -> dict[str, float]:
    """A supplying industry as sectors; it depends on who buys where one industry makes several things."""
    if industry not in SECTOR_OF:
        return {"services": 1.0}
    if industry == "C26":
        chips, devices = _electronics(buyer)
        return {"semiconductors": chips, "electronics_ict": devices, "machinery_electrical": 1 - chips - devices}
    if industry == "C27":
        if buyer == "C29":
            return {"evs_batteries": 0.15, "machinery_electrical": 0.85}
        return {"evs_batteries": 0.05, "machinery_electrical": 0.92, "clean_tech": 0.03}
    if industry == "C24B":
        return {"steel_metals": 0.93, "energy_minerals": 0.07}
    if industry == "C31T33":
        return {"textiles_consumer": 0.5, "machinery_electrical": 0.2, "services": 0.3}
    return {SECTOR_OF[industry]: 1.0}


def _electronics(buyer: str) -> tuple[float, float]:
    match buyer:
        case "C26":
            return 0.52, 0.40
        case "C29":
            return 0.55, 0.25
        case "C27" | "C28" | "C301" | "C302T309":
            return 0.45, 0.25
    return 0.20, 0.55


def shares() -> dict[tuple[str, str], Amounts]:
    """Cost shares by region and buying sector."""
    bought = _bought()
    made = {(row["region"], row["industry"]): float(row["gross_output_musd"]) for row in rows("icio2022_output")}
    found = {}
    for r in REGIONS:
        for sector, buyers in BUYERS.items():
            found[r, sector] = _adjusted(sector, _unit(r, sector, buyers, bought, made), r)
    return found


def _bought() -> dict[tuple[str, str], Amounts]:
    found: dict[tuple[str, str], Amounts] = defaultdict(lambda: dict.fromkeys((*SECTORS, "services"), 0.0))
    for row in rows("icio2022_costs"):
        costs = found[row["region"], row["buying_industry"]]
        for sector, share in _split(row["supplying_industry"], row["buying_industry"]).items():
            costs[sector] += share * float(row["musd"])
    return found


def _unit(
    r: str,
    sector: str,
    buyers: dict[str, float],
    bought: dict[tuple[str, str], Amounts],
    made: dict[tuple[str, str], float],
) -> Amounts:
    """Costs of a dollar of output: of pooled industries, or a mixture of their unit costs for new sectors."""
    if sector in ("evs_batteries", "clean_tech"):
        return {k: sum(w * bought[r, i][k] / made[r, i] for i, w in buyers.items()) for k in (*SECTORS, "services")}
    output = sum(w * made[r, i] for i, w in buyers.items())
    return {k: sum(w * bought[r, i][k] for i, w in buyers.items()) / output for k in (*SECTORS, "services")}


def _adjusted(sector: str, a: Amounts, r: str) -> Amounts:
    """New sectors use other things than the industries they came from."""
    if sector == "evs_batteries":
        cars, metal = a["motor_vehicles"], 0.25 * a["steel_metals"]
        a["evs_batteries"] += 0.55 * cars + 0.25 * a["machinery_electrical"]
        a["motor_vehicles"] = 0.45 * cars
        a["machinery_electrical"] *= 0.75
        a["steel_metals"] -= metal
        a["chemicals_pharma"] += 0.6 * metal
        a["energy_minerals"] += 0.4 * metal
    elif sector == "semiconductors":
        parts = a["semiconductors"] + a["electronics_ict"]
        a["semiconductors"], a["electronics_ict"] = 0.55 * parts, 0.05 * parts
        a["chemicals_pharma"] += 0.10 * parts
        a["machinery_electrical"] += 0.08 * parts
    elif sector == "clean_tech":
        moved = 0.20 * a["machinery_electrical"]
        a["machinery_electrical"] -= moved
        a["clean_tech"] += moved + 0.03
        a["chemicals_pharma"] += 0.03
        a["electronics_ict"] *= 0.4
    lack = UNALLOCATED_REST if r == "rest" else UNALLOCATED
    return {k: value * lack for k, value in a.items()}


def value_added() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Share, output and value added in bn USD by region and sector."""
    published = {row["sector"]: row for row in rows("bea_us_output_2024")}
    cells, found = trade(), {}
    for (r, s), costs in shares().items():
        share = 1 - sum(costs.values())
        if r == "us" and s in published:
            share = float(published[s]["value_added_bn_usd"]) / float(published[s]["gross_output_bn_usd"])
        if s in NEW:
            share = min(share, 0.60)
        made = sum(cells[r, d, s] for d in REGIONS)
        found[r, s] = (round(share, 4), round(made, 2), round(share * made, 2))
    return found
