"""`python -m tests.economy.sizes`: the table "Size of things" of the rules, printed against the model.

The position is October 2025: US +30 points on China, China +10 on the US and +15 on farm lines, US +13.7 on the EU
(to its ceiling of 15 %), licences for magnets at .60, cover 6.0 weeks, chip software at .55, the October package due
in week 6. Each row is the change of the mean of the year ahead; the drag of the rung, which the rules add, is taken
off the printed figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.economy import (
    Ahead,
    Alternative,
    Duty,
    Economy,
    Gate,
    Model,
    Settled,
    Shock,
    Stock,
    ahead,
    model,
    start,
    turn,
    with_cover,
)

INPUTS = ("magnets", "legacy_chips", "graphite", "battery_cells", "gallium", "chip_software", "soybeans")
FARM = ("soybeans", "cotton", "sorghum", "beef", "pork_and_offal", "wheat_corn", "tree_nuts", "fish", "poultry")
SEATS = ("eu", "china", "us")
WEEKS_TO_PACKAGE = 6


class Row(NamedTuple):
    measure: str
    printed: tuple[float, float, float]
    drag: float
    ours: tuple[float, float, float]


def world() -> Model:
    return model(inputs=INPUTS)


def in_force(
    *, eu: int = 6000, us: int = 6000, package: bool = False, software: int = 5500, collected: int = 10_000
) -> Shock:
    """Measures in force, with the licence gates of the EU and the US."""
    share = 0.7 if package else 1.0
    gates = [
        Gate("magnets", "eu", round(eu * share), "china"),
        Gate("magnets", "us", round(us * share), "china"),
        Gate("chip_software", "china", software, "us"),
    ]
    if package:
        others = ("graphite", "battery_cells", "gallium", "legacy_chips")
        gates += [Gate(g, user, 7500, "china") for g in others for user in ("eu", "us")]
    duties = (
        Duty("*", "china", "us", 3000, collected=collected),
        Duty("*", "us", "china", 1000),
        Duty("*", "eu", "us", 1370),
        *(Duty("agri_food", "us", "china", 1500, line) for line in FARM),
    )
    return Shock(duties=duties, gates=tuple(gates))


def october(collected: int = 10_000) -> Economy:
    """Half a year after the tariffs of spring, stocks as the scenario gives them."""
    (after,), _ = turn(world(), [start(world())], [Shock(duties=in_force(collected=collected).duties)], weeks=26)
    cells = [("magnets", "eu"), ("magnets", "us")]
    gates = {("magnets", "eu", "china"): 6000, ("magnets", "us", "china"): 6000, ("chip_software", "china", "us"): 5500}
    return with_cover(world(), after, dict.fromkeys(cells, 60), searching=dict.fromkeys(cells, 26), gates=gates)


def now(collected: int = 10_000) -> Settled:
    """The first week of the position."""
    return turn(world(), [october(collected)], [in_force(collected=collected)], weeks=1)[1][0]


def year(more: Shock | None = None, *, lifted: bool = False, **changed: int) -> Ahead:
    """The year ahead with the package due, or lifted, and something more or something changed."""
    extra = Shock() if more is None else more
    early = in_force(**changed) + extra
    late = in_force(**changed, package=not lifted) + extra.after(WEEKS_TO_PACKAGE)
    return ahead(world(), [october()], [[(WEEKS_TO_PACKAGE, early), (52 - WEEKS_TO_PACKAGE, late)]])[0]


def tariff(bp: int, origin: str, destination: str, *sectors: str) -> Shock:
    return Shock(duties=tuple(Duty(s, origin, destination, bp) for s in sectors or ("*",)))


def rows() -> Iterator[Row]:
    base = year()

    def row(measure: str, printed: tuple[float, float, float], drag: float, found: Ahead) -> Row:
        ours = tuple((found.economy(r) - base.economy(r)) / 100 for r in SEATS)
        return Row(measure, printed, drag, (ours[0], ours[1], ours[2]))

    def project(share: int, speed: int) -> Shock:
        return Shock(alternatives=(Alternative("magnets", "eu", share, speed, 26),))

    hostages = Shock(
        duties=tuple(Duty("agri_food", "eu", "china", 2500, n) for n in ("brandy", "pork", "dairy_hit_lines"))
    )
    yield row("licences to the EU fast (.85)", (0.80, 0.04, 0.20), 0.0, year(eu=8500))
    yield row("licences to the EU slow (.30)", (-1.24, -0.04, -0.22), 0.0, year(eu=3000))
    yield row("licences to the EU ban (.05)", (-2.84, -0.28, -0.62), 0.2, year(eu=500))
    yield row("licences to the US ban (.05)", (-0.37, -0.24, -2.44), 0.2, year(us=500))
    yield row("October package lifted", (0.89, 0.05, 0.93), 0.0, year(lifted=True))
    yield row("first EU joint project", (0.12, 0.01, 0.03), 0.0, year(project(400, 10)))
    yield row("mandatory diversification", (0.18, 0.01, 0.05), 0.0, year(project(600, 25)))
    stock = Shock(stocks=(Stock("magnets", "eu", 40),))
    yield row("stockpile step at a gate of .42", (0.0, 0.0, 0.0), 0.0, year(stock))
    yield row("US +100 on China", (-0.08, -0.38, -4.32), 0.1, year(tariff(10_000, "china", "us")))
    yield row("China +20 on the US", (-0.08, -0.21, -0.15), 0.1, year(tariff(2000, "us", "china")))
    yield row("US +15 on the EU", (-0.46, -0.09, -0.44), 0.1, year(tariff(1500, "eu", "us")))
    yield row("EU +20 on all of China", (-0.57, -0.31, -0.14), 0.1, year(tariff(2000, "china", "eu")))
    yield row("ACI response (+20, rung 6)", (-0.67, -0.41, -0.24), 0.2, year(tariff(2000, "china", "eu")))
    yield row("US chip-tool control (.10)", (-0.28, -0.35, -0.25), 0.2, year(software=1000))
    yield row("farm hostages +25", (-0.01, -0.02, 0.0), 0.0, year(hostages))
    machines = tariff(2000, "eu", "china", "motor_vehicles", "machinery_electrical")
    yield row("cars and machinery hit +20", (-0.18, -0.13, -0.06), 0.1, year(machines))


def told(row: Row) -> str:
    """A row as docs/ECONOMY.md has it."""
    rules = " / ".join(f"{value + row.drag:+.2f}" for value in row.printed)
    return f"| {row.measure} | {rules} | {' / '.join(f'{value:+.2f}' for value in row.ours)} |"


def main() -> None:
    for share in (10_000, 7000):
        report = now(share)
        found = (f"{r} {report.economy(r) / 100:.2f} {report.exposure(r) / 10}" for r in SEATS)
        print(f"{share // 100} % collected:", *found)
    print("ahead:", *(f"{r} {year().economy(r) / 100:.2f}" for r in SEATS))
    print(*map(told, rows()), sep="\n")


if __name__ == "__main__":
    main()
