"""Checks of the powers of seats: that an instrument asks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.folders import instrument, instrument_ids, is_loaded
from engine.authoring.marks import Names, filled, fits, packaged
from engine.authoring.names import closest, listing
from engine.authoring.parts import Parts


def unknown_powers(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Powers that no instrument asks for (S330)."""
    names = _names(file)
    for id, seat in file.seats.items():
        for place, power in enumerate(seat.powers):
            if _known(power, seat.instruments, names):
                continue
            all_of_them = _allowed(instrument_ids(), names)
            kind = power.partition(".")[0] + "."
            near = closest(power, [p for p in all_of_them if not p.endswith(".")])
            of_kind = [p for p in all_of_them if p.startswith(kind)]
            told = f"allowed: {listing(of_kind or _kinds())}"
            help = f"did you mean {quote(near)}?; {told}" if near else told
            yield Fault("S330", ("seats", id, "powers", place), f"no instrument asks for {quote(power)}", help)


def _known(power: str, own: Sequence[str], names: Names) -> bool:
    """Whether some instrument asks for a power; those that are loaded are asked first, then those of the seat."""
    ready = [id for id in instrument_ids() if is_loaded(id)]
    return any(fits(power, _allowed((id,), names)) for id in (*ready, *own, *instrument_ids()))


def _allowed(instruments: Sequence[str], names: Names) -> list[str]:
    """The powers that instruments ask for, with the names of this file."""
    return [power for id in instruments if (each := instrument(id)) for power in filled(each.powers, names)]


def _names(file: ScenarioFile) -> Names:
    """The inputs and sectors that powers may be about: all of the packaged year, or those of an own economy."""
    own = file.economy.own
    if own is not None:
        return {"input": tuple(own.inputs), "sector": tuple(own.goods)}
    return {"input": packaged("inputs"), "sector": packaged("sectors")}


@cache
def _kinds() -> tuple[str, ...]:
    """All kinds of powers, as instruments write them."""
    return tuple(power for id in instrument_ids() if (each := instrument(id)) for power in each.powers)
