"""Files with lines changed as authors change them: an author's screen tells or shows them, and never fails."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.authoring.load import find, load_and_play
from engine.authoring.previews import briefing, cards, role_sheets
from engine.authoring.trial import Trial, begin, reload

LINES = find("tiny").text.split("\n")
NUMBERS = ("0", "1", "-1", "3", "10", "99", "100", "1000", "0.5")


@st.composite
def rewritten(draw: st.DrawFn) -> str:
    """The scenario 'tiny' with some lines lost, doubled, moved, or with other numbers."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 2))
        match draw(st.integers(0, 5)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at], lines[at + 1] = lines[at + 1], lines[at]
            case _:
                lines[at] = re.sub(r"\d+", draw(st.sampled_from(NUMBERS)), lines[at], count=1)
    return "\n".join(lines)


def a_trial() -> Trial:
    """Tiny at its second round, played so far by bots that try things."""
    scenario = find("tiny").scenario
    assert scenario is not None
    return begin(scenario, round=2, bot="random")


TRIAL = a_trial()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rewritten())
def test_a_changed_file_is_told_or_shown_and_a_trial_game_goes_on_or_says_why(text: str) -> None:
    loaded = load_and_play(text, name="tiny.yaml")
    if loaded.scenario is None:
        assert any(problem.level == "error" for problem in loaded.problems)
        return

    assert briefing(loaded.scenario).rounds
    assert role_sheets(loaded.scenario)
    assert len(cards(loaded.scenario)) == len(loaded.scenario.beats)
    again = reload(TRIAL, loaded.scenario)
    assert again.kept == (not again.because)
    assert len(again.tail) <= again.acts
