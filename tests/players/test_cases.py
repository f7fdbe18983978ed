"""What an anti-coercion case is worth at the table (GAME, appendix A3): the determination replaces a concession."""

from __future__ import annotations

from engine.actions import Draw, PlaceOrder
from engine.diplomacy import clause_from
from engine.instruments import use_from
from engine.players._dangers import cases
from engine.players._forecast import offer_of
from engine.players._mind import mind_of
from engine.players._worth import Value, position, values
from engine.rules.flow import due
from engine.rules.game import apply
from engine.rules.line import default_action
from engine.scenario import Seat
from engine.state import Actor
from engine.view import view
from tests.players.seats import Game, opened, played
from tests.players.test_deals import CHINA, EU, flow


def until_agreed(game: Game, phase: str, round: int) -> Game:
    """Played on by default, but every member state draws its better face."""
    scenario, state, log = game
    while (state.round, state.phase) != (round, phase):
        asked = due(scenario, state)
        action = default_action(asked)
        if asked.who == "chance" and asked.die.startswith("vote"):
            action = Draw(die=asked.die, faces=(2,) * asked.times)
        assert action is not None
        turn = apply(scenario, state, action)
        state, log = turn.state, (*log, *turn.events)
    return scenario, state, log


def step(by: str, instrument: str, **fields: str) -> PlaceOrder:
    return PlaceOrder(by=Actor(by), instrument=instrument, use=use_from(instrument, fields))


def examined() -> Game:
    """Joint with America in round 1, an examination in round 2."""
    joint = [step(s, "joint_measure", against="china") for s in ("eu", "us")]
    game = played(until_agreed(opened(), "orders", 1), *joint)
    case = step("eu", "anti_coercion_instrument", against="china", step="examination")
    return until_agreed(played(until_agreed(game, "orders", 2), case), "talks", 3)


def determined() -> Game:
    case = step("eu", "anti_coercion_instrument", against="china", step="determination")
    return until_agreed(played(until_agreed(examined(), "orders", 3), case), "talks", 4)


def for_dropping(game: Game, seat: Seat) -> Value:
    """What licences at 85 % for a case that sleeps are worth to a seat."""
    mind = mind_of(game[0], view(*game, seat), lambda n: 0)
    (case,) = cases(mind.scenario, mind.state, by="eu")
    drop = clause_from("suspend", {"by": EU, "measure": case.id})
    (value,) = values(mind, position(mind), [offer_of(mind.state, seat, (EU, CHINA), (flow(8500), drop), "snap_back")])
    return value


def test_an_examination_is_believed_a_little_and_a_determination_much() -> None:
    """GAME A3: .14 at credibility 45, .48 at 53."""
    beliefs = []
    for game in (examined(), determined()):
        (case,) = cases(game[0], game[1], by="eu")
        beliefs.append(case.belief)

    assert 10 <= beliefs[0] <= 18
    assert 42 <= beliefs[1] <= 55


def test_licences_for_dropping_the_case_pay_for_china_only_once_coercion_is_found() -> None:
    """GAME 13, hard: the gain of China is below 0 without a determination and above 3 with one."""
    assert for_dropping(examined(), CHINA).gain < 0
    assert for_dropping(determined(), CHINA).gain > 300


def test_they_pay_for_the_union_in_both_cases() -> None:
    assert for_dropping(examined(), EU).gain > 500
    assert for_dropping(determined(), EU).gain > 500
