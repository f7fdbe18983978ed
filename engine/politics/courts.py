"""Courts: while they judge what a seat may order, its threats of it are believed less; what they strike down is over.

Cases are dated cards of the scenario (GAME 5.4, 9). They are about the orders of one seat that bear a tag, such as its
duties on one legal basis. Practice: three American courts judged duties under the emergency law in 2025; the Supreme
Court heard the case on 5 November 2025 and struck them down on 20 February 2026 (Learning Resources v Trump; P51).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from engine.scenario import Scenario
from engine.state import State

Verdict = Literal["pending", "upheld", "struck"]


def pending(by: str, tag: str) -> str:
    """The mark of an open case, kept among the stances that everybody may know."""
    return f"court.{by}.{tag}"


def void(by: str, tag: str) -> str:
    """The mark of what a court has struck down."""
    return f"struck.{by}.{tag}"


def judged(state: State, by: str, tags: Iterable[str]) -> bool:
    """Whether a court has yet to say if a seat may order something with these tags."""
    return any(state.stances.get(pending(by, tag), 0) > 0 for tag in tags)


def struck(state: State, by: str, tags: Iterable[str]) -> bool:
    """Whether a court has said that a seat may not order something with these tags."""
    return any(state.stances.get(void(by, tag), 0) > 0 for tag in tags)


def weight(scenario: Scenario, state: State, by: str, tags: Iterable[str]) -> int:
    """How much a threat with these tags weighs, in per cent of what it would without a court (GAME 5.4)."""
    if struck(state, by, tags):
        return 0
    return scenario.numbers.court_doubt if judged(state, by, tags) else 100
