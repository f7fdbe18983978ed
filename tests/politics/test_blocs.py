"""What home blocs hear: cues against facts, marks and figures of a round (GAME 5.1)."""

from __future__ import annotations

import pytest

from engine.politics.blocs import deal_reactions, matches, reactions
from engine.politics.heard import heard_figure
from engine.said import tell
from engine.scenario import Bloc, Bounds, Condition, Cue
from engine.state import Fact
from tests.politics.small_state import CHINA, EU, US, brief, busy, fact, measure, order, scenario, state, threat

SEATS = ("eu", "china", "us")


def total(cue, amount=1, *, facts=(), seat=EU, double_when=None, **changes):
    """What one bloc with one cue makes of a round."""
    game = scenario(brief(seat, (Bloc(id="bloc", reactions=((cue, amount),), double_when=double_when),)))
    return reactions(game, state(game, facts=tuple(facts), **changes), seat)[0].total


# --- facts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cue", "heard"),
    [
        (Cue(kind="hit"), True),
        (Cue(kind="eased"), False),
        (Cue(kind="hit", by="china"), True),
        (Cue(kind="hit", by="self"), False),
        (Cue(kind="hit", by="other", against="self"), True),
        (Cue(kind="hit", against="us"), False),
        (Cue(kind="hit", tag="line.pork"), True),
        (Cue(kind="hit", tag="line.cars"), False),
        (Cue(kind="hit", tag="line.pork", not_tag="hostage"), False),
        (Cue(kind="hit", rung_at_least=4), True),
        (Cue(kind="hit", rung_at_least=5), False),
        (Cue(kind="hit", weight="heavy"), False),
    ],
)
def test_a_cue_matches_word_by_word(cue, heard):
    pork = fact("hit", "china", "eu", "line", "hostage", "line.pork", rung=4)

    assert matches(cue, pork, "eu", SEATS) is heard


def test_a_measure_against_all_is_against_every_other_seat():
    package = fact("hit", "china", "all", "package", rung=6)

    assert matches(Cue(kind="hit", against="self"), package, "eu", SEATS)
    assert not matches(Cue(kind="hit", against="self"), package, "china", SEATS)
    assert matches(Cue(kind="hit", by="self", against="other"), package, "china", SEATS)


def test_a_deal_has_a_giver_for_each_tag():
    deal = fact("deal", "eu", "china", "flow", "china.flow", "eu.undertaking")

    assert matches(Cue(kind="deal", by="self", tag="other.flow"), deal, "eu", SEATS)
    assert not matches(Cue(kind="deal", tag="self.flow"), deal, "eu", SEATS)
    assert matches(Cue(kind="deal", tag="self.undertaking"), deal, "eu", SEATS)
    assert matches(Cue(kind="deal", tag="flow", not_tag="self.flow"), deal, "eu", SEATS)


def test_a_cue_counts_once_unless_it_counts_each():
    duties = [fact("hit", "eu", "china", "tariff", rung=4, ref=f"eu.m{n}") for n in (1, 2)]

    assert total(Cue(kind="hit", by="self", tag="tariff"), facts=duties) == 1
    assert total(Cue(kind="hit", by="self", tag="tariff", each=True), facts=duties) == 2


def test_only_this_round_is_heard_and_only_what_the_seat_may_know():
    old = fact("hit", "china", "eu", round=1, rung=4)
    secret = fact("deal", "china", "us", round=2, seen_by=(CHINA, US))

    assert total(Cue(kind="hit"), facts=[old], round=2) == 0
    assert total(Cue(kind="deal"), facts=[secret], round=2) == 0
    assert total(Cue(kind="deal"), facts=[secret], round=2, seat=US) == 1


def test_the_second_empty_call_and_later_ones_count_the_first_does_not():
    cue = Cue(kind="empty_dialogue", by="self", from_nth=2)
    calls = [fact("empty_dialogue", "eu", "china", round=n) for n in (2, 3, 4)]

    assert [total(cue, -1, facts=calls[:n], round=n + 1) for n in (1, 2, 3)] == [0, -1, -1]


def test_only_the_first_project_is_news():
    cue = Cue(kind="order", by="self", tag="project", until_nth=1)
    orders = [order("eu", "eu", "project", round=n) for n in (1, 2)]

    assert [total(cue, facts=orders[:n], round=n) for n in (1, 2)] == [1, 0]


def test_support_in_force_halves_a_blow():
    cars = fact("hit", "china", "eu", "line.cars", rung=5)
    cue = Cue(kind="hit", against="self", tag="line.cars", softened="support")

    assert total(cue, -2, facts=[cars]) == -2
    assert total(cue, -2, facts=[cars], measures=[measure("eu.m1", "support")]) == -1
    assert total(cue, -2, facts=[cars], measures=[measure("us.m1", "support")]) == -2


def test_a_bloc_moves_by_two_at_most_and_the_market_bloc_may_count_double():
    facts = [fact("deal", "us", "china", "purchase")]
    veto = Condition(figures=(("market", Bounds(at_most=-401)),))  # type: ignore[arg-type]
    cue = Cue(kind="deal", tag="purchase")

    assert total(cue, 3, facts=facts, seat=US) == 2
    assert total(cue, -1, facts=facts, seat=US, double_when=veto, counts={"market": -400}) == -1
    assert total(cue, -1, facts=facts, seat=US, double_when=veto, counts={"market": -401}) == -2


# --- marks -----------------------------------------------------------------------------------------------------


def test_an_order_against_who_hit_you_this_round_or_last_is_an_answer():
    cue = Cue(kind="answered", by="self")
    hit = fact("hit", "us", "china", rung=5, round=1, ref="us.m1")

    assert total(cue, facts=[hit, order("china", "us", rung=4, round=2)], seat=CHINA, round=2) == 1
    assert total(cue, facts=[hit, order("china", "us", rung=4, round=3)], seat=CHINA, round=3) == 0
    assert total(cue, facts=[hit, order("china", "eu", rung=4, round=2)], seat=CHINA, round=2) == 0


def test_giving_way_to_a_public_threat_is_marked_unless_it_was_traded():
    cue = Cue(kind="eased", by="self", against="threatener", not_tag="traded")
    threats = {"us.t1": threat("us.t1", "china")}
    eased = fact("eased", "china", "us", "licence")
    traded = fact("eased", "china", "us", "licence", "traded")

    assert total(cue, -2, facts=[eased], seat=CHINA, threats=threats) == -2
    assert total(cue, -2, facts=[traded], seat=CHINA, threats=threats) == 0
    assert total(cue, -2, facts=[eased], seat=CHINA) == 0


def test_a_deal_is_symmetric_when_both_sides_give_the_same():
    cue = Cue(kind="deal", by="self", tag="symmetric")
    same = fact("deal", "china", "us", "us.suspend", "china.suspend")
    unlike = fact("deal", "china", "us", "us.suspend", "china.flow")

    assert total(cue, facts=[same], seat=CHINA) == 1
    assert total(cue, facts=[unlike], seat=CHINA) == 0


@pytest.mark.parametrize(("trust", "expected"), [(30, 1), (29, 0), (-29, 0), (-30, -1)])
def test_trust_of_three_colours_a_deal(trust, expected):
    game = scenario(
        brief(EU, (Bloc(id="security", reactions=(
            (Cue(kind="deal", by="self", tag="trust_high"), 1), (Cue(kind="deal", by="self", tag="trust_low"), -1),
        )),))
    )  # fmt: skip
    here = state(game, counts={"trust.china.eu": trust})

    assert deal_reactions(game, here, EU, ("china.flow",), partners=("china",)) == (("security", expected),)


# --- figures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("market", "expected"), [(-270, -2), (-200, -1), (-70, -1), (-69, 0), (70, 0)])
def test_the_market_bloc_hears_how_the_market_moved_in_the_round(market, expected):
    bloc = Bloc(id="markets", reactions=(
        (Cue(kind="figure", figure="market_move", bounds=Bounds(at_most=-70)), -1),
        (Cue(kind="figure", figure="market_move", bounds=Bounds(at_most=-201)), -1),
    ))  # fmt: skip
    game = scenario(brief(US, (bloc,)))
    here = state(game, counts={"market": market - 100}, series={"market": (-100,)})

    assert reactions(game, here, US)[0].total == expected


def test_figures_only_blocs_read():
    game = scenario()
    here = state(
        game, counts={"eu.home": 39}, readings={"eu.service.a": 9400, "eu.service.b": 9900, "us.service.a": 10}
    )

    assert heard_figure(game, here, EU, "self.service_now") == 9400
    assert heard_figure(game, here, EU, "china.service_now") == 10_000
    assert heard_figure(game, here, EU, "self.home") == 39
    assert heard_figure(game, here, EU, "eu.home") == 39


# --- what a seat hears of itself ---------------------------------------------------------------------------------


def test_an_order_in_the_next_round_is_an_answer_in_time():
    cue = Cue(kind="unanswered", by="self")
    hit = fact("hit", "china", "eu", rung=4, round=1)

    assert total(cue, -1, facts=[hit], round=1) == 0
    assert total(cue, -1, facts=[hit, order("eu", round=2)], round=2) == 0
    assert total(cue, -1, facts=[hit], round=2) == -1
    assert total(cue, -1, facts=[hit], round=3) == 0


def test_a_weak_home_forgives_an_unanswered_hit_less():
    cue = Cue(kind="unanswered", tag="weak")
    hit = fact("hit", "us", "china", rung=5, round=1)

    assert total(cue, -1, facts=[hit], round=2, seat=CHINA) == 0
    assert total(cue, -1, facts=[hit], round=2, seat=CHINA, counts={"china.home": 39}) == -1


def test_a_round_without_an_order_is_idle():
    assert total(Cue(kind="idle", by="self"), -1) == -1
    assert total(Cue(kind="idle", by="self"), -1, facts=busy()) == 0


def test_a_ban_that_stays_in_force_is_heard_every_round():
    cue = Cue(kind="standing", by="self", tag="ban")
    ban = measure("china.m1", "licence", against="eu", stage="ban")

    assert total(cue, -1, seat=CHINA, measures=[ban]) == -1
    assert total(cue, -1, seat=CHINA, measures=[measure("china.m1", "licence", against="eu", stage="slow")]) == 0
    assert total(cue, -1, seat=EU, measures=[ban]) == 0


# --- reasons ---------------------------------------------------------------------------------------------------


def test_a_reaction_tells_each_item_with_its_amount_and_its_refs():
    bloc = Bloc(id="industry", reactions=(
        (Cue(kind="hit", against="self", softened="support"), -2),
        (Cue(kind="figure", figure="self.service_now", bounds=Bounds(at_most=9499)), -1),
    ))  # fmt: skip
    game = scenario(brief(EU, (bloc,)))
    facts = (*busy(), fact("hit", "china", "eu", "line.cars", rung=5, ref="china.m3"))
    here = state(game, facts=facts, readings={"eu.service.magnets": 9300}, measures=[measure("eu.m1", "support")])

    found = reactions(game, here, EU)[0]

    assert tell(found.because, {"china.m3": "the duty on cars"}) == (
        "eu.industry: china hits eu on rung 5 (the duty on cars) -1, halved by eu.m1; eu.service_now stands at 0.93 -1"
    )
    assert found.causes == ("china.m3", "eu.m1", "eu")
    assert found.total == -2


def test_deal_reactions_read_only_what_blocs_say_about_deals():
    bloc = Bloc(id="jobs", reactions=(
        (Cue(kind="deal", by="self"), 1),
        (Cue(kind="deal", by="self", tag="benchmark"), 1),
        (Cue(kind="eased", against="self"), 1),
        (Cue(kind="figure", figure="market", bounds=Bounds(at_most=0)), -2),
    ))  # fmt: skip
    game = scenario(brief(CHINA, (bloc, Bloc(id="security", reactions=((Cue(kind="deal", tag="self.flow"), -1),)))))

    found = deal_reactions(game, state(game), CHINA, ("flow", "benchmark", "china.flow"), partners=("eu",))

    assert found == (("jobs", 2), ("security", -1))


def test_unknown_kinds_of_facts_are_heard_too():
    assert total(Cue(kind="strike"), facts=[Fact(kind="strike", by="eu", round=1)]) == 1
