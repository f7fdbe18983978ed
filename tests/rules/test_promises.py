"""Promises kept, missed and broken; enforcement; threats at their deadline; retreats, tokens (GAME 1.3, 4.3, 7.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.actions import PlaceOrder
from engine.instruments import use_from
from engine.rules.enforcement import begin_clauses, end_clauses
from engine.rules.orders import why_not_order
from engine.rules.pressure import matured, token_shock
from engine.rules.promises import retreat, threats_due, tokens
from engine.rules.work import Turn, Work
from engine.scenario import Ref
from engine.state import Deal, State, Threat
from tests.diplomacy.world import (
    CHINA,
    EU,
    FLOW,
    GAME,
    LEVEL,
    PRICE,
    REST,
    US,
    checked,
    clause,
    deal,
    fact,
    kinds,
    moved,
    next_round,
    of,
    order,
    settled,
    start,
    turned,
    with_deal,
    words,
)

SWAP = deal(FLOW, PRICE)
D1 = Ref("eu.d1")


def running(made: Deal = SWAP, **changes: object) -> State:
    """Round 3, at settlement, with a deal of round 2 in force."""
    return next_round(with_deal(start(), made), **changes)


def tightened(state: State, gate: int) -> State:
    """China turns its licences for Europe to a gate, and the published share has followed."""
    state = turned(state, "china.lic_eu", dial=gate, stage="normal")
    return replace(state, readings={**state.readings, "eu.gate.magnets": gate})


# --- kept ---------------------------------------------------------------------------------------------------


def test_a_benchmark_kept_earns_credibility_and_a_round_without_fault_earns_trust():
    turn = settled(running())

    assert kinds(turn) == ["ClauseKept", "ClauseKept", "DealChecked"]
    assert moved(turn, "china.credibility") == 2
    assert moved(turn, "eu.credibility") == 0  # an undertaking is no benchmark
    assert moved(turn, "trust.china.eu") == 5
    assert turn.state.deals[D1].kept_rounds == 1
    assert words(turn.events[0].because) == ("china kept clause 1 of eu.d1: 85 % of requests for magnets get through")


def test_benchmarks_earn_four_a_round_at_most():
    flow_us = clause("licence_flow", "china", input="magnets", user="us", gate=8500)
    rich = deal(FLOW, clause("prestop", "china", input="magnets", user="eu"), clause("transparency", "china", every=1),
                PRICE)  # fmt: skip
    poor = deal(flow_us, LEVEL, id="china.d1")
    state = next_round(with_deal(with_deal(start(), rich), poor))
    state = replace(state, facts=(*state.facts, fact("order", "china", "eu", "report")))

    turn = settled(state)

    assert moved(turn, "china.credibility") == 4
    assert moved(turn, "us.credibility") == 2


def test_a_pair_earns_trust_once_a_round_however_many_deals_it_keeps():
    second = deal(clause("standstill", "china"), clause("standstill", "eu"), id="eu.d2")

    turn = settled(next_round(with_deal(with_deal(start(), SWAP), second)))

    assert moved(turn, "trust.china.eu") == 5


def test_nothing_due_earns_nothing():
    quiet = deal(clause("review", "china", every=3), clause("review", "eu", every=3))

    turn = settled(running(quiet))

    assert turn.events == ()


def test_a_clause_that_starts_later_is_begun_and_checked_from_its_round():
    later = deal(replace(FLOW, start=4), PRICE)
    state = with_deal(start(), later)
    assert state.measures[Ref("china.lic_eu")].dial == 6000

    third = settled(next_round(state))
    assert [e.place for e in of(third, "ClauseKept")] == [1]

    work = Work(GAME, next_round(third.state, phase="talks"))
    begin_clauses(work)
    fourth = checked(work).state
    assert fourth.measures[Ref("china.lic_eu")].dial == 8500
    assert [e.place for e in of(settled(replace(fourth, phase="settlement")), "ClauseKept")] == [0, 1]


def test_until_round_three_is_checked_in_round_three_and_over_in_the_talks_of_round_four():
    state = with_deal(start(), deal(replace(FLOW, until=3), replace(PRICE, until=3)))
    third = settled(next_round(state))
    assert kinds(third) == ["ClauseKept", "ClauseKept", "DealChecked"]

    work = Work(GAME, next_round(third.state, phase="talks"))
    end_clauses(work)
    turn = checked(work)

    assert kinds(turn) == ["ClauseVoided", "DialTurned", "ClauseVoided", "DealEnded"]
    assert turn.state.measures[Ref("china.lic_eu")].dial == 6000
    assert turn.state.measures[Ref("eu.cars")].lapses == 4  # back in the settlement of round 4, by its own date
    assert settled(replace(turn.state, phase="settlement")).events == ()


# --- missed and broken --------------------------------------------------------------------------------------


def test_a_first_miss_of_a_tenth_is_a_warning_and_the_second_a_breach():
    first = settled(tightened(running(), 7700))
    assert kinds(first) == ["ClauseMissed", "ClauseKept"]
    assert "missed clause 1 of eu.d1 by 9 %" in words(first.events[0].because)
    assert moved(first, "china.credibility") == 0
    assert moved(first, "trust.china.eu") == 0

    second = settled(next_round(first.state))
    assert kinds(second) == ["ClauseBroken", "ClauseKept"]
    assert moved(second, "china.credibility") == -12
    assert moved(second, "trust.china.eu") == -20
    assert second.state.deals[D1].broken == (0,)


def test_a_round_of_keeping_wipes_a_warning_out():
    first = settled(tightened(running(), 7700)).state
    second = settled(tightened(next_round(first), 8500)).state
    third = settled(tightened(next_round(second), 7700))

    assert second.deals[D1].misses == {}
    assert "ClauseMissed" in kinds(third)


def test_a_miss_of_more_than_a_tenth_is_a_breach_at_once_and_is_booked_once():
    first = settled(tightened(running(), 6000))

    assert kinds(first) == ["ClauseBroken", "ClauseKept"]
    assert words(of(first, "ClauseBroken")[0].because) == (
        "china broke clause 1 of eu.d1: 60 % of requests for magnets get through"
    )
    second = settled(next_round(first.state))
    assert kinds(second) == ["ClauseKept", "DealChecked"]
    assert moved(second, "china.credibility") == 0


def test_a_secret_breach_costs_less_and_stays_between_the_parties():
    hidden = deal(FLOW, PRICE, secret=True, id="eu.china.d1")
    turn = settled(tightened(running(hidden), 6000))

    assert moved(turn, "china.credibility") == -8
    assert all(e.seen_by == (EU, CHINA) for e in turn.events)
    assert all(f.seen_by == (EU, CHINA) for f in turn.state.facts if f.kind == "broken")


def test_a_leaked_breach_costs_what_a_public_one_costs():
    hidden = deal(FLOW, PRICE, secret=True, id="eu.china.d1")
    state = tightened(running(hidden), 6000)
    leaked = replace(state.deals[hidden.id], seen_by="all")

    turn = settled(replace(state, deals={hidden.id: leaked}))

    assert moved(turn, "china.credibility") == -12


def test_what_was_given_in_return_is_void_and_so_is_what_was_given_for_that():
    chain = deal(FLOW, replace(PRICE, in_return_for=0), clause("standstill", "china", in_return_for=1))
    turn = settled(tightened(running(chain), 6000))

    assert [e.place for e in of(turn, "ClauseVoided")] == [1, 2]
    assert turn.state.deals[D1].stage == "ended"  # nothing of it binds any more
    assert turn.state.measures[Ref("eu.cars")].standing == "suspended"  # without enforcement nothing returns


def test_a_dialogue_in_the_round_gives_the_right_to_cure_a_breach_of_a_benchmarked_deal():
    state = tightened(running(), 6000)
    state = replace(state, facts=(*state.facts, fact("dialogue", "eu", "china")))

    assert kinds(settled(state)) == ["ClauseMissed", "ClauseKept"]
    assert "ClauseBroken" in kinds(settled(next_round(settled(state).state)))


# --- enforcement --------------------------------------------------------------------------------------------


def test_snap_back_returns_what_the_other_side_gave_and_ends_the_deal():
    firm = replace(SWAP, enforcement="snap_back")
    state = running(firm)
    assert state.measures[Ref("eu.cars")].standing == "suspended"

    turn = settled(tightened(state, 6000))

    assert kinds(turn) == ["ClauseBroken", "ClauseKept", "Resumed", "ClauseVoided", "DealEnded"]
    assert turn.state.measures[Ref("eu.cars")].standing == "in_force"
    assert moved(turn, "china.credibility") == -12
    assert words(of(turn, "Resumed")[0].because) == "the duty on BEV is back: eu.d1 was broken"
    assert turn.state.deals[D1].stage == "ended"


def test_snap_back_puts_a_gate_and_a_duty_back_to_where_they_stood():
    flow_us = clause("licence_flow", "china", input="magnets", user="us", gate=8500)
    firm = deal(flow_us, LEVEL, id="china.d1", enforcement="snap_back")
    state = running(firm)
    assert state.measures[Ref("us.duty")].dial == 2000
    assert state.measures[Ref("china.lic_us")].dial == 8500

    gone = settled(turned(state, "us.duty", dial=5000)).state  # the US breaks its ceiling

    assert (gone.measures[Ref("china.lic_us")].dial, gone.measures[Ref("china.lic_us")].stage) == (6000, "normal")
    assert gone.measures[Ref("us.duty")].dial == 5000


def test_a_measure_that_another_deal_holds_down_does_not_snap_back():
    with_us = deal(LEVEL, REST, id="china.d1", enforcement="snap_back")
    with_eu = deal(REST, clause("transparency", "eu"), id="eu.d1")
    state = next_round(with_deal(with_deal(start(), with_us), with_eu))
    assert state.measures[Ref("china.package")].standing == "suspended"

    turn = settled(turned(state, "us.duty", dial=3000))

    assert of(turn, "Resumed") == []
    assert turn.state.measures[Ref("china.package")].standing == "suspended"


def test_a_pending_measure_snaps_back_as_pending():
    firm = deal(LEVEL, REST, id="china.d1", enforcement="snap_back")
    turn = settled(turned(running(firm), "us.duty", dial=3000))

    assert turn.state.measures[Ref("china.package")].standing == "pending"


def test_a_panel_holds_a_breach_for_a_round_and_a_cure_costs_half():
    state = tightened(running(replace(SWAP, enforcement="panel")), 6000)
    first = settled(state)
    assert kinds(first) == ["BreachFrozen", "ClauseKept"]
    assert moved(first, "china.credibility") == 0
    assert first.state.deals[D1].stage == "frozen"

    cured = settled(tightened(next_round(first.state), 8500))
    assert kinds(cured) == ["BreachCured", "ClauseKept", "DealChecked"]
    assert moved(cured, "china.credibility") == -6
    assert (cured.state.deals[D1].stage, cured.state.deals[D1].frozen) == ("in_force", ())


def test_a_breach_that_is_not_cured_before_the_panel_snaps_back():
    first = settled(tightened(running(replace(SWAP, enforcement="panel")), 6000))
    second = settled(next_round(first.state))

    assert kinds(second) == ["ClauseBroken", "ClauseKept", "Resumed", "ClauseVoided", "DealEnded"]
    assert moved(second, "china.credibility") == -12
    assert moved(second, "trust.china.eu") == -20


def test_in_escrow_the_answer_to_a_flow_comes_by_halves():
    held = deal(FLOW, clause("quota", "eu", line="BEV", seller="china", free=50), enforcement="escrow")
    state = with_deal(start(), held)
    assert state.measures[Ref("china.lic_eu")].dial == 8500  # the flow comes at once
    assert state.measures[Ref("eu.cars")].dial == 1500  # half the way from 20 to 10

    first = settled(next_round(state))
    assert [e.place for e in of(first, "ClauseKept")] == [0]  # the half given is not checked yet
    second = settled(next_round(first.state))
    assert second.state.measures[Ref("eu.cars")].dial == 1000
    third = settled(next_round(second.state))
    assert [e.place for e in of(third, "ClauseKept")] == [0, 1]


def test_what_cannot_be_halved_waits_for_the_second_half():
    state = with_deal(start(), replace(SWAP, enforcement="escrow"))
    assert state.measures[Ref("eu.cars")].standing == "in_force"

    second = settled(next_round(settled(next_round(state)).state)).state
    assert second.measures[Ref("eu.cars")].standing == "suspended"


def test_a_breach_in_escrow_takes_the_first_half_back():
    held = deal(FLOW, clause("quota", "eu", line="BEV", seller="china", free=50), enforcement="escrow")
    turn = settled(tightened(next_round(with_deal(start(), held)), 6000))

    assert turn.state.measures[Ref("eu.cars")].dial == 2000
    assert turn.state.deals[D1].stage == "ended"


def test_both_sides_breaking_in_one_round_pay_each_and_get_nothing_back():
    firm = replace(SWAP, enforcement="snap_back")
    state = turned(tightened(running(firm), 6000), "eu.cars", standing="in_force")

    turn = settled(state)

    assert (moved(turn, "china.credibility"), moved(turn, "eu.credibility")) == (-12, -12)
    assert moved(turn, "trust.china.eu") == -40 or turn.state.counts["trust.china.eu"] == -50
    assert of(turn, "Resumed") == []


# --- threats ------------------------------------------------------------------------------------------------

HUNDRED = use_from("tariff", {"against": "china", "duty": 10000, "basis": "ieepa"})


def threat(**changes: object) -> Threat:
    plain = Threat(
        id=Ref("us.t1"), by=US, against=CHINA, instrument="tariff", use=HUNDRED, unless=REST, due=3, stake=3,
        public=True, round=1,
    )  # fmt: skip
    return replace(plain, **changes)


def judged(made: Threat, state: State | None = None, **changes: object) -> Turn:
    """The reveal of round 3 begins."""
    state = state or start(round=3, phase="reveal")
    work = Work(GAME, replace(state, threats={made.id: made}, **changes))
    threats_due(work)
    return checked(work)


def package_off(**changes: object) -> State:
    return turned(start(round=3, phase="reveal", **changes), "china.package", standing="suspended", lapses=60)


def test_a_threat_that_is_not_due_waits():
    assert judged(threat(due=4)).events == ()


def test_in_a_sequential_game_a_threat_is_judged_when_the_tray_of_its_seat_opens():
    work = Work(GAME, replace(start(round=3, phase="orders"), threats={Ref("us.t1"): threat()}))
    threats_due(work, (EU,))
    assert work.events == []
    threats_due(work, (US,))
    assert work.draft.threats[Ref("us.t1")].status == "dropped"


def test_a_threat_that_was_met_lifts_one_and_lowers_the_other():
    turn = judged(threat(), package_off())

    assert turn.state.threats[Ref("us.t1")].status == "met"
    assert (moved(turn, "us.credibility"), moved(turn, "china.credibility")) == (3, -3)
    assert moved(turn, "us.home") == 0


def test_who_got_a_clause_in_return_has_not_given_in():
    state = with_deal(start(round=2), deal(LEVEL, clause("review", "china"), id="china.d1"))
    state = turned(next_round(state, phase="reveal"), "china.package", standing="suspended", lapses=60)

    turn = judged(threat(), state)

    assert (moved(turn, "us.credibility"), moved(turn, "china.credibility")) == (3, 0)


@pytest.mark.parametrize(("stake", "change"), [(1, 4), (2, 8), (3, 12)])
@pytest.mark.parametrize("named", ["us.t1", ""])
def test_a_threat_carried_out_is_worth_four_times_its_stake(stake, change, named):
    use = HUNDRED if not named else replace(HUNDRED, duty=11000)
    turn = judged(threat(stake=stake), orders={US: (order("us", "tariff", use, threat=named),)})

    assert turn.state.threats[Ref("us.t1")].status == "carried"
    assert moved(turn, "us.credibility") == change
    assert turn.state.orders[US] != ()  # the order itself is opened by the reveal


@pytest.mark.parametrize("changes", [{"duty": 1000}, {"against": "eu"}, {"basis": "section_301"}, {"in_rounds": 4}])
@pytest.mark.parametrize("named", ["us.t1", ""])
def test_a_smaller_order_or_one_against_another_seat_does_not_carry_it_out(changes, named):
    other = order("us", "tariff", replace(HUNDRED, **changes), threat=named)

    assert judged(threat(), orders={US: (other,)}).state.threats[Ref("us.t1")].status == "dropped"


@pytest.mark.parametrize(("duty", "refused"), [(1000, True), (10000, False), (12000, False)])
def test_an_order_may_name_only_a_threat_that_it_carries_out(duty, refused):
    points = {"us.points": 4}
    state = start(round=3, phase="orders", counts=points)
    state = replace(state, threats={Ref("us.t1"): threat()})
    action = PlaceOrder(by=US, instrument="tariff", use=replace(HUNDRED, duty=duty), threat="us.t1")

    assert ("no open threat" in words(why_not_order(GAME, state, action))) == refused


def test_who_strikes_before_the_deadline_has_done_it_and_earns_nothing():
    turn = judged(threat(due=5), orders={US: (order("us", "tariff", HUNDRED),)})

    assert turn.state.threats[Ref("us.t1")].status == "carried"
    assert moved(turn, "us.credibility") == 0


@pytest.mark.parametrize(
    ("public", "stake", "credibility", "home", "dropped"),
    [(True, 3, -15, -6, 1), (True, 2, -10, -4, 1), (True, 1, -5, -2, 1), (False, 3, -6, 0, 0), (False, 1, -2, 0, 0)],
)
def test_a_threat_dropped_costs_its_stake(public, stake, credibility, home, dropped):
    made = threat(stake=stake, public=public, seen_by="all" if public else (CHINA, US))
    turn = judged(made)

    assert turn.state.threats[Ref("us.t1")].status == "dropped"
    assert moved(turn, "us.credibility") == credibility
    assert moved(turn, "us.home") == home
    assert moved(turn, "us.dropped") == dropped
    for event in turn.events:
        figure = getattr(event, "figure", "")
        assert event.seen_by == ((US,) if figure == "us.home" else made.seen_by)
    assert turn.state.facts[-1].seen_by == made.seen_by


def test_a_threat_waits_for_a_package_that_would_trade_it():
    pending = deal(LEVEL, REST, id="china.d1", round=3)
    state = start(round=3, phase="reveal", deals={pending.id: pending})
    assert judged(threat(), state).events == ()

    hidden = replace(pending, secret=True, seen_by=(CHINA, US))
    secret = start(round=3, phase="reveal", deals={hidden.id: hidden})
    assert judged(threat(), secret).state.threats[Ref("us.t1")].status == "dropped"  # waiting would tell of it


def test_a_pledge_is_kept_broken_or_lapses():
    ease = threat(pledge=True, stake=1)
    act = {US: (order("us", "tariff", HUNDRED),)}

    kept = judged(ease, package_off(orders=act))
    assert (kept.state.threats[ease.id].status, moved(kept, "us.credibility")) == ("carried", 2)
    broken = judged(ease, package_off())
    assert (broken.state.threats[ease.id].status, moved(broken, "us.credibility")) == ("dropped", -12)
    assert moved(broken, "trust.china.us") == -20
    private = judged(replace(ease, public=False, seen_by=(CHINA, US)), package_off())
    assert moved(private, "us.credibility") == -8
    lapsed = judged(ease)
    assert (lapsed.state.threats[ease.id].status, moved(lapsed, "us.credibility")) == ("lapsed", 0)
    assert lapsed.state.facts[-1].kind == "pledge_lapsed"


# --- retreat ------------------------------------------------------------------------------------------------


def hit(round: int, *tags: str, by: str = "china", against: str = "eu"):
    return fact(
        "hit", by, against, *(tags or ("licence", "control", "input.magnets")), round=round, rung=4, ref="china.lic_eu"
    )


def eased(round: int, *tags: str, by: str = "eu", against: str = "china"):
    return fact("eased", by, against, "tariff", "line", *tags, round=round, rung=4, ref="eu.cars")


def assessed(*facts, counts=None, deals=()) -> Turn:
    state = start(round=4, phase="assessment", facts=tuple(facts), counts=counts or {}, deals={d.id: d for d in deals})
    work = Work(GAME, state)
    retreat(work)
    return checked(work)


@pytest.mark.parametrize("round", [2, 3])
def test_easing_within_two_rounds_of_a_hit_is_a_retreat(round):
    turn = assessed(hit(round), eased(4, "lifted"))

    assert moved(turn, "eu.credibility") == -8
    assert moved(turn, "eu.lessons") == 1
    noted = turn.state.facts[-1]
    assert (noted.kind, noted.by, noted.against, noted.ref) == ("retreat", "eu", "china", "eu.cars")


@pytest.mark.parametrize(
    "facts",
    [
        (hit(1), eased(4)),  # three rounds ago
        (hit(4), eased(4)),  # in the same reveal: nobody had been pressed yet
        (hit(3), eased(4, "traded")),
        (hit(3), eased(4, "expired")),
        (hit(3, "tariff", "broad"), eased(4)),  # no line and no input
        (hit(3), eased(4, against="us")),  # not what the other side wanted
        (hit(3, by="us"), eased(4)),
        (hit(3),),
    ],
)
def test_what_is_no_retreat(facts):
    turn = assessed(*facts)

    assert moved(turn, "eu.credibility") == 0
    assert moved(turn, "eu.lessons") == 0


def test_a_ratified_clause_of_the_other_side_makes_it_a_trade():
    state = with_deal(start(round=3), replace(SWAP, round=3, secret=True, seen_by=(EU, CHINA), id=Ref("eu.china.d1")))

    assert moved(assessed(hit(3), eased(4), deals=state.deals.values()), "eu.credibility") == 0


def test_three_markers_at_most():
    turn = assessed(hit(3), eased(4), counts={"eu.lessons": 3})

    assert (moved(turn, "eu.credibility"), moved(turn, "eu.lessons")) == (-8, 0)


def test_a_full_round_of_standing_firm_takes_a_marker_away():
    assert moved(assessed(hit(3), counts={"eu.lessons": 2}), "eu.lessons") == -1
    assert moved(assessed(hit(4), counts={"eu.lessons": 2}), "eu.lessons") == 0
    assert moved(assessed(hit(3), eased(3), counts={"eu.lessons": 2}), "eu.lessons") == 0
    assert moved(assessed(counts={"eu.lessons": 2}), "eu.lessons") == 0


# --- tokens -------------------------------------------------------------------------------------------------


def squeezed(state: State, *facts) -> State:
    """One more round assessed."""
    work = Work(GAME, replace(state, facts=(*state.facts, *facts)))
    tokens(work)
    return next_round(checked(work).state, phase="assessment")


def test_two_rounds_of_slow_licences_give_a_token_a_round_up_to_four():
    state = turned(start(round=1, phase="assessment"), "china.lic_eu", dial=3000)
    held = []
    for _ in range(6):
        state = squeezed(state)
        held.append(state.counts.get("eu.tokens", 0))

    assert held == [0, 1, 2, 3, 4, 4]
    assert state.counts.get("us.tokens", 0) == 0  # licences for the US are normal


def test_tokens_mature_two_rounds_later_and_stay():
    state = turned(start(round=1, phase="assessment"), "china.lic_eu", dial=3000)
    state = squeezed(squeezed(state))  # the first token came in round 2; this is round 3
    assert matured(GAME, state, "eu") == 0

    state = squeezed(turned(state, "china.lic_eu", dial=8500))
    assert (state.round, matured(GAME, state, "eu"), state.counts["eu.squeezed"]) == (4, 1, 0)
    (gained,) = token_shock(GAME, state, EU).alternatives
    assert (gained.input, gained.user, gained.share, gained.speed) == ("magnets", "eu", 200, 5)


def test_an_empty_call_takes_a_token_that_has_not_matured():
    state = turned(start(round=1, phase="assessment"), "china.lic_eu", dial=3000)
    state = squeezed(squeezed(state))
    empty = fact("empty_dialogue", "eu", "china", round=3)

    after = squeezed(turned(state, "china.lic_eu", dial=8500), empty)

    assert after.counts["eu.tokens"] == 0
    late = next_round(state)  # by round 4 it has matured
    assert squeezed(turned(late, "china.lic_eu", dial=8500), replace(empty, round=4)).counts["eu.tokens"] == 1


def test_a_seat_that_does_not_diversify_gets_no_tokens():
    state = turned(start(round=1, phase="assessment"), "us.rule", tags=("licence", "control"), dial=500)

    assert squeezed(squeezed(squeezed(state))).counts.get("china.tokens", 0) == 0
