"""The seats of a file: what each wants, what it must not do, and whom it must please at home."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from typing import Annotated, Literal

from pydantic import Field, model_validator

from engine.authoring.file.base import (
    Entry,
    Figure,
    HeardTag,
    Id,
    InstrumentName,
    Line,
    Points,
    RegionName,
    SeatName,
    SomeSeat,
    Source,
    Story,
    Tag,
    Title,
    Word,
)
from engine.authoring.file.when import Condition
from engine.authoring.problems import Misfit
from engine.authoring.refs import Offered

Hundred = Annotated[int, Field(ge=0, le=100)]


class Slide(Entry):
    """Points that grow with a figure between two values."""

    figure: Figure
    """The figure, such as 'eu.gate.magnets'."""
    low: float
    """The value that gives nothing."""
    high: float
    """The value that gives all points."""

    @model_validator(mode="after")
    def _has_a_length(self) -> "Slide":
        if self.low >= self.high:
            help = "for a figure that should fall, use grades"
            raise Misfit("'high' is not above 'low', so nothing slides", help, at=("high",))
        return self


class Grade(Entry):
    """One step of an aim: the first step whose condition holds gives its points."""

    when: Condition
    """What must hold for this step."""
    points: Points
    """What the step is worth."""


class Times(Entry):
    """A factor on an aim while something holds."""

    when: Condition
    """When the factor counts."""
    factor: Annotated[float, Field(ge=0, le=10, multiple_of=0.01)]
    """What the points are multiplied by."""


class Aim(Entry):
    """What a seat wants: points if something holds, in grades, or on a slide."""

    says: Line
    """The aim in one sentence, as on the seat's sheet."""
    private: bool = False
    """True when only the seat itself sees it."""
    points: Points | None = None
    """What it is worth in full."""
    when: Condition | None = None
    """What must hold at the end for the points."""
    grades: dict[Id, Grade] = {}
    """Steps with their points, the best first."""
    slide: Slide | None = None
    """A figure that gives more points the further it moves."""
    times: Times | None = None
    """A factor on the points while something holds."""
    source: Source = ""
    """Where this is known from."""

    @model_validator(mode="after")
    def _has_one_form(self) -> "Aim":
        forms = [name for name, given in (("when", self.when), ("grades", self.grades), ("slide", self.slide)) if given]
        if len(forms) != 1:
            message = f"an aim has one of when, grades and slide; this one has {' and '.join(forms) or 'none'}"
            raise Misfit(message, "keep one of them", at=(forms[-1],) if forms else ())
        if (self.points is None) != (forms == ["grades"]):
            if self.points is None:
                raise Misfit("this aim needs a key 'points:'", "what it is worth, such as 8")
            raise Misfit("an aim with grades has its points in the grades", "delete this key", at=("points",))
        return self


class RedLine(Entry):
    """A line a seat must not cross; crossing it costs dearly at the end."""

    says: Line
    """The line in one sentence, as on the seat's sheet."""
    when: Condition
    """What holds when the line is crossed."""
    private: bool = False
    """True when only the seat itself sees it."""
    source: Source = ""
    """Where this is known from."""


class Reaction(Entry):
    """What a home bloc hears and how much it likes it; a key left out means 'any'."""

    hears: Annotated[Id, Offered("heard")]
    """What it listens to: order, hit, eased, deal, threat, figure and so on."""
    amount: Annotated[int, Field(ge=-2, le=2)]
    """How much it likes it, from -2 to 2."""
    by: SomeSeat = ""
    """Who did it: a seat, 'self' or 'other'."""
    against: SomeSeat = ""
    """Whom it was done to: a seat, 'self' or 'other'."""
    tag: HeardTag = ""
    """A tag it must have, such as 'licence', 'flow' or 'line.cars'."""
    not_tag: HeardTag = ""
    """A tag it must not have."""
    rung_at_least: Annotated[int, Field(ge=0, le=7)] = 0
    """The lowest rung that counts."""
    weight: Literal["", "light", "medium", "heavy"] = ""
    """The class of the order."""
    figure: Figure | None = None
    """With 'hears: figure', the figure that is read at the end of the round."""
    at_least: float | None = None
    """The figure must be this much or more."""
    at_most: float | None = None
    """The figure must be this much or less."""
    equals: float | None = None
    """The figure must be exactly this much."""
    softened: Tag = ""
    """A tag of an own measure in force that halves the amount."""
    each: bool = False
    """True when every such event counts, not just one a round."""
    from_nth: Annotated[int, Field(ge=1)] = 1
    """Counts from the n-th time in the game on."""
    until_nth: Annotated[int, Field(ge=0)] = 0
    """Counts up to the n-th time in the game; 0 means without end."""
    source: Source = ""
    """Where this is known from."""

    @model_validator(mode="after")
    def _reads_a_figure_or_not(self) -> "Reaction":
        limits = [self.at_least, self.at_most, self.equals]
        if self.hears == "figure" and (self.figure is None or limits == [None] * 3):
            raise Misfit("a reaction to a figure needs 'figure:' and one of at_least, at_most, equals")
        if self.hears != "figure" and (self.figure is not None or limits != [None] * 3):
            raise Misfit("only a reaction with 'hears: figure' compares a figure", at=("hears",))
        return self


class Bloc(Entry):
    """A group at home whose mood moves the seat's support."""

    name: Title
    """What the bloc is called."""
    reactions: dict[Id, Reaction]
    """What it reacts to."""
    double_when: Condition | None = None
    """When its reactions count double."""
    source: Source = ""
    """Where this is known from."""


class Seat(Entry):
    """One side at the table."""

    name: Title
    """The full name, as on the name plate."""
    called: Title = ""
    """What it is called within a sentence, such as 'the European Union'; without it, its name."""
    region: RegionName
    """Its region in the economy."""
    home: Hundred
    """Home support at the start, 0 to 100."""
    credibility: Hundred
    """Credibility at the start, 0 to 100."""
    economy_weight: Annotated[int, Field(ge=0, le=100)]
    """How many points one point of Economy is worth to it."""
    public: Story
    """What everybody may read about its position."""
    private: Story
    """What only this seat reads."""
    instruments: tuple[InstrumentName, ...]
    """The instruments it may use."""
    powers: tuple[Word, ...] = ()
    """Finer permissions that instruments ask for, such as 'tariff.section_301'; `brink instruments ID` tells which."""
    aims: dict[Id, Aim]
    """What it wants."""
    red_lines: dict[Id, RedLine] = {}
    """What it must not let happen."""
    blocs: dict[Id, Bloc]
    """Whom it must please at home."""
    lever: bool = False
    """True when losing the leverage it has over others counts as a loss."""
    council: bool = False
    """True when its member states vote."""
    market_veto: bool = False
    """True when falling markets keep it from climbing."""
    duty_by_law: dict[SeatName, Annotated[float, Field(ge=0, le=145, multiple_of=0.01)]] = {}
    """Extra duties that a statute asks for, by the seat that pays them, in per cent; promising less is hard at home."""
    diversifies: bool = False
    """True when it can fail by not diversifying."""
    source: Source = ""
    """Where this is known from."""
