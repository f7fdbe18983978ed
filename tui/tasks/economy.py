"""Show the economy of the game, or try a measure on it outside a game.

brink economy                    who sells what to whom, who depends on whom, weeks of cover
brink economy --region china     the same for one region
brink economy shock --duty us:china:30 --gate china:magnets:eu:30 --weeks 13
                                 what measures would do, shared among them; --sector shows how one sector's output moves

A duty is BUYER:SELLER:POINTS or BUYER:SELLER:POINTS:SECTOR (or a product line); a gate is
SUPPLIER:INPUT:USER:SHARE OF REQUESTS LET THROUGH in per cent. Numbers are against 2024, not a forecast.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.economy import Economy, Model, Settled, Shock


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=("show", "shock"), default="show", help="show the baseline, or try measures"
    )
    parser.add_argument("--region", default="", help="only this region")
    parser.add_argument(
        "--duty", action="append", default=[], metavar="BUYER:SELLER:POINTS[:SECTOR]", help="an extra duty"
    )
    parser.add_argument(
        "--gate", action="append", default=[], metavar="SUPPLIER:INPUT:USER:SHARE", help="a licence gate"
    )
    parser.add_argument("--weeks", type=int, default=13, help="how long the measures work (1 to 104, default 13)")
    parser.add_argument("--sector", default="", help="with shock: show how this sector's output moves, step by step")


def run(args: argparse.Namespace) -> int:
    from engine.economy import EconomyError, model, start
    from tui.bad_input import BadInput

    world = model()
    if args.region and args.region not in world.regions:
        raise BadInput(f"there is no region '{args.region}'; there are {', '.join(world.regions)}")
    if args.sector and args.sector not in world.sectors:
        raise BadInput(f"there is no sector '{args.sector}'; there are {', '.join(world.sectors)}")
    if args.what == "show":
        print("\n".join(shown(world, [args.region] if args.region else list(world.powers))))
        return 0
    if not 1 <= args.weeks <= 104:
        raise BadInput("--weeks must lie between 1 and 104")
    labelled = {f"duty {text}": _duty(world, text) for text in args.duty}
    labelled |= {f"gate {text}": _gate(world, text) for text in args.gate}
    if not labelled:
        raise BadInput("a shock needs at least one --duty or --gate; see brink economy --help")
    try:
        print("\n".join(tried(world, start(world), labelled, args)))
    except EconomyError as error:
        raise BadInput(str(error)) from None
    return 0


# --- the baseline ----------------------------------------------------------------------------------------------


def shown(world: Model, regions: Sequence[str]) -> list[str]:
    """Trade, tariffs and critical inputs of some regions, in billion dollars of 2024."""
    lines = ["Goods sold in 2024, billion US dollars (rows sell, columns buy; on the diagonal: at home)"]
    lines.append(f"{'':<10}" + "".join(f"{r:>10}" for r in world.regions))
    for origin in world.regions:
        total = [sum(world.trade(origin, d, s) for s in world.sectors) for d in world.regions]
        lines.append(f"{origin:<10}" + "".join(f"{t / 1000:>10,.0f}" for t in total))
    for region in regions:
        lines += ["", *_region(world, region)]
    return lines


def _region(world: Model, region: str) -> list[str]:
    others = [r for r in world.powers if r != region]
    head = f"{'sector':<24}{'makes':>8}" + "".join(f"{'sells ' + o:>13}{'buys ' + o:>13}{'duty %':>8}" for o in others)
    lines = [f"{region}: value added of goods {world.size(region) / 1000:,.0f} bn a year", head]
    for sector in world.sectors:
        row = f"{sector.replace('_', ' '):<24}{world.output(region, sector) / 1000:>8,.0f}"
        for other in others:
            sells, buys = world.trade(region, other, sector), world.trade(other, region, sector)
            row += f"{sells / 1000:>13,.1f}{buys / 1000:>13,.1f}{world.tariff(other, region, sector) / 100:>8.1f}"
        lines.append(row)
    return [*lines, *_inputs(world, region)]


def _inputs(world: Model, region: str) -> list[str]:
    from engine.economy import NO_SHOCK, start, turn

    _, (rest,) = turn(world, [start(world)], [NO_SHOCK], weeks=1)
    lines = [f"critical inputs of {region}: share of supply other powers can stop, weeks in store"]
    held = [(world.input_titles.get(name, name), supply) for name, user, supply in rest.supplies() if user == region]
    wide = max((len(title) for title, _ in held), default=0)
    for title, supply in held:
        lines.append(f"  {title:<{wide}}{supply.dependence / 100:>5.0f} %{supply.cover / 10:>7.1f} weeks")
    return lines


# --- a shock ---------------------------------------------------------------------------------------------------


def tried(world: Model, now: Economy, labelled: dict[str, Shock], args: argparse.Namespace) -> list[str]:
    """What measures do after some weeks, by measure; parts add up."""
    from engine.economy import NO_SHOCK, attribute

    regions = [args.region] if args.region else list(world.powers)
    report = _after(world, now, sum(labelled.values(), NO_SHOCK), args.weeks)
    lines = [f"after {args.weeks} weeks, Economy in points (2024 = 100)"]
    for region in regions:
        parts = attribute(world, now, labelled, ("economy", region), weeks=args.weeks)
        lines.append(f"  {region:<10}{(report.economy(region) - 10000) / 100:+.2f}")
        lines += [f"      {part.amount / 100:+.2f}  {part.label}" for part in parts if part.amount]
        terms = ", ".join(
            f"{name} {value / 100:+.2f}" for name, value in report.terms(region)._asdict().items() if value
        )
        lines.append(f"      by account: {terms or 'nothing'}")
    if args.sector:
        lines += _steps(world, now, sum(labelled.values(), NO_SHOCK), args, regions)
    return lines


def _after(world: Model, now: Economy, shock: Shock, weeks: int) -> Settled:
    from engine.economy import turn

    _, (report,) = turn(world, [now], [shock], weeks=weeks)
    return report


def _steps(world: Model, now: Economy, shock: Shock, args: argparse.Namespace, regions: Sequence[str]) -> list[str]:
    from engine.economy import Before, waterfall

    lines = []
    for region in regions:
        steps = waterfall(world, Before(now, shock, args.weeks), region, args.sector)
        lines.append(f"output of {args.sector.replace('_', ' ')} in {region}, per cent, step by step")
        lines += [
            f"      {s.amount / 100:+.2f}  {s.what}{' in ' + s.where if s.where else ''}" for s in steps if s.amount
        ]
        lines.append(f"      {sum(s.amount for s in steps) / 100:+.2f}  together")
    return lines


def _duty(world: Model, text: str) -> Shock:
    from engine.economy import Duty, Shock

    parts = _split(text, 3, 4, "BUYER:SELLER:POINTS[:SECTOR]")
    what = parts[3] if len(parts) == 4 else "*"
    line = what if what in world.lines else ""
    sector = "*" if line else what
    return Shock(duties=(Duty(sector, parts[1], parts[0], _hundredths(parts[2]), line),))


def _gate(world: Model, text: str) -> Shock:
    from engine.economy import Gate, Shock

    parts = _split(text, 4, 4, "SUPPLIER:INPUT:USER:SHARE")
    return Shock(gates=(Gate(parts[1], parts[2], _hundredths(parts[3]), parts[0]),))


def _split(text: str, least: int, most: int, shape: str) -> list[str]:
    from tui.bad_input import BadInput

    parts = text.split(":")
    if not least <= len(parts) <= most:
        raise BadInput(f"'{text}' should look like {shape}")
    return parts


def _hundredths(text: str) -> int:
    from tui.bad_input import BadInput

    try:
        value = float(text)
    except ValueError:
        raise BadInput(f"'{text}' is no number of per cent") from None
    if not 0 <= value <= 500:
        raise BadInput(f"{text} per cent is outside 0 to 500")
    return round(value * 100)
