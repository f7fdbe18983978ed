"""Holding a tree against any pydantic model: all errors at once, each at its place, unions without noise."""

import json
from enum import Enum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from engine.authoring.compose import parse
from engine.authoring.problems import Misfit, Problem
from engine.authoring.validate import validate
from tests.authoring.small_file import GOOD, SmallFile


def problems_of(model: type[BaseModel], text: str, **names: list[str]) -> tuple[Problem, ...]:
    return validate(model, parse(text, "a.yaml"), known=names)[1]


def told(model: type[BaseModel], text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in problems_of(model, text)]


def test_a_good_file_is_an_instance_and_has_no_problems() -> None:
    instance, problems = validate(SmallFile, parse(GOOD, "good.yaml"))

    assert problems == ()
    assert isinstance(instance, SmallFile)
    assert instance.actors["china"].name == "中国"
    assert instance.events["announced"].then[0].instrument == "export_licensing"


def test_names_are_told_while_the_shape_is_wrong_too() -> None:
    text = GOOD.replace("rounds: 6", "rounds: six").replace("good: magnets", "good: magnet")

    assert [p.code for p in problems_of(SmallFile, text)] == ["F203", "S301"]


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Square(BaseModel):
    model_config = ConfigDict(extra="forbid")
    side: int


class Circle(BaseModel):
    model_config = ConfigDict(extra="forbid")
    radius: int


class Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    colour: Colour = Colour.RED
    """The colour of the thing."""
    number: int | float = 0
    text_or_list: str | list[str] | None = None
    shape: Square | Circle | None = None
    pair: tuple[int, str] = (1, "a")
    by_round: dict[int, str] = {}
    weights: dict[Literal["light", "heavy"], Annotated[float, Field(gt=0)]] = {}
    inner: "Plain | None" = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colour: rde", [(1, 9, "'colour' cannot be 'rde'")]),
        ("number: x", [(1, 9, "'number' needs a whole number or a number and has the text 'x'")]),
        ("text_or_list: 3", [(1, 15, "'text_or_list' needs text or a list and has 3")]),
        ("text_or_list: [a, 3]", [(1, 19, "item 2 of 'text_or_list' needs text and has 3")]),
        ("shape: {sid: 3}", [(1, 9, "unknown key 'sid'")]),
        ("shape: {radius: x}", [(1, 17, "'radius' needs a whole number and has the text 'x'")]),
        ("pair: [1]", [(1, 1, "'pair' has 1 entry and needs more")]),
        ("pair: [a, 1]", [(1, 8, "item 1 of 'pair' needs a whole number and has the text 'a'"),
                          (1, 11, "item 2 of 'pair' needs text and has 1")]),
        ("by_round: {one: x}", [(1, 12, "'one' cannot be a key here")]),
        ("weights: {lihgt: 1}", [(1, 11, "'lihgt' cannot be a key here")]),
        ("weights: {light: 0}", [(1, 18, "'light' is 0 and must be more than 0")]),
        ("inner:\n  inner:\n    colour: 3", [(3, 13, "'colour' cannot be '3'")]),
        ("inner: [1]", [(1, 8, "'inner' needs keys with values and has a list")]),
    ],
)  # fmt: skip
def test_each_kind_of_error_has_its_words_and_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert told(Plain, text) == expected


def test_good_values_of_every_kind_pass() -> None:
    text = "{colour: blue, number: 1.5, shape: {radius: 2}, pair: [1, b], by_round: {1: x}, weights: {light: 1}}"
    instance, problems = validate(Plain, parse(text, "a.yaml"))

    assert problems == ()
    assert instance is not None
    assert (instance.colour, instance.shape, instance.by_round) == (Colour.BLUE, Circle(radius=2), {1: "x"})


class Odd(BaseModel):
    model_config = ConfigDict(extra="forbid")
    value: dict[str, int]

    def model_post_init(self, _: object) -> None:
        if "b" in self.value:
            raise Misfit("'b' does not go with the rest", "leave it out", at=("value", "b"))


def test_a_rule_of_the_model_points_at_the_part_it_means() -> None:
    (problem,) = problems_of(Odd, "value:\n  a: 1\n  b: 2\n")

    assert (problem.line, problem.column, problem.help) == (3, 6, "leave it out")
    assert problem.message == "'b' does not go with the rest"


def test_a_misspelt_key_is_one_problem_and_not_two() -> None:
    text = GOOD.replace("title: Magnet Squeeze", "titel: Magnet Squeeze")

    assert [p.message for p in problems_of(SmallFile, text)] == ["unknown key 'titel'"]


def test_a_key_at_the_wrong_level_is_sent_to_its_place() -> None:
    text = GOOD.replace("    may_use: [tariff]", "    may_use: [tariff]\n    rounds: 6")
    (problem,) = problems_of(SmallFile, text)

    assert problem.help.startswith("this key stands at the top level; check the indentation")


def test_english_of_the_library_is_never_shown() -> None:
    text = json.dumps({"colour": [], "number": [], "pair": {}, "shape": 1, "by_round": [], "inner": "x"})

    for problem in problems_of(Plain, text):
        assert "Input should" not in problem.message + problem.help
        assert not any(word in problem.message.split() for word in ("str", "int", "dict", "None", "invalid"))
