"""The format of a scenario file, as models: what may stand where, with the help that authors read."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from typing import Annotated, Any, Literal

from pydantic import Field

from engine.authoring.chosen import FormOf
from engine.authoring.file.acts import Acted, Opening
from engine.authoring.file.base import Entry, Id, Line, SeatName, Story, Title
from engine.authoring.file.seats import Seat
from engine.authoring.file.world import (
    Beat,
    Council,
    Economy,
    Fact,
    Happening,
    OtherActor,
    Profile,
    Reported,
    Round,
)
from engine.authoring.refs import Ref

__all__ = ["ScenarioFile"]


class ScenarioFile(Entry):
    """A scenario: one file, everything in it by name."""

    format: Literal[1]
    """The version of the file format; always 1."""
    extends: str = ""
    """Another scenario that this one changes: its name, or the path of its file from here."""
    words: dict[Line, Line] = {}
    """Words that all texts write in another way, such as 'China: Kesh' for names made up."""
    title: Title
    """What the scenario is called."""
    summary: Story
    """What it is about, in two or three sentences."""
    brief: Story
    """What everybody reads before play."""
    level: Id = "learn"
    """Whom it is for."""
    begins: Title
    """The date on which play begins, as people read it."""
    facts: dict[Id, Fact] = {}
    """What players may know and look up."""
    clock: Annotated[dict[Id, Round], Field(min_length=1, max_length=60)]
    """The rounds of the full game in order."""
    profiles: Annotated[dict[Id, Profile], Field(min_length=1)]
    """The lengths of play, the longest last."""
    economy: Economy
    """Which economy is played."""
    seats: Annotated[dict[Id, Seat], Field(min_length=2)]
    """The sides at the table, in the order in which things are settled."""
    trust: dict[Annotated[str, Ref("pairs")], Annotated[float, Field(ge=-5, le=5, multiple_of=0.1)]] = {}
    """Trust between two seats at the start, from -5 to 5, such as 'eu.china: -1'."""
    measures: dict[Id, Opening] = {}
    """The measures that stand at the start."""
    council: Council | None = None
    """The council that votes for a seat."""
    actors: dict[Id, OtherActor] = {}
    """Others who matter but have no seat."""
    beats: dict[Id, Beat] = {}
    """The news of the game."""
    history: dict[Id, Acted] = {}
    """What the seats really did, as acts that can be played."""
    reported: dict[Id, Reported] = {}
    """Figures that were reported, to set beside those of the game."""
    happened: dict[Id, Happening] = {}
    """What really happened, for the debrief."""
    debrief: dict[Id, Line] = {}
    """Questions for the debrief."""
    glossary: dict[Id, Story] = {}
    """Words that players may look up."""
    market: Annotated[float, Field(ge=-100, le=100, multiple_of=0.01)] = 0
    """How far the market stands from its start, in per cent."""
    sequential: bool = False
    """True when orders are given one seat after the other instead of sealed."""
    aggressor: SeatName = ""
    """The seat that orders first when orders come one after the other; the others follow by lower Home at the start."""
    scale: Annotated[int, Field(ge=1, le=100)] = 10
    """The points of one grade of the result."""
    stages: dict[Annotated[str, Ref("instruments")], dict[Id, Annotated[int, Field(ge=0, le=60)]]] = {}
    """How many rounds a stage of an instrument takes here, by instrument and stage."""
    numbers: Annotated[dict[str, Any], FormOf("", "numbers")] = {}
    """Rule numbers that this scenario replaces."""
