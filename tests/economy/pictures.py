"""`python -m tests.economy.pictures`: the two pictures of docs/ECONOMY.md, drawn as SVG by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from engine.economy import Duty, Gate, Settled, Shock, model, start, turn

FOLDER = Path(__file__).parents[2] / "docs" / "economy"
INKS = ("#1b5e9c", "#b3432b", "#4f7d2f", "#7a5aa6")
DASHES = ("", "7 4", "2 3", "10 3 2 3")  # never colour alone
WIDTH, HEIGHT, LEFT, TOP, GAP = 640, 300, 56, 44, 130


class Curve(NamedTuple):
    name: str
    points: Sequence[float]


class Panel(NamedTuple):
    title: str
    unit: str
    curves: Sequence[Curve]
    low: float
    high: float
    step: float


def drawn(title: str, panels: Sequence[Panel], weeks: int) -> str:
    """Panels above each other over weeks; every curve is named at its right end."""
    tall = (HEIGHT - 60) // len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        ' font-family="sans-serif" font-size="11">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="18" font-size="13" font-weight="bold" fill="#222222">{title}</text>',
    ]
    for n, panel in enumerate(panels):
        parts += _panel(panel, TOP + n * tall, tall - 26, weeks, named=panel is panels[-1])
    parts.append(f'<text x="{WIDTH - GAP}" y="{HEIGHT - 4}" text-anchor="end" fill="#444444">weeks</text>')
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, top: int, tall: int, weeks: int, *, named: bool) -> list[str]:
    wide = WIDTH - LEFT - GAP

    def x(week: float) -> float:
        return round(LEFT + wide * week / weeks, 1)

    def y(value: float) -> float:
        return round(top + tall * (panel.high - value) / (panel.high - panel.low), 1)

    parts = [f'<text x="{LEFT}" y="{top - 6}" fill="#444444">{panel.title}, {panel.unit}</text>']
    mark = panel.low
    while mark <= panel.high + 1e-9:
        line = "#999999" if abs(mark) < 1e-9 else "#dddddd"
        parts.append(f'<path d="M{LEFT} {y(mark)}H{LEFT + wide}" stroke="{line}" fill="none"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y(mark) + 4}" text-anchor="end" fill="#444444">{mark:g}</text>')
        mark += panel.step
    for week in range(0, weeks + 1, 13) if named else ():
        parts.append(f'<text x="{x(week)}" y="{top + tall + 13}" text-anchor="middle" fill="#444444">{week}</text>')
    ends = _apart([y(curve.points[-1]) for curve in panel.curves])
    for n, (curve, end) in enumerate(zip(panel.curves, ends, strict=True)):
        path = "L".join(f"{x(week)} {y(value)}" for week, value in enumerate(curve.points))
        dash = f' stroke-dasharray="{DASHES[n]}"' if DASHES[n] else ""
        parts.append(f'<path d="M{path}" stroke="{INKS[n]}" stroke-width="2" fill="none"{dash}/>')
        parts.append(f'<text x="{LEFT + wide + 6}" y="{end + 4}" fill="{INKS[n]}">{curve.name}</text>')
    return parts


def _apart(places: list[float], least: float = 12.0) -> list[float]:
    """Names moved so that none lies on another."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + least)
    return [round(place, 1) for place in found]


def weekly(shock: Shock, weeks: int) -> list[Settled]:
    world = model(inputs=("magnets",))
    economy, reports = start(world), []
    for _ in range(weeks):
        (economy,), (report,) = turn(world, [economy], [shock], weeks=1)
        reports.append(report)
    return reports


def flows() -> str:
    """Shipments of electronics to the US after 30 points on China."""
    reports = weekly(Shock(duties=(Duty("electronics_ict", "china", "us", 3000),)), 104)
    names = {"china": "China to US", "rest": "others to US", "partners": "partners to US", "eu": "EU to US"}
    curves = [
        Curve(name, [0.0, *(r.shipments(o, "us", "electronics_ict") / 100 for r in reports)])
        for o, name in names.items()
    ]
    title = "Electronics shipped to the US after 30 points on China"
    return drawn(title, [Panel("shipments as customs count them", "% of baseline", curves, -60, 20, 20)], 104)


def stocks() -> str:
    """EU magnet stock and output when only 5 % of licence requests pass for 26 weeks, then all of them."""
    shut, world = Shock(gates=(Gate("magnets", "eu", 500, "china"),)), model(inputs=("magnets",))
    economy, reports = start(world), []
    for week in range(65):
        (economy,), (report,) = turn(world, [economy], [shut if week < 26 else Shock()], weeks=1)
        reports.append(report)
    cover = Curve("magnets, EU", [9.0, *(r.supply("magnets", "eu").cover / 10 for r in reports)])
    sectors = {"motor_vehicles": "cars", "evs_batteries": "electric cars", "machinery_electrical": "machinery"}
    made = {s: [0.0, *(r.output("eu", s) / 100 for r in reports)] for s in sectors}
    output = [Curve(name, made[s]) for s, name in sectors.items()]
    panels = [
        Panel("weeks of cover", "plants begin to stop below 4.6", [cover], 0, 9, 3),
        Panel("EU output", "% of baseline", output, -50, 0, 25),
    ]
    return drawn("A licence gate of 5 % for half a year", panels, 65)


PICTURES = {"flows_after_a_tariff.svg": flows, "stock_under_a_gate.svg": stocks}

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        (FOLDER / name).write_text(draw(), encoding="utf-8")
        print(FOLDER / name)
