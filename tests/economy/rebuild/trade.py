"""trade.csv again: 30 pairs of regions by sector, and own sales as output less exports, bn USD 2024.

First a guess from the nearest statistics, then the US column from its customs, then published cells, then every
pair scaled to its published total.
"""

from __future__ import annotations

from collections import defaultdict

from tests.economy.rebuild.sources import (
    EU27,
    OBSERVED,
    PARTNERS,
    REGIONS,
    SECTOR_OF,
    SECTORS,
    Amounts,
    by_industry,
    exports,
    intermediates,
    japanese_exports,
    rows,
    table,
)

PAIRS = [(o, d) for o in REGIONS for d in REGIONS if o != d]
PLUG_IN = {"870240", "870360", "870370", "870380"}
CELLS = {"850760", "850790"}
LIKE = {  # countries whose product mix stands for a destination's
    "japan": ("JPN",),
    "partners": ("GBR", "KOR", "AUS"),
    "eu": ("DEU", "FRA"),
    "us": ("USA",),
    "china": ("KOR", "TWN", "JPN"),
    "rest": ("KOR", "TWN", "GBR", "AUS"),
}
SPLIT = ("C26", "C24B", "C31T33", "C27", "C29")
Cells = dict[tuple[str, str, str], float]


def trade() -> Cells:
    """The whole table, own sales included."""
    cells = _guesses()
    cells |= _us_imports()[0]
    cells = _scaled(cells)
    made = output()
    for region in REGIONS:
        for sector in SECTORS:
            sold = sum(cells[region, d, sector] for d in REGIONS if d != region)
            own = made[region, sector] - sold
            floor = 0.12 * max(made[region, sector], sold)
            cells[region, region, sector] = own if own >= floor else 0.25 * sold
    return {place: round(value, 4) for place, value in cells.items()}


def _between(low: float, high: float, value: float) -> float:
    return min(max(value, low), high)


def _sum(amounts: list[Amounts]) -> Amounts:
    return {i: sum(one.get(i, 0.0) for one in amounts) for i in SECTOR_OF}


def _bought(origin: str, countries: list[str] | tuple[str, ...]) -> Amounts:
    known = exports()
    return _sum([by_industry(known[origin, c]) for c in countries if (origin, c) in known])


def _used(origin: str, countries: list[str] | tuple[str, ...]) -> Amounts:
    known = intermediates()
    return _sum([known[origin, c] for c in countries if (origin, c) in known])


def _ratio(top: Amounts, bottom: Amounts, low: float, high: float) -> Amounts:
    """Industry by industry, within limits; 1 where nothing is known."""
    return {i: _between(low, high, top[i] / bottom[i]) if bottom[i] else 1.0 for i in SECTOR_OF}


def _industries(origin: str, destination: str) -> Amounts:
    """A pair by industry, million USD, from the statistics nearest to it."""
    if origin == "japan":
        return by_industry(japanese_exports()[destination])
    if destination in ("japan", "us"):
        return _bought(origin, LIKE[destination])
    if destination in ("eu", "partners"):
        seen, members = LIKE[destination], EU27 if destination == "eu" else PARTNERS
        scale = _ratio(_used(origin, members), _used(origin, seen), 1, 8)
        bought = _bought(origin, seen)
        return {i: bought[i] * scale[i] for i in SECTOR_OF}
    watchers = [c for c, region in OBSERVED.items() if region != origin]
    scale = _ratio(_bought(origin, watchers), _used(origin, watchers), 0.4, 6)
    there = ["CHN"] if destination == "china" else _others()
    used = _used(origin, there)
    return {i: used[i] * scale[i] for i in SECTOR_OF}


def _others() -> list[str]:
    named = {*EU27, *PARTNERS, "CHN", "USA", "JPN"}
    return sorted({country for _, country in intermediates()} - named)


def _part(origin: str, destination: str, parts: tuple[str, ...], whole: str) -> float:
    """Share of product groups in a wider one, as countries like the destination buy them."""
    if origin == "japan":
        sources = [japanese_exports()[destination]]
    else:
        likes = [c for c in LIKE[destination] if OBSERVED[c] != origin and (origin, c) in exports()]
        sources = [exports()[origin, c] for c in likes]
    top = sum(one.get(p, 0.0) for one in sources for p in parts)
    return top / max(sum(one.get(whole, 0.0) for one in sources), 1e-9)


def _electric() -> tuple[Cells, Cells]:
    """Plug-in cars and lithium cells by pair, bn USD."""
    cars: dict[tuple[str, str, str], float] = defaultdict(float)
    packs: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows("comtrade2024_ev_battery"):
        place = (row["origin"], row["dest"], "evs_batteries")
        if row["cmdCode"] in PLUG_IN:
            cars[place] += float(row["musd"]) / 1000
        elif row["cmdCode"] in CELLS:
            packs[place] += float(row["musd"]) / 1000
    return cars, packs


def _guesses() -> Cells:
    cars, packs = _electric()
    clean = table("clean_tech_flows", "origin", "destination", value="value_bn_usd")
    solar = table("regions", "region", value="solar_share_of_clean_tech")
    gold = table("regions", "region", value="gold_share_of_non_ferrous")
    cells: Cells = {}
    for origin, destination in PAIRS:
        place = (origin, destination, "evs_batteries")
        found = _sectors(origin, destination, cars.get(place, 0.0), packs.get(place, 0.0), gold[(origin,)])
        if (origin, destination) in clean:
            worth = clean[origin, destination]
            panels = min(worth * solar[(origin,)], 0.8 * found["semiconductors"])
            found["clean_tech"] = worth
            found["semiconductors"] -= panels
            found["machinery_electrical"] -= min(worth - panels, 0.5 * found["machinery_electrical"])
        cells |= {(origin, destination, sector): found[sector] for sector in SECTORS}
    return cells


def _sectors(origin: str, destination: str, cars: float, packs: float, gold: float) -> Amounts:
    """Industries of a pair as sectors, bn USD."""
    made = {i: value / 1000 for i, value in _industries(origin, destination).items()}
    found = dict.fromkeys(SECTORS, 0.0)
    for industry, sector in SECTOR_OF.items():
        if industry not in SPLIT:
            found[sector] += made[industry]
    chips = _part(origin, destination, ("C261",), "C26")
    devices = _part(origin, destination, ("C262", "C263", "C264", "C268"), "C26")
    medical = _part(origin, destination, ("C325",), "C31_32")
    found["semiconductors"] += made["C26"] * chips
    found["electronics_ict"] += made["C26"] * devices
    found["machinery_electrical"] += made["C26"] * max(0.0, 1 - chips - devices)
    found["textiles_consumer"] += made["C31T33"] * (1 - medical)
    found["machinery_electrical"] += made["C31T33"] * medical
    found["energy_minerals"] += made["C24B"] * gold
    found["steel_metals"] += made["C24B"] * (1 - gold)
    found["motor_vehicles"] += max(made["C29"] - cars, 0.15 * made["C29"])
    found["machinery_electrical"] += max(made["C27"] - packs, 0.3 * made["C27"])
    found["evs_batteries"] = cars + packs
    return found


def sector_of_code(code: str, known: dict[str, str]) -> str:
    """The longest prefix of a customs code that has a sector."""
    return next((known[code[:n]] for n in (6, 5, 4, 3, 2) if code[:n] in known), "other")


def us_customs() -> dict[tuple[str, str], tuple[float, float]]:
    """US imports and duty collected by origin and sector, bn USD; codes without a sector as `other`."""
    known = {row["prefix"]: row["sector"] for row in rows("hs_sector_map")}
    found: dict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for row in rows("us_imports_2024_hs6"):
        place = (row["origin"], sector_of_code(row["hs6"], known))
        worth, duty = found[place]
        found[place] = (worth + float(row["imports"]) / 1000, duty + float(row["duty"]) / 1000)
    return found


def _us_imports() -> tuple[Cells, dict[tuple[str, str], float]]:
    """The US column with unassigned codes spread over it, and the duty collected as a share."""
    customs, cells, rates = us_customs(), {}, {}
    for origin in REGIONS:
        if origin == "us":
            continue
        total = sum(worth for (o, _), (worth, _) in customs.items() if o == origin)
        other = customs.get((origin, "other"), (0.0, 0.0))[0]
        for sector in SECTORS:
            worth, duty = customs.get((origin, sector), (0.0, 0.0))
            cells[origin, "us", sector] = worth * total / max(total - other, 1e-9)
            rates[origin, sector] = duty / worth if worth > 0 else 0.0
    return cells, rates


def us_rates() -> dict[tuple[str, str], float]:
    """Duty collected in the US as a share of value, by origin and sector."""
    return _us_imports()[1]


def _scaled(cells: Cells) -> Cells:
    """Published cells set, the others of each pair scaled to its total."""
    anchors = {
        (row["origin"], row["destination"], row["sector"]): float(row["value_bn_usd"])
        for row in rows("anchors_2024")
        if row["fix"] == "1"
    }
    for (o, d), total in table("pair_totals_2024", "origin", "destination", value="value_bn_usd").items():
        observed = ("evs_batteries", "clean_tech") if d != "us" else ()
        fixed = [s for s in SECTORS if (o, d, s) in anchors or s in observed]
        for s in fixed:
            cells[o, d, s] = anchors.get((o, d, s), cells[o, d, s])
        free = [s for s in SECTORS if s not in fixed]
        scale = (total - sum(cells[o, d, s] for s in fixed)) / sum(cells[o, d, s] for s in free)
        for s in free:
            cells[o, d, s] *= scale
    return cells


def output() -> dict[tuple[str, str], float]:
    """Gross output by region and sector 2024, bn USD."""
    made = _recorded_output()
    solar = table("regions", "region", value="solar_share_of_clean_tech")
    new = {row["sector"]: {r: float(row[r]) for r in REGIONS} for row in rows("new_sector_output")}
    published = table("bea_us_output_2024", "sector", value="gross_output_bn_usd")
    instruments = {"china": 0.07, "rest": 0.10, "eu": 0.28, "us": 0.33, "japan": 0.28}
    for r in REGIONS:
        if r == "us":
            made |= {("us", s): value for (s,), value in published.items() if s in SECTORS and s not in new}
        electric, chips, clean = (new[s][r] for s in ("evs_batteries", "semiconductors", "clean_tech"))
        panels = solar[(r,)] * clean
        made |= {(r, "evs_batteries"): electric, (r, "semiconductors"): chips, (r, "clean_tech"): clean}
        made[r, "motor_vehicles"] -= 0.65 * electric
        made[r, "machinery_electrical"] -= 0.35 * electric + clean - panels
        moved = instruments.get(r, 0.18) * made[r, "electronics_ict"]
        made[r, "machinery_electrical"] += moved
        made[r, "electronics_ict"] -= moved + chips + panels
    for (sector,), value in table("unallocated_output", "sector", value="value_bn_usd").items():
        made["rest", sector] += value
    return made


def _recorded_output() -> dict[tuple[str, str], float]:
    """Output of 2022 by sector, grown to 2024."""
    made = {(r, s): 0.0 for r in REGIONS for s in SECTORS}
    for row in rows("icio2022_output"):
        r, i, value = row["region"], row["industry"], float(row["gross_output_musd"]) / 1000
        if r not in REGIONS or i not in SECTOR_OF:
            continue
        if i == "C24B":
            made[r, "steel_metals"] += 0.9 * value
            made[r, "energy_minerals"] += 0.1 * value
        elif i == "C31T33":  # the rest is repair, not a traded good
            made[r, "textiles_consumer"] += 0.72 * value
            made[r, "machinery_electrical"] += 0.13 * value
        else:
            made[r, SECTOR_OF[i]] += value
    growth = table("regions", "region", value="growth")
    energy = table("regions", "region", value="growth_energy")
    for (r, s), value in made.items():
        made[r, s] = value * (energy if s == "energy_minerals" else growth)[(r,)]
    for (s, r), factor in table("growth_of_sectors", "sector", "region", value="growth").items():
        made[r, s] *= factor
    return made
