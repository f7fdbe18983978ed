"""Ways of an author through the screen, with real files that change on disk while it is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.authoring.load import find
from engine.authoring.paths import shipped_files
from tests.authoring.small_scenario import SMALL
from tests.tui.harness import text_of, wait_for
from tui.app import BrinkApp
from tui.local_workshop import LocalWorkshop
from tui.panels.author import FindingsPanel
from tui.run import make_app
from tui.screens.author import AuthorScreen
from tui.screens.author_files import AuthorFilesScreen
from tui.screens.confirm import Confirm
from tui.screens.table import TableScreen
from tui.trial_desk import TrialDesk

BROKEN = SMALL.replace("home: 58", "home: 158").replace("region: us", "regoin: us")


@pytest.fixture(autouse=True)
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.screens.author.EVERY", 0.05)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "small.yaml"


class Author:
    """A person before the screen, who also saves the file."""

    def __init__(self, pilot: Pilot[None], file: Path) -> None:
        self.pilot, self.file = pilot, file
        self.app: Any = pilot.app

    def save(self, text: str) -> None:
        """Save as editors do: a new file takes the place of the old one."""
        fresh = self.file.with_suffix(".tmp")
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, self.file)

    async def until(self, done: Callable[[], bool]) -> None:
        await wait_for(self.pilot, done, 30)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def reads(self, words: str) -> None:
        await self.until(lambda: words in self.text)

    @property
    def text(self) -> str:
        return text_of(self.app.screen)

    @property
    def desk(self) -> TrialDesk:
        assert isinstance(self.app.desk, TrialDesk)
        return self.app.desk

    async def begin(self, round: int) -> None:
        """Start a trial game at a round, by keys."""
        await self.reads("no problems")
        await self.press("5", "down", *("right",) * (round - 1), "s")
        await self.until(lambda: isinstance(self.app.screen, TableScreen) and self.app.screen.view is not None)


def opened(file: Path, text: str = SMALL, at_once: dict[str, str] | None = None) -> BrinkApp:
    file.write_text(text, encoding="utf-8")
    times = iter(f"14:{minute}" for minute in range(10, 60))
    return make_app(workshop=LocalWorkshop(file, clock=lambda: next(times), at_once=at_once))


async def test_problems_are_mended_one_after_the_other_until_the_list_is_empty(file: Path) -> None:
    async with opened(file, BROKEN).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.reads("2 errors  read 14:10")
        assert "home: 158" in author.text
        assert "^^^" in author.text
        assert "must be at most 100" in author.text
        await author.press("down")
        assert "did you mean 'region'?" in author.text

        author.save(BROKEN.replace("home: 158", "home: 58"))
        await author.reads("1 error  reloaded 14:11")
        assert "home: 158" not in author.text

        author.save(SMALL)
        await author.reads("no problems  reloaded 14:12")
        assert "Nothing to mend" in author.text


async def test_enter_tells_what_a_code_means(file: Path) -> None:
    async with opened(file, BROKEN).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.reads("2 errors")
        await author.press("down", "enter")

        await author.reads("an unknown key")
        assert "Good" in author.text
        await author.press("escape")
        assert isinstance(author.app.screen, AuthorScreen)


async def test_previews_are_what_players_read_and_each_seat_has_its_own(file: Path) -> None:
    async with opened(file).run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.reads("no problems")
        await author.press("2")
        assert "Small" in author.text
        await author.press("3")
        first = author.text
        await author.press("right")
        assert author.text != first
        await author.press("left")
        assert author.text == first
        await author.press("v")
        assert "Only this seat reads" in author.text
        await author.press("4")
        assert "Players do not see" in author.text


async def test_a_save_keeps_the_tab_the_seat_and_the_mark(file: Path) -> None:
    warned = SMALL.replace("source: made up", "")
    async with opened(file, BROKEN).run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.reads("2 errors")
        await author.press("down")
        marked = author.app.screen.query_one(FindingsPanel).marked
        author.save("# a line more\n" + BROKEN)
        await author.reads("reloaded 14:11")
        assert author.app.screen.query_one(FindingsPanel).marked == marked

        author.save(SMALL)
        await author.reads("no problems")
        await author.press("3", "right", "v")
        seat = author.app.screen.seat
        author.save(warned)
        await author.reads("reloaded 14:13")
        assert author.app.screen.seat == seat
        assert "Only this seat reads" in author.text


async def test_while_the_file_has_errors_the_previews_are_those_of_before_and_say_so(file: Path) -> None:
    async with opened(file).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.reads("no problems")
        await author.press("2")
        author.save("format: 1\n  broken: [yaml")
        await author.reads("this is how it was at 14:10")

        assert "Small" in author.text


async def test_a_file_that_is_gone_is_said_and_comes_back(file: Path) -> None:
    async with opened(file).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.reads("no problems")
        file.rename(file.with_suffix(".away"))
        await author.reads("small.yaml is not there any more")
        file.with_suffix(".away").rename(file)

        await author.until(lambda: "not there" not in author.text)
        assert "no problems" in author.text


async def test_a_file_that_is_empty_for_a_moment_is_not_told(file: Path) -> None:
    file.write_text(SMALL, encoding="utf-8")
    shop = LocalWorkshop(file, clock=lambda: "14:10")
    assert shop.look() is not None
    file.write_text("", encoding="utf-8")

    assert shop.look() is None
    file.write_text(SMALL + "# done\n", encoding="utf-8")
    draft = shop.look()
    assert draft is not None
    assert not draft.errors

    file.write_text("", encoding="utf-8")
    assert shop.look() is None
    told = shop.look()
    assert told is not None
    assert told.findings[0].code == "Y113"


async def test_a_problem_below_an_overlay_is_told_with_its_own_file_and_line(file: Path) -> None:
    base = file.with_name("base.yaml")
    base.write_text(BROKEN, encoding="utf-8")
    async with opened(file, "format: 1\nextends: base.yaml\ntitle: Over it\n").run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.reads("2 errors")
        assert "base.yaml: " in author.text
        assert "of base.yaml" in author.text

        base.write_text(SMALL, encoding="utf-8")
        await author.reads("no problems")
        assert "Over it" in author.text


async def test_a_trial_begins_at_a_round_and_leads_back_to_the_file(file: Path) -> None:
    async with opened(file).run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.begin(round=2)
        assert "Round 2 of 2" in author.text
        assert "Trial" in author.text

        await author.press("escape")
        await author.until(lambda: isinstance(author.app.screen, AuthorScreen))
        await author.reads("round 2 of 2, talks")
        await author.press("g")
        await author.until(lambda: isinstance(author.app.screen, TableScreen))
        assert not list((file.parent / "home").rglob("*.brink"))


async def test_a_save_during_the_trial_shows_the_same_table_of_the_new_file(file: Path) -> None:
    async with opened(file).run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.begin(round=2)
        acts = len(author.desk.game.played)
        author.save(SMALL.replace("title: Small", "title: Larger").replace("home: 48", "home: 60"))

        await author.reads("the same game on the new file")
        assert "Larger" in author.text
        assert "Round 2 of 2" in author.text
        assert len(author.desk.game.played) == acts


async def test_a_trial_of_a_shipped_scenario_at_its_third_round_goes_on_after_a_save(file: Path) -> None:
    shipped = find("salt_and_silk").text
    async with opened(file, shipped).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.begin(round=3)
        assert "Round 3 of 3" in author.text
        await author.press("c")
        await author.until(lambda: author.app.current_mode == "charts")
        author.save(shipped.replace("title: Salt and silk", "title: Brine and silk"))

        await author.until(lambda: "the same game" in author.desk.word)
        assert author.app.current_mode == "charts"
        await author.reads("Charts")
        await author.press("escape")
        await author.reads("Brine and silk")


async def test_a_save_that_breaks_the_file_leaves_the_trial_alone(file: Path) -> None:
    async with opened(file).run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.begin(round=2)
        game = author.desk.game
        author.save(BROKEN)
        await author.reads("2 errors")

        assert author.desk.game is game
        assert isinstance(author.app.screen, TableScreen)


async def test_leaving_with_a_trial_under_way_is_asked(file: Path) -> None:
    async with opened(file).run_test(size=(80, 24)) as pilot:
        author = Author(pilot, file)
        await author.begin(round=1 + 1)
        await author.press("escape")
        await author.until(lambda: isinstance(author.app.screen, AuthorScreen))
        await author.press("escape")
        await author.until(lambda: isinstance(author.app.screen, Confirm))
        await author.press("y")

        await author.until(lambda: author.app.current_mode == "menu")
        assert author.app.workshop is None


async def test_watch_play_opens_the_table_as_soon_as_the_file_is_right(file: Path) -> None:
    app = opened(file, BROKEN, at_once={"seat": "us", "round": "2"})
    async with app.run_test(size=(120, 36)) as pilot:
        author = Author(pilot, file)
        await author.reads("2 errors")
        author.save(SMALL)

        await author.until(lambda: isinstance(author.app.screen, TableScreen) and author.app.screen.view is not None)
        assert author.desk.at == "us"
        assert "Round 2 of 2" in author.text


async def test_a_new_file_is_written_from_the_template_and_opened(tmp_path: Path) -> None:
    app = make_app(writing=True)
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(pilot, tmp_path)
        await author.until(lambda: isinstance(app.screen, AuthorFilesScreen) and app.screen.focused is not None)
        assert "Shipped" in author.text
        await author.press("n", *"salt", "enter")

        await author.reads("salt.yaml")
        await author.reads("no problems")
        assert (tmp_path / "home" / "scenarios" / "salt.yaml").is_file()
        await author.press("escape")
        await author.until(lambda: app.current_mode == "menu")


async def test_what_ships_is_only_read(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in shipped_files()}
    app = make_app(writing=True)
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(pilot, tmp_path)
        await author.until(lambda: isinstance(app.screen, AuthorFilesScreen) and app.screen.focused is not None)
        await author.press("enter")

        await author.reads("read only")

    assert {path: path.read_bytes() for path in shipped_files()} == before
    assert not list((tmp_path / "home").rglob("*.yaml"))
