"""`brink upgrade`: from one format number to the next with comments kept; shown on a made-up older format."""

from pathlib import Path
from typing import Any

import pytest

from engine.authoring.load import load
from engine.authoring.upgrade import NEWEST, STEPS, NoUpgrade, upgraded
from tests.authoring.small_scenario import SMALL
from tui.cli import main

OLD = (
    SMALL.replace("format: 1", "format: 0  # the made-up older format")
    .replace("headline:", "title:")
    .replace("beats:\n", "# News comes in rounds.\nbeats:\n")
    .replace("    home: 48", "    home: 48  # they have seen better days")
    .replace("title: Small", "title: 'Small'")
)


def named_headlines(data: Any) -> list[str]:
    """The made-up step: what is a headline now was a title."""
    told = []
    for id, beat in data["beats"].items():
        beat.insert(list(beat).index("title"), "headline", beat.pop("title"))
        told.append(f"beats.{id}: 'title' is called 'headline'")
    return told


def test_every_older_format_has_a_step_and_the_newest_has_none() -> None:
    assert sorted(STEPS) == list(range(min(STEPS, default=NEWEST), NEWEST))


def test_an_older_file_becomes_a_file_of_today_with_its_comments() -> None:
    found = upgraded(OLD, "old.yaml", steps={0: named_headlines})

    assert (found.old, found.new) == (0, 1)
    assert found.changes == ("beats.queue: 'title' is called 'headline'",)
    assert load(found.text).problems == ()
    for kept in ("# the made-up older format", "# News comes in rounds.", "# they have seen better days", "'Small'"):
        assert kept in found.text


def test_only_what_the_step_changes_is_changed() -> None:
    before = OLD.split("\n")
    after = upgraded(OLD, "old.yaml", steps={0: named_headlines}).text.split("\n")

    changed = [line for line in after if line.strip() and line not in before]
    assert [line.strip().split(":")[0] for line in changed] == ["format", "queue"]


def test_steps_follow_each_other() -> None:
    steps = {-1: lambda data: ["one"], 0: named_headlines}
    found = upgraded(OLD.replace("format: 0", "format: -1"), "old.yaml", steps=steps)

    assert found.changes[0] == "one"
    assert load(found.text).problems == ()


def test_a_file_of_today_is_left_as_it_is() -> None:
    found = upgraded(SMALL, "small.yaml")

    assert found.text is SMALL
    assert found.changes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SMALL.replace("format: 1", "format: 9"), "knows formats up to 1"),
        (SMALL.replace("format: 1", "format: 0"), "there is no way from format 0 to 1"),
        (SMALL.replace("format: 1\n", ""), "does not say which format it has"),
        ("a: [", "cannot be read"),
        ("format: 0\na: &a [1]\nb: *a\n", "cannot be read"),
        ("- 1\n", "does not say which format it has"),
    ],
)
def test_what_cannot_be_upgraded_is_told(text: str, said: str) -> None:
    with pytest.raises(NoUpgrade, match=said):
        upgraded(text, "x.yaml")


def test_the_command_leaves_a_file_of_today_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL)

    assert main(["upgrade", str(file)]) == 0
    assert "nothing is changed" in capsys.readouterr().out
    assert file.read_text() == SMALL
    assert main(["upgrade", str(tmp_path / "no.yaml")]) == 2


def test_the_command_rewrites_an_older_file_and_keeps_the_old_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STEPS, 0, named_headlines)  # type: ignore[arg-type]  # a table of the module
    file = tmp_path / "old.yaml"
    file.write_text(OLD)

    assert main(["upgrade", str(file), "--print"]) == 0
    assert file.read_text() == OLD
    assert main(["upgrade", str(file)]) == 0
    assert load(file).problems == ()
    assert (tmp_path / "old.yaml.old").read_text() == OLD
    assert "'title' is called 'headline'" in capsys.readouterr().out
    file.write_text(OLD)
    assert main(["upgrade", str(file)]) == 2
