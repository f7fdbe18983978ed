"""Games that were left: what stands in the list behind Continue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A saved game; ``read`` says whether it was looked into, before that only its name and time are known."""

    id: str
    title: str
    left: str
    read: bool = False
    seats: str = ""
    where: str = ""
    problem: str = ""
    """Why it cannot be played, in a sentence."""
    remedy: str = ""
    """What can be done about it."""
    note: str = ""
    """What to know before going on with it."""
    file: str = ""
