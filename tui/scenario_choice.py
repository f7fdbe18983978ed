"""Finding the scenario and the seats a command asks for, with a clear sentence when they are not there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from engine import Scenario, Seat
from tui.bad_input import BadInput


def scenario_named(name: str) -> Scenario:
    """The scenario of an id or a path; raises BadInput with its problems or with what there is."""
    from engine.authoring.kept import playable
    from engine.authoring.paths import NoScenario, clash

    try:
        if told := clash(name):
            print(f"note: {told}", file=sys.stderr)
        scenario = playable(name)
    except NoScenario as error:
        raise BadInput(str(error)) from None
    if scenario is None:
        from engine.authoring.load import find
        from engine.authoring.report import report

        raise BadInput(f"{name} cannot be played yet:\n{report(find(name).problems)}")
    return scenario


def seats_named(scenario: Scenario, given: Iterable[str], default: str) -> dict[str, str]:
    """Who sits where from words like ``eu=cautious``; seats not named get ``default``."""
    from engine import styles

    seats = dict.fromkeys(scenario.seats, default)
    for words in given:
        seat, sign, style = words.partition("=")
        if not sign:
            raise BadInput(f"'--seat {words}' does not say who plays: write it as {words or 'eu'}=cautious")
        if seat not in scenario.seats:
            raise BadInput(f"there is no seat '{seat}'{close(seat, list(scenario.seats))}")
        if style not in styles() and style != "human":
            raise BadInput(f"there is no player '{style}'{close(style, ['human', *styles()])}")
        seats[seat] = style  # type: ignore[index]  # a seat id is text
    return {str(s): who for s, who in seats.items()}


def seat_named(scenario: Scenario, name: str) -> Seat | None:
    """The seat of an option, or None when it was left out; raises BadInput for one that is not at the table."""
    if name and name not in scenario.seats:
        raise BadInput(f"there is no seat '{name}'{close(name, list(scenario.seats))}")
    return Seat(name) if name else None


def close(word: str, allowed: Sequence[str]) -> str:
    """``; did you mean 'x'? There are ...`` when something is close, ``; there are ...`` when nothing is."""
    from difflib import get_close_matches  # here, because a start should not pay for it

    near = get_close_matches(word, allowed, n=1, cutoff=0.75)
    if near:
        return f"; did you mean '{near[0]}'? There are {', '.join(allowed)}"
    return f"; there are {', '.join(allowed)}" if allowed else ""
