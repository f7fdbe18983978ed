"""Meanings kept between runs: the same as the file, never older than it, and nothing that is odd is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.authoring.kept import folder, playable
from engine.authoring.load import load
from engine.authoring.paths import path_of
from engine.scenario import Scenario


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of a scenario that may be changed."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(path_of("tiny").read_bytes())
    return path


def kept() -> list[Path]:
    return sorted(folder().glob("*"))


@pytest.mark.parametrize("name", ["tiny", "rare_earth_crackdown"])
def test_what_is_kept_is_what_the_file_means(name: str) -> None:
    first, again = playable(name), playable(name)
    meant = load(path_of(name)).scenario

    assert isinstance(again, Scenario)
    assert isinstance(meant, Scenario)
    assert first == again == meant
    assert again.texts == meant.texts
    assert list(again.seats) == list(meant.seats)
    assert len(kept()) == 1


def test_a_changed_file_is_read_anew_and_the_old_meaning_goes(file: Path) -> None:
    before = playable(str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Home support", "Support at home") + "\n", encoding="utf-8")

    assert before is not None
    assert playable(str(file)) == load(file).scenario
    assert len(kept()) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"{}", b"[1, 2]", b"null", b"\xff\xfe", b'{"id": 3}'])
def test_a_damaged_meaning_is_made_anew(file: Path, damage: bytes) -> None:
    meant = playable(str(file))
    kept()[0].write_bytes(damage)

    assert playable(str(file)) == meant
    assert playable(str(file)) == meant
    assert len(kept()) == 1


def test_another_engine_reads_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    playable(str(file))
    before = kept()
    monkeypatch.setattr("engine.authoring.kept._engine", lambda: "another one")
    playable(str(file))

    assert len(kept()) == 1
    assert kept() != before


def test_a_file_with_errors_is_never_kept(file: Path) -> None:
    file.write_text("format: 1\nnonsense: yes\n", encoding="utf-8")

    assert playable(str(file)) is None
    assert kept() == []


def test_a_home_that_cannot_be_written_to_is_no_problem(file: Path, home: Path) -> None:
    home.write_text("a file where a folder should be", encoding="utf-8")

    assert playable(str(file)) == load(file).scenario
