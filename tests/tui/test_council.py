"""The Council as the screen tells it: with the thresholds of the scenario that is played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine import LocalTable, Ratification, Scenario, Seat
from engine.authoring.load import find
from tests.tui.desks import SampleDesk, SampleLobby
from tests.tui.harness import SMALL, make_app, text_of, wait_for
from tui.app import BrinkApp
from tui.present.room import count_of
from tui.session import LocalDesk


@pytest.fixture
def other() -> Scenario:
    """The crisis before a council that asks for 11 states with 55.5 % of the population."""
    scenario = find("rare_earth_crackdown").scenario
    assert scenario is not None
    assert scenario.council is not None
    council = replace(scenario.council, states_needed=11, population_needed=5550)
    return replace(scenario, council=council, digest=f"{scenario.digest}/11")


@pytest.fixture
def desk(other: Scenario) -> LocalDesk:
    desk = LocalDesk(LocalTable(other, seats={"eu": "human", "china": "passer", "us": "passer"}, seed=1))
    desk.seen()
    return desk


async def test_the_forecast_tells_the_thresholds_of_this_council(desk: LocalDesk) -> None:
    app = BrinkApp(SampleLobby(None), desk=desk)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        await pilot.press("v")
        await wait_for(pilot, lambda: "needed: " in text_of(app.screen))
        shown = text_of(app.screen)

    assert "needed: 11 states and 55.5 %" in shown
    assert "11 states with 55.5 % carry it" in shown


def test_what_a_deal_needs_at_home_are_the_thresholds_of_this_council(desk: LocalDesk) -> None:
    found = Ratification((), needed=50, total=60, chance=6000)

    assert count_of(desk.mine, Seat("eu"), found, alone=False).need == "11 states, 55.5 %"


async def test_the_room_tells_where_the_mark_of_this_council_is(desk: LocalDesk) -> None:
    forecast, sample = desk.council(), SampleDesk().room("china")
    assert forecast is not None
    app = make_app(SampleDesk(room=replace(sample, forecast=forecast.bar)))
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        await pilot.press("d")
        await wait_for(pilot, lambda: "the mark is" in text_of(app.screen))
        assert "the mark is 55.5 %" in text_of(app.screen)
