"""Measures that stand at the start, and the acts of the historical line."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from engine.authoring.chosen import FormOf
from engine.authoring.file.base import Entry, Id, InstrumentName, RoundNumber, SeatName, Source, Story, Title
from engine.authoring.problems import Misfit
from engine.authoring.refs import Ref

Use = Annotated[dict[str, Any], FormOf("instrument", "instruments")]
"""An instrument's form, filled as that instrument asks."""
AnyClause = Annotated[dict[str, Any], FormOf("clause", "clauses", inside=True)]
"""A clause: its kind, who gives it, and what that kind asks for."""


class Opening(Entry):
    """A measure that stands when play begins."""

    name: Title
    """What people call it."""
    called: Title = ""
    """What it is called within a sentence, such as 'the affiliates rule'; without it, its name."""
    by: SeatName
    """The seat that took it."""
    against: Annotated[str, Ref("seats", "actors", also=("all",))] = ""
    """Whom it is aimed at; left out, the one in its 'use:'."""
    instrument: InstrumentName
    """The instrument it is a use of."""
    use: Use
    """How the instrument is used."""
    since_week: Annotated[int, Field(ge=-520, le=0)] = -26
    """The week it began, counted from the start: -26 is half a year ago."""
    starts_round: RoundNumber | None = None
    """The round in which an announced measure begins to bite; one after the end counts in the year played on."""
    until_round: RoundNumber | None = None
    """The last round in which it stands; one after the end counts in the year played on."""
    source: Source = ""
    """Where this is known from."""


class Order(Entry):
    """A sealed order."""

    do: Literal["order"]
    """Place a sealed order."""
    instrument: InstrumentName
    """The instrument that is used."""
    use: Use
    """How the instrument is used."""
    reason: Story = "as it happened"
    """The reason its owner writes down."""
    threat: Annotated[str, Ref("history")] | None = None
    """The entry of the threat that it carries out."""


class Announced(Entry):
    """What threats and pledges have in common."""

    against: SeatName
    """The seat that hears it."""
    instrument: InstrumentName
    """The instrument that would be used."""
    use: Use
    """How the instrument would be used."""
    due: RoundNumber
    """The round by which the condition must hold."""
    public: bool = True
    """False when only the two of them know."""


class Threaten(Announced):
    """Say what you will do unless something is given."""

    do: Literal["threaten"]
    """Announce a threat."""
    unless: AnyClause
    """What the other seat must give to avoid it."""


class Pledge(Announced):
    """Say what you will do if something is given."""

    do: Literal["pledge"]
    """Announce a pledge."""
    when_given: Annotated[AnyClause, Field(alias="if")]
    """What it is promised for."""


class Propose(Entry):
    """Put a package on the table."""

    do: Literal["propose"]
    """Put a package on the table."""
    parties: Annotated[tuple[SeatName, ...], Field(min_length=2)]
    """The seats that must sign."""
    clauses: Annotated[dict[Id, AnyClause], Field(min_length=1)]
    """What each gives."""
    enforcement: Literal["none", "snap_back", "panel", "escrow"] = "none"
    """What happens when a clause is broken."""
    secret: bool = False
    """True when only the parties know."""
    replaces: Annotated[str, Ref("history")] | None = None
    """The entry it is a counter-offer to."""


class Answer(Entry):
    """Sign an open package, or refuse it."""

    do: Literal["sign", "refuse"]
    """Sign it or refuse it."""
    offer: Annotated[str, Ref("history")]
    """The entry that proposed it."""


class Speak(Entry):
    """Say something that is logged and has no rule effect."""

    do: Literal["speak"]
    """Say something."""
    words: Story
    """What is said."""
    to: tuple[SeatName, ...] = ()
    """Who hears it; left out, everybody."""


AnyAct = Annotated[Order | Threaten | Pledge | Propose | Answer | Speak, Field(discriminator="do")]


class Acted(Entry):
    """One act of the historical line."""

    round: RoundNumber
    """The round in which it happened."""
    phase: Literal["talks", "orders"]
    """The phase in which it happened."""
    seat: SeatName
    """Who did it."""
    act: AnyAct
    """What was done."""
    source: Source = ""
    """Where this is known from."""

    @model_validator(mode="after")
    def _is_in_its_phase(self) -> "Acted":
        right = "orders" if self.act.do == "order" else "talks"
        if self.phase != right:
            raise Misfit(f"'{self.act.do}' belongs to the phase '{right}'", at=("phase",))
        return self
