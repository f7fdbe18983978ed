"""A procurement bar takes an inquiry and a vote in the EU; the other side mirrors it at once, and only then."""

import pytest

from engine.instruments.procurement_bar import INSTRUMENT
from tests.instruments.world import CHINA, EU, US, game, menu, only, order, refused, settle, shock, table, told, vote

ID = "procurement_bar"
CASE = {"against": "china", "sector": "machinery_electrical"}


def inquiry():
    return order(game(weeks=13), table(game(weeks=13)), EU, ID, **CASE)


@pytest.mark.parametrize("agreed", [True, False])
def test_2025_06_19_nine_months_then_the_states_vote(agreed):
    state = inquiry()
    assert (only(state, "procurement").standing, only(state, "procurement").rung) == ("pending", 2)
    state = settle(game(weeks=13), state, 2)
    assert not state.votes
    state = settle(game(weeks=13), state)
    assert [(v.mode, v.kind) for v in state.votes] == [("qmv_for", "tough")]

    state = vote(game(weeks=13), state, only(state, "procurement").id, passed=agreed)

    bar = only(state, "procurement")
    assert (bar.standing, bar.rung) == (("in_force", 4) if agreed else ("ended", 2))
    if agreed:
        assert bar.until == state.week + 260
        (found,) = shock(game(weeks=13), state, bar).bars
        assert (found.origin, found.destination, found.bp) == ("china", "eu", 400)


def test_2025_07_06_the_mirror_needs_something_to_mirror():
    mirror = {"against": "eu", "sector": "machinery_electrical"}
    assert "nothing to mirror" in refused(game(), table(game()), CHINA, ID, **mirror)
    assert menu(game(), table(game()), CHINA, ID) == 0
    assert menu(game(), inquiry(), CHINA, ID) == 1

    state = order(game(), inquiry(), CHINA, ID, **mirror)

    bar = next(m for m in state.measures.values() if m.by == CHINA)
    assert (bar.standing, bar.rung, bar.stage) == ("in_force", 4, "mirror")


def test_once_against_each_and_only_with_the_power():
    assert "already concerns" in refused(game(), inquiry(), EU, ID, **CASE)
    assert "no power" in refused(game(), table(game()), US, ID, **CASE)
    assert (menu(game(), table(game()), EU, ID), menu(game(), inquiry(), EU, ID)) == (2, 1)


def test_words_and_files():
    bar = only(inquiry(), "procurement")

    assert told(INSTRUMENT.told(bar)) == "inquiry into tenders for machinery_electrical, until week 39"
    assert told(INSTRUMENT.told(INSTRUMENT.opened(game(), bar))) == "bar on machinery_electrical in public tenders"
