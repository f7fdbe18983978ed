"""Checks of an economy of the scenario's own: that shares add up, and that what is needed is made somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from engine.authoring.cells import quote
from engine.authoring.faults import Fault
from engine.authoring.file import ScenarioFile
from engine.authoring.file.own_economy import InputUser, OwnEconomy
from engine.authoring.names import listing
from engine.authoring.nodes import Path
from engine.authoring.parts import Parts


def impossible_economy(file: ScenarioFile, parts: Parts) -> Iterator[Fault]:
    """Shares that do not add up, goods that nobody sells, inputs for goods that a place does not make (S329)."""
    own = file.economy.own
    if own is None:
        return
    for good, spec in own.goods.items():
        if not any(value for sold in spec.trade.values() for value in sold.values()):
            yield Fault("S329", ("economy", "own", "goods", good, "trade"), f"nobody sells any {quote(good)}")
    for name, each in own.inputs.items():
        for region, user in each.users.items():
            yield from _user(own, ("economy", "own", "inputs", name, "users", region), region, user)


def _user(own: OwnEconomy, path: Path, region: str, user: InputUser) -> Iterator[Fault]:
    total = sum(user.suppliers.values())
    if abs(total - 1) > 0.005:
        message = f"the shares of the suppliers add up to {total:g}, not to 1"
        yield Fault("S329", (*path, "suppliers"), message, "what a place delivers to itself counts too", at_key=True)
    made = [good for good, spec in own.goods.items() if any(spec.trade.get(region, {}).values())]
    for good in user.needed_by:
        if good not in made:
            help = f"it makes: {listing(made)}" if made else ""
            message = f"{quote(region)} needs it for {quote(good)} and makes none"
            yield Fault("S329", (*path, "needed_by", good), message, help, at_key=True)
