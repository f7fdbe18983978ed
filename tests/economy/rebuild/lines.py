"""Product lines of the US column of lines.csv again, from customs codes, scaled as their cell was."""

from __future__ import annotations

from tests.economy.rebuild.sources import rows
from tests.economy.rebuild.trade import trade, us_customs

Line = tuple[str, str, str]


def us_lines() -> dict[Line, tuple[float, float, float]]:
    """Value in bn USD, share of the cell and duty collected in per cent, by line, sector and origin."""
    cells, customs = trade(), us_customs()
    codes = [
        (row["origin"], row["hs6"], float(row["imports"]), float(row["duty"])) for row in rows("us_imports_2024_hs6")
    ]
    found = {}
    for row in rows("us_lines"):
        o, s, prefixes = row["origin"], row["sector"], tuple(row["prefixes"].split())
        mine = [(worth, duty) for origin, code, worth, duty in codes if origin == o and code.startswith(prefixes)]
        worth, duty = sum(w for w, _ in mine) / 1000, sum(d for _, d in mine) / 1000
        cell = cells[o, "us", s]
        value = worth * cell / customs[o, s][0]
        found[row["line"], s, o] = (round(value, 3), round(min(1.0, value / cell), 4), round(100 * duty / worth, 2))
    return found
