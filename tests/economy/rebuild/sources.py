"""The small inputs of the baseline, read as plain tables: what was observed, published or judged."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

INPUTS = Path(__file__).parent / "inputs"
REGIONS = ("eu", "china", "us", "japan", "partners", "rest")
SECTORS = (
    "motor_vehicles",
    "evs_batteries",
    "semiconductors",
    "electronics_ict",
    "machinery_electrical",
    "aerospace_transport",
    "steel_metals",
    "chemicals_pharma",
    "clean_tech",
    "agri_food",
    "textiles_consumer",
    "energy_minerals",
)
# Industry of the input-output table -> sector of the game; C24B, C26, C31T33 are split further.
SECTOR_OF = {
    **dict.fromkeys(("A01", "A03", "C10T12"), "agri_food"),
    **dict.fromkeys(("A02", "C13T15", "C16", "C17_18", "C31T33"), "textiles_consumer"),
    **dict.fromkeys(("B05", "B06", "B07", "B08", "B09", "C19"), "energy_minerals"),
    **dict.fromkeys(("C20", "C21", "C22"), "chemicals_pharma"),
    **dict.fromkeys(("C23", "C24A", "C24B", "C25"), "steel_metals"),
    **dict.fromkeys(("C27", "C28"), "machinery_electrical"),
    **dict.fromkeys(("C301", "C302T309"), "aerospace_transport"),
    "C26": "electronics_ict",
    "C29": "motor_vehicles",
}
# Industry -> product groups of the bilateral trade statistics.
PRODUCTS_OF = {
    **{i: (i,) for i in SECTOR_OF},
    "B09": (),
    "C17_18": ("C17", "C18"),
    "C24A": ("C24FER",),
    "C24B": ("C24XFER",),
    "C302T309": ("C302_309", "C303", "C304"),
    "C31T33": ("C31_32",),
}
EU27 = [
    "AUT",
    "BEL",
    "BGR",
    "CYP",
    "CZE",
    "DEU",
    "DNK",
    "ESP",
    "EST",
    "FIN",
    "FRA",
    "GRC",
    "HRV",
    "HUN",
    "IRL",
    "ITA",
    "LTU",
    "LUX",
    "LVA",
    "MLT",
    "NLD",
    "POL",
    "PRT",
    "ROU",
    "SVK",
    "SVN",
    "SWE",
]
PARTNERS = ["GBR", "CAN", "KOR", "AUS", "NOR", "CHE"]
# Countries whose imports are observed by product, with their region.
OBSERVED = {
    "USA": "us",
    "JPN": "japan",
    "GBR": "partners",
    "KOR": "partners",
    "AUS": "partners",
    "DEU": "eu",
    "FRA": "eu",
    "TWN": "rest",
}
Amounts = dict[str, float]


def rows(name: str) -> Iterator[dict[str, str]]:
    """A table by its name, compressed or not."""
    plain = INPUTS / f"{name}.csv"
    if plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
        return
    with gzip.open(INPUTS / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def exports() -> dict[tuple[str, str], Amounts]:
    """Exports of a region to a country by product group, 2023, million USD."""
    found: dict[tuple[str, str], Amounts] = defaultdict(lambda: defaultdict(float))
    for row in rows("btige2023_exports_to_7"):
        found[row["origin"], row["imp"]][row["cpa"]] += float(row["v"])
    return found


@cache
def japanese_exports() -> dict[str, Amounts]:
    """Japan's exports by region and product group, 2025."""
    found: dict[str, Amounts] = defaultdict(lambda: defaultdict(float))
    for row in rows("btige2025_japan_exports"):
        found[row["dest"]][row["cpa"]] += float(row["v"])
    return found


@cache
def intermediates() -> dict[tuple[str, str], Amounts]:
    """Inputs a country buys from a region by industry, 2022."""
    found: dict[tuple[str, str], Amounts] = defaultdict(lambda: defaultdict(float))
    for row in rows("icio2022_intermediate_by_country"):
        found[row["origin"], row["dest"]][row["industry"]] += float(row["musd"])
    return found


def by_industry(products: Amounts) -> Amounts:
    """Product groups added to industries."""
    return {industry: sum(products.get(p, 0.0) for p in groups) for industry, groups in PRODUCTS_OF.items()}


def table(name: str, *keys: str, value: str) -> dict[tuple[str, ...], float]:
    """One column of a table by its key columns."""
    return {tuple(row[key] for key in keys): float(row[value]) for row in rows(name)}
