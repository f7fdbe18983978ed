"""The facilitator's hand: held cards come when they are brought, and time ends a phase for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Inject, LocalTable, Scenario, Seat, TimeUp, open_save
from engine.authoring.load import find
from engine.events import PhaseEntered
from tests.tui.desks import SampleDesk
from tests.tui.harness import SMALL, make_app, wait_for
from tui import viewmodels as vm
from tui.present.hints import hint
from tui.screens.confirm import Confirm
from tui.screens.fields import Picker
from tui.session import LocalDesk

POST, ASKED = "trump_post", "join_our_tariffs"


@pytest.fixture(scope="module")
def rare() -> Scenario:
    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    return scenario


def desk(scenario: Scenario, *people: str, path: Path | None = None, sealed: bool = True) -> LocalDesk:
    seats = {str(s): "human" if s in people else "passer" for s in scenario.seats}
    return LocalDesk(LocalTable(scenario, seats=seats, seed=1, path=path, sealed=sealed))


def sit(d: LocalDesk) -> None:
    """The next person sits down at the table."""
    while d.stage != "table":
        {"hand_over": lambda: d.take_over(""), "sheet": d.seen, "reveal": d.seen}[d.stage]()


def headlines(d: LocalDesk) -> str:
    return " ".join(n.text for n in d.table().news)


def test_all_held_cards_are_offered_with_headline_and_readers(rare: Scenario) -> None:
    d = desk(rare, "eu")
    sit(d)

    found = {o.value: o for o in d.cards()}
    assert set(found) == {b.id for b in rare.beats if b.held}
    assert len(found) >= 7
    assert found[POST].label == rare.text(f"beats.{POST}.headline")
    assert found[POST].help == "for all to read"
    assert found[ASKED].help == "only for the EU"


def test_a_card_is_brought_once_and_news_and_market_show_it(rare: Scenario, tmp_path: Path) -> None:
    d = desk(rare, "eu", path=tmp_path / "a.brink")
    sit(d)
    headline, before = rare.text(f"beats.{POST}.headline"), d.game.state.counts["market"]  # type: ignore[index]
    assert headline not in headlines(d)

    assert d.bring(POST) == ""

    assert headline in headlines(d)
    assert next(n for n in d.table().news if headline in n.text).fresh
    assert d.game.state.counts["market"] < before  # type: ignore[index]
    assert POST not in {o.value for o in d.cards()}
    assert "already happened" in d.bring(POST)
    d.leave()
    assert POST in open_save(tmp_path / "a.brink").state.beats


def test_a_card_for_one_seat_is_read_by_that_seat_alone(rare: Scenario) -> None:
    d = desk(rare, "us")
    sit(d)
    d.end_turn()
    assert d.table().status.phase == "ORDERS"

    assert d.bring(ASKED) == ""

    headline = rare.text(f"beats.{ASKED}.headline")
    assert headline not in headlines(d)
    told = {s: ASKED in [getattr(e, "beat", "") for e in d.game.log(Seat(s))] for s in ("eu", "us")}
    assert told == {"eu": True, "us": False}
    assert isinstance(d.game.played[-1].action, Inject)


def test_time_ends_the_talks_and_then_plays_what_is_sealed(rare: Scenario) -> None:
    d = desk(rare, "eu", "us")
    sit(d)
    d.end_turn()
    sit(d)
    assert d.time_told() == ("The US is still at it. The talks end for all; then come the orders.",)
    assert d.call_time() == ""
    sit(d)
    assert d.table().status.phase == "ORDERS"
    order = next(e.id for e in d.menu("order") if not e.barred)
    assert d.submit("order", order, {}) == ""

    (told,) = d.time_told()
    assert told.startswith("The EU and the US are still at it. What is sealed is played")
    assert d.call_time() == ""

    assert d.stage == "reveal"
    assert sum(isinstance(p.action, TimeUp) and p.action.by == "facilitator" for p in d.game.played) == 2
    assert any(order == getattr(p.action, "instrument", "") for p in d.game.played)


def test_time_in_orders_one_after_the_other_ends_one_turn_and_says_whose_comes_next(rare: Scenario) -> None:
    d = desk(rare, "china", "eu", sealed=False)
    sit(d)
    assert d.call_time() == ""
    sit(d)
    assert d.at == "china"

    (told,) = d.time_told()
    assert told.startswith("China is still at it.")
    assert told.endswith("Then it is the turn of the US.")
    assert d.call_time() == ""
    sit(d)

    assert (d.at, d.game.state.phase, d.game.due.seats) == ("eu", "orders", ("eu",))
    assert d.time_told() == (
        "The EU is still at it. What is ordered is done; who has ordered nothing places no order.",
    )


def test_where_seats_take_turns_nothing_is_called_sealed(rare: Scenario) -> None:
    d = desk(rare, "china", "eu", sealed=False)
    sit(d)
    notes = [d.table().orders.note]
    d.end_turn()
    sit(d)
    d.end_turn()
    sit(d)
    assert d.table().status.phase == "ORDERS"
    order = next(e.id for e in d.menu("order") if not e.barred)
    assert d.submit("order", order, {}) == ""

    table = d.table()
    entered = [str(e.because) for e in d.game.events() if isinstance(e, PhaseEntered)]
    told = " ".join([*notes, table.orders.note, hint(d.look(d.at)), *entered])

    assert not table.orders.sealed
    assert [
        words for words in ("seat after seat", "ends your turn", "seats give orders in turn") if words not in told
    ] == []
    assert "seal" not in told


def test_going_back_takes_a_card_back_and_says_so(rare: Scenario) -> None:
    d = desk(rare, "eu")
    sit(d)
    d.end_turn()
    assert d.bring(POST) == ""

    (way,) = d.ways_back()
    assert way.help == (
        "Round 1. Takes back 1 act of yours and what China and the US did since, with 1 card of the facilitator."
    )
    assert d.go_back(way.value) == ""
    assert POST in {o.value for o in d.cards()}


CARDS = (vm.Option("post", "A post rattles the table", "for all to read"), vm.Option("plant", "A plant stops"))


async def test_the_screen_warns_lists_shows_and_asks() -> None:
    shown = SampleDesk(cards_held=CARDS, card_told=("For all to read:", "A plant stops", "One supplier, one part."))
    app = make_app(shown)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm) and app.screen.question == "Bring a card?")
        await pilot.press("y")
        await wait_for(pilot, lambda: isinstance(app.screen, Picker))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        assert ("bring", "plant") not in shown.asked
        await pilot.press("y")
        await wait_for(pilot, lambda: ("bring", "plant") in shown.asked)


async def test_the_list_stays_closed_for_whoever_says_no_and_time_is_asked_once() -> None:
    shown = SampleDesk(cards_held=CARDS, time_told=("China is still at it.",))
    app = make_app(shown)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("n")
        await wait_for(pilot, lambda: not isinstance(app.screen, Confirm | Picker))
        await pilot.press("n")
        await wait_for(pilot, lambda: isinstance(app.screen, Confirm) and app.screen.question == "Time is up?")
        assert ("call_time",) not in shown.asked
        await pilot.press("y")
        await wait_for(pilot, lambda: ("call_time",) in shown.asked)

    assert shown.asked.count(("call_time",)) == 1
    assert not any(asked[0] == "bring" for asked in shown.asked)
