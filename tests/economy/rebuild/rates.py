"""tariffs.csv again: duty collected in the US, elsewhere MFN rates by how much of them partners pay, and judgements."""

from __future__ import annotations

from tests.economy.rebuild.sources import REGIONS, SECTORS, rows, table
from tests.economy.rebuild.trade import us_rates


def tariffs() -> dict[tuple[str, str, str], float]:
    """Applied rates at the end of 2024, per cent, by origin, destination and sector."""
    mfn = {row["importer"]: {s: float(row[s]) for s in SECTORS} for row in rows("mfn")}
    paid = table("preference_factors", "importer", "exporter", value="factor")
    judged = table("tariff_judgements", "importer", "exporter", "sector", value="rate_percent")
    steps, collected = table("us_end_2024_steps", "exporter", "sector", value="points"), us_rates()
    found = {}
    for o in REGIONS:
        for d in REGIONS:
            for s in SECTORS:
                if o == d:
                    rate = 0.0
                elif d == "us":
                    rate = 100 * collected[o, s] + steps.get((o, s), 0.0)
                else:
                    rate = judged.get((d, o, s), mfn[d][s] * paid.get((d, o), 0.0))
                found[o, d, s] = round(rate, 3)
    return found
