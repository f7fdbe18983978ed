"""Check 3: no action changes any earlier state, not even inside a container."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.events import OfferMade, put
from engine.rules.fingerprint import digest
from engine.state import State
from tests.playing import opening_of, random_game


def test_all_earlier_states_stay_as_they_were() -> None:
    marks = []
    for state, _, _ in random_game("tiny", 3):
        marks.append((state, digest(state)))

    assert len(marks) > 20
    for state, mark in marks:
        assert digest(state) == mark


def of_its_own() -> State:
    """An opening with a container of its own: what is spoiled in it must not be the opening of other tests."""
    return replace(opening_of("tiny"), offers={})


def test_a_write_in_place_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(self: OfferMade, draft) -> None:  # type: ignore[no-untyped-def]
        draft.offers[self.offer.id] = self.offer
        draft.serials = put(draft.serials, self.offer.id.rstrip("0123456789"), 99)

    monkeypatch.setattr(OfferMade, "write", in_place)

    def whole_history() -> None:
        for seed in range(30):
            marks = []
            for state, _, _ in random_game("tiny", seed, first=of_its_own()):
                marks.append((state, digest(state)))
                assert all(digest(s) == m for s, m in marks[-25:])

    with pytest.raises(AssertionError):
        whole_history()
