"""Going back: one's own acts, what it takes back in a sentence, and never behind what another person has seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine import LocalTable, Scenario, Threaten, open_save
from engine.authoring.load import find
from tests.tui.desks import SampleDesk
from tests.tui.harness import make_app, wait_for
from tui import viewmodels as vm
from tui.app import BrinkApp
from tui.home import fresh_save
from tui.lobby import HouseLobby
from tui.screens.confirm import Confirm
from tui.screens.fields import Picker
from tui.session import LocalDesk
from tui.words import beside, kept, opens


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    scenario = find("tiny").scenario
    assert scenario is not None
    return scenario


def desk(scenario: Scenario, *people: str, path: Path | None = None) -> LocalDesk:
    seats = {str(s): "human" if s in people else "cautious" for s in scenario.seats}
    return LocalDesk(LocalTable(scenario, seats=seats, seed=1, path=path))


def sit(d: LocalDesk) -> None:
    """The next person sits down at the table."""
    while d.stage != "table":
        {"hand_over": lambda: d.take_over(""), "sheet": d.seen, "reveal": d.seen}[d.stage]()


def test_nothing_is_done_and_nothing_can_be_taken_back(tiny: Scenario) -> None:
    d = desk(tiny, "eu")
    d.seen()

    assert d.ways_back() == ()
    assert d.go_back("0")


def test_going_back_before_the_end_of_the_talks(tiny: Scenario, tmp_path: Path) -> None:
    d = desk(tiny, "eu", path=tmp_path / "tiny.brink")
    d.seen()
    d.end_turn()
    order = next(e.id for e in d.menu("order") if not e.barred)
    assert d.submit("order", order, {}) == ""

    placed, ended = d.ways_back()
    assert placed.label.startswith("Before your order: ")
    assert ended.label == "Before the end of your talks"
    assert ended.help.startswith("Round 1. Takes back 2 acts of yours")
    assert d.go_back(ended.value) == ""

    assert d.stage == "table"
    assert d.table().status.phase == "TALKS"
    assert d.table().orders.lines == ()
    d.leave()
    assert open_save(tmp_path / "tiny.brink").state.phase == "talks"
    assert order in (tmp_path / "tiny.brink").read_text(encoding="utf-8")


def test_one_person_may_go_back_behind_a_reveal_and_is_told_how_far(tiny: Scenario) -> None:
    d = desk(tiny, "eu")
    d.seen()
    d.end_turn()
    d.end_turn()
    sit(d)
    assert d.table().status.round == "Round 2 of 2"

    first = d.ways_back()[-1]
    assert "China and the US did since, 1 round in all." in first.help
    assert d.go_back(first.value) == ""
    assert d.table().status.round == "Round 1 of 2"
    d.end_turn()
    d.end_turn()
    assert d.stage == "reveal"


def test_what_another_person_has_seen_stays(tiny: Scenario) -> None:
    d = desk(tiny, "eu", "us")
    sit(d)
    assert d.pass_on() == ""
    sit(d)
    assert d.at == "us"
    subject = next(e.id for e in d.menu("threat") if (p := d.form("threat", e.id, {}).preview) and not p.refusal)
    assert d.submit("threat", subject, {}) == ""
    (threat,) = d.ways_back()
    assert threat.barred == ""

    for seat in ("eu", "us"):
        assert d.pass_on() == ""
        sit(d)
        assert d.at == seat
    assert d.ways_back()
    assert all(o.barred == "European Union has seen what came after" for o in d.ways_back())
    assert d.go_back(d.ways_back()[0].value) == "European Union has seen what came after"
    assert any(isinstance(p.action, Threaten) for p in d.game.played)


def test_after_a_reveal_that_all_have_watched_nothing_goes_back(tiny: Scenario) -> None:
    d = desk(tiny, "eu", "us")
    while d.stage != "reveal":
        {"hand_over": lambda: d.take_over(""), "sheet": d.seen, "table": d.end_turn}[d.stage]()
    sit(d)

    assert d.ways_back()
    assert all(o.barred for o in d.ways_back())


async def pick_way_back(app: BrinkApp, pilot: Pilot[Any], *keys: str) -> None:
    """Ask at the table for ways back and choose one, up to the question that comes then."""
    await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
    await pilot.press("ctrl+z")
    await wait_for(pilot, lambda: isinstance(app.screen, Picker))
    await pilot.press(*keys)
    await wait_for(pilot, lambda: isinstance(app.screen, Confirm))


async def test_the_screen_asks_how_far_and_then_once_more() -> None:
    ways = (
        vm.Option("7", "Before your order: Stockpile", "Round 2. Takes back 1 act of yours."),
        vm.Option("3", "Before the end of your talks", "Round 2. Takes back 4 acts of yours.", "China has seen it"),
    )
    shown = SampleDesk(ways_back=ways)
    app = make_app(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await pick_way_back(app, pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert app.screen.question == "Go back to before your order: Stockpile?"
        await pilot.press("y")
        await wait_for(pilot, lambda: ("go_back", "7") in shown.asked)


async def test_with_nothing_to_take_back_the_screen_says_so() -> None:
    shown = SampleDesk()
    app = make_app(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "table" and app.screen.focused is not None)
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: any("nothing of yours" in n.message for n in app._notifications))
        assert app.current_mode == "table"

    assert not any(asked[0] == "go_back" for asked in shown.asked)


def test_a_copy_goes_on_in_a_save_of_its_own_and_the_old_one_stays(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    first = fresh_save("tiny")
    table = LocalTable(tiny, seats={"eu": "human", "china": "cautious", "us": "human"}, seed=1, path=first)
    d = LocalDesk(table, words={"eu": "tulip"}, learn=True)
    assert d.take_over("tulip") == ""
    sit(d)
    d.end_turn()
    before, played, shown = first.read_bytes(), [p.action for p in d.game.played], d.look(None).state
    d.take_over("")
    sit(d)

    assert d.copy_told() == (
        "You go on in a copy: Tiny 2 (tiny-002.brink).",
        "This game stays as it is now: Tiny 1 (tiny-001.brink). Continue in the menu lists both.",
    )
    assert d.go_on_in_copy() == ""

    second = first.with_name("tiny-002.brink")
    assert d.game.path == second
    assert [p.action for p in d.game.played] == played
    assert d.look(None).state == shown
    d.end_turn()
    assert first.read_bytes() == before
    assert len(open_save(second).played) > len(open_save(first).played) == len(played)
    assert kept(second) == kept(first)
    assert opens("tulip", kept(second)[0]["eu"])
    assert {g.file for g in HouseLobby().saved_games()} == {str(first), str(second)}


def test_a_game_from_elsewhere_is_not_said_to_be_listed(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "home"))
    d = desk(tiny, "eu", path=tmp_path / "mine.brink")
    d.seen()

    assert d.copy_told()[1] == (
        "This game stays as it is now: Mine (mine.brink). Continue in the menu lists the copy only."
    )


def test_words_that_cannot_be_read_are_told_and_nothing_is_copied(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    d = desk(tiny, "eu", path=fresh_save("tiny"))
    d.seen()
    assert d.game.path is not None
    beside(d.game.path).write_text("{")

    assert "cannot be read" in d.go_on_in_copy()
    assert d.game.path.name == "tiny-001.brink"
    assert [path.name for path in d.game.path.parent.glob("*.brink")] == ["tiny-001.brink"]


def test_a_game_that_is_kept_nowhere_is_not_copied(tiny: Scenario) -> None:
    d = desk(tiny, "eu")
    d.seen()

    assert d.copy_told() == ()
    assert d.go_on_in_copy() == "this game cannot be copied now"


TOLD = ("You go on in a copy: Tiny 2 (tiny-002.brink).", "This game stays as it is now: Tiny 1 (tiny-001.brink).")


async def test_the_screen_offers_a_copy_beside_going_back_and_asks_once() -> None:
    shown = SampleDesk(ways_back=(vm.Option("7", "Before your order: Stockpile", "Round 2."),), copy_told=TOLD)
    app = make_app(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await pick_way_back(app, pilot, "end", "enter")
        assert isinstance(app.screen, Confirm)
        assert app.screen.question == "Go on in a copy of this game?"
        assert ("go_on_in_copy",) not in shown.asked
        await pilot.press("y")
        await wait_for(pilot, lambda: any(n.message == TOLD[0] for n in app._notifications))

    assert ("go_on_in_copy",) in shown.asked
    assert not any(asked[0] == "go_back" for asked in shown.asked)


async def test_a_copy_is_offered_also_with_nothing_to_take_back() -> None:
    shown = SampleDesk(copy_told=TOLD)
    app = make_app(shown)
    async with app.run_test(size=(80, 24)) as pilot:
        await pick_way_back(app, pilot, "enter")
        await pilot.press("n")
        await wait_for(pilot, lambda: not isinstance(app.screen, Confirm | Picker))

    assert ("go_on_in_copy",) not in shown.asked


def test_where_no_copy_can_be_written_the_game_says_so_and_goes_on(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "file" / "home"))
    d = desk(tiny, "eu", path=tmp_path / "mine.brink")
    d.seen()
    d.end_turn()

    assert d.ways_back()
    assert d.copy_told()
    assert "cannot be written" in d.go_on_in_copy()
    assert d.game.path == tmp_path / "mine.brink"
    d.end_turn()
    assert len(open_save(tmp_path / "mine.brink").played) == len(d.game.played)


def test_a_copy_that_cannot_keep_its_words_is_taken_away_again(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    first = fresh_save("tiny")
    table = LocalTable(tiny, seats={"eu": "human", "china": "cautious", "us": "cautious"}, seed=1, path=first)
    d = LocalDesk(table, words={"eu": "tulip"})
    d.take_over("tulip")
    sit(d)
    monkeypatch.setattr("tui.saved.keep", full)

    assert "No space left" in d.go_on_in_copy()
    assert list(first.parent.glob("*.brink")) == [first]
    assert d.game.path == first


def test_a_copy_of_a_game_whose_save_is_gone_does_not_promise_two(
    tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    d = desk(tiny, "eu", path=fresh_save("tiny"))
    d.seen()
    d.end_turn()
    assert d.game.path is not None
    d.game.path.unlink()

    assert d.copy_told() == (
        "You go on in a copy: Tiny 1 (tiny-001.brink).",
        "The save of this game is gone; the copy has all of it.",
    )
    assert d.go_on_in_copy() == ""
    assert open_save(tmp_path / "saves" / "tiny-001.brink").state.phase == "orders"
