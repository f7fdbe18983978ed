"""A scenario's own economy as whole numbers by name, which the rules turn into a model."""

from __future__ import annotations

from collections.abc import Mapping

from engine.authoring.compile_conditions import whole
from engine.authoring.file.own_economy import Good, Input, InputUser, OwnEconomy
from engine.authoring.file.world import Cover
from engine.scenario import EconomySetting

Numbers = dict[str, object]
PACE = 2
"""Other suppliers take this many times as long for all they can deliver as for the first of it (52 to 26 weeks)."""
LEAST_CRITICAL = 5
"""Half a week: below that plants would have nothing to shorten their shifts by."""


def own_economy(own: OwnEconomy, *, warm_up: int, cover: Mapping[str, Mapping[str, Cover]]) -> EconomySetting:
    """The setting: every good is a line that duties may hit, every store is what the file says."""
    needs = ((name, region, user) for name, each in own.inputs.items() for region, user in each.users.items())
    stores = {(name, region): whole(user.weeks_in_store, 10) for name, region, user in needs}
    stores |= {(name, region): whole(c.weeks, 10) for name, regions in cover.items() for region, c in regions.items()}
    return EconomySetting(
        regions=own.regions,
        inputs=tuple(own.inputs),
        cover=tuple((name, region, tenths) for (name, region), tenths in stores.items()),
        warm_up=warm_up,
        own={
            "goods": {name: _good(good) for name, good in own.goods.items()},
            "inputs": {name: _input(each) for name, each in own.inputs.items()},
        },
        goods=tuple(own.goods),
        whole_sectors={name: name for name in own.goods},
    )


def _good(good: Good) -> Numbers:
    return {
        "like": good.like,
        "trade": {seller: {b: whole(v, 1000) for b, v in sold.items()} for seller, sold in good.trade.items()},
        "duties": {seller: {b: whole(v, 10_000) for b, v in sold.items()} for seller, sold in good.duties.items()},
    }


def _input(each: Input) -> Numbers:
    return {"like": each.like, "users": {region: _user(user) for region, user in each.users.items()}}


def _user(user: InputUser) -> Numbers:
    after = whole(user.replaced_after_weeks, 10)
    return {
        "suppliers": {region: whole(share, 10_000) for region, share in user.suppliers.items()},
        "needed": {good: whole(share, 10_000) for good, share in user.needed_by.items()},
        "store": whole(user.weeks_in_store, 10),
        "critical": max(LEAST_CRITICAL, whole(user.weeks_in_store, 5)),
        "replaceable": whole(user.replaceable, 10_000),
        "after": after,
        "pace": PACE * after,
    }
