"""Continue: every saved game, the newest first, damaged ones named with why and what can be done."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from engine import LocalTable, Scenario, Seat
from engine.authoring.load import find
from tests.tui.harness import text_of, wait_for
from tui.home import fresh_save, latest_saves
from tui.lobby import HouseLobby
from tui.panels.saves import SavesPanel
from tui.run import make_app
from tui.screens.saves import SavesScreen
from tui.session import LocalDesk
from tui.words import beside


@pytest.fixture
def scenario() -> Scenario:
    found = find("tiny").scenario
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    return tmp_path / "saves"


def left(scenario: Scenario, path: Path, when: int, words: dict[str, str] | None = None) -> Path:
    """A game left in its first orders."""
    seats = {str(s): "human" if s == "eu" or words else "passer" for s in scenario.seats}
    desk = LocalDesk(LocalTable(scenario, seats=seats, seed=1, path=path), words=words)
    if not words:
        desk.seen()
        desk.end_turn()
    desk.leave()
    os.utime(path, (when, when))
    return path


def test_saves_stand_newest_first_with_where_they_are(folder: Path, scenario: Scenario) -> None:
    old = left(scenario, folder / "tiny-001.brink", 1_700_000_000)
    new = left(scenario, folder / "tiny-002.brink", 1_700_100_000)
    lobby = HouseLobby()

    assert [game.id for game in lobby.saved_games()] == [str(new), str(old)]
    game = lobby.saved_game(str(new))
    assert (game.title, game.where) == ("Tiny 2", "round 1 of 2, orders")
    assert game.seats == "European Union by a person, China and United States by bots"
    assert game.problem == ""
    assert not isinstance(lobby.resume(str(old)), str)


def test_a_damaged_save_says_why_and_what_can_be_done_and_the_others_play(folder: Path, scenario: Scenario) -> None:
    sound = left(scenario, folder / "tiny-001.brink", 1_700_000_000)
    bad = left(scenario, folder / "tiny-002.brink", 1_700_100_000)
    raw = bad.read_bytes()
    bad.write_bytes(b"x" + raw[1:])
    lobby = HouseLobby()

    game = lobby.saved_game(str(bad))
    assert game.problem
    assert str(bad) not in game.problem
    assert "delete it; your other games are not touched" in game.remedy
    assert lobby.resume(str(bad)) == game.problem
    assert not isinstance(lobby.resume(str(sound)), str)
    assert bad.read_bytes() == b"x" + raw[1:]


def test_a_save_with_broken_seat_words_says_so(folder: Path, scenario: Scenario) -> None:
    save = left(scenario, folder / "tiny-001.brink", 1_700_000_000, words={"eu": "heron"})
    beside = folder / "tiny-001.brink.words"
    beside.write_text("{", encoding="utf-8")
    lobby = HouseLobby()

    game = lobby.saved_game(str(save))
    assert game.problem == f"The seat words in {beside} cannot be read."
    assert game.remedy.startswith("Delete that file to go on without seat words")
    answer = lobby.resume(str(save))
    assert isinstance(answer, str)
    assert answer.startswith(game.problem)
    beside.unlink()
    assert not isinstance(lobby.resume(str(save)), str)


def test_a_save_with_a_cut_tail_plays_and_says_what_was_lost(folder: Path, scenario: Scenario) -> None:
    save = left(scenario, folder / "tiny-001.brink", 1_700_000_000)
    save.write_bytes(save.read_bytes()[:-5])
    lobby = HouseLobby()

    game = lobby.saved_game(str(save))
    assert game.problem == ""
    assert game.note.startswith("Note: the last line of the save was cut off")


def test_a_game_that_goes_on_in_another_file_keeps_its_seat_words(folder: Path, scenario: Scenario) -> None:
    save = left(scenario, folder / "tiny-001.brink", 1_700_000_000, words={"eu": "heron"})
    table = LocalTable.open(save)
    table.close()
    table._go_on_in(folder / "tiny-001-2.brink")

    desk = LocalDesk.again(table, save=save)
    assert desk.hand_over().asks_word
    desk.leave()
    assert LocalDesk.again(LocalTable.open(folder / "tiny-001-2.brink")).words[Seat("eu")]


async def test_continue_opens_the_list_and_enter_goes_on_with_the_newest(folder: Path, scenario: Scenario) -> None:
    left(scenario, folder / "tiny-001.brink", 1_700_000_000)
    left(scenario, folder / "tiny-002.brink", 1_700_100_000)
    damaged = folder / "tiny-003.brink"
    damaged.write_bytes(b"nothing")
    os.utime(damaged, (1_699_000_000, 1_699_000_000))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, SavesScreen))
        panel = app.screen.query_one(SavesPanel)
        await wait_for(pilot, lambda: all(game.read for game in panel.vm or ()), timeout=20)
        assert [bool(game.problem) for game in panel.vm or ()] == [False, False, True]
        assert panel.marked.endswith("tiny-002.brink")
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.current_mode == "table" and app.desk is not None, timeout=20)
        assert isinstance(app.desk, LocalDesk)
        assert str(app.desk.game.path).endswith("tiny-002.brink")
        app.desk.leave()


def test_a_save_that_goes_away_while_the_menu_looks_does_not_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows may be open: a name that was listed can lead nowhere a moment later."""
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    (tmp_path / "saves").mkdir()
    (tmp_path / "saves" / "tiny-002.brink").touch()
    (tmp_path / "saves" / "tiny-001.brink").symlink_to(tmp_path / "gone.brink")

    assert [path.name for path in latest_saves()] == ["tiny-002.brink"]


def test_the_words_of_a_deleted_save_do_not_close_the_next_game(folder: Path, scenario: Scenario) -> None:
    left(scenario, fresh_save("tiny"), 1_700_000_000, words={"eu": "tulip"}).unlink()
    assert beside(folder / "tiny-001.brink").exists()

    again = HouseLobby().resume(str(left(scenario, fresh_save("tiny"), 1_700_000_001)))

    assert isinstance(again, LocalDesk)
    assert again.words == {}


async def test_the_menu_tells_to_the_minute_when_the_last_game_was_left(folder: Path) -> None:
    """At the smallest size, with a name that comes with the game, and numbers of two digits."""
    folder.mkdir()
    save = folder / "rare_earth_crackdown-012.brink"
    save.touch()
    when = datetime(2026, 11, 22, 5, 11).timestamp()
    os.utime(save, (when, when))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)

        assert "Rare earth crackdown 12, 22 Nov, 05:11" in text_of(app.screen)


async def test_where_no_game_can_be_saved_the_menu_says_so_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "saves").write_text("a file where the folder of saves should be")
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    told = HouseLobby().start("tiny", {})
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.current_mode == "menu" and app.screen.focused is not None)
        await pilot.press("enter")
        await wait_for(pilot, lambda: any("cannot be saved" in n.message for n in app._notifications))
        assert app.current_mode == "menu"

    assert isinstance(told, str)
    assert str(tmp_path / "saves") in told
