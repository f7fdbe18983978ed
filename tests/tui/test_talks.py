"""The negotiation room over a real game: whose words stand in its log, and that no draft is lost."""

from __future__ import annotations

from itertools import product

import pytest

from engine import Actor, LocalTable, PlaceOrder, Refusal, Refuse, Scenario, Seat, Sign, Speak, run
from engine.authoring.load import find
from engine.events import DealRatified
from tui.present.look import Look
from tui.present.room import Draft, Room, open_offer
from tui.session import LocalDesk

EU, CHINA, US = Seat("eu"), Seat("china"), Seat("us")


@pytest.fixture(scope="module")
def rare() -> Scenario:
    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    return scenario


def table_of(scenario: Scenario) -> LocalTable:
    """A table of three people, at the first talks."""
    table = LocalTable(scenario, profile="full", seats={str(s): "human" for s in scenario.seats}, seed=1)
    run(table)
    assert table.state.phase == "talks"
    return table


def package(desk: LocalDesk, partner: str) -> None:
    """One clause of each side into the draft."""
    desk.room(partner)
    menu = [e.id for e in desk.menu("clause")]
    theirs, ours = ([i for i in menu if i.startswith(f"{giver}/")] for giver in (partner, desk.at))
    for two in product(theirs, ours):
        for subject in two:
            assert desk.submit("clause", subject, {}) == ""
        if any(line.tone == "good" for line in desk.room(partner).checks):
            return
        desk.drop_clause(partner, 2)
        desk.drop_clause(partner, 1)
    raise AssertionError("no two clauses make a package")


def spoken(table: LocalTable, seat: Seat, partner: Seat) -> list[str]:
    look = Look(table.scenario, table.view(seat))
    return [line.text for line in Room(look, Draft(str(partner)), table.log(seat)).talk()]


def test_a_log_holds_only_what_is_between_the_two(rare: Scenario) -> None:
    table = table_of(rare)
    desk = LocalDesk(table)
    desk.take_over("")
    desk.seen()
    package(desk, "china")
    assert desk.deal("china", "offer") == ""
    (offer,) = table.state.offers
    table.send(Speak(by=Actor(US), words="to China alone", to=(CHINA,)))
    table.send(Speak(by=Actor(CHINA), words="to the US alone", to=(US,)))
    table.send(Speak(by=Actor(CHINA), words="to everybody"))
    table.send(Refuse(by=Actor(CHINA), offer=offer))

    with_china, with_us = spoken(table, EU, CHINA), spoken(table, EU, US)
    assert any("refuses" in line for line in with_china)
    assert not any("offer" in line or "refuses" in line for line in with_us)
    assert any("to everybody" in line for line in with_china)
    assert not any("to everybody" in line for line in with_us)
    assert any("to the US alone" in line for line in spoken(table, CHINA, US))
    assert not any("alone" in line for line in spoken(table, CHINA, EU))


def test_an_offer_the_other_side_refuses_comes_back_to_be_mended(rare: Scenario) -> None:
    table = table_of(rare)
    desk = LocalDesk(table)
    desk.take_over("")
    desk.seen()
    package(desk, "china")
    before = desk.room("china").clauses
    assert desk.deal("china", "offer") == ""
    (offer,) = table.state.offers
    table.send(Refuse(by=Actor(CHINA), offer=offer))

    room = desk.room("china")
    assert [c.sentence for c in room.clauses] == [c.sentence for c in before]
    assert room.version == "your last offer"
    assert "offer" in room.actions
    assert desk.deal("china", "offer") == ""


def test_a_signed_offer_leaves_the_table_clean(rare: Scenario) -> None:
    table = table_of(rare)
    desk = LocalDesk(table)
    desk.take_over("")
    desk.seen()
    package(desk, "china")
    assert desk.deal("china", "offer") == ""
    (offer,) = table.state.offers
    table.send(Sign(by=Actor(CHINA), offer=offer))

    assert table.state.deals
    assert desk.room("china").clauses == ()


def test_an_offer_the_rules_refuse_stays_on_the_table_as_a_draft(rare: Scenario) -> None:
    desk = LocalDesk(table_of(rare))
    desk.take_over("")
    desk.seen()
    desk.room("china")
    subject = next(e.id for e in desk.menu("clause") if e.id.startswith("eu/"))
    assert desk.submit("clause", subject, {}) == ""

    assert desk.deal("china", "offer")
    assert len(desk.room("china").clauses) == 1


def test_the_blocs_in_a_ratification_are_those_of_the_home_that_is_asked(rare: Scenario) -> None:
    table = table_of(rare)
    desk = LocalDesk(table)
    desk.take_over("")
    desk.seen()
    desk.at = US
    package(desk, "china")
    room = desk.room("china")
    names = {s: {rare.text(f"seats.{s}.blocs.{b.id}.name") for b in rare.seats[s].blocs} for s in (US, CHINA)}
    for count in room.counts:
        own, foreign = names[Seat(count.power.id)], names[CHINA if count.power.id == US else US]
        told = {name for name, _ in count.parts}
        assert told & own, count
        assert not told & (foreign - own), count

    assert desk.deal("china", "offer") == ""
    offer = open_offer(desk.mine, "china")
    assert offer is not None
    table.send(Sign(by=Actor(CHINA), offer=offer.id))
    while table.state.round == 1:
        desk.at = next(iter(table.due.seats), None)
        desk.end_turn()
    said = [e for p in table.played for e in p.turn.events if hasattr(e, "seat") and "home of" in e.because.words]
    asked = [e for e in said if str(e.seat) == US]
    for event in asked:
        text = desk.look(None).tell(event.because)
        assert any(name in text for name in names[US]) or isinstance(event, DealRatified)
        assert not any(name in text for name in names[CHINA] - names[US]), text


def test_a_due_threat_that_lies_in_the_tray_is_not_warned_of(rare: Scenario) -> None:
    desk = LocalDesk(LocalTable(rare, profile="full", seats={"eu": "passer", "china": "passer", "us": "human"}, seed=1))
    desk.seen()
    assert desk.submit("threat", "tariff", {"due": "2", "public": "yes"}) == ""
    (threat,) = desk.game.state.threats.values()
    while desk.game.state.round < threat.due or desk.game.state.phase != "orders":
        desk.seen() if desk.stage in ("reveal", "sheet") else desk.end_turn()
    assert any("dropping it costs" in line for line in desk.table().ending)

    order = PlaceOrder(by=Actor(US), instrument=threat.instrument, use=threat.use)
    assert not isinstance(desk.game.send(order), Refusal)
    assert "Your threat is due now; order 1 carries it out." in desk.table().ending
    assert not any("dropping it costs" in line for line in desk.table().ending)


def test_a_threat_form_aims_at_somebody_who_has_something_to_give(rare: Scenario) -> None:
    desk = LocalDesk(LocalTable(rare, profile="full", seats={"eu": "passer", "china": "passer", "us": "human"}, seed=1))
    desk.seen()

    first = desk.form("threat", "tariff", {})
    assert first.preview is not None
    assert first.preview.refusal == ""
    assert any(f.name == "unless" for f in first.fields)
    aimed = desk.form("threat", "tariff", {"against": "eu"})
    assert aimed.preview is not None
    assert aimed.preview.refusal.startswith("There is nothing a threat could ask of the EU now")


def test_what_nobody_fears_is_offered_as_a_pledge(rare: Scenario) -> None:
    desk = LocalDesk(LocalTable(rare, profile="full", seats={"eu": "passer", "china": "passer", "us": "human"}, seed=1))
    desk.seen()

    form = desk.form("threat", "dialogue", {})
    assert form.title.startswith("Pledge: ")
    assert form.preview is not None
    assert form.preview.refusal == ""


def test_the_guided_game_advises_in_the_negotiation_room_too(rare: Scenario) -> None:
    seats = {"eu": "human", "china": "passer", "us": "passer"}
    desk = LocalDesk(LocalTable(rare, profile="full", seats=seats, seed=1), learn=True)
    desk.seen()

    assert desk.room("china").advice.startswith("Press a for what China could give you")
    subject = next(e.id for e in desk.menu("clause") if e.id.startswith("eu/"))
    desk.submit("clause", subject, {})
    assert desk.room("china").advice.startswith("Each side must give something")
    desk.drop_clause("china", 1)
    package(desk, "china")
    assert "o " in desk.room("china").advice
    desk.deal("china", "offer")
    assert desk.room("china").advice.startswith("Your offer waits for China")
    desk.learn = False
    assert desk.room("china").advice == ""
