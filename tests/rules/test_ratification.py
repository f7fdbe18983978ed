"""Deals at home: what blocs and councils count, what entering into force does, who hears of it (GAME 5.2, 7.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.actions import Step
from engine.events import VoteHeld
from engine.rules.deal_votes import deal_tags
from engine.rules.game import step, why_not
from engine.rules.homes import deal_decided, preview_ratification
from engine.rules.news import break_news
from engine.rules.ratification import close_ratification, open_ratification
from engine.rules.votes import hold
from engine.rules.work import Turn, Work
from engine.said import say
from engine.scenario import Ref
from engine.state import Offer, Threat, Use
from tests.diplomacy.world import (
    CHINA,
    EU,
    FLOW,
    GAME,
    LEVEL,
    PRICE,
    REST,
    US,
    bloc,
    brief,
    checked,
    clause,
    deal,
    fact,
    kinds,
    measure,
    moved,
    of,
    refs,
    scenario,
    start,
    words,
)
from tests.playing import opening_of, scenario_of

FLOW_US = clause("licence_flow", "china", input="magnets", user="us", gate=8500)
BUSAN = deal(REST, LEVEL, clause("suspend", "us", measure="us.rule"), id="china.d1")


def home(*made, game=GAME, passed: bool = True, **changes) -> Turn:
    """The whole ratification of round 2; councils answer as told."""
    state = start(phase="ratification", deals={d.id: d for d in made}, **changes)
    work = Work(game, state)
    open_ratification(work)
    for vote in work.draft.votes:
        deal_decided(work, vote.subject, vote.seat, passed, say("the council said so"))
    work.draft.votes = ()
    close_ratification(work)
    turn = work.close()
    assert all(e.because.words and e.causes for e in turn.events)
    return turn


def stage(turn: Turn, ref: str = "china.d1") -> str:
    return turn.state.deals[Ref(ref)].stage


def package(*clauses, parties=(CHINA, US), **changes) -> Offer:
    plain = Offer(
        id=Ref("us.china.o1"), by=US, parties=parties, clauses=clauses, enforcement="none", secret=False, expires=2,
        signed=(US,), round=2, seen_by=parties,
    )  # fmt: skip
    return replace(plain, **changes)


# --- counting -----------------------------------------------------------------------------------------------


def test_a_home_counts_its_blocs_and_says_the_whole_count():
    turn = home(BUSAN)

    ratified = {e.seat: words(e.because) for e in of(turn, "DealRatified")}
    # jobs: a deal +1, the duty down +1; bureau: the package is a control, eased -1
    assert ratified["china"] == "at the home of china china.d1 needs 0 and gets +1: china.jobs +2; china.bureau -1"
    # hawks: the affiliates rule is a control, eased -1; farms hear no purchase
    refused = words(of(turn, "DealFailed")[0].because)
    assert refused == "at the home of us china.d1 needs 0 and gets -1: us.farms 0; us.hawks -1"
    assert stage(turn) == "failed"


def test_blocs_hear_nothing_but_the_deal():
    idle = bloc("idle_ears", *brief(US).blocs[1].reactions)
    turn = home(deal(REST, LEVEL, id="china.d1"), game=scenario(brief(US, blocs=(idle,))))

    assert "idle_ears 0" in words(of(turn, "DealRatified")[1].because)


@pytest.mark.parametrize(
    ("credibility", "home_support", "part"),
    [
        (70, 48, "credibility 70 of china +1"),
        (69, 48, ""),
        (30, 48, "credibility 30 of china -1"),
        (31, 48, ""),
        (50, 60, "a firm home +1"),
        (50, 39, "a weak home -1"),
        (50, 40, ""),
    ],
)
def test_a_partners_word_and_ones_own_home_count_one(credibility, home_support, part):
    counts = {"china.credibility": credibility, "us.home": home_support}
    parts, _, total, _ = preview_ratification(GAME, start(counts=counts), package(FLOW_US, LEVEL), US)

    said = "; ".join(f"{words(label)} {amount:+d}" for label, amount in parts[2:])
    assert said == part
    assert total == sum(amount for _, amount in parts)


def test_a_deal_sold_at_home_counts_one_more_there_in_that_round_and_only_there():
    """GAME 5.2: once a game, for a point; what is secret cannot be sold."""
    sale = fact("sold", "us", "us", "selling", round=2)
    refused, taken = home(BUSAN), home(BUSAN, facts=(sale,))

    assert (stage(refused), stage(taken)) == ("failed", "in_force")
    counts = {e.seat: words(e.because) for e in of(taken, "DealRatified")}
    assert counts["us"].endswith("us has sold it at home +1")
    assert "sold" not in counts["china"]
    assert stage(home(BUSAN, facts=(replace(sale, round=1),))) == "failed"
    assert stage(home(replace(BUSAN, secret=True, seen_by=BUSAN.parties), facts=(sale,))) == "failed"


@pytest.mark.parametrize(("by_law", "needed"), [({}, 0), ({"china": 2000}, 0), ({"china": 2001}, 2), ({"eu": 9000}, 0)])
def test_a_ceiling_below_a_statute_needs_two_more_at_the_home_that_gives_it(by_law, needed):
    """GAME 5.2: a president lowers what an order raised; below what Congress has set it asks Congress."""
    game = scenario(replace(GAME.seats[US], duty_by_law=by_law))
    asked = {seat: preview_ratification(game, start(), package(FLOW_US, LEVEL), seat).needed for seat in (US, CHINA)}

    assert asked == {US: needed, CHINA: 0}


def test_a_summit_of_the_round_counts_one_on_both_sides():
    summit = measure("us.m1", "china", "dialogue", "summit", rung=1)
    for seat in (CHINA, US):
        plain = preview_ratification(GAME, start(), package(FLOW_US, LEVEL), seat)
        better = preview_ratification(GAME, start(summit), package(FLOW_US, LEVEL), seat)
        assert better.total == plain.total + 1


def test_what_cannot_be_taken_back_needs_two():
    suspended = preview_ratification(GAME, start(), package(LEVEL, FLOW_US), CHINA)
    repealed = preview_ratification(
        GAME, start(), package(LEVEL, clause("repeal", "china", measure="china.duty")), CHINA
    )

    assert (suspended.needed, repealed.needed) == (0, 2)


def test_a_purchase_pleases_the_farms():
    soy = clause("purchase", "china", line="soybeans", seller="us", more=20)
    (farms, hawks), *_ = (preview_ratification(GAME, start(), package(soy, LEVEL), US).parts,)

    assert (farms[1], hawks[1]) == (2, 0)


def test_the_preview_is_what_ratification_counts():
    for made in (BUSAN, deal(FLOW_US, LEVEL, id="china.d1")):
        told = {e.seat: e for e in (*of(home(made), "DealRatified"), *of(home(made), "DealFailed"))}
        for seat in made.parties:
            seen = preview_ratification(GAME, start(phase="ratification"), package(*made.clauses), seat)
            passed = type(told[seat]).__name__ == "DealRatified"
            assert (seen.total >= seen.needed, seen.chance) == (passed, 10_000 if passed else 0)
            assert f"gets {seen.total:+d}".replace("+0", "0") in words(told[seat].because)


# --- councils -----------------------------------------------------------------------------------------------


def test_a_council_is_asked_when_the_other_home_has_accepted():
    work = Work(GAME, start(phase="ratification", deals={"eu.d1": deal(FLOW, PRICE)}))
    open_ratification(work)
    turn = checked(work)

    assert kinds(turn) == ["DealRatified", "VoteCalled"]
    vote = turn.state.votes[0]
    assert (vote.seat, vote.mode, vote.kind, vote.subject) == (EU, "qmv_for", "deal", "eu.d1")
    assert {"china.flow", "china.benchmark", "eu.concession"} <= set(vote.tags)


def test_no_council_is_asked_about_a_deal_that_another_home_refused():
    refused = clause("suspend", "china", measure="china.lic_eu")
    no_jobs = scenario(brief(CHINA, blocs=(brief(CHINA).blocs[1],)))
    turn = home(deal(refused, PRICE), game=no_jobs)

    assert kinds(turn) == ["DealFailed"]
    assert moved(turn, "china.credibility") == -4
    assert moved(turn, "eu.credibility") == 0


def test_an_executive_gives_meetings_and_data_alone():
    turn = home(deal(FLOW, clause("transparency", "eu")))

    assert kinds(turn)[:2] == ["DealRatified", "DealRatified"]
    assert words(of(turn, "DealRatified")[1].because) == "the executive of eu may give all its clauses of eu.d1 alone"
    assert stage(turn, "eu.d1") == "in_force"


def test_a_council_that_refuses_costs_its_seat_credibility():
    turn = home(deal(FLOW, PRICE), passed=False)

    assert stage(turn, "eu.d1") == "failed"
    assert moved(turn, "eu.credibility") == -4
    assert moved(turn, "trust.china.eu") == 0
    assert turn.state.measures[Ref("china.lic_eu")].dial == 6000
    assert turn.state.facts[-1].kind == "deal_failed"


def test_the_vote_itself_brings_the_answer():
    state = start(phase="ratification", deals={"eu.d1": deal(FLOW, PRICE)})
    work = Work(GAME, state)
    open_ratification(work)
    vote = work.draft.votes[0]
    work.draft.faces = {vote.id: (2, 2, 2)}
    hold(work, vote)
    close_ratification(work)

    held = next(e for e in work.events if isinstance(e, VoteHeld))
    assert held.passed
    assert work.draft.deals[Ref("eu.d1")].stage == "in_force"


def test_a_councils_preview_is_its_forecast():
    seen = preview_ratification(GAME, start(), package(FLOW, PRICE, parties=(EU, CHINA)), EU)

    assert seen.needed == 50
    assert sum(n for _, n in seen.parts) == 3
    assert 0 <= seen.chance <= 10_000
    alone = package(FLOW, clause("transparency", "eu"), parties=(EU, CHINA))
    assert preview_ratification(GAME, start(), alone, EU).chance == 10_000


# --- entering into force ------------------------------------------------------------------------------------


def test_a_deal_enters_when_every_home_has_accepted():
    turn = home(deal(FLOW, PRICE))

    assert kinds(turn) == ["DealRatified", "VoteCalled", "DealRatified", "DealEntered", "DialTurned", "Suspended"]
    assert stage(turn, "eu.d1") == "in_force"
    assert turn.state.measures[Ref("china.lic_eu")].dial == 8500
    assert turn.state.measures[Ref("eu.cars")].standing == "suspended"
    assert moved(turn, "trust.china.eu") == 10
    assert [f.by for f in turn.state.facts if f.kind == "deal"] == [EU, CHINA]
    assert all("traded" in f.tags for f in turn.state.facts if f.kind == "eased")


def test_what_blocs_hear_of_a_deal():
    assert {"flow", "benchmark", "china.flow", "eu.undertaking"} <= set(deal_tags(deal(FLOW, PRICE)))
    # a benchmark counts when the giver of the flow gives it
    licence = clause("general_licence", "china", input="magnets", user="eu")
    assert "benchmark" not in deal_tags(deal(licence, clause("transparency", "eu")))
    assert "benchmark" in deal_tags(deal(licence, clause("transparency", "china"), PRICE))
    assert "empty" in deal_tags(deal(clause("review", "eu"), clause("review", "china")))
    assert "empty" not in deal_tags(deal(clause("review", "eu"), FLOW))


def hundred(**changes) -> Threat:
    plain = Threat(
        id=Ref("us.t1"), by=US, against=CHINA, instrument="tariff", use=Use(), unless=REST, due=5, stake=3,
        public=True, round=1,
    )  # fmt: skip
    return replace(plain, **changes)


def test_a_threat_is_traded_for_the_clause_it_asked_for():
    turn = home(deal(REST, LEVEL, id="china.d1"), threats={"us.t1": hundred()})

    (closed,) = of(turn, "ThreatClosed")
    assert (closed.how, closed.causes) == ("traded", ("china.d1", "us.t1"))
    assert turn.state.deals[Ref("china.d1")].replies == ("us.t1",)
    assert moved(turn, "us.credibility") == 0
    assert moved(turn, "china.credibility") == 0


def test_a_threat_is_traded_for_what_the_deal_does_even_in_other_words():
    asked = clause("licence_flow", "china", input="magnets", user="us", gate=8000)
    turn = home(deal(FLOW_US, LEVEL, id="china.d1"), threats={"us.t1": hundred(unless=asked)})

    assert turn.state.threats[Ref("us.t1")].status == "traded"


def test_a_threat_of_somebody_else_is_not_traded():
    turn = home(deal(REST, clause("transparency", "eu")), threats={"us.t1": hundred()})

    assert turn.state.threats[Ref("us.t1")].status == "open"


def test_a_due_threat_that_waited_for_a_failed_deal_has_been_dropped():
    turn = home(BUSAN, threats={"us.t1": hundred(due=2)})

    assert stage(turn) == "failed"
    assert turn.state.threats[Ref("us.t1")].status == "dropped"
    assert moved(turn, "us.credibility") == -15 - 4


def test_a_home_that_was_not_asked_blocks_nobody():
    work = Work(GAME, start(phase="ratification", deals={"eu.d1": deal(FLOW, PRICE)}))
    close_ratification(work)

    assert checked(work).state.deals[Ref("eu.d1")].stage == "failed"


# --- who hears of it ----------------------------------------------------------------------------------------


def test_a_secret_deal_tells_outsiders_what_moved_and_nothing_more():
    hidden = deal(FLOW, PRICE, secret=True, id="eu.china.d1", enforcement="snap_back")
    turn = home(hidden)

    public = [e for e in turn.events if e.seen_by == "all"]
    assert [type(e).__name__ for e in public] == ["DialTurned", "Suspended"]
    for event in public:
        assert "eu.china.d1" not in refs(event)
        assert not event.traded
        assert "gives no reason" in words(event.because)
    assert public[0].stage == "normal"  # no 'promised' on the board
    for found in turn.state.facts:
        assert found.seen_by == (EU, CHINA) or (found.kind == "eased" and "traded" not in found.tags)


def test_a_secret_deal_does_not_close_a_public_threat():
    hidden = deal(REST, clause("review", "us"), secret=True, id="china.us.d1")
    turn = home(hidden, threats={"us.t1": hundred()})

    assert stage(turn, "china.us.d1") == "in_force"
    assert turn.state.threats[Ref("us.t1")].status == "open"
    private = hundred(public=False, seen_by=(CHINA, US))
    assert home(hidden, threats={"us.t1": private}).state.threats[Ref("us.t1")].status == "traded"


def test_two_secret_homes_count_for_their_parties_only():
    hidden = deal(REST, clause("review", "us"), secret=True, id="china.us.d1")

    assert all(e.seen_by == (CHINA, US) for e in home(hidden).events if type(e).__name__ != "Suspended")


# --- in the game --------------------------------------------------------------------------------------------


def test_the_table_works_the_phase():
    state = start(phase="ratification", deals={"china.d1": deal(FLOW_US, LEVEL, id="china.d1")})
    assert why_not(GAME, state, Step()) is None

    turn = step(GAME, state)

    assert turn.state.phase == "assessment"
    assert stage(turn) == "in_force"


def test_deals_enter_in_the_order_of_their_signatures_and_are_judged_on_one_position():
    first = deal(FLOW_US, LEVEL, id="china.d1")
    second = deal(
        clause("licence_flow", "china", input="magnets", user="us", gate=9500), clause("review", "us"), id="china.d2"
    )
    turn = home(first, second)

    assert [e.deal for e in of(turn, "DealEntered")] == ["china.d1", "china.d2"]
    assert turn.state.measures[Ref("china.lic_us")].dial == 9500


# --- the worked example of October 2025 (GAME 12.2) ----------------------------------------------------------


def test_2025_10_16_licences_for_undertakings_pass_both_homes():
    game = scenario_of("rare_earth_crackdown")
    state = replace(opening_of("rare_earth_crackdown"), round=2, phase="talks")
    flow = clause("licence_flow", "china", input="rare_earth_magnets", user="eu", gate=8500, until=6)
    price = clause("undertaking", "eu", line="BEV", exporter="china", in_return_for=0)
    offer = package(flow, price, parties=(EU, CHINA), by=EU, enforcement="snap_back", id=Ref("eu.china.o1"))

    china = preview_ratification(game, state, offer, CHINA)
    council = preview_ratification(game, state, offer, EU)

    assert {words(label): amount for label, amount in china.parts} == {
        "china.leadership": 0,
        "china.jobs": 2,
        "china.provinces": 1,
        "china.bureau": -1,
    }
    assert (china.total, china.needed) == (2, 0)
    assert 9000 <= council.chance <= 9700  # .94 in the worked example


def test_a_leak_costs_the_trust_of_the_seat_that_was_kept_out():
    made = replace(deal(FLOW, PRICE, secret=True, id="eu.china.d1"), stage="in_force")
    state = start(phase="briefing", deals={made.id: made}, faces={"leak.eu.china.d1.r2": (0,)})
    work = Work(GAME, state)
    break_news(work)
    turn = checked(work)

    assert turn.state.deals[made.id].seen_by == "all"
    assert (moved(turn, "trust.eu.us"), moved(turn, "trust.china.us")) == (-10, -10)
    assert [f.by for f in turn.state.facts if "flow" in f.tags and "leaked" in f.tags] == [EU, CHINA]
