"""What a round does at home and between the seats: the worked example of October 2025, and the rules one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.figures import rung
from engine.rules.home import home_parts, limits, points_of, settle_home
from engine.rules.work import Work
from engine.said import tell
from engine.scenario import Bloc, Bounds, Cue, Seat
from engine.state import Deal
from tests.politics.small_state import (
    CHINA,
    EU,
    US,
    brief,
    busy,
    fact,
    measure,
    order,
    play,
    scenario,
    state,
    threat,
)


def after(game, here, move=None):
    """The state after home was settled, with the checks every event must pass."""
    work = Work(game, here)
    settle_home(work, move or {})
    return play(work)


def count(found, name):
    return found.counts.get(name, 0)


# --- the worked example (GAME 12.1, 12.2) -------------------------------------------------------------------------


def october():
    """The three seats with the blocs that react in the first two rounds of the worked example."""
    jobs = Bloc(id="jobs", reactions=(
        (Cue(kind="threat", against="self", weight="heavy"), -1),
        (Cue(kind="deal", by="self"), 1), (Cue(kind="deal", by="self", tag="benchmark"), 1),
    ))  # fmt: skip
    leadership = Bloc(id="leadership", reactions=((Cue(kind="joint", against="self"), -1),))
    provinces = Bloc(id="provinces", reactions=((Cue(kind="deal", by="self", tag="self.flow"), 1),))
    bureau = Bloc(id="bureau", reactions=((Cue(kind="deal", by="self", tag="self.flow"), -1),))
    markets = Bloc(id="markets", reactions=tuple(
        (Cue(kind="figure", figure="market_move", bounds=Bounds(at_most=level)), -1) for level in (-70, -201)
    ))  # fmt: skip
    congress = Bloc(id="security", reactions=((Cue(kind="threat", by="self"), 1),))
    industry = Bloc(id="industry", reactions=((Cue(kind="deal", by="self", tag="other.benchmark"), 2),))
    security = Bloc(id="security", reactions=(
        (Cue(kind="order", by="self", tag="project"), 1), (Cue(kind="deal", by="self", tag="benchmark"), 1),
    ))  # fmt: skip
    import_hit = Bloc(id="import_hit", reactions=((Cue(kind="deal", by="self", tag="self.undertaking"), -1),))
    return scenario(
        brief(EU, (industry, import_hit, security)),
        brief(CHINA, (leadership, jobs, provinces, bureau)),
        brief(US, (markets, congress)),
    )


def first_round(game):
    package = measure("china.october", "package", against="all", standing="pending", round=0)
    facts = (
        fact("threat", "us", "china", "heavy", rung=3, weight="heavy", ref="us.t1"),
        order("eu", "eu", "mapping"), order("eu", "china", "joint", rung=3), order("us", "china", "joint", rung=3),
        order("china", "eu", "court"), fact("courted", "china", "eu", "member.ES"),
        fact("joint", "eu", "china", "joint", "partner.us", "partner.japan", rung=3, ref="eu.m2"),
    )  # fmt: skip
    threats = {"us.t1": threat("us.t1", "china")}
    return state(game, measures=[package], facts=facts, threats=threats, series={"rung": (4,), "market": (0,)})


def test_worked_example_first_round():
    game = october()

    found = after(game, first_round(game))

    assert [count(found, f"{s}.home") for s in (EU, CHINA, US)] == [52, 55, 47]
    assert count(found, "market") == -270
    assert count(found, "trust.china.eu") == -25
    assert count(found, "trust.china.us") == -30
    assert count(found, "trust.eu.us") == 10


def test_worked_example_second_round():
    game = october()
    tags = ("flow", "benchmark", "undertaking", "china.flow", "china.benchmark", "eu.undertaking")
    here = state(
        game, round=2, counts={"eu.home": 52, "china.home": 55, "us.home": 47, "market": -270, "trust.china.us": -30},
        measures=[measure("china.october", "package", against="all", standing="pending", round=0)],
        facts=(
            order("eu", "eu", "project", round=2), order("eu", "eu", "persuasion", round=2),
            order("china", "eu", "court", round=2), fact("courted", "china", "eu", round=2),
            order("us", "china", "dialogue", round=2), fact("dialogue", "us", "china", round=2),
            fact("deal", "eu", "china", *tags, round=2, ref="eu.d1"),
            fact("deal", "china", "eu", *tags, round=2, ref="eu.d1"),
        ),
        series={"rung": (4, 4), "market": (0, -270)},
    )  # fmt: skip

    found = after(game, here)

    assert [count(found, f"{s}.home") for s in (EU, CHINA, US)] == [55, 57, 47]
    assert count(found, "market") == -216
    assert count(found, "trust.china.us") == -25


# --- home ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("move", "felt"), [(30, 1), (12, 0), (13, 1), (-50, -2), (-400, -4), (250, 4)])
def test_four_times_the_change_in_economy_four_at_most(move, felt):
    game = scenario(brief(EU, home=50))

    found = after(game, state(game, facts=busy()), {EU: move})

    assert count(found, "eu.home") == 50 + felt


@pytest.mark.parametrize(("home", "reached"), [(80, 77), (20, 23), (56, 55), (55, 55), (46, 46), (45, 46), (100, 95)])
def test_home_drifts_a_tenth_of_the_way_to_fifty(home, reached):
    game = scenario(brief(EU, home=home))

    assert count(after(game, state(game, facts=busy())), "eu.home") == reached


def test_doing_nothing_costs_one_and_two_after_a_hit():
    game = scenario(brief(EU, home=50), brief(US, home=50))
    hit = fact("hit", "china", "eu", rung=4, round=1, ref="china.m1")
    here = state(game, round=2, facts=(hit, order("china", round=2)))

    found = after(game, here)

    assert (count(found, "eu.home"), count(found, "us.home")) == (48, 49)


def orders_move(bloc, amount):
    """A bloc that any order moves."""
    return Bloc(id=bloc, reactions=((Cue(kind="order"), amount),))


def test_the_sum_is_cut_off_last():
    game = scenario(
        brief(EU, (orders_move("a", -2), orders_move("b", 2)), home=1),
        brief(US, (orders_move("a", 2), orders_move("b", -1)), home=100),
    )  # fmt: skip

    found = after(game, state(game, facts=busy()))

    assert (count(found, "eu.home"), count(found, "us.home")) == (6, 96)


def test_home_support_is_told_part_by_part_to_its_owner_only():
    game = october()
    work = Work(game, first_round(game))

    settle_home(work, {CHINA: -30})
    told = [e for e in work.events if getattr(e, "figure", "") == "china.home"]

    assert [(tell(e.because, {}), e.change, e.seen_by) for e in told] == [
        ("china.leadership: eu acts jointly against china (eu.m2) -1", -1, (CHINA,)),
        ("china.jobs: us threatens china in public (us.t1) -1", -1, (CHINA,)),
        ("Economy moved by -0.3; 4 times that counts, 4 at most", -1, (CHINA,)),
        ("Home support drifts a tenth of the way from 58 to 50", -1, (CHINA,)),
    ]


def test_credibility_drifts_a_tenth_of_the_way_to_fifty():
    game = scenario(brief(EU, credibility=45), brief(CHINA, credibility=80), brief(US, credibility=50))

    found = after(game, state(game, facts=busy()))

    assert [count(found, f"{s}.credibility") for s in (EU, CHINA, US)] == [46, 77, 50]


# --- what home allows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("home", "points"), [(0, 2), (39, 2), (40, 3), (59, 3), (60, 4), (100, 4)])
def test_points_follow_home_support(home, points):
    game = scenario()

    assert points_of(game, state(game, counts={"eu.home": home}), EU) == points


def test_home_crisis_after_two_rounds_under_twenty_allows_light_orders_only():
    game = scenario(brief(EU, home=10))
    first = after(game, state(game, facts=busy()))
    second = after(game, state(game, round=2, counts=dict(first.counts) | {"eu.home": 12}, facts=busy(2)))
    better = after(game, state(game, round=3, counts=dict(second.counts) | {"eu.home": 30}, facts=busy(3)))

    assert [count(s, "eu.low_home") for s in (first, second, better)] == [1, 2, 0]
    assert limits(game, first, EU, "heavy", 5) is None
    assert "only light orders" in tell(limits(game, second, EU, "medium", 1), {})
    assert limits(game, second, EU, "light", 1) is None
    assert limits(game, better, EU, "heavy", 5) is None


@pytest.mark.parametrize(
    ("seat", "market", "home", "rung", "free"),
    [
        (US, -401, 59, 5, False),
        (US, -400, 59, 5, True),
        (US, -401, 60, 5, True),
        (US, -401, 59, 4, True),
        (EU, -900, 45, 6, True),
    ],
)
def test_a_falling_market_takes_heavy_orders_from_the_united_states(seat, market, home, rung, free):
    game = scenario()
    here = state(game, counts={"market": market, f"{seat}.home": home})

    assert (limits(game, here, Seat(seat), "heavy", rung) is None) is free


# --- market ----------------------------------------------------------------------------------------------------


def market(before, after_measures, *, facts=(), threats=None, old=0):
    """The market after a round that began on a rung and ends with these measures."""
    game = scenario()
    here = state(
        game, counts={"market": old}, measures=after_measures, facts=(*busy(), *facts), threats=threats or {},
        series={"rung": (before,), "market": (old,)},
    )  # fmt: skip
    return count(after(game, here), "market")


def test_the_market_forgets_a_fifth_a_round():
    assert market(4, [measure("china.m1", against="eu")], old=-270) == -216


@pytest.mark.parametrize(
    ("before", "rung", "moved"), [(1, 2, 0), (3, 4, -50), (4, 5, -150), (5, 6, -200), (4, 6, -350)]
)
def test_each_rung_climbed_has_its_price(before, rung, moved):
    assert market(before, [measure("us.m1", against="china", rung=rung)]) == moved


def test_what_play_inherited_moves_no_market():
    assert market(1, [measure("us.m1", against="china", rung=5, round=0, inherited=True)]) == 0


def test_a_heavy_public_threat_on_a_quiet_table_is_its_own_step():
    said = fact("threat", "us", "china", "heavy", rung=3, weight="heavy", ref="us.t1")

    assert market(1, [], facts=[said], threats={"us.t1": threat("us.t1", "china")}) == -270


def test_a_medium_threat_costs_the_step_only():
    said = fact("threat", "us", "china", "medium", rung=3, weight="medium", ref="us.t1")

    assert market(1, [], facts=[said], threats={"us.t1": threat("us.t1", "china", stake=2)}) == -50


def test_a_threat_that_is_carried_out_was_half_priced_in():
    duty = measure("us.m1", "broad", against="china", rung=5)
    carried = fact("threat_carried", "us", "china", ref="us.t1")

    assert market(4, [duty], facts=[carried]) == -75
    assert market(4, [duty, measure("eu.m1", "broad", against="china", rung=5)], facts=[carried]) == -150


def test_a_deal_that_brings_the_track_down_lifts_the_market():
    deal = fact("deal", "us", "china", ref="us.d1")

    assert market(5, [measure("china.m1", against="eu", rung=4)], facts=[deal]) == 100
    assert market(5, [measure("china.m1", against="eu", rung=4)]) == 0


def test_a_round_on_rung_seven_is_a_collapse_and_names_who_climbed_last():
    game = scenario()
    bans = [
        measure("china.m1", "licence", against="eu", rung=6), measure("china.m2", "licence", against="us", rung=6),
        measure("us.m1", "high_tech", against="china", rung=6),
        measure("us.m2", "broad", against="china", rung=5, dial=4000),
    ]  # fmt: skip
    facts = (*busy(), fact("hit", "us", "china", rung=6, ref="us.m1"), fact("hit", "eu", "china", rung=4, ref="eu.m1"))
    here = state(game, measures=bans, facts=facts, series={"rung": (6,), "market": (0,)})

    found = after(game, here)
    again = after(game, state(game, round=2, measures=bans, facts=(*found.facts, *busy(2)), series={"rung": (6, 7)}))

    assert [f.by for f in found.facts if f.kind == "collapse"] == ["us"]
    assert count(found, "market") == -600
    assert sum(f.kind == "collapse" for f in again.facts) == 1


@pytest.mark.parametrize(("second", "height"), [("us.m3", 7), ("eu.m3", 6)])
def test_rung_seven_adds_up_the_broad_duties_of_a_pair(second, height):
    found = [
        measure("china.m1", "licence", against="eu", rung=6), measure("china.m2", "licence", against="us", rung=6),
        measure("us.m1", "high_tech", against="china", rung=6),
        measure("us.m2", "broad", against="china", rung=5, dial=2000),
        measure(second, "broad", against="china", rung=5, dial=1500),
    ]  # fmt: skip

    assert rung(state(scenario(), measures=found)) == height


# --- trust -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "pair", "moved"),
    [
        (order("us", "china", rung=5), "china.us", -10),
        (order("us", "china", rung=2), "china.us", -10),
        (order("us", "china", "dialogue", rung=1), "china.us", 0),
        (order("china", "all", "package", rung=4), "china.eu", -20),
        (order("china", "us", "licence", rung=6), "china.us", -20),
        (fact("courted", "china", "eu"), "china.eu", -5),
        (fact("dialogue", "eu", "china"), "china.eu", 5),
        (fact("joint", "eu", "china", "joint", "partner.us", "partner.japan"), "eu.us", 10),
        (fact("joint", "eu", "china", "joint", "partner.us", "partner.japan"), "china.eu", 0),
    ],
)
def test_trust_moves_with_what_seats_do_to_each_other(said, pair, moved):
    game = scenario(trust={"china.eu": 0, "china.us": 0, "eu.us": 0})

    assert count(after(game, state(game, facts=(*busy(), said))), f"trust.{pair}") == moved


# --- calls -----------------------------------------------------------------------------------------------------


def called(*facts, round, deals=()):
    game = scenario()
    deals = {d.id: d for d in deals}
    return after(game, state(game, round=round, facts=(*facts, *busy(round)), deals=deals))


class Number:
    """A clause with a number that is checked."""

    BENCHMARK = True
    by = CHINA


def test_a_call_is_judged_at_the_end_of_the_next_round():
    call = fact("dialogue", "eu", "china", round=1)

    assert count(called(call, round=1), "eu.empty_dialogues") == 0
    assert count(called(call, round=2), "eu.empty_dialogues") == 1
    assert count(called(call, round=3), "eu.empty_dialogues") == 0
    assert [(f.by, f.against) for f in called(call, round=2).facts if f.kind == "empty_dialogue"] == [("eu", "china")]


def test_a_benchmark_in_force_between_the_two_makes_a_call_worth_its_while():
    call = fact("dialogue", "eu", "china", round=1)
    deal = Deal(
        id="eu.d1", parties=(EU, CHINA), clauses=(Number(),), enforcement="none", secret=False, stage="in_force",
        round=2,
    )  # fmt: skip

    assert count(called(call, round=2, deals=[deal]), "eu.empty_dialogues") == 0
    assert count(called(call, round=2, deals=[replace(deal, seen_by=(EU, CHINA))]), "eu.empty_dialogues") == 1


def test_two_calls_of_one_round_between_the_same_two_are_one():
    calls = [fact("dialogue", "us", "china", round=1), fact("dialogue", "us", "china", round=1)]

    assert count(called(*calls, round=2), "us.empty_dialogues") == 1


def test_parts_of_home_add_up_to_the_change():
    game = october()
    here = first_round(game)

    parts = home_parts(game, here, CHINA, 20)

    assert 58 + sum(p.amount for p in parts) == count(after(game, here, {CHINA: 20}), "china.home")
