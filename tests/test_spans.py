"""Rounds joined in a shorter length of play are dated as people write it."""

from __future__ import annotations

import pytest

from engine.clock import Clock, Span, Week
from engine.scenario import Scenario
from tests.playing import scenario_of


@pytest.mark.parametrize(
    ("labels", "joined"),
    [
        (("27 - 31 October 2025", "1 - 10 November 2025"), "27 October - 10 November 2025"),
        (("9 - 12 October 2025", "20 - 26 October 2025"), "9 - 26 October 2025"),
        (("30 - 31 December 2025", "1 - 4 January 2026"), "30 December 2025 - 4 January 2026"),
        (("Week 1", "Week 2"), "Week 1 - Week 2"),
    ],
)
def test_two_spans_read_as_one(labels: tuple[str, str], joined: str) -> None:
    from engine.scenario import _joined

    spans = tuple(Span(Week(n), 1, label) for n, label in enumerate(labels))
    assert _joined(spans) == Span(Week(0), 2, joined)


def test_every_length_of_the_crisis_has_months_in_its_dates() -> None:
    scenario: Scenario = scenario_of("rare_earth_crackdown")
    for profile in scenario.profiles:
        clock: Clock = scenario.played_clock(profile)
        for span in clock.spans:
            first, last = span.label.split(" - ")[0], span.label.split(" - ")[-1]
            days = int(last.split()[0]) - int(first.split()[0])
            assert not first.isdigit() or days > 0, span.label
