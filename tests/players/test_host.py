"""The host: bots answer people while they talk, never block them, never talk for ever, and play the same game again."""

from __future__ import annotations

from engine.actions import PlaceOrder, Propose, Ready, Refuse, Sign, Speak, Threaten
from engine.diplomacy import clause_from
from engine.host import MOST_ACTS, TALK_ACTS, bots_of, run
from engine.rules.fingerprint import digest
from engine.scenario import Seat
from engine.state import Actor
from engine.table import Ack, LocalTable
from tests.players.test_deals import CHINA, EU, flow, offer
from tests.playing import scenario_of

PERSON = Actor("eu")


def table_of(china: str = "cautious", us: str = "passer", *, seed: int = 0) -> LocalTable:
    seats = {"eu": "human", "china": china, "us": us}
    return LocalTable(scenario_of("rare_earth_crackdown"), seed=seed, seats=seats)


def test_the_host_stops_where_a_person_is_waited_for() -> None:
    table = table_of()

    run(table)

    assert table.state.phase == "talks"
    assert EU in table.due.seats


def test_bots_are_the_seats_no_person_holds() -> None:
    assert bots_of(table_of()) == {CHINA: "cautious", Seat("us"): "passer"}


def test_no_bot_is_ready_before_the_people_have_talked() -> None:
    table = table_of()

    run(table)

    assert table.state.ready == ()


def test_a_bot_answers_an_offer_while_the_person_still_talks() -> None:
    table = table_of(china="accepter")
    run(table)
    made = table.send(offer(EU, clause_from("transparency", {"by": EU, "every": 2}), flow(8500)))
    assert isinstance(made, Ack)

    run(table)

    assert table.state.phase == "talks"
    assert [p.action.by for p in table.played if isinstance(p.action, Sign)] == ["china"]


def test_a_thinking_bot_answers_every_offer_of_a_person() -> None:
    table = table_of(china="cautious")
    for gate in (8500, 9500):
        run(table)
        for open_offer in list(table.state.offers.values()):
            table.send(Refuse(by=PERSON, offer=open_offer.id))
        assert isinstance(table.send(offer(EU, clause_from("transparency", {"by": EU, "every": 2}), flow(gate))), Ack)
    run(table)

    answers = [p.action for p in table.played if p.action.by == CHINA and isinstance(p.action, Sign | Refuse | Propose)]
    assert len(answers) >= 2
    assert not any(o.by == EU and CHINA not in o.signed for o in table.state.offers.values())


def test_people_are_never_blocked() -> None:
    table = table_of(china="hawk", us="opportunist")
    while table.due.who != "nobody":
        run(table)
        if EU in table.due.seats:
            assert isinstance(table.send(Ready(by=PERSON)), Ack)

    assert table.state.phase == "ended"


def test_a_bot_brings_up_only_so_much_in_a_phase() -> None:
    table = LocalTable(scenario_of("tiny"), seed=5, seats=dict.fromkeys(("eu", "china", "us"), "random"))
    run(table)
    state, count, most = table.first, {}, {}
    for played in table.played:
        key = (state.round, state.phase, played.action.by)
        count[key] = count.get(key, 0) + 1
        most[key] = most.get(key, 0) + isinstance(played.action, Propose | Threaten | Speak)
        state = played.turn.state

    assert max(count.values()) <= MOST_ACTS + 1
    assert max(most.values()) <= TALK_ACTS


def test_the_same_seed_gives_the_same_game() -> None:
    seats = dict.fromkeys(("eu", "china", "us"), "random")
    games = [LocalTable(scenario_of("tiny"), seed=7, seats=seats) for _ in range(2)]
    for game in games:
        run(game)

    assert digest(games[0].state) == digest(games[1].state)


def test_the_hidden_draws_of_one_bot_move_no_other() -> None:
    """The first act of a bot is the same whoever sits beside it (ARCHITECTURE 1.2: a stream for each bot)."""
    first = []
    for us in ("passer", "random"):
        seats = {"eu": "random", "china": "passer", "us": us}
        table = LocalTable(scenario_of("tiny"), seed=11, seats=seats)
        run(table)
        first.append(next(p.action for p in table.played if p.action.by == "eu"))

    assert first[0] == first[1]


def test_orders_carry_the_reason_of_the_bot() -> None:
    table = LocalTable(scenario_of("tiny"), seed=2, seats=dict.fromkeys(("eu", "china", "us"), "cautious"))
    run(table)

    orders = [p for p in table.played if isinstance(p.action, PlaceOrder)]
    assert orders
    assert all(p.reason for p in orders)
