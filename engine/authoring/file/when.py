"""The `when:` words: what an author may wait for. No expressions; every word given must hold."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from typing import Annotated, Literal

from pydantic import Field, model_validator

from engine.authoring.file.base import (
    AnySeat,
    BeatName,
    ClauseName,
    Entry,
    Figure,
    Id,
    InstrumentName,
    SeatName,
    Tag,
)
from engine.authoring.problems import Misfit

Standing = Literal["pending", "in_force", "suspended", "ended"]


def check_comparison(at_least: float | None, at_most: float | None, equals: float | None) -> None:
    """Raise Misfit when nothing is compared, or when no number can pass."""
    if at_least is None and at_most is None and equals is None:
        raise Misfit("nothing is compared here", "allowed: at_least, at_most, equals")
    if at_least is not None and at_most is not None and at_least > at_most:
        raise Misfit("'at_least' is more than 'at_most', so this can never hold", at=("at_least",))


class Limits(Entry):
    """A comparison in words, in the unit of what is compared."""

    at_least: float | None = None
    """This much or more."""
    at_most: float | None = None
    """This much or less."""
    equals: float | None = None
    """Exactly this much."""

    @model_validator(mode="after")
    def _compares(self) -> "Limits":
        check_comparison(self.at_least, self.at_most, self.equals)
        return self


class Rounds(Entry):
    """Rounds of the full game, counted from 1."""

    at_least: Annotated[int, Field(ge=1)] | None = None
    """From this round on."""
    at_most: Annotated[int, Field(ge=1)] | None = None
    """Up to this round."""
    equals: Annotated[int, Field(ge=1)] | None = None
    """In this round only."""

    @model_validator(mode="after")
    def _compares(self) -> "Rounds":
        check_comparison(self.at_least, self.at_most, self.equals)
        return self


class MeasureWanted(Entry):
    """Which measures are meant; a key left out means 'any'."""

    instrument: InstrumentName = ""
    """The instrument, by its id."""
    by: SeatName = ""
    """The seat that took the measure."""
    against: AnySeat = ""
    """The seat it is aimed at, or 'all'."""
    tag: Tag = ""
    """A tag of its instrument, such as 'licence', 'broad' or 'package'."""
    standing: tuple[Standing, ...] = ()
    """How it must stand; left out it means pending or in force."""
    rung_at_least: Annotated[int, Field(ge=0, le=7)] = 0
    """The lowest rung of the escalation track that counts."""
    back_within: Annotated[int, Field(ge=0, le=104)] = 0
    """A suspended measure counts as standing when it returns within so many weeks; 0 means that it does not."""


class DealWanted(Entry):
    """Which ratified deals in force are meant; a key left out means 'any'."""

    party: SeatName = ""
    """A seat that has signed."""
    other: SeatName = ""
    """Another seat that has signed."""
    clause: ClauseName = ""
    """A kind of clause it must hold."""
    benchmarked: bool = False
    """True when it needs a clause with a number that is checked."""
    giver: SeatName = ""
    """The seat that gives the clause."""


class Condition(Entry):
    """What must hold. All words given must hold together."""

    round: Rounds | None = None
    """In which rounds."""
    figures: Annotated[dict[Figure, Limits], Field(min_length=1)] | None = None
    """Named numbers and what they are compared with, such as 'eu.home: {at_least: 40}'."""
    in_force: MeasureWanted | None = None
    """A measure that must stand."""
    happened: BeatName = ""
    """A beat that must have happened."""
    deal: DealWanted | None = None
    """A deal that must be in force."""
    any_of: dict[Id, "Condition"] = {}
    """Named conditions of which at least one must hold."""
    none_of: dict[Id, "Condition"] = {}
    """Named conditions of which none may hold."""

    @model_validator(mode="after")
    def _says_something(self) -> "Condition":
        entries = (self.round, self.in_force, self.deal)
        if not any((self.figures, self.happened, self.any_of, self.none_of, *(e is not None for e in entries))):
            words = "round, figures, in_force, happened, deal, any_of, none_of"
            raise Misfit("this condition waits for nothing", f"allowed: {words}")
        return self
