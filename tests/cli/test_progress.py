"""What takes long shows how far it is: on standard error, only on a terminal, and the line is wiped at the end."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from threading import Condition
from types import SimpleNamespace

import pytest

from tui.cli import main
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
