"""Secrets of one seat that a text for others gives away: where they are looked for, and which ones count."""

import pytest

from engine.authoring.load import load

HEAD = "format: 1\nextends: tiny\nseats: {us: {private: '%s'}}\n"
SHORT, LONG = "Spare the summit.", "Nobody at home believes that this will last until spring."


def told(text: str) -> list[str]:
    return [problem.message for problem in load(text).problems]


@pytest.mark.parametrize(
    "place",
    [
        "title: '{}'",
        "brief: 'They say: {}'",
        "debrief: {{summit: 'Was it wise to {}'}}",
        "glossary: {{summit: 'In June. {}'}}",
        "facts: {{summit: {{text: 'They say: {}', source: made up}}}}",
        "actors: {{press: {{name: The press, does: 'Writes: {}', source: made up}}}}",
        "beats: {{queue: {{headline: 'Whispers: {}'}}}}",
        "beats: {{queue: {{text: 'Whispers: {}', to: [eu, us]}}}}",
        "clock: {{r2: {{label: '{}'}}}}",
    ],
)
def test_a_short_secret_is_found_wherever_others_read(place: str) -> None:
    message = "this text tells others what only 'us' may know: 'spare the summit'"

    assert told(HEAD % SHORT + place.format(SHORT) + "\n") == [message]


def test_news_for_its_owner_alone_may_say_it() -> None:
    assert told(HEAD % SHORT + f"beats: {{queue: {{headline: 'Home: {SHORT}', to: [us]}}}}\n") == []


def test_a_word_or_two_are_no_secret() -> None:
    assert told(HEAD % "Keep calm." + "brief: Everybody must keep calm this week.\n") == []


def test_part_of_a_short_secret_is_chance_and_so_is_it_within_other_words() -> None:
    assert told(HEAD % SHORT + "brief: The summit is in June; none can spare the summits.\n") == []


def test_six_words_of_a_longer_secret_count_and_five_do_not() -> None:
    assert len(told(HEAD % LONG + "brief: One says that this will last until spring.\n")) == 1
    assert told(HEAD % LONG + "brief: One says this will last until spring.\n") == []
