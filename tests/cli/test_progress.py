"""What takes long shows how far it is: on standard error, only on a terminal, and the line is wiped at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Condition
from types import SimpleNamespace

import pytest

from engine.host import move
from engine.table import LocalTable
from tests.playing import scenario_of
from tui.cli import main
from tui.plain import Leave, Talk
from tui.plain.game import LineGame
from tui.progress import Progress


class Terminal(StringIO):
    """A screen that remembers everything it was sent, and can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._changed = Condition()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        with self._changed:
            self._changed.notify_all()
            return super().write(text)

    def shows(self, text: str) -> bool:
        """Whether a text comes, sooner or later."""
        with self._changed:
            return self._changed.wait_for(lambda: text in self.getvalue(), timeout=60)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """Standard error as a terminal, and nobody who waits a second."""
    screen = Terminal()
    monkeypatch.setattr("tui.progress.sys", SimpleNamespace(stderr=screen))
    monkeypatch.setattr("tui.progress.AFTER", 0.0)
    monkeypatch.setattr("tui.progress.EVERY", 0.01)
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return screen


def wiped(shown: str) -> bool:
    """Whether the last thing on a screen is a line of blanks as wide as the widest before."""
    *lines, blanks, after = shown.split("\r")
    return not after and not blanks.strip() and len(blanks) == max(map(len, lines))


def test_it_shows_how_far_the_work_is_while_it_goes_on(terminal: Terminal) -> None:
    with Progress("games", 5) as progress:
        progress(3)
        assert terminal.shows("games: 3 of 5")
        progress(4)
        assert terminal.shows("games: 4 of 5")

    assert wiped(terminal.getvalue())


def test_shorter_words_leave_nothing_of_longer_ones_on_the_line(terminal: Terminal) -> None:
    with Progress("the reveal of round 1") as progress:
        assert terminal.shows("\rthe reveal of round 1 ...")
        progress.words = "the talks"
        assert terminal.shows("\rthe talks ... " + " " * 12 + "\r")


def test_a_fault_wipes_the_line_too(terminal: Terminal) -> None:
    def work() -> None:
        with Progress("games", 5):
            assert terminal.shows("games: 0 of 5")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()

    assert wiped(terminal.getvalue())


def test_nothing_is_shown_of_work_that_is_soon_done(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.progress.AFTER", 60.0)

    with Progress("games", 5):
        pass

    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "isatty", lambda: False)

    assert main(["autoplay", "tiny", "--games", "2"]) == 0
    assert terminal.getvalue() == ""


LONG = {
    "games": (("autoplay", "tiny", "--games", "2"), "rounds played: 0 of 4"),
    "one game": (("autoplay", "tiny", "--profile", "short"), "rounds played: 0 of 1"),
    "a replay": (("replay", "kept.brink"), "playing the save again ..."),
    "a figure": (("why", "kept.brink", "eu.home"), "playing the save again ..."),
    "history": (("history", "tiny"), "what really happened, round: "),
    "a check": (("check", "--play", "tiny", "salt_and_silk"), "checking file 2 of 2 ..."),
    "tests": (("test", "tiny"), "tests played: 0 of "),
    "a rehearsal": (("rehearse", "tiny", "--games", "2", "--thinking", "0"), "games rehearsed: 0 of 2"),
    "line mode": (("play", "tiny", "--plain", "--seat", "us=human"), "laying the table ..."),
}


@pytest.mark.parametrize("case", LONG)
def test_a_long_command_shows_its_progress(
    case: str, terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words, line = LONG[case]
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    if "kept.brink" in words:
        assert main(["autoplay", "tiny", "--save", "kept.brink"]) == 0
        terminal.truncate(0)
        terminal.seek(0)

    assert main(words) == 0
    assert f"\r{line}" in terminal.getvalue()
    assert wiped(terminal.getvalue())
    assert "\r" not in capsys.readouterr().out


def test_the_turns_of_the_others_in_line_mode_show_the_round_and_the_phase(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stop is waited for on the terminal, so that no work can be too quick to be seen."""
    told: list[str] = []

    def in_steps(table: LocalTable, progress: Callable[[], None]) -> None:
        while move(table):
            progress()
            state = table.state
            assert terminal.shows(f"\rround {state.round}, {state.phase}: the others play ...")

    monkeypatch.setattr("tui.plain.game.run", in_steps)
    game = LineGame(table_with_bots(), Talk(nobody, told.append))
    with pytest.raises(Leave):
        game.run()

    assert "round 1, talks: the others play" in terminal.getvalue()
    assert wiped(terminal.getvalue())
    assert not any("the others play" in line for line in told)


def test_the_turns_of_the_others_show_nothing_where_nobody_looks(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "isatty", lambda: False)

    with pytest.raises(Leave):
        LineGame(table_with_bots(), Talk(nobody, lambda _: None)).run()

    assert terminal.getvalue() == ""


def table_with_bots() -> LocalTable:
    scenario = scenario_of("tiny")
    return LocalTable(scenario, seats={s: "human" if s == "eu" else "passer" for s in scenario.seats}, seed=1)


def nobody(words: str) -> str:
    raise Leave
