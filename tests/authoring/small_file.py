"""A small file format that uses everything the loader can do: the stand-in for scenarios in its tests."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from engine.authoring.problems import Misfit
from engine.authoring.refs import Ref

Id = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
Good = Annotated[Id, Ref("goods")]
Who = Annotated[Id, Ref("actors")]


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class GoodEntry(Base):
    name: str
    """What people call it."""


class Tariff(Base):
    instrument: Literal["tariff"]
    against: Who
    level: Annotated[int, Field(ge=0, le=100)]
    """Points of duty on top, 0 to 100."""


class Licence(Base):
    instrument: Literal["export_licensing"]
    against: Who
    good: Good
    strict: bool = False


class Condition(Base):
    round: dict[Literal["at_least", "at_most", "equals"], int] | None = None
    stock: dict[Who, dict[Good, int]] | None = None
    any_of: tuple["Condition", ...] = ()

    @model_validator(mode="after")
    def has_one_word(self) -> "Condition":
        if len(self.model_fields_set) != 1:
            raise Misfit("a condition has one word", "start a new '-' for each")
        return self


class Event(Base):
    title: Annotated[str, Field(max_length=40, min_length=3)]
    when: tuple[Condition, ...] = ()
    then: tuple[Annotated[Tariff | Licence, Field(discriminator="instrument")], ...] = ()


class Actor(Base):
    name: str
    """The full name, as on the name plate."""
    kind: Literal["bloc", "country", "company"]
    may_use: tuple[Literal["tariff", "export_licensing"], ...] = ()
    stock: dict[Good, int] = {}
    text: str | list[str] = ""
    window: tuple[int, int] = (1, 2)


class SmallFile(Base):
    format: Literal[1]
    title: Annotated[str, Field(max_length=60)]
    """What the box says. More is said inside."""
    rounds: Annotated[int, Field(ge=1, le=12)]
    share: float = 0
    goods: dict[Id, GoodEntry]
    actors: dict[Id, Actor]
    events: dict[Id, Event] = {}


GOOD = """\
format: 1
title: Magnet Squeeze
rounds: 6
share: 0.65
goods:
  dysprosium: {name: Dysprosium oxide}
  magnets:
    name: "Permanent magnets: all"
actors:
  eu:
    name: Europäische Union
    kind: bloc
    may_use: [tariff]
    stock: {dysprosium: 90}
  china:
    name: 中国
    kind: country
    text: |
      Licences protect
      national security.
events:
  announced:
    title: Beijing announces licences
    when:
      - round: {at_least: 2}
      - any_of:
          - stock: {eu: {dysprosium: 50}}
    then:
      - instrument: export_licensing
        against: eu
        good: magnets
"""
