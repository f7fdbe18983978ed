"""Every style: legal acts with a reason, in every phase, to the end of the game."""

from __future__ import annotations

import pytest

from engine.actions import Action, PlaceOrder, Propose, Ready, Refuse, Sign, Speak, Threaten
from engine.host import run
from engine.players import styles
from engine.rules.game import why_not
from engine.said import Said
from engine.table import Ack, LocalTable, Refusal
from tests.players.seats import decide, opened
from tests.playing import scenario_of

THINKING = ("cautious", "opportunist", "dove", "hawk", "wrecker")


class Watched(LocalTable):
    """A table that remembers what was refused."""

    refused: list[tuple[Action, Said]]

    def send(self, action: Action, *, token: str = "", reason: str = "") -> Ack | Refusal:
        refusal = why_not(self.scenario, self.state, action)
        if refusal is not None:
            self.__dict__.setdefault("refused", []).append((action, refusal))
        return super().send(action, token=token, reason=reason)


def game_of(name: str, *bots: str, seed: int = 0) -> Watched:
    scenario = scenario_of(name)
    seats = {s: bots[n % len(bots)] for n, s in enumerate(scenario.seats)}
    table = Watched(scenario, seed=seed, seats=seats)
    run(table)
    return table


def test_the_folder_holds_the_styles_that_the_rules_speak_of() -> None:
    assert {*THINKING, "random", "passer", "accepter"} <= set(styles())


@pytest.mark.parametrize("style", sorted(styles()))
def test_a_style_plays_the_tiny_game_to_its_end_without_a_refused_act(style: str) -> None:
    table = game_of("tiny", style)

    assert table.state.phase == "ended"
    assert table.__dict__.get("refused", []) == []


@pytest.mark.parametrize("style", sorted(styles()))
def test_a_style_gives_a_reason_with_specifics(style: str) -> None:
    decision = decide(opened("tiny"), "eu", style)

    assert decision.because.given, decision.because.words


def test_a_mixed_table_plays_the_crisis_to_its_end_without_a_refused_act() -> None:
    table = game_of("rare_earth_crackdown", "cautious", "hawk", "opportunist")

    assert table.state.phase == "ended"
    assert table.__dict__.get("refused", []) == []


def test_the_passer_only_says_that_it_is_ready() -> None:
    table = game_of("tiny", "passer")

    assert {type(p.action) for p in table.played if p.action.by in table.scenario.seats} == {Ready}


def test_the_accepter_signs_what_is_offered_and_orders_nothing() -> None:
    table = game_of("tiny", "random", "accepter", "accepter", seed=3)
    seats = list(table.scenario.seats)[1:]
    mine = [p.action for p in table.played if p.action.by in seats]

    assert {type(a) for a in mine} <= {Sign, Ready}
    assert not any(isinstance(a, PlaceOrder) for a in mine)


def test_random_does_everything_a_seat_can_do() -> None:
    done = {type(p.action) for seed in range(12) for p in game_of("tiny", "random", seed=seed).played}

    assert {PlaceOrder, Propose, Sign, Refuse, Threaten, Speak, Ready} <= done


def test_the_reason_on_an_order_gives_no_number_away() -> None:
    table = game_of("rare_earth_crackdown", "cautious")
    reasons = [p.action.reason for p in table.played if isinstance(p.action, PlaceOrder)]

    assert reasons
    assert all(reason and not any(c.isdigit() for c in reason) for reason in reasons)
