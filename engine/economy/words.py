"""What a change means, in words: one sentence for the "why?" panel, and the input that holds a sector back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from engine.economy.calibration import Model
from engine.economy.causes import CARRIED, Part, largest
from engine.economy.figure import Figure
from engine.economy.settled import Settled

REGIONS = {
    "eu": "EU",
    "china": "China",
    "us": "US",
    "japan": "Japan",
    "partners": "partner",
    "rest": "other countries'",
}
SECTORS = {
    "motor_vehicles": "car",
    "evs_batteries": "electric car and battery",
    "semiconductors": "chip",
    "electronics_ict": "electronics",
    "machinery_electrical": "machinery",
    "aerospace_transport": "aerospace",
    "steel_metals": "steel and metals",
    "chemicals_pharma": "chemicals and medicines",
    "clean_tech": "clean-tech",
    "agri_food": "food",
    "textiles_consumer": "consumer goods",
    "energy_minerals": "energy and minerals",
}
ENOUGH = 3  # causes named before the rest


class Sentence(NamedTuple):
    """A template and what stands in it, so that a reader's language can put it into words."""

    words: str
    given: tuple[tuple[str, str | int], ...]

    def __str__(self) -> str:
        return self.words.format(**dict(self.given))


class Bottleneck(NamedTuple):
    """The input that holds back a sector most."""

    input: str
    lost: int  # basis points of the sector's output
    cover: int  # tenths of weeks left


def bottleneck(model: Model, report: Settled, region: str, sector: str) -> Bottleneck | None:
    """The input whose shortage costs the sector most now; None when nothing is short."""
    place = model.regions.index(region) * len(model.sectors) + model.sectors.index(sector)
    worst: Bottleneck | None = None
    for bite, c in zip(model.ledger.bite[:, place, 0], model.ledger.bite_at[:, place], strict=True):
        g, user = model.cells[c] if model.cells else ("", "")
        if bite <= 0:
            continue
        supply = report.supply(g, user)
        lost = round(float(bite) * (10_000 - supply.service))
        if lost > 0 and (worst is None or lost > worst.lost):
            worst = Bottleneck(g, lost, supply.cover)
    return worst


def sentence(
    model: Model,
    figure: Figure,
    parts: Sequence[Part],
    *,
    report: Settled | None = None,
    titles: Mapping[str, str] | None = None,
) -> Sentence:
    """EU car output -4.0 %: magnet licences -3.8, US tariff -0.3, rest +0.1; magnets are the bottleneck, 1.4 ..."""
    write, unit = WRITTEN.get(figure[0], (percent, " %"))
    change = sum(part.amount for part in parts)
    given: dict[str, str | int] = {"subject": subject(model, figure), "change": write(change) + unit}
    told = []
    for n, part in enumerate(largest([p for p in parts if p.amount], ENOUGH)):
        name = {"rest": "rest", CARRIED: "from earlier turns"}.get(
            part.label, (titles or {}).get(part.label, part.label)
        )
        given[f"cause{n}"], given[f"part{n}"] = name, write(part.amount)
        told.append(f"{{cause{n}}} {{part{n}}}")
    words = "{subject} {change}" + (": " + ", ".join(told) if told else "")
    held = bottleneck(model, report, figure[1], figure[2]) if report is not None and figure[0] == "output" else None
    if held is not None:
        given["input"] = model.input_titles.get(held.input, held.input.replace("_", " "))
        given["cover"] = tenths(held.cover)
        words += "; {input} are the bottleneck, {cover} weeks of stock left"
    return Sentence(words, tuple(given.items()))


def subject(model: Model, figure: Figure) -> str:
    """What a figure is about, for people."""
    kind, *where = figure
    match kind:
        case "output" | "price" | "index":
            what = {"output": "output", "price": "producer prices", "index": "prices paid"}[kind]
            return f"{region_name(where[0])} {sector_name(where[1])} {what}"
        case "trade" | "shipments":
            what = "trade" if kind == "trade" else "shipments counted"
            return f"{sector_name(where[2])} {what} from {region_name(where[0])} to {region_name(where[1])}"
        case "cover" | "service" | "alternatives" | "depends" | "gate":
            return f"{kind} of {model.input_titles.get(where[0], where[0])} in {region_name(where[1])}"
        case "term":
            return f"{region_name(where[0])} economy, {where[1]}"
    return f"{region_name(where[0])} {kind}"


def region_name(region: str) -> str:
    return REGIONS.get(region, region.replace("_", " "))


def sector_name(sector: str) -> str:
    return SECTORS.get(sector, sector.replace("_", " "))


def percent(bp: int) -> str:
    """Basis points as per cent with one decimal."""
    tenth = (abs(bp) + 5) // 10
    return f"{_sign(bp)}{tenths(tenth)}" if tenth else "0.0"


def points(hundredths: int) -> str:
    """Hundredths of a point with two decimals."""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{_sign(hundredths)}{whole}.{rest:02}"


def signed_tenths(amount: int) -> str:
    return f"{_sign(amount)}{tenths(abs(amount))}"


def tenths(amount: int) -> str:
    return f"{amount // 10}.{amount % 10}"


def _sign(amount: int) -> str:
    return "-" if amount < 0 else "+"


WRITTEN: dict[str, tuple[Callable[[int], str], str]] = {
    "economy": (points, " points"),
    "term": (points, " points"),
    "exposure": (signed_tenths, " points"),
    "dependence": (signed_tenths, " %"),
    "cover": (signed_tenths, " weeks"),
}
