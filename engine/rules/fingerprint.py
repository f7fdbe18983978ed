"""The fingerprint of a state: what a save keeps after every step, and what says that two games are the same."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from engine.state import State


class Texts:
    """How the parts and things of one game read, by identity: they never change, and a step leaves most of them.

    A thing is kept with its text, so that no other can come to have its identity.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, thing: object) -> str:
        """Its text, as it was or made now."""
        known = self._known.get(id(thing))
        if known is None:
            if len(self._known) >= MOST_TEXTS:
                self._known.clear()
            self._known[id(thing)] = known = thing, self._made(thing)
        return known[1]

    def _made(self, thing: object) -> str:
        if isinstance(thing, dict):
            return "{" + ",".join([f"{k!r}:{self.plain(thing[k])}" for k in sorted(thing, key=str)]) + "}"
        return repr(thing)

    def plain(self, value: object) -> str:
        """A value as the fingerprint reads it; numbers, words and lists are made anew, as fast as they are found."""
        if isinstance(value, int | str):
            return repr(value)
        if isinstance(value, tuple | list):
            return "(" + ",".join([self.plain(v) for v in value]) + ")"
        return self.of(value)


MOST_TEXTS = 4096
"""How many texts are kept: a long game has some two thousand parts and things."""


def digest(state: State, texts: Texts | None = None) -> str:
    """A fingerprint of everything but floats: equal on every machine and in every batch.

    Whoever asks after every step of a game hands in its ``texts``; the fingerprint is the same without.
    """
    plain = (texts or Texts()).plain
    names = [f.name for f in fields(State) if f.name != "economy"]
    text = "\n".join(f"{name}={plain(getattr(state, name))}" for name in names)
    return hashlib.sha256(text.encode()).hexdigest()
