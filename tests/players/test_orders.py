"""Orders: promises are kept on purpose, threats carried out or dropped knowingly, hits answered, points not wasted."""

from __future__ import annotations

import pytest

from engine.actions import PlaceOrder, Propose, Ready, Sign, Threaten
from engine.analysis.bulk import play_games
from engine.diplomacy import clause_from
from engine.events import ClauseBroken
from engine.instruments import catalogue, use_from
from engine.players import styles
from engine.players._ideas import Idea
from engine.players._mind import mind_of
from engine.players._orders import due_threat, own_threats
from engine.players._suppose import with_order
from engine.players._weigh import weigh
from engine.state import Actor, Clause
from engine.view import view
from tests.players.seats import Game, decide, opened, played, until
from tests.players.test_deals import CHINA, EU, US, flow, offer
from tests.playing import scenario_of


def test_points_are_spent_while_something_is_worth_them() -> None:
    game = until(opened(), "orders")

    decision = decide(game, "eu", "cautious")

    assert isinstance(decision.action, PlaceOrder)


def test_the_cautious_prepare_first() -> None:
    """Its orders in a whole game are programmes, calls it owes and joint measures; it begins no broad tariff."""
    (table,) = play_games(scenario_of("rare_earth_crackdown"), [1], dict.fromkeys(("eu", "china", "us"), "cautious"))
    orders = [p.action for p in table.played if isinstance(p.action, PlaceOrder)]
    tags = {tag for o in orders for tag in catalogue()[o.instrument].order_tags(o.use)}

    assert "programme" in tags
    assert "broad" not in tags


def test_the_dove_only_talks() -> None:
    """It calls and it takes back; it hits nobody and builds nothing."""
    (table,) = play_games(scenario_of("rare_earth_crackdown"), [1], dict.fromkeys(("eu", "china", "us"), "dove"))
    orders = [p.action for p in table.played if isinstance(p.action, PlaceOrder)]
    tags = {tag for o in orders for tag in catalogue()[o.instrument].order_tags(o.use)}

    assert orders
    assert not tags & {"programme", "project", "broad", "duty", "control"}


@pytest.mark.parametrize(
    "bots", [("cautious", "cautious", "cautious"), ("hawk", "hawk", "hawk"), ("dove", "hawk", "cautious")]
)
def test_honest_styles_break_no_promise_of_their_own(bots: tuple[str, ...]) -> None:
    scenario = scenario_of("rare_earth_crackdown")
    assert all(styles()[b].style.honest for b in bots)  # type: ignore[attr-defined]
    for table in play_games(scenario, [2], dict(zip(scenario.seats, bots, strict=True))):
        assert [e for e in table.events() if isinstance(e, ClauseBroken)] == []


def test_a_promised_report_is_filed_in_time() -> None:
    """Transparency is paid with a light order, and only an order that counts as a report will do."""
    report = clause_from("transparency", {"by": EU, "every": 1})
    game = opened("rare_earth_crackdown", offer(CHINA, flow(9500), report))
    game = played(game, Sign(by=Actor(EU), offer=next(iter(game[1].offers))))
    game = until(game, "orders", round=2)
    assert [d.stage for d in game[1].deals.values()] == ["in_force"]

    decision = decide(game, "eu", "cautious")

    assert isinstance(decision.action, PlaceOrder)
    assert "dialogue" in catalogue()[decision.action.instrument].order_tags(decision.action.use)


def test_a_due_threat_is_recognised_and_carried_out_by_a_wrecker() -> None:
    game = _with_due_threat()
    mind = mind_of(game[0], view(*game, US), lambda n: 0)
    (threat,) = own_threats(mind.state, US)

    assert due_threat(mind, Idea(threat.instrument, threat.use)) == threat
    decision = decide(game, "us", "wrecker")
    assert isinstance(decision.action, PlaceOrder)


def test_the_cautious_drop_a_threat_that_costs_more_than_a_broken_word() -> None:
    """100 points on China cost the sender about 13 (GAME 12.1); dropping the threat costs less than 5."""
    game = _with_due_threat()

    decision = decide(game, "us", "cautious")
    while isinstance(decision.action, PlaceOrder):
        assert not decision.action.threat
        game = played(game, decision.action)
        decision = decide(game, "us", "cautious")

    assert decision.action == Ready(by=Actor(US))
    assert dict(decision.because.given)["threat"] == "us.t1"


def test_states_with_the_same_shocks_are_worth_the_same() -> None:
    scenario, state, _ = opened()

    one, two = weigh(scenario, [state, state])

    assert [one.worth[s] for s in scenario.seats] == [two.worth[s] for s in scenario.seats]


def test_a_ban_on_licences_hurts_whom_it_hits() -> None:
    """The year ahead of the EU without licences (GAME 1.1: -2.84 points of Economy and more)."""
    scenario, state, _ = opened()
    slow = use_from("export_licensing", {"against": "eu", "input": "magnets", "level": "slow"})
    base, after = weigh(scenario, [state, with_order(scenario, state, CHINA, "export_licensing", slow)])

    assert after.gain(base, EU) < -300


def _with_due_threat() -> Game:
    tariff = use_from("tariff", {"against": "china", "duty": 10000, "basis": "ieepa"})
    unless = clause_from("suspend", {"by": CHINA, "measure": "china.october_package"})
    threat = Threaten(by=Actor(US), against=CHINA, instrument="tariff", use=tariff, unless=unless, due=2)
    return until(opened("rare_earth_crackdown", threat), "orders", round=2)


def _suspend(by: str, measure: str) -> Clause:
    return clause_from("suspend", {"by": by, "measure": f"{by}.{measure}"})


@pytest.mark.parametrize("sure", [False, True])
def test_a_deal_that_an_own_home_would_just_refuse_is_sold_to_it(sure: bool) -> None:
    """Congress minds the rule that is suspended (-1): the sale tips it. With soybeans bought it would be wasted."""
    clauses = [_suspend("china", "october_package"), _suspend("us", "affiliates_rule")]
    if sure:
        clauses.append(clause_from("purchase", {"by": CHINA, "line": "soybeans", "seller": "us", "more": 5}))
    proposed = Propose(by=Actor(CHINA), parties=(CHINA, US), clauses=tuple(clauses))
    game = opened("rare_earth_crackdown", proposed)

    answer = decide(game, "us", "cautious")
    assert isinstance(answer.action, Sign)
    game = until(played(game, answer.action), "orders")
    placed = []
    while isinstance((action := decide(game, "us", "cautious").action), PlaceOrder):
        placed.append(action.instrument)
        game = played(game, action)

    assert ("sell_at_home" in placed) == (not sure)
    assert [d.stage for d in until(game, "assessment")[1].deals.values()] == ["in_force"]
