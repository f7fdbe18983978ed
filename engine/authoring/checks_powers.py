"""Checks of the powers of seats: that an instrument asks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.folders import instrument, instrument_ids, is_loaded
from engine.authoring.known import known_names
from engine.authoring.names import closest, listing
from engine.authoring.parts import Parts

Names = Mapping[str, Sequence[str]]


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
    return any(_fits(power, _allowed((id,), names)) for id in (*ready, *own, *instrument_ids()))


def _fits(power: str, allowed: Sequence[str]) -> bool:
    """Whether a power is allowed; one that ends with a dot takes any word."""
    return any(
        power.startswith(each) and power != each if each.endswith(".") else power == each for each in allowed
    )  # fmt: skip


def _allowed(instruments: Sequence[str], names: Names) -> list[str]:
    """The powers that instruments ask for, with the names of this file."""
    found: list[str] = []
    for id in instruments:
        each = instrument(id)
        for power in each.powers if each else ():
            kind, _, name = power.partition(".")
            known = names.get(name.strip("{}")) if name.startswith("{") else (name,)
            found += [f"{kind}.{word}" for word in known] if known is not None else [f"{kind}."]
    return found


def _names(file: ScenarioFile) -> Names:
    """The inputs and sectors that powers may be about."""
    own = file.economy.own
    if own is not None:
        return {"input": tuple(own.inputs), "sector": tuple(own.goods)}
    packaged = known_names(None)
    return {"input": tuple(packaged["inputs"]), "sector": tuple(packaged["sectors"])}


@cache
def _kinds() -> tuple[str, ...]:
    """All kinds of powers, as instruments write them."""
    return tuple(power for id in instrument_ids() if (each := instrument(id)) for power in each.powers)
