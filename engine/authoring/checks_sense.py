"""Checks of good sense: words that switch off nothing, and blocs there are not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.folders import clause_ids, clause_kind, instrument_ids
from engine.authoring.names import closest, listing
from engine.authoring.parts import Parts

FEATURES = ("secret_deals", "snap_back", "panel", "escrow", "council_by_state")
"""What a profile may switch off besides instruments and clauses."""


def nothing_switched_off(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Words of a profile that switch off nothing there is (S326)."""
    for id, profile in file.profiles.items():
        for number, word in enumerate(profile.off):
            if word in instrument_ids() or word in clause_ids() or word in FEATURES or word in _clause_features():
                continue
            near = closest(word, (*instrument_ids(), *clause_ids(), *features()))
            guess = f"did you mean '{near}'? " if near else ""
            help = f"{guess}allowed: instruments, clauses, {listing(features())}"
            yield Fault("S326", ("profiles", id, "off", number), f"{quote(word)} switches off nothing", help)


def unknown_blocs(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """A parliament that listens to a bloc which the seat of the council has not (S301)."""
    seat = file.seats.get(file.council.seat) if file.council else None
    blocs = tuple(seat.blocs) if seat else ()
    for id, actor in file.actors.items():
        if actor.holds_up and actor.holds_up not in blocs:
            near = closest(actor.holds_up, blocs)
            guess = f"did you mean '{near}'? " if near else ""
            message = f"there is no {quote(actor.holds_up)} among the blocs of the seat that has a council"
            yield Fault("S301", ("actors", id, "holds_up"), message, f"{guess}allowed: {listing(blocs) or 'none'}")


def features() -> tuple[str, ...]:
    """What a profile may switch off besides instruments and clauses."""
    return (*FEATURES, *_clause_features())


@cache
def _clause_features() -> tuple[str, ...]:
    kinds = [clause_kind(id) for id in clause_ids()]
    return tuple(kind.feature for kind in kinds if kind is not None and kind.feature)
