"""What an order form shows before it is sealed: for you, the votes, the economies, the homes."""

from __future__ import annotations

import pytest

from engine import Actor, LocalTable, Ready, Refusal, Scenario, Seat, prospect, run
from engine.authoring.load import find
from tui import viewmodels as vm
from tui.plain import LineGame, Talk
from tui.plain.ordering import foresee
from tui.present import forms
from tui.present.look import Look
from tui.session import LocalDesk


@pytest.fixture(scope="module")
def rare() -> Scenario:
    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    return scenario


@pytest.fixture(scope="module")
def eu(rare: Scenario) -> LocalDesk:
    """The EU at its first orders."""
    desk = LocalDesk(LocalTable(rare, profile="full", seats={"eu": "human", "china": "passer", "us": "passer"}, seed=1))
    desk.seen()
    assert desk.end_turn() == ""
    return desk


def shown(desk: LocalDesk, instrument: str, **values: str) -> vm.Preview:
    preview = desk.form("order", instrument, values).preview
    assert preview is not None
    return preview


def of(preview: vm.Preview, word: str) -> vm.Effect:
    return next(e for e in preview.own if e.label.startswith(word))


def test_a_preview_names_your_result_against_the_mandate_and_your_exposure(eu: LocalDesk) -> None:
    preview = shown(eu, "joint_project")

    assert of(preview, "Result against no deal").text.startswith("+")
    assert of(preview, "Exposure in a year").text.endswith("safer")
    assert all(e.who is not None and e.who.id == "eu" for e in preview.own)


def test_a_store_that_fills_adds_weeks_of_cover_and_one_that_cannot_says_so(eu: LocalDesk) -> None:
    chips, magnets = shown(eu, "stockpile", input="legacy_chips"), shown(eu, "stockpile", input="magnets")

    assert of(chips, "Legacy chips in a year, else 4.0 wk").text == "+4.0 weeks"
    assert of(magnets, "Magnets in a year, else 0.0 wk").text == "no change"


def test_an_order_that_needs_the_council_tells_its_chance_and_what_a_refusal_costs(eu: LocalDesk) -> None:
    preview = shown(eu, "mandatory_diversification")

    (vote,) = preview.votes
    assert vote.text.startswith("Chance the Council carries it: ")
    assert "15 with 65 % are needed" in vote.text
    assert vote.text.endswith("Refused, it costs you -8 credibility.")


def test_an_order_nobody_votes_on_tells_no_chance(eu: LocalDesk) -> None:
    assert shown(eu, "stockpile").votes == ()


def test_what_is_refused_shows_the_reason_and_no_prospect(eu: LocalDesk) -> None:
    form = eu.form("order", "stockpile", {})
    for _ in range(3):
        eu.submit("order", "stockpile", {"input": "graphite"})
    try:
        assert eu.game.view(eu.at).points_left < 2
        refused = shown(eu, "stockpile")
        assert refused.refusal
        assert refused.own == ()
    finally:
        while eu.game.view(eu.at).tray:
            eu.undo("0")
    assert form.preview is not None
    assert form.preview.refusal == ""


def test_what_another_seat_has_sealed_does_not_move_a_preview(rare: Scenario) -> None:
    table = LocalTable(rare, profile="full", seats={str(s): "human" for s in rare.seats}, seed=1)
    run(table)
    for seat in rare.seats:
        assert not isinstance(table.send(Ready(by=Actor(seat))), Refusal)
    run(table)
    eu, china = (Look(rare, table.view(Seat(s))) for s in ("eu", "china"))
    mine, theirs = forms.order_of(eu, "joint_project", {}), forms.order_of(china, "export_licensing", {})
    assert mine is not None
    assert theirs is not None
    before = prospect(rare, eu.view, mine)

    assert not isinstance(table.send(theirs), Refusal)

    assert prospect(rare, table.view(Seat("eu")), mine) == before


def test_line_mode_shows_the_same_preview(rare: Scenario, eu: LocalDesk) -> None:
    said: list[str] = []
    game = LineGame(eu.game, Talk(lambda _: "", said.append))
    order = forms.order_of(eu.mine, "mandatory_diversification", {})
    assert order is not None

    foresee(game.sitting(Seat(eu.at)), order)

    text = "\n".join(said)
    assert "For you, if it is carried:" in text
    assert "Chance the Council carries it: " in text
    assert "European Union, Exposure in a year, " in text
