"""Scenario tests, readable as transcripts: who does what, what the rules refuse, and what holds afterwards."""

# ruff: noqa: RUF012 - pydantic gives each instance a copy of its defaults

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, create_model, model_validator

from engine.authoring.file.acts import AnyAct
from engine.authoring.file.base import BeatName, Entry, Id, Line
from engine.authoring.file.when import Condition
from engine.authoring.problems import Misfit
from engine.authoring.refs import Ref
from engine.authoring.reserved import STEP_WORDS

ENDS = ("end_talks", "end_orders", "end_round", "end_game")
"""The words that let time pass: everybody is done with a phase, with the round, or with the game."""


class StepOf(Entry):
    """One step of a play: what a seat does, news that the facilitator brings, or what holds by now."""

    refused: Line | None = None
    """Some words of the reason why the rules refuse this act."""
    named: Id | None = None
    """A name for what this act begins, so that later acts can point at it."""
    bring: BeatName | None = None
    """The held beat that the facilitator brings now."""
    expect: tuple[Condition, ...] = ()
    """What must hold at this point."""

    @property
    def acts(self) -> dict[str, Any]:
        """What seats do in this step, by seat."""
        given = ((name, getattr(self, name)) for name in type(self).model_fields if name not in STEP_WORDS)
        return {name: act for name, act in given if act is not None}

    @model_validator(mode="after")
    def _does_one_thing(self) -> "StepOf":
        doing = [*self.acts, *(word for word in ("bring", "expect") if getattr(self, word))]
        if len(doing) != 1:
            told = f"this one has {' and '.join(doing)}" if doing else "this one has none"
            help = "begin a new '-' for each; allowed: the name of a seat with its act, bring, expect"
            raise Misfit(f"a step does one thing; {told}", help)
        if not self.acts and (self.refused or self.named):
            raise Misfit("only an act of a seat can be refused or named", at=("refused" if self.refused else "named",))
        return self


class TestOf(Entry):
    """One test: a play and what must hold after it."""

    says: Line
    """What the test shows, in one sentence."""
    profile: Annotated[str, Ref("profiles")] = ""
    """The length of play; left out, the longest."""
    seed: int | None = None
    """The dice of a real game; left out, chance shows the face in the middle."""
    luck: dict[Id, bool] = {}
    """For beats with a chance, whether they come."""
    play: tuple[Any, ...] = ()
    """What happens, step by step."""
    expect: tuple[Condition, ...] = ()
    """What must hold at the end of the play; each entry must hold."""


class TestsOf(Entry):
    """The tests of one scenario, in a file beside it."""

    format: Literal[1]
    """The version of the file format; always 1."""
    tests: Annotated[dict[Id, TestOf], Field(min_length=1)]
    """The tests by name."""


@cache
def tests_model(seats: tuple[str, ...]) -> type[TestsOf]:
    """The model of a file of tests for a table with these seats: each seat is a key that an act may stand under."""
    step = create_model("Step", __base__=StepOf, __doc__=StepOf.__doc__, **_seat_fields(seats))
    play = Annotated[tuple[Literal["end_talks", "end_orders", "end_round", "end_game"] | step, ...], ...]  # type: ignore[valid-type]  # made for the seats
    test = create_model("Test", __base__=TestOf, __doc__=TestOf.__doc__, play=(play, ()))
    tests = Annotated[dict[Id, test], Field(min_length=1)]  # type: ignore[valid-type]  # made for the seats
    return create_model("Tests", __base__=TestsOf, __doc__=TestsOf.__doc__, tests=(tests, ...))


def _seat_fields(seats: Iterable[str]) -> dict[str, Any]:
    field = Annotated[AnyAct | None, Field(description="What this seat does.")]
    return {seat: (field, None) for seat in seats if seat not in STEP_WORDS}
