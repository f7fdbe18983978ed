"""What was reported in 2025 and what the model says; one row a case, with the tolerance it is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from engine.economy import NO_SHOCK, Duty, Gate, Model, Settled, Shock, model, start, turn


class Row(NamedTuple):
    case: str
    measure: str
    reported: float
    ours: float
    tolerance: float
    source: str


def rows() -> Iterator[Row]:
    """The whole table."""
    yield from china_to_us()
    yield from tariffs()
    yield from magnets()
    yield from nexperia()


@lru_cache(maxsize=4)
def world(*inputs: str) -> Model:
    return model(inputs=inputs)


def weekly(world: Model, shock: Callable[[int], Shock], weeks: int) -> list[Settled]:
    economy, found = start(world), []
    for week in range(weeks):
        (economy,), (report,) = turn(world, [economy], [shock(week)], weeks=1)
        found.append(report)
    return found


def at(world: Model, shock: Shock, *marks: int) -> dict[int, Settled]:
    """Reports after so many weeks of one shock; quarters beyond the first year."""
    economy, now, found = start(world), 0, {}
    for mark in marks:
        while now < mark:
            step = 1 if now < 52 else 26
            (economy,), (found[mark],) = turn(world, [economy], [shock], weeks=step)
            now += step
    return found


def quantity(world: Model, report: Settled, o: str, d: str, *sectors: str) -> float:
    """Change of the quantity shipped now, per cent, weighted by baseline values."""
    worth = moved = 0.0
    for s in sectors or world.sectors:
        base = world.trade(o, d, s)
        ratio = (1 + report.trade(o, d, s) / 1e4) / (1 + report.price(o, s) / 1e4)
        worth, moved = worth + base, moved + base * (ratio - 1)
    return 100 * moved / worth


def counted(world: Model, report: Settled, o: str, d: str) -> float:
    """The same as customs have counted it."""
    base = {s: world.trade(o, d, s) for s in world.sectors}
    return sum(base[s] * report.shipments(o, d, s) for s in base) / 100 / sum(base.values())


def output(world: Model, report: Settled, region: str) -> float:
    base = {s: world.output(region, s) for s in world.sectors}
    return sum(base[s] * report.output(region, s) for s in base) / 100 / sum(base.values())


def prices(world: Model, report: Settled, region: str) -> float:
    """Change of what buyers pay, per cent, weighted by spending."""
    spending = world.accounts.spending[world.regions.index(region)]
    return float(sum(spending[n] * report.index(region, s) for n, s in enumerate(world.sectors)) / 100 / spending.sum())


PATH = ((5, 0), (9, 1000), (14, 2000), (19, 10_330), (44, 3030))  # until week, points announced (PIIE averages)


def china_to_us() -> Iterator[Row]:
    def shock(week: int) -> Shock:
        points = next(points for until, points in PATH if week < until)
        return Shock(duties=(Duty("*", "china", "us", points, collected=7000),))

    said = "TASS, CNBC 2025-06-09; Independent 2025-10-13; tariff path PIIE, 70 % of announced rises collected"
    reports = weekly(world(), shock, 44)
    for month, first, last, reported in (
        ("May", 17, 21, -34.5),
        ("August", 30, 35, -33.0),
        ("September", 35, 39, -27.0),
        ("October", 39, 43, -25.0),
    ):
        ours = sum(counted(world(), r, "china", "us") for r in reports[first:last]) / (last - first)
        yield Row("US tariffs on China 2025", f"exports to the US, {month}, % y/y", reported, ours, 5.0, said)


def tariffs() -> Iterator[Row]:
    w = world()
    case = "US +100 points on China (threat of October 2025)"
    here = "no observation; prototype on the same data"
    found = at(w, Shock(duties=(Duty("*", "china", "us", 10_000),)), 6, 52)
    for week, said in ((6, -62.0), (52, -75.0)):
        yield Row(case, f"China to US, week {week}, %", said, quantity(w, found[week], "china", "us"), 0.7, here)
    yield Row(case, "US prices of goods, week 6, %", 3.5, prices(w, found[6], "us"), 0.2, here)
    yield Row(case, "Chinese goods output, week 52, %", -0.8, output(w, found[52], "china"), 0.1, here)
    said = "Eurostat, mean of June to September 2025: front-loading of medicines"
    shock = Shock(duties=(Duty("*", "*", "us", 1370),))
    yield Row("US 15 % ceiling", "EU to US, week 13, %", -7.0, quantity(w, at(w, shock, 13)[13], "eu", "us"), 7.0, said)
    kiel = at(w, Shock(duties=(Duty("evs_batteries", "china", "eu", 2000),)), 13)[13]
    ours = quantity(w, kiel, "china", "eu", "evs_batteries")
    yield Row(
        "EU +20 points on Chinese electric cars", "imports, week 13, %", -25.0, ours, 1.5, "Kiel Institute 2024-05-31"
    )


def magnets() -> Iterator[Row]:
    w, case = world("magnets"), "China's magnet licences, April 2025"

    def shock(week: int) -> Shock:
        return Shock(gates=(Gate("magnets", "eu", 10_000, "china", wait=max(0, 9 - week)),))

    reports = weekly(w, shock, 22)
    exports, cover, gate = [], 9.0, 1.0
    for report in reports:
        supply = report.supply("magnets", "eu")
        before, gate = gate, supply.gate / 10_000
        target, pace = (0.24, 1.18) if len(exports) < 9 else (1.0, 2.57)
        mean = target + (before - gate) * pace
        exports.append(mean * min(1.25, 1 + max(0.0, 2 * mean - 1) * max(0.0, 9.0 - cover) / 8))
        cover = supply.cover / 10
    for month, parts, reported, tolerance in (
        ("April", ((None, 3), (0, 7), (1, 7), (2, 7), (3, 6)), 0.516, 0.06),
        ("May", ((3, 1), (4, 7), (5, 7), (6, 7), (7, 9)), 0.243, 0.02),
        ("June", ((8, 7), (9, 7), (10, 7), (11, 7), (12, 2)), 0.626, 0.08),
        ("July", ((12, 5), (13, 7), (14, 7), (15, 7), (16, 5)), 1.096, 0.06),
        ("August", ((16, 2), (17, 7), (18, 7), (19, 7), (20, 8)), 1.208, 0.05),
    ):
        days = sum(n for _, n in parts)
        ours = sum((1.0 if week is None else exports[week]) * n for week, n in parts) / days
        yield Row(case, f"exports, {month}, share of first quarter", reported, ours, tolerance, "customs tonnages")
    first = next(n + 1 for n, r in enumerate(reports) if r.supply("magnets", "eu").service < 10_000)
    yield Row(case, "first car plants stop, week", 8, first, 1, "Suzuki 26 May (week 8), CLEPA 4 June (week 9)")
    trough = min(r.output("eu", "motor_vehicles") for r in reports) / 100
    yield Row(case, "trough of EU car output, %", -1.4, trough, 1.2, "single plants; SPEC")
    never = weekly(w, lambda week: Shock(gates=(Gate("magnets", "eu", 2400, "china"),)), 16)
    for week, said in ((10, 0.90), (12, 0.80), (16, 0.60)):
        ours = never[week - 1].supply("magnets", "eu").service / 10_000
        yield Row("never licensed", f"service in week {week}", said, ours, 0.1, "SPEC")
    cut = weekly(w, lambda week: Shock(gates=(Gate("magnets", "eu", 0, "china"),)), 52)
    cars = [r.output("eu", "motor_vehicles") / 100 for r in cut]
    said = "Daiwa 2025-12-11: Japan, transport machinery, with other minerals"
    yield Row("total cut of rare earths", "cars, second half, % (ours: EU)", -17.6, sum(cars[26:]) / 26, 4.0, said)


def nexperia() -> Iterator[Row]:
    w, case, said = world("legacy_chips"), "Nexperia block, October 2025", "Honda Celaya 28 October (week 4)"
    shut = Shock(gates=(Gate("legacy_chips", "us", 0, "china"),))
    reports = weekly(w, lambda week: shut if week < 5 else NO_SHOCK, 9)
    service = [r.supply("legacy_chips", "us").service / 10_000 for r in reports]
    yield Row(case, "first stop, week", 4, next(n + 1 for n, u in enumerate(service) if u < 1), 1, said)
    yield Row(case, "trough of dependent lines", 0.82, min(service), 0.08, "SPEC")
    never = weekly(w, lambda week: shut, 8)
    ours = never[-1].supply("legacy_chips", "us").service / 10_000
    yield Row(case, "never resumed, week 8", 0.45, ours, 0.15, "SPEC; 'weeks' in the press")


def told(row: Row) -> str:
    """A row as docs/ECONOMY.md has it."""
    return f"| {row.case} | {row.measure} | {row.reported:g} | {row.ours:.3g} | {row.tolerance:g} | {row.source} |"


if __name__ == "__main__":
    print(*map(told, rows()), sep="\n")
