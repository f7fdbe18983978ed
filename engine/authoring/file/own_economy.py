"""A small economy of the scenario's own: a few goods and inputs between places that need not exist."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from typing import Annotated

from pydantic import Field

from engine.authoring.file.base import Entry, Id, Share, Source
from engine.authoring.refs import Ref

Billions = Annotated[float, Field(ge=0, le=100_000, multiple_of=0.001)]
OwnRegion = Annotated[str, Ref("economy.regions")]
OwnGood = Annotated[str, Ref("sectors")]
Weeks = Annotated[float, Field(ge=0, le=520, multiple_of=0.1)]


class Good(Entry):
    """Something that is made, sold and taxed."""

    like: Annotated[str, Ref("packaged_sectors")] = "machinery_electrical"
    """The sector of the packaged economy whose makers and buyers answer prices in the same way."""
    trade: Annotated[dict[Id, Annotated[dict[Id, Billions], Field(min_length=1)]], Field(min_length=1)]
    """What each place sells to each, itself included, in billions a year."""
    duties: dict[OwnRegion, dict[OwnRegion, Share]] = {}
    """Duties of peacetime as shares of the price, by seller and buyer."""
    source: Source = ""
    """Where this is known from."""


class InputUser(Entry):
    """One place that needs a critical input."""

    suppliers: Annotated[dict[OwnRegion, Share], Field(min_length=1)]
    """Where it comes from, as shares that add up to 1; its own supply too."""
    needed_by: Annotated[dict[OwnGood, Share], Field(min_length=1)]
    """The goods it goes into, each with the share of output that is lost when none arrives."""
    weeks_in_store: Weeks
    """For how many weeks plants have it in store."""
    replaceable: Share = 0.1
    """The share of the need that other suppliers could deliver in the end."""
    replaced_after_weeks: Annotated[float, Field(gt=0, le=520)] = 26
    """When the first of them deliver."""


class Input(Entry):
    """A critical input: something small without which much cannot be made."""

    like: Annotated[str, Ref("packaged_inputs")] = "magnets"
    """The input of the packaged economy whose licences are opened and shut at the same pace."""
    users: Annotated[dict[OwnRegion, InputUser], Field(min_length=1)]
    """The places that need it."""
    source: Source = ""
    """Where this is known from."""


class OwnEconomy(Entry):
    """A small economy of the scenario's own, instead of the packaged one."""

    goods: Annotated[dict[Id, Good], Field(min_length=1, max_length=12)]
    """What is made, sold and taxed."""
    inputs: Annotated[dict[Id, Input], Field(max_length=8)] = {}
    """What little things much depends on."""

    @property
    def regions(self) -> tuple[str, ...]:
        """The places, in the order in which they appear in the trade."""
        pairs = (
            (seller, buyer) for good in self.goods.values() for seller, sold in good.trade.items() for buyer in sold
        )
        return tuple(dict.fromkeys(place for pair in pairs for place in pair))
