"""The base of all events, and how events alone make state.

``write`` assigns fields of the draft and never changes a container in place. ``facts`` is what politics hears.
Each event says why (``because``), what caused it (``causes``: refs) and who may know (``seen_by``). An event about a
thing takes its audience from the thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from engine.plain import dataclass
from engine.said import NOTHING, Said
from engine.scenario import Ref
from engine.state import Audience, Deal, Draft, Fact, Measure, Offer, State, Threat, Vote

K = TypeVar("K")
V = TypeVar("V")


def put(mapping: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    """A copy of a mapping with one entry set."""
    return {**mapping, key: value}


def without(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    """A copy of a mapping with one entry left out."""
    return {k: v for k, v in mapping.items() if k != key}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events."""

    because: Said = NOTHING
    causes: tuple[str, ...] = ()
    seen_by: Audience = "all"

    def write(self, draft: Draft) -> None:
        """Write what happened into the draft."""

    def facts(self, draft: Draft) -> tuple[Fact, ...]:
        """What politics hears of it, read after ``write``."""
        return ()


def record(draft: Draft, event: Event) -> None:
    """Write one event and what politics hears of it."""
    event.write(draft)
    heard = event.facts(draft)
    if heard:
        draft.facts = (*draft.facts, *heard)


def fold(state: State, events: Iterable[Event]) -> State:
    """Events alone make state: ``fold(old, events) == new``."""
    draft = Draft(state)
    for event in events:
        record(draft, event)
    return draft.close()


def counted_up(serials: Mapping[str, int], ref: Ref) -> Mapping[str, int]:
    key = ref.rstrip("0123456789")
    return put(serials, key, max(serials.get(key, 0), int(ref[len(key) :] or 0)))


def audience_of(*things: Measure | Offer | Deal | Threat | Vote) -> Audience:
    """The audience of an event about things: those who may know all of them."""
    known: Audience = "all"
    for thing in things:
        if thing.seen_by == "all":
            continue
        known = thing.seen_by if known == "all" else tuple(s for s in known if s in thing.seen_by)
    return known
