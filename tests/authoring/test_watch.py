"""`brink watch`: a file is checked again when it, a file it extends, or its tests are saved; its own schema follows."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.authoring.watch import Watched
from tests.authoring.small_scenario import SMALL
from tui.cli import main
from tui.tasks.watch import keep_watch


def save(file: Path, text: str) -> None:
    """Save a file a moment later than before, as editors do."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text)
    os.utime(file, ns=(before + 10**9, before + 10**9))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    save(file, SMALL)
    return file


def after(*steps: Callable[[], None]) -> Callable[[], bool]:
    """A pause in which something is done each time; the watch ends when there is nothing left to do."""
    left = list(steps)

    def pause() -> bool:
        if not left:
            return False
        left.pop(0)()
        return True

    return pause


def test_a_file_is_loaded_once_and_again_when_it_was_saved(small: Path) -> None:
    watched = Watched(small)

    assert watched.fresh() is not None
    assert watched.fresh() is None
    save(small, SMALL.replace("format: 1", "format: 2"))
    loaded = watched.fresh()
    assert loaded is not None
    assert loaded.scenario is None
    assert watched.fresh() is None


def test_a_file_that_vanishes_and_comes_back_is_no_crash(small: Path) -> None:
    watched = Watched(small)
    watched.fresh()
    small.unlink()

    gone = watched.fresh()
    assert gone is not None
    assert [p.code for p in gone.problems] == ["Y115"]
    save(small, SMALL)
    assert watched.fresh() is not None


def test_a_file_that_is_extended_is_watched_too(small: Path) -> None:
    over = small.with_name("over.yaml")
    save(over, "format: 1\nextends: small.yaml\n")
    watched = Watched(over)
    assert watched.fresh() is not None

    save(small, SMALL.replace("home: 58", "home: 158"))

    loaded = watched.fresh()
    assert loaded is not None
    assert [Path(p.file).name for p in loaded.problems] == ["small.yaml"]


def test_each_save_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tests = small.with_name("small.tests.yaml")
    bad = "format: 1\ntests: {one: {says: One., play: [end_rond]}}\n"
    failing = "format: 1\ntests: {one: {says: One., play: [end_round], expect: [{round: {equals: 9}}]}}\n"
    steps = (
        lambda: None,
        lambda: save(small, SMALL.replace("region: us", "region: japn")),
        lambda: save(small, SMALL),
        lambda: save(tests, bad),
        lambda: save(tests, failing),
    )
    keep_watch(Watched(small, [tests]), play_tests=True, pause=after(*steps))

    told = capsys.readouterr().out
    assert told.count("small.yaml: no problems") == 2
    assert "there is no 'japn'" in told
    assert "'end_rond'" in told
    assert "this is round 2 [T405]" in told
    assert told.count("watching ") == 1


def test_the_schema_of_the_file_is_kept_fresh(small: Path) -> None:
    schema = small.with_suffix(".schema.json")
    assert main(["schema", str(small)]) == 0
    assert '"newcomer"' not in schema.read_text()

    keep_watch(Watched(small), play_tests=False, pause=after(lambda: save(small, SMALL.replace("queue:", "newcomer:"))))

    assert '"newcomer"' in schema.read_text()


def test_the_command_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "no/such.yaml"]) == 2
    assert "there is no file" in capsys.readouterr().err
