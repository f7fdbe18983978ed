"""The fingerprint of a state is the same whether a table remembers how things read or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.rules import fingerprint
from engine.rules.fingerprint import Texts, digest
from engine.state import Fact
from tests.playing import random_game


@pytest.mark.parametrize("most", [3, 4096])
def test_a_table_that_remembers_finds_the_same(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(fingerprint, "MOST_TEXTS", most)
    texts = Texts()
    states = [state for state, _, _ in random_game("tiny", 5)]

    assert [digest(s, texts) for s in states] == [digest(s) for s in states]
    assert [digest(s, texts) for s in reversed(states)] == [digest(s) for s in reversed(states)]
    assert len({digest(s) for s in states}) > 20


def test_a_new_thing_and_a_new_number_are_seen() -> None:
    texts = Texts()
    state = [state for state, _, _ in random_game("tiny", 5)][-1]
    first = digest(state, texts)

    assert digest(replace(state, facts=(*state.facts, Fact(kind="order", round=1))), texts) != first
    assert digest(replace(state, counts={**state.counts, "market": 123}), texts) != first  # type: ignore[dict-item]
    assert digest(replace(state, counts=dict(state.counts)), texts) == first
