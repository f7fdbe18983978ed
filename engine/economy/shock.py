"""What pushes an economy: plain named tuples of names and whole numbers, joined by `+`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import NamedTuple

from engine.plain import dataclass


class Duty(NamedTuple):
    """Customs points added to the baseline rate, in basis points (100 = 1 point); `*` means every one.

    With a line, only that product line of the cell pays. `collected` is the part of the announced points
    that customs really take, in basis points of them.
    """

    sector: str
    origin: str
    destination: str
    bp: int
    line: str = ""
    collected: int = 10_000


class ExportTax(NamedTuple):
    """Points on the producer's price, paid to the exporting region."""

    sector: str
    origin: str
    destination: str
    bp: int


class Friction(NamedTuple):
    """Ad valorem equivalent of red tape or freight: it costs the buyer and nobody earns it."""

    sector: str
    origin: str
    destination: str
    bp: int


class Floor(NamedTuple):
    """Price undertaking: the exporter charges this premium and keeps it."""

    sector: str
    origin: str
    destination: str
    bp: int
    line: str = ""


class Bar(NamedTuple):
    """Buyers closed to this origin, in basis points of the flow; negative opens a partnership."""

    sector: str
    origin: str
    destination: str
    bp: int


class Divert(NamedTuple):
    """Sourcing habit pushed towards (or, negative, away from) this flow in the long run, in log basis points."""

    sector: str
    origin: str
    destination: str
    bp: int


class Quota(NamedTuple):
    """Quantity allowed, in basis points of the baseline quantity; the price gap goes to the exporter."""

    sector: str
    origin: str
    destination: str
    bp: int


class Demand(NamedTuple):
    """Demand of a region for a sector, in log basis points: boycott, recession, programme."""

    sector: str
    destination: str
    bp: int


class Subsidy(NamedTuple):
    """Producer subsidy in basis points of the producer's price, paid by its region."""

    sector: str
    region: str
    bp: int


class Investment(NamedTuple):
    """Capacity pushed up in the long run, in log basis points."""

    sector: str
    region: str
    bp: int


class Fear(NamedTuple):
    """A duty threatened but not in force, believed with `belief` basis points: importers buy ahead."""

    sector: str
    origin: str
    destination: str
    bp: int
    belief: int
    line: str = ""


class Gate(NamedTuple):
    """Share of licence requests let through by a supplier to a user, in basis points.

    For `wait` weeks from the start of this turn (or segment of a schedule) no licence regime works yet and the gate
    heads for the input's recorded floor. The lowest gate counts, unless one is an exemption: then the highest of those.
    """

    input: str
    user: str
    target: int
    supplier: str
    exempt: bool = False
    wait: int = 0


class Alternative(NamedTuple):
    """New supply: share of need in basis points, `speed` per cent faster, `wait` weeks until it begins to mature."""

    input: str
    user: str
    share: int
    speed: int = 0
    wait: int = 0


class Stock(NamedTuple):
    """Target cover raised by tenths of a week; `restock` weeks to refill if quicker than the input's own 8."""

    input: str
    user: str
    weeks: int = 0
    restock: int = 0


class Release(NamedTuple):
    """Strategic reserve put on the market, in basis points of a week's need each week."""

    input: str
    user: str
    bp: int


class Thrift(NamedTuple):
    """Need of the input saved by redesign, in basis points."""

    input: str
    user: str
    bp: int


@dataclass(frozen=True, slots=True)
class Shock:
    """Everything in force at once; `+` joins two, and the order of joining never matters."""

    duties: tuple[Duty, ...] = ()
    taxes: tuple[ExportTax, ...] = ()
    frictions: tuple[Friction, ...] = ()
    floors: tuple[Floor, ...] = ()
    bars: tuple[Bar, ...] = ()
    diversions: tuple[Divert, ...] = ()
    quotas: tuple[Quota, ...] = ()
    demands: tuple[Demand, ...] = ()
    subsidies: tuple[Subsidy, ...] = ()
    investments: tuple[Investment, ...] = ()
    fears: tuple[Fear, ...] = ()
    gates: tuple[Gate, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    stocks: tuple[Stock, ...] = ()
    releases: tuple[Release, ...] = ()
    thrifts: tuple[Thrift, ...] = ()

    def __add__(self, other: Shock) -> Shock:
        if not isinstance(other, Shock):
            return NotImplemented
        return Shock(*(getattr(self, name) + getattr(other, name) for name in KINDS))

    def __radd__(self, other: object) -> Shock:
        """So that `sum(shocks)` works: it starts from 0."""
        return self if other == 0 else NotImplemented

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in KINDS)

    def after(self, weeks: int) -> Shock:
        """The same so many weeks on: what waits has that much less to wait."""
        if not weeks or not (any(g.wait for g in self.gates) or any(a.wait for a in self.alternatives)):
            return self
        gates = tuple(g._replace(wait=max(0, g.wait - weeks)) for g in self.gates)
        alternatives = tuple(a._replace(wait=max(0, a.wait - weeks)) for a in self.alternatives)
        return replace(self, gates=gates, alternatives=alternatives)


KINDS = tuple(field.name for field in fields(Shock))
NO_SHOCK = Shock()
