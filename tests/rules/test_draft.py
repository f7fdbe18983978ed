"""The working copy of an apply: the same fields as a State, and no way from one to the other but a copy."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

from engine.state import Draft, State
from tests.playing import random_game, scenario_of


def test_a_draft_has_the_fields_of_a_state() -> None:
    assert get_type_hints(Draft) == get_type_hints(State)


def test_a_state_never_gets_a_field_it_does_not_have() -> None:
    names = {f.name for f in fields(State)}

    assert scenario_of("tiny")
    assert all(set(vars(turn.state)) == names for _, _, turn in random_game("tiny", 3))


def test_a_closed_draft_may_be_written_on_without_changing_the_state() -> None:
    state = next(state for state, _, _ in random_game("tiny", 3))
    draft = Draft(state)
    closed = draft.close()
    draft.week += 1

    assert closed == state
    assert draft.close().week == state.week + 1
