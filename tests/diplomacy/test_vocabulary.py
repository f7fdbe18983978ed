"""What holds of every clause kind, and what deals do to the economy by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.diplomacy import binds, clause_from, deal_dates, deal_shocks, kind_of, performer, vocabulary
from engine.economy import Shock
from engine.forms import field_help, form_fields
from engine.said import tell
from tests.diplomacy.world import CHINA, EU, FLOW, GAME, LEVEL, PRICE, US, clause, deal, next_round, start, with_deal

KINDS = vocabulary()
SOY = clause("purchase", "china", line="soybeans", seller="us", more=20)


def test_there_are_more_than_twelve_and_files_are_their_ids():
    assert len(KINDS) >= 16
    assert all(kind.id == name for name, kind in KINDS.items())


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_whole_in_its_file(name):
    kind = KINDS[name]
    helps = field_help(kind.Clause)

    assert kind.title
    assert kind.tags
    assert kind.benchmark == getattr(kind.Clause, "BENCHMARK", False) == ("benchmark" in kind.tags)
    assert all(helps.get(field.name) for field in form_fields(kind.Clause))
    assert "until" not in [field.name for field in form_fields(kind.Clause)]


@pytest.mark.parametrize("name", KINDS)
def test_what_a_menu_offers_is_legal_and_reads_as_a_sentence(name):
    kind, state = KINDS[name], start()
    for by in (EU, CHINA, US):
        for to in (EU, CHINA, US):
            for offered in kind.menu(GAME, state, by, to) if by != to else ():
                assert kind.why_not(GAME, state, (by, to), offered) is None, offered
                assert by in tell(kind.sentence(offered), {})


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_can_be_offered_by_somebody(name):
    kind, state = KINDS[name], start()
    pairs = [(a, b) for a in (EU, CHINA, US) for b in (EU, CHINA, US) if a != b]

    assert any(kind.menu(GAME, state, a, b) for a, b in pairs)


@pytest.mark.parametrize("name", KINDS)
def test_a_clause_that_entered_into_force_is_kept_in_the_next_round(name):
    kind, state = KINDS[name], start()
    pairs = [(a, b) for a in (EU, CHINA, US) for b in (EU, CHINA, US) if a != b]
    offered, to = next((kind.menu(GAME, state, a, b)[0], b) for a, b in pairs if kind.menu(GAME, state, a, b))
    made = deal(offered, clause("review", to, every=4))
    after = next_round(with_deal(state, made))

    kept = kind.kept(GAME, after, after.deals[made.id], offered)

    assert kept.kept
    assert kept.miss == 0
    assert tell(kept.because, {})


def test_a_field_a_kind_has_not_is_refused_by_name():
    with pytest.raises(TypeError, match="review has no field 'gate'; it has by, every, in_return_for, start, until"):
        clause_from("review", {"by": "eu", "gate": 1})


def test_the_giver_of_the_flow_performs_first():
    assert performer(deal(PRICE, FLOW)) == CHINA
    assert performer(deal(PRICE, clause("standstill", "china"))) == EU


@pytest.mark.parametrize(
    ("dates", "weeks"),
    [
        ({}, [True, True, True, True]),
        ({"until": 3}, [True, True, False, False]),
        ({"start": 4}, [False, False, True, True]),
    ],
)
def test_a_clause_binds_from_the_settlement_of_its_first_round_to_that_of_its_last(dates, weeks):
    # settlements of rounds 2 to 5 end in weeks 2 to 5
    found = [binds(GAME.clock, replace(FLOW, **dates), week) for week in (2, 3, 4, 5)]

    assert found == weeks


def test_a_deal_works_on_the_economy_while_it_binds():
    state = with_deal(start(), deal(SOY, replace(LEVEL, until=4), id="china.d1"))

    assert list(deal_shocks(GAME, state, 3)) == ["china.d1"]
    assert deal_dates(GAME, state) == (5,)
    gone = replace(state.deals["china.d1"], void=(0,))
    assert deal_shocks(GAME, replace(state, deals={gone.id: gone}), 3) == {}
    over = replace(state.deals["china.d1"], stage="ended")
    assert deal_shocks(GAME, replace(state, deals={over.id: over}), 3) == {}


def test_an_answer_in_escrow_works_later():
    held = deal(clause("licence_flow", "china", input="magnets", user="us", gate=8500),
                clause("purchase", "us", line="machines", seller="china", more=20), id="china.d1",
                enforcement="escrow")  # fmt: skip
    state = with_deal(start(), held)
    assert deal_shocks(GAME, state, 3) == {}

    done = replace(state.deals[held.id], kept_rounds=2)
    assert deal_shocks(GAME, replace(state, deals={held.id: done}), 5)[held.id] != Shock()


def test_kind_of_finds_the_file():
    assert kind_of(FLOW).id == "licence_flow"
