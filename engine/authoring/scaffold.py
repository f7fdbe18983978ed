"""A new scenario to begin with: commented, valid, and playable as it is; three seats, one input, one duty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Template

from engine.authoring.editor import MODELINE
from engine.authoring.reserved import RESERVED
from engine.authoring.scalars import meaning
from engine.authoring.template import SCENARIO, TESTS
from engine.economy.baseline import REGIONS, provenance

SEATS = ("Northland", "Southmark", "Westria")
PLACES = ("china", "eu", "us")
"""The regions whose trade numbers the seats play with, when nothing else is asked for."""
_PLAIN_NAME = re.compile(r"[A-Za-z][\w .'-]{0,39}")
TITLE = 60
HELD = 0.4
"""The share of an input that a supplier must have for its licences to be felt."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an author is asked: the seats are the supplier of an input, its buyer, and the supplier's rival."""

    id: str
    title: str
    seats: tuple[str, str, str] = SEATS
    regions: tuple[str, str, str] = PLACES
    input: str = "magnets"
    rounds: int = 4
    minutes: int = 90


def wrong_wish(wishes: Wishes) -> str:
    """Why a scenario cannot be made of these wishes, in a sentence; empty when it can."""
    ids = seat_ids(wishes.seats)
    if len(set(ids)) < len(ids):
        return f"three seats need three names that differ; these are {', '.join(wishes.seats)}"
    for name, id in zip(wishes.seats, ids, strict=True):
        if not id or id in RESERVED or not _PLAIN_NAME.fullmatch(name):
            return f"'{name}' cannot name a seat; use other words, with plain letters"
    if len(set(wishes.regions)) < 3 or any(region not in REGIONS for region in wishes.regions):
        return f"three different regions are needed, out of {', '.join(REGIONS)}"
    if wishes.input not in (held := inputs_held(*wishes.regions[:2])):
        told = ", ".join(held) or "nothing critical"
        return f"{wishes.regions[0]} does not supply {wishes.regions[1]} with {wishes.input}; it does with {told}"
    if not 2 <= wishes.rounds <= 12:
        return f"a game has 2 to 12 rounds, not {wishes.rounds}"
    if not 0 < len(wishes.title.strip()) <= TITLE:
        return f"a scenario needs a title of at most {TITLE} characters"
    return (
        ""
        if wishes.minutes >= 5 * wishes.rounds
        else f"{wishes.minutes} minutes are too few for {wishes.rounds} rounds"
    )


def id_of(words: str) -> str:
    """An id made of a title or a name: 'New Crisis!' gives new_crisis; empty when there is no letter to begin with."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.casefold()).strip("_").lstrip("0123456789_")[:40].rstrip("_")


def seat_ids(names: Sequence[str]) -> tuple[str, ...]:
    """The ids of seats with these names."""
    return tuple(id_of(name) for name in names)


@cache
def inputs_held(supplier: str, buyer: str) -> tuple[str, ...]:
    """The critical inputs of which one region delivers a large part of what another uses."""
    rows = provenance("input_cells")
    return tuple(
        row["input"] for row in rows if row["user"] == buyer and float(row.get(f"share_{supplier}", 0)) >= HELD
    )


def scenario_text(wishes: Wishes) -> str:
    """The scenario file."""
    return Template(SCENARIO).substitute(_words(wishes))


def first_tests(wishes: Wishes) -> str:
    """The file of its first tests."""
    return Template(TESTS).substitute(_words(wishes))


def _words(wishes: Wishes) -> Mapping[str, str]:
    supplier, buyer, rival = seat_ids(wishes.seats)
    short = max(1, wishes.rounds // 2)
    play = wishes.minutes * 3 // 4 // wishes.rounds
    return {
        "modeline": MODELINE.format(f"{wishes.id}.schema.json"),
        "tests_modeline": MODELINE.format(f"{wishes.id}.tests.schema.json"),
        "id": wishes.id,
        "title": _quoted(wishes.title),
        "supplier": supplier,
        "buyer": buyer,
        "rival": rival,
        "supplier_name": _quoted(wishes.seats[0]),
        "buyer_name": _quoted(wishes.seats[1]),
        "rival_name": _quoted(wishes.seats[2]),
        "Supplier": wishes.seats[0],
        "Buyer": wishes.seats[1],
        "Rival": wishes.seats[2],
        "supplier_region": wishes.regions[0],
        "buyer_region": wishes.regions[1],
        "rival_region": wishes.regions[2],
        "regions": ", ".join(dict.fromkeys((*wishes.regions, "rest"))),
        "input": wishes.input,
        "what": wishes.input.replace("_", " "),
        "clock": "\n".join(f"  r{n}:\n    label: Week {n}\n    weeks: 1" for n in range(1, wishes.rounds + 1)),
        "rounds": str(wishes.rounds),
        "short": str(short),
        "minutes": str(max(1, play)),
        "debrief": str(max(5, wishes.minutes // 4)),
        "short_debrief": str(max(5, wishes.minutes // 8)),
        "middle": str((wishes.rounds + 1) // 2),
        "supplier_weight": _weight(wishes.regions[0]),
        "buyer_weight": _weight(wishes.regions[1]),
        "rival_weight": _weight(wishes.regions[2]),
    }


def _weight(region: str) -> str:
    """What a point of Economy is worth: more where trade is a smaller part of a larger whole (GAME 8)."""
    return str({"china": 20}.get(region, 6))


def _quoted(text: str) -> str:
    """A text that can stand after a ':'."""
    text = " ".join(text.split())
    is_plain = re.fullmatch(r"[A-Za-z][\w .-]*", text) and isinstance(meaning(text), str)
    return text if is_plain else "'" + text.replace("'", "''") + "'"
