"""`python -m tests.economy.rebuild`: makes the baseline again from its inputs and says where it differs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.economy import provenance
from tests.economy.rebuild.costs import shares, value_added
from tests.economy.rebuild.lines import us_lines
from tests.economy.rebuild.rates import tariffs
from tests.economy.rebuild.trade import trade

Gap = tuple[str, str, float, float]


def gaps() -> Iterator[Gap]:
    """Table, address, packaged and rebuilt number wherever they differ by more than rounding."""
    cells, rates, costs, added, lines = trade(), tariffs(), shares(), value_added(), us_lines()
    for row in provenance("trade"):
        place = (row["origin"], row["destination"], row["sector"])
        yield from _gap("trade", place, float(row["value_bn_usd"]), cells[place], 1e-4)
    for row in provenance("tariffs"):
        place = (row["origin"], row["destination"], row["sector"])
        yield from _gap("tariffs", place, float(row["rate_percent"]), rates[place], 1e-3)
    for row in provenance("cost_shares"):
        place = (row["region"], row["buyer"], row["supplier"])
        yield from _gap("cost_shares", place, float(row["share"]), costs[place[0], place[1]][place[2]], 1e-5)
    for row in provenance("value_added"):
        place = (row["region"], row["sector"])
        yield from _gap("value_added", place, float(row["value_added_bn_usd"]), added[place][2], 0.011)
    for row in provenance("lines"):
        line = (row["line"], row["sector"], row["origin"])
        if row["destination"] == "us" and row["provenance"].startswith("S02 scaled"):
            yield from _gap("lines", line, float(row["value_bn_usd"]), lines[line][0], 1e-3)


def _gap(table: str, place: tuple[str, ...], packaged: float, rebuilt: float, rounding: float) -> Iterator[Gap]:
    if abs(packaged - rebuilt) > rounding:
        yield table, " ".join(place), packaged, rebuilt


if __name__ == "__main__":
    found = list(gaps())
    for table, place, packaged, rebuilt in found:
        print(f"{table}: {place}: packaged {packaged}, rebuilt {rebuilt}")
    print(f"{len(found)} differences")
