"""Selling a deal at home is a light order, works once a game, and is for what may be said in public."""

from dataclasses import replace

from engine.diplomacy import clause_from
from engine.instruments.sell_at_home import INSTRUMENT
from engine.state import Deal
from tests.instruments.world import CHINA, EU, US, game, menu, order, refused, revealed, table, told

ID = "sell_at_home"


def signed(*, secret: bool = False, stage: str = "signed"):
    """China and the United States have signed something."""
    clauses = tuple(clause_from("review", {"by": seat}) for seat in (CHINA, US))
    deal = Deal(
        id="china.d1", parties=(CHINA, US), clauses=clauses, enforcement="none", secret=secret, stage=stage, round=1,
        seen_by=(CHINA, US) if secret else "all",
    )  # fmt: skip
    return replace(table(game()), deals={deal.id: deal})


def test_it_is_light_aimed_at_nobody_and_heard_as_a_sale():
    (noted,) = revealed(game(), signed(), US, ID)

    assert INSTRUMENT.weight(game(), signed(), US, INSTRUMENT.Use()) == "light"
    assert (noted.fact.kind, noted.fact.by, noted.causes) == ("sold", "us", ("us", "china.d1"))
    assert told(noted.because) == "us sells at home what it has signed"


def test_it_needs_a_deal_that_waits_and_that_may_be_spoken_of():
    assert "no deal" in refused(game(), table(game()), US, ID)
    assert "no deal" in refused(game(), signed(stage="in_force"), US, ID)
    assert "no deal" in refused(game(), signed(secret=True), US, ID)
    assert (menu(game(), signed(), US, ID), menu(game(), table(game()), US, ID)) == (1, 0)


def test_it_works_once_a_game_and_not_where_states_vote():
    again = order(game(), signed(), US, ID)

    assert "once a game" in refused(game(), replace(again, round=3), US, ID)
    assert order(game(), again, CHINA, ID)
    assert "one by one" in refused(game(), signed(), EU, ID)
