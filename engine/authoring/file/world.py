"""The rest of a file: clock, economy, council, news, what really happened, and what readers look up."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from typing import Annotated, Literal

from pydantic import Field, model_validator

from engine.authoring.file.base import (
    Entry,
    Figure,
    Headline,
    Id,
    InputName,
    Line,
    MemberId,
    MemberName,
    OrderTag,
    Percent,
    RegionName,
    RoundNumber,
    SeatName,
    Share,
    Source,
    Story,
    Tenths,
    Title,
    Word,
)
from engine.authoring.file.own_economy import OwnEconomy
from engine.authoring.file.when import Condition
from engine.authoring.problems import Misfit
from engine.authoring.refs import Ref


class Fact(Entry):
    """Something true that players may read, with its source."""

    text: Story
    """The fact in a sentence or two."""
    source: Source = ""
    """Where this is known from."""


class Round(Entry):
    """One round of the full game."""

    label: Title
    """The date or period as people read it."""
    weeks: Annotated[int, Field(ge=0, le=52)]
    """How many weeks the economy runs in it."""


class Profile(Entry):
    """A length of play."""

    rounds: RoundNumber
    """How many rounds are played; the weeks of the clock are shared out among them."""
    issues: Annotated[int, Field(ge=1, le=6)]
    """How many issues are on the table at once: a package holds so many clauses at most."""
    minutes_per_round: Annotated[int, Field(ge=1)]
    """How long a round takes."""
    debrief_minutes: Annotated[int, Field(ge=0)]
    """How long the debrief takes."""
    off: tuple[Id, ...] = ()
    """What is switched off to save time: instruments, or features such as 'secret_deals'."""


class Cover(Entry):
    """What a region has in store of an input when play begins."""

    weeks: Annotated[float, Field(ge=0, le=520, multiple_of=0.1)]
    """For how many weeks it lasts."""
    source: Source = ""
    """Where this is known from."""


class Economy(Entry):
    """Which economy is played."""

    baseline: Literal["2024"] = "2024"
    """The year of the trade numbers, in quotes."""
    regions: tuple[Annotated[str, Ref("regions")], ...] = ()
    """The regions that are shown; the others become 'rest'."""
    inputs: tuple[Annotated[str, Ref("inputs")], ...] = ()
    """The critical inputs in play."""
    lines: tuple[Annotated[str, Ref("lines", "economy.whole_sectors")], ...] = ()
    """The product lines that duties may hit."""
    whole_sectors: dict[Id, Annotated[str, Ref("packaged_sectors")]] = {}
    """Lines that stand for a whole sector of the economy, with that sector."""
    warm_up_weeks: Annotated[int, Field(ge=0, le=260)] = 26
    """For how long the economy has lived with the opening measures."""
    cover: dict[InputName, dict[RegionName, Cover]] = {}
    """Weeks of cover at the start, by input and region."""
    shares: dict[InputName, dict[RegionName, dict[RegionName, Share]]] = {}
    """Where an input comes from, by input, buyer and supplier, as shares of 1."""
    own: OwnEconomy | None = None
    """A small economy of the scenario's own; then nothing else is needed here."""

    @model_validator(mode="after")
    def _is_one_of_two(self) -> "Economy":
        if self.own is None and not self.regions:
            raise Misfit("an economy needs 'regions:' of the packaged year, or an economy of its 'own:'")
        if self.own is not None:
            extra = next(
                (key for key in ("regions", "inputs", "lines", "whole_sectors", "shares") if getattr(self, key)), ""
            )
            if extra:
                raise Misfit(f"an economy of its own has its {extra} in 'own:'", "delete this key", at=(extra,))
        return self


class Member(Entry):
    """One member of the council."""

    name: Title
    """The full name."""
    called: Title = ""
    """What it is called within a sentence, such as 'the Netherlands'; without it, its name."""
    population: Percent
    """Its share of the population, in per cent."""
    stance: Annotated[float, Field(ge=-2, le=2, multiple_of=0.1)]
    """From -2 (wants quiet) to 2 (wants strength)."""
    fear: Annotated[float, Field(ge=0, le=1, multiple_of=0.1)]
    """How much it fears retaliation, 0 to 1."""
    hostage: bool = False
    """True when goods of its own are singled out."""
    wary: bool = False
    """True when supplier mapping calms it."""
    source: Source = ""
    """Where this is known from."""


class Council(Entry):
    """A council whose members vote for a seat."""

    seat: SeatName
    """The seat it votes for."""
    states_needed: Annotated[int, Field(ge=1)] = 15
    """How many members a majority needs."""
    population_needed: Percent = 65
    """How much of the population a majority needs, in per cent."""
    blocking_states: Annotated[int, Field(ge=1)] = 4
    """How many members it takes to block."""
    mood: Annotated[float, Field(ge=-2, le=2, multiple_of=0.1)] = 0
    """The common mood at the start, -2 to 2."""
    members: Annotated[dict[MemberId, Member], Field(min_length=1)]
    """The members by their short names, such as DE."""
    source: Source = ""
    """Where this is known from."""


class OtherActor(Entry):
    """Somebody who matters but has no seat; rules and beats move it."""

    name: Title
    """The full name."""
    called: Title = ""
    """What it is called within a sentence, such as 'the Netherlands'; without it, its name."""
    does: Line
    """What it does, in one sentence."""
    joins: bool = False
    """True when it may join a joint measure."""
    holds_up: Word | Literal[""] = ""
    """A parliament: the bloc of the council's seat whose discontent lets it hold up a new regulation for a round."""
    freezes: SeatName = ""
    """A parliament: the seat with which it votes on no deal while that seat threatens the council's seat in public."""
    source: Source = ""
    """Where this is known from."""


class Effect(Entry):
    """What a beat changes: a figure, a member's stance, a mandate, or a court case."""

    figure: Figure | None = None
    """The figure that moves, such as 'eu.home'."""
    change: float | None = None
    """By how much it moves."""
    member: MemberName | None = None
    """The member of the council whose stance moves."""
    stance: Tenths | None = None
    """By how much the stance moves."""
    mandate: Word | None = None
    """The subject of a mandate that is given."""
    rounds: Annotated[int, Field(ge=1)] | None = None
    """For how many rounds the mandate holds."""
    verdict: Literal["pending", "upheld", "struck"] | None = None
    """A court: 'pending' opens a case and threats are believed less; 'struck' ends what it is about for good."""
    by: SeatName | None = None
    """The seat whose orders the court judges."""
    tag: OrderTag | None = None
    """The tag of those orders, such as 'tariff' or 'basis.ieepa'."""

    @model_validator(mode="after")
    def _does_one_thing(self) -> "Effect":
        pairs = (("figure", "change"), ("member", "stance"), ("mandate", "rounds"), ("verdict", "by", "tag"))
        begun = [pair for pair in pairs if any(getattr(self, key) is not None for key in pair)]
        if len(begun) != 1 or any(getattr(self, key) is None for key in begun[0]):
            help = "allowed: figure with change, member with stance, mandate with rounds, verdict with by and tag"
            raise Misfit("an effect has exactly one set of keys", help)
        return self


class Beat(Entry):
    """A piece of news: at a date, when something holds, or held by the facilitator."""

    headline: Headline
    """The headline, as on the card."""
    text: Story
    """The story below it."""
    round: RoundNumber | None = None
    """The round in which it comes."""
    when: Condition | None = None
    """What must hold for it to come."""
    held: bool = False
    """True when only the facilitator brings it."""
    chance: Annotated[int, Field(ge=1, le=12)] = 12
    """Its chances in twelve; 12 is certain."""
    to: tuple[SeatName, ...] = ()
    """The seats that read it; left out, everybody does."""
    effects: dict[Id, Effect] = {}
    """What it changes."""
    once: bool = True
    """False when it may come again."""
    source: Source = ""
    """Where this is known from."""

    @model_validator(mode="after")
    def _comes_somehow(self) -> "Beat":
        if self.round is None and self.when is None and not self.held:
            raise Misfit("this beat never comes", "give it a 'round:', a 'when:', or 'held: true'")
        return self


class Reported(Entry):
    """A figure that was reported, to set beside the simulated one."""

    name: Title
    """What was reported."""
    round: RoundNumber
    """The round it belongs to."""
    figure: Figure
    """The figure of the game it is compared with."""
    value: float
    """What was reported, in the figure's unit."""
    tolerance: Annotated[float, Field(ge=0)]
    """How far the game may be from it."""
    source: Source = ""
    """Where this is known from."""


class Happening(Entry):
    """One step of what really happened."""

    date: Title
    """When it happened."""
    text: Story
    """What happened."""
    source: Source = ""
    """Where this is known from."""
