"""Files of one's own that have the name of a shipped scenario, or extend what is not there."""

from pathlib import Path

import pytest

from engine.authoring.kept import playable
from engine.authoring.load import find
from engine.authoring.overlay import files_of
from engine.authoring.paths import own_folder, path_of
from engine.authoring.shelf import shelf
from tui.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRINK_HOME", str(tmp_path))
    own_folder().mkdir(parents=True)
    return own_folder()


def test_a_file_of_the_name_of_a_shipped_one_extends_that_one(home: Path) -> None:
    (home / "tiny.yaml").write_text("format: 1\nextends: tiny\ntitle: Mine\n")

    loaded = find("tiny")

    assert loaded.problems == ()
    assert loaded.file is not None
    assert loaded.file.title == "Mine"
    assert [path.parent == home for path in files_of(path_of("tiny"))] == [True, False]
    assert playable("tiny") == loaded.scenario


def test_a_third_file_extends_the_own_one_and_that_the_shipped_one(home: Path) -> None:
    (home / "tiny.yaml").write_text("format: 1\nextends: tiny\ntitle: Mine\n")
    (home / "more.yaml").write_text("format: 1\nextends: tiny\nmarket: 1\n")

    loaded = find("more")

    assert loaded.file is not None
    assert loaded.file.title == "Mine"


def test_a_name_that_nothing_else_has_extends_itself(home: Path) -> None:
    (home / "alone.yaml").write_text("format: 1\nextends: alone\n")

    assert [problem.message for problem in find("alone").problems] == ["'alone' extends itself in the end"]


def test_the_list_says_why_a_file_cannot_be_played(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "lost.yaml").write_text("format: 1\nextends: tinny_thing\ntitle: Lost\n")

    assert main(["scenarios"]) == 0

    assert [entry.wrong[:33] for entry in shelf() if entry.wrong] == ["there is no scenario 'tinny_thing"]
    assert "cannot be played: there is no scenario 'tinny_thing'" in capsys.readouterr().out
