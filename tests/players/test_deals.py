"""Deals: a bot signs what beats its line, refuses what does not, answers with something better, and thinks of homes."""

from __future__ import annotations

from engine.actions import Propose, Refuse, Sign
from engine.diplomacy import clause_from
from engine.players._bargain import survey
from engine.players._forecast import believed, home_chance, offer_of
from engine.players._mind import mind_of
from engine.players._worth import guess, position, values
from engine.rules.game import why_not
from engine.scenario import Seat
from engine.state import Actor, Clause
from engine.view import view
from tests.players.seats import Game, decide, opened, played, until

EU, CHINA, US = Seat("eu"), Seat("china"), Seat("us")


def flow(gate: int, *, user: Seat = EU) -> Clause:
    return clause_from("licence_flow", {"by": CHINA, "input": "magnets", "user": user, "gate": gate})


def undertaking() -> Clause:
    return clause_from("undertaking", {"by": EU, "line": "BEV", "exporter": CHINA, "floor": 1500})


def offer(by: Seat, *clauses: Clause, enforcement: str = "snap_back") -> Propose:
    parties = tuple(s for s in (EU, CHINA, US) if s in {c.by for c in clauses})
    return Propose(by=Actor(by), parties=parties, clauses=clauses, enforcement=enforcement)  # type: ignore[arg-type]


def gift(by: Seat) -> Propose:
    """Everything for a token: licences for a report."""
    token = clause_from("transparency", {"by": by, "every": 2})
    return offer(by, flow(9500), token)


def test_a_good_offer_is_signed() -> None:
    game = opened("rare_earth_crackdown", _to_eu())

    decision = decide(game, "eu", "cautious")

    assert isinstance(decision.action, Sign)


def test_an_offer_below_the_own_line_is_never_signed() -> None:
    for style in ("cautious", "opportunist", "dove", "hawk"):
        game = opened("rare_earth_crackdown", gift(EU))

        decision = decide(game, "china", style)

        assert isinstance(decision.action, Refuse | Propose), style


def test_a_counter_replaces_the_offer_and_is_worth_more_to_its_maker() -> None:
    game = opened("rare_earth_crackdown", offer(EU, flow(8500), clause_from("transparency", {"by": EU, "every": 2})))

    action = decide(game, "china", "cautious").action

    assert isinstance(action, Propose)
    assert action.replaces in game[1].offers
    better, worse = _values(game, CHINA, [action.clauses, next(iter(game[1].offers.values())).clauses])
    assert better > worse


def test_a_package_on_the_table_is_legal_and_every_party_gives() -> None:
    for seat in ("eu", "china", "us"):
        game = opened()
        action = decide(game, seat, "cautious").action
        if isinstance(action, Propose):
            assert why_not(game[0], game[1], action) is None
            assert {c.by for c in action.clauses} == set(action.parties)


def test_the_truce_of_busan_is_found_by_two_cautious_bots() -> None:
    """Neither opens with it; by the fourth round one of them has put it on the table (GAME 12.2, 12.3)."""
    first = decide(opened(), "us", "cautious")
    assert not isinstance(first.action, Propose)

    made = [
        decision.action
        for round in (2, 3, 4)
        for seat in ("us", "china")
        if isinstance((decision := decide(until(opened(), "talks", round=round), seat, "cautious")).action, Propose)
    ]

    assert any(action.parties == (CHINA, US) for action in made)
    kinds = {type(c).__module__.rsplit(".", 1)[-1] for action in made for c in action.clauses}
    assert "suspend" in kinds


def test_a_package_that_a_home_would_refuse_is_worth_less_than_nothing() -> None:
    """Repealing needs two more votes at home than suspending (GAME 5.2): the affiliates rule for a token fails."""
    game = opened()
    repeal = clause_from("repeal", {"by": US, "measure": "us.affiliates_rule"})
    token = clause_from("transparency", {"by": CHINA, "every": 2})
    mind = mind_of(game[0], view(*game, CHINA), lambda n: 0)
    package = offer_of(mind.state, CHINA, (CHINA, US), (repeal, token), "none")

    (value,) = values(mind, position(mind), [package])

    assert home_chance(mind.scenario, mind.state, package) == 0
    assert value.gain > 0 > value.expected


def test_a_partner_that_said_no_is_supposed_to_want_more() -> None:
    game = opened("rare_earth_crackdown", gift(EU))
    ref = next(iter(game[1].offers))
    snubbed = played(game, Refuse(by=Actor(CHINA), offer=ref))
    before, after = (mind_of(g[0], view(*g, EU), lambda n: 0) for g in (game, snubbed))

    assert guess(after, gift(EU).clauses, CHINA) > guess(before, gift(EU).clauses, CHINA)


def test_single_clauses_are_judged_for_both_sides() -> None:
    """Licences at 85 % bring the EU more than they are thought to cost China alone (GAME 12.2: +11.2, -3.6)."""
    game = opened()
    mind = mind_of(game[0], view(*game, EU), lambda n: 0)

    pieces = {p.clause: p for p in survey(mind, position(mind), [CHINA])[CHINA]}

    fast = next(p for c, p in pieces.items() if type(c) is type(flow(8500)) and c.gate == 8500 and c.by == CHINA)  # type: ignore[attr-defined]
    assert fast.mine > 600
    assert fast.theirs < fast.mine


def test_belief_is_credibility_times_the_weight_of_the_word() -> None:
    """GAME 4.2: C 50 gives 60 % in public and 30 % in private."""
    scenario, state, _ = opened()

    assert believed(scenario, state, US, public=True) == 60
    assert believed(scenario, state, US, public=False) == 30


def _to_eu() -> Propose:
    return offer(CHINA, flow(9500), clause_from("transparency", {"by": EU, "every": 2}))


def _values(game: Game, seat: Seat, packages: list[tuple[Clause, ...]]) -> list[int]:
    mind = mind_of(game[0], view(*game, seat), lambda n: 0)
    offers = [offer_of(mind.state, seat, (EU, CHINA), clauses, "snap_back") for clauses in packages]
    return [v.expected for v in values(mind, position(mind), offers)]
