"""What an unquoted word means: only the plainest numbers, true, false and null are not text."""

import pytest

from engine.authoring.scalars import flag_help, meaning, number_help


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "yes", "on", "off", "y", "n", "True", "TRUE", "~", "Null", "12:30", "1_000", "010", "-007", "0x1F",
     "0o17", "1e9", ".5", "5.", "1,5", "1.2.3", "2025-10-09", ".inf", ".nan", "+", "-", "9" * 20, "1." + "9" * 30,
     "١٢", "1\n"],
)  # fmt: skip
def test_a_word_that_might_be_a_number_elsewhere_stays_text(word: str) -> None:
    assert meaning(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [("0", 0), ("-1", -1), ("+3", 3), ("9" * 19, int("9" * 19)), ("0.5", 0.5), ("-2.70", -2.7), ("true", True),
     ("false", False), ("null", None), ("", None)],
)  # fmt: skip
def test_plain_numbers_and_constants_have_their_value(word: str, value: object) -> None:
    assert meaning(word) == value
    assert type(meaning(word)) is type(value)


@pytest.mark.parametrize(
    ("word", "help"),
    [("010", "write 10, without the zero in front"), ("1_000", "write 1000, without separators"),
     ("1 000", "write 1000, without separators"), ("1,5", "write 1.5, with a point"),
     ("65 %", "write 65, without the sign"), ("12", "write 12, without quotes"), ("six", "")],
)  # fmt: skip
def test_a_text_that_was_meant_as_a_number_is_told_how(word: str, help: str) -> None:
    assert number_help(word) == help


@pytest.mark.parametrize(("word", "help"), [("yes", "write true"), ("Off", "write false"), ("maybe", "")])
def test_a_text_that_was_meant_as_true_or_false_is_told_how(word: str, help: str) -> None:
    assert flag_help(word) == help
